"""Answers to those who look around: by day, by person, by a link, in the other language."""

from dataclasses import replace

from bot.answers.about import tell_about
from bot.answers.answer import Advice, Answer, Card, Passage
from bot.answers.calendar import find_day, list_latest
from bot.answers.echoes import count_echoes, show_echoes
from bot.answers.holdings import Holdings
from bot.answers.languages import find_elsewhere, show_translation
from bot.answers.quote import show_passage
from bot.answers.request import (
    FindDay,
    FindSpeaker,
    ListLatest,
    ListTopic,
    OpenTopic,
    ShowAbout,
    ShowEchoes,
    ShowPassage,
)
from bot.answers.speaker import find_speaker
from bot.answers.starts import topic_code
from bot.answers.topic import list_topic
from bot.sources.states import state_of

Browsing = ListLatest | FindDay | FindSpeaker | OpenTopic | ShowPassage | ShowEchoes | ShowAbout


def browse(request: Browsing, holdings: Holdings, lang: str) -> Answer:
    """Return the answer to a request of this module's kinds; see `bot.answers.desk.answer`."""
    view = holdings.view
    match request:
        case ListLatest():
            return list_latest(request, view, lang)
        case FindDay():
            return find_day(request, holdings, lang)
        case FindSpeaker():
            return find_speaker(request, holdings, lang)
        case OpenTopic(code=code):
            names = (topic.name for topic in view.topics() if topic_code(topic.name) == code)
            name = next(names, None)
            return list_topic(ListTopic(name), view) if name else Advice("gone.topic")
        case ShowPassage(other=0):
            return show_passage(request, view) or Advice("gone.event")
        case ShowPassage():
            return show_translation(request, holdings)
        case ShowEchoes():
            return show_echoes(request, holdings)
        case ShowAbout():
            return tell_about(view)


def add_elsewhere(answer: Answer, holdings: Holdings) -> Answer:
    """Return the answer with its event's state, and with the ways to where it stands too."""
    if isinstance(answer, Card | Passage):
        event, view = answer.event, holdings.view
        state = state_of(event, view.check(event.number))
        answer = replace(answer, elsewhere=find_elsewhere(event, view), state=state)
    if isinstance(answer, Passage):
        said = answer.paragraph.text
        answer = replace(answer, echoes=count_echoes(said, answer.event.number, holdings))
    return answer
