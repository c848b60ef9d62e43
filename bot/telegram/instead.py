"""The buttons under an answer that nothing was found."""

from bot.answers.answer import Nothing
from bot.answers.request import ListTopic, ShowEvent, ShowPassage
from bot.messages import Phrases
from bot.model import Event
from bot.telegram.buttons import Button, Rows
from bot.telegram.taken import clip

_TITLE = 60


def lay_out_instead(answer: Nothing, t: Phrases) -> Rows:
    """Return a button for each thing that may be meant instead, and for what comes nearest."""
    rows: Rows = []
    if answer.topic:
        name = clip(answer.topic, _TITLE)
        rows.append([Button(t("instead.topic", name=name), ListTopic(answer.topic))])
    if answer.event:
        title = clip(answer.event.title, _TITLE)
        rows.append([Button(t("instead.event", title=title), ShowEvent(answer.event.number))])
    if answer.nearest and answer.nearest != answer.event:
        rows.append([_go_near(answer.nearest, answer.n, t)])
    return rows


def _go_near(event: Event, n: int, t: Phrases) -> Button:
    number, label = event.number, t("instead.nearest", title=clip(event.title, _TITLE))
    return Button(label, ShowPassage(number, n) if n else ShowEvent(number))
