"""The buttons under an answer."""

from bot.answers.answer import (
    Advice,
    Answer,
    Card,
    Choice,
    Context,
    Guide,
    Nothing,
    Page,
    Panel,
    Passage,
    SeeAlsoList,
    Translation,
)
from bot.answers.overviews import (
    About,
    Day,
    Echoes,
    Forgotten,
    Privacy,
    Recent,
    SpeakerChoice,
    SpeakerPage,
    TopicChoice,
    TopicIndex,
    TopicPage,
)
from bot.answers.papers import Cited, ExportOffer, Paper, Scope
from bot.answers.questions.findings import Answered, Unanswered
from bot.answers.request import (
    Cite,
    Export,
    FindEvent,
    ListSeeAlso,
    ListTopic,
    ListTopics,
    ReadEvent,
    ShowEvent,
    ShowStats,
)
from bot.answers.starts import start_topic
from bot.answers.subscribed import (
    Changes,
    FollowList,
    FollowOffer,
    FollowPanel,
    FollowPreview,
)
from bot.answers.trend import Stats, Trend
from bot.answers.verify.verdict import Report
from bot.messages import Phrases
from bot.telegram.buttons import (
    Button,
    Rows,
    elsewhere_button,
    in_rows,
    number_buttons,
    source_button,
    turn_buttons,
)
from bot.telegram.echoes import lay_out_echoes
from bot.telegram.follow_buttons import offer_to_follow
from bot.telegram.headings import MOST_POINTERS
from bot.telegram.instead import lay_out_instead
from bot.telegram.overviews import lay_out_overview
from bot.telegram.panel import lay_out_panel
from bot.telegram.papers import lay_out_paper
from bot.telegram.passages import lay_out_passage, lay_out_translation
from bot.telegram.questions import lay_out_answered, lay_out_unanswered
from bot.telegram.subscriptions import lay_out_subscribed
from bot.telegram.trends import lay_out_trend
from bot.telegram.verdicts import lay_out_report

__all__ = ["Button", "Rows", "lay_out"]


def lay_out(answer: Answer, t: Phrases) -> Rows:
    """The buttons for an answer, row by row; rows without buttons are left out."""
    return [row for row in (*_rows(answer, t), *offer_to_follow(answer, t)) if row]


def _rows(answer: Answer, t: Phrases) -> Rows:
    match answer:
        case Guide(examples=examples):
            asked = [[Button(text, request)] for text, request in examples]
            return [*asked, [Button(t("button.invite"), invite=True)]]
        case Card(event=event, elsewhere=elsewhere):
            read = [Button(t("button.read"), ReadEvent(event.number))] if event.paragraphs else []
            also = [Button(t("button.see_also"), ListSeeAlso(event.number))] * bool(event.see_also)
            other = elsewhere_button(elsewhere, ShowEvent, t)
            shares = [Button(t("button.stats"), ShowStats(event.number))]
            page = [Button(t("button.page"), page=event.key)] * bool(event.paragraphs)
            return [
                read + also + source_button(event, t),
                shares * (len(event.speakers) > 1) + page + other,
                [
                    Button(t("button.cite"), Cite(event.number)),
                    Button(t("button.save"), Export(Scope.EVENT, event.number)),
                ],
            ]
        case Nothing():
            return lay_out_instead(answer, t)
        case Choice(words=words, events=events, page=page, pages=pages, offset=offset):
            turn = turn_buttons(page, pages, lambda to: FindEvent(words, to))
            return [*number_buttons(events, offset), turn, [_save_events(answer, t)]]
        case Passage():
            return lay_out_passage(answer, t)
        case Page(event=event, page=page, pages=pages):
            turn = turn_buttons(page, pages, lambda to: ReadEvent(event.number, to))
            return [
                turn,
                [Button(t("button.event"), ShowEvent(event.number)), *source_button(event, t)],
            ]
        case Answered():
            return lay_out_answered(answer, t)
        case Unanswered():
            return lay_out_unanswered(answer)
        case Context(event=event, back=back):
            whole = Button(t("button.event"), ShowEvent(event.number))
            return [[Button(t("button.back"), back), whole, *source_button(event, t)]]
        case SeeAlsoList(event=event, pointers=pointers):
            found = [
                Button(f"{n}", ShowEvent(p.event.number))
                for n, p in enumerate(pointers[:MOST_POINTERS], 1)
                if p.event
            ]
            return [*in_rows(found), [Button(t("button.back"), ShowEvent(event.number))]]
        case TopicPage(topic=topic, events=events, page=page, pages=pages):
            turn = turn_buttons(page, pages, lambda to: ListTopic(topic.name, to))
            save = Button(t("button.export"), Export(Scope.TOPIC, page, words=topic.name))
            return [
                *number_buttons(events, answer.offset),
                turn,
                [save, _share_topic(topic.name, t)],
            ]
        case TopicChoice(topics=topics):
            return [[Button(topic.name, ListTopic(topic.name))] for topic in topics]
        case TopicIndex(topics=topics, page=page, pages=pages):
            names = [Button(f"{c.name} · {c.events}", ListTopic(c.name)) for c in topics]
            return [*in_rows(names, 2), turn_buttons(page, pages, ListTopics)]
        case Translation():
            return lay_out_translation(answer, t)
        case Recent() | Day() | SpeakerPage() | SpeakerChoice() | About() | Privacy() | Forgotten():
            return lay_out_overview(answer, t)
        case Echoes():
            return lay_out_echoes(answer, t)
        case Trend():
            return lay_out_trend(answer, t)
        case Report():
            return lay_out_report(answer, t)
        case Cited() | ExportOffer() | Paper():
            return lay_out_paper(answer, t)
        case Panel():
            return lay_out_panel(answer, t)
        case FollowPreview() | FollowOffer() | FollowPanel() | FollowList() | Changes():
            return lay_out_subscribed(answer, t)
        case Advice() | Stats():
            return []


def _save_events(answer: Choice, t: Phrases) -> Button:
    day = answer.events[0].date
    if answer.by_day and day:
        return Button(t("button.export"), Export(Scope.DAY, answer.page, words=day.isoformat()))
    return Button(t("button.export"), Export(Scope.EVENTS, answer.page, words=answer.words))


def _share_topic(name: str, t: Phrases) -> Button:
    return Button(t("button.share"), share=start_topic(name))
