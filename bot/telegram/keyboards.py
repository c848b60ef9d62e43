"""The buttons under an answer."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.answers.answer import (
    Answer,
    Card,
    Choice,
    Context,
    Guide,
    Page,
    Panel,
    Passage,
    SeeAlsoList,
    TopicChoice,
    TopicIndex,
    TopicPage,
)
from bot.answers.links import Link, link_source
from bot.answers.request import (
    ChangeSetting,
    FindEvent,
    FindQuote,
    ListSeeAlso,
    ListTopic,
    ListTopics,
    ReadEvent,
    Request,
    ShowContext,
    ShowEvent,
)
from bot.messages import Phrases
from bot.model import Event
from bot.preferences import CHOICES, GROUP_ONLY

_MOST_PEOPLE = 8


@dataclass(frozen=True, slots=True)
class Button:
    """A button that asks (`request`) or leads away (`url`)."""

    label: str
    request: Request | None = None
    url: str | None = None


Rows = list[list[Button]]


def lay_out(answer: Answer, t: Phrases) -> Rows:
    """The buttons for an answer, row by row; rows without buttons are left out."""
    return [row for row in _rows(answer, t) if row]


def _rows(answer: Answer, t: Phrases) -> Rows:
    match answer:
        case Guide(examples=examples):
            return [[Button(text, request)] for text, request in examples]
        case Card(event=event):
            read = [Button(t("button.read"), ReadEvent(event.number))] if event.paragraphs else []
            also = [Button(t("button.see_also"), ListSeeAlso(event.number))] * bool(event.see_also)
            return [read + also + _source(event, t)]
        case Choice(words=words, events=events, page=page, pages=pages, offset=offset):
            turn = _turn(page, pages, lambda to: FindEvent(words, to))
            return [*_numbered(events, offset), turn]
        case Passage():
            return _passage(answer, t)
        case Page(event=event, page=page, pages=pages):
            turn = _turn(page, pages, lambda to: ReadEvent(event.number, to))
            return [turn, [Button(t("button.event"), ShowEvent(event.number)), *_source(event, t)]]
        case Context(event=event, back=back):
            whole = Button(t("button.event"), ShowEvent(event.number))
            return [[Button(t("button.back"), back), whole, *_source(event, t)]]
        case SeeAlsoList(event=event, pointers=pointers):
            found = [
                Button(f"{n}", ShowEvent(p.event.number))
                for n, p in enumerate(pointers, 1)
                if p.event
            ]
            return [*_fives(found), [Button(t("button.back"), ShowEvent(event.number))]]
        case TopicPage(topic=topic, events=events, page=page, pages=pages):
            turn = _turn(page, pages, lambda to: ListTopic(topic.name, to))
            return [*_numbered(events), turn]
        case TopicChoice(topics=topics):
            return [[Button(topic.name, ListTopic(topic.name))] for topic in topics]
        case TopicIndex(topics=topics, page=page, pages=pages):
            names = [Button(f"{c.name} · {c.events}", ListTopic(c.name)) for c in topics]
            pairs = [names[i : i + 2] for i in range(0, len(names), 2)]
            return [*pairs, _turn(page, pages, ListTopics)]
        case Panel(preferences=preferences, private=private):
            shown = [name for name in CHOICES if not (private and name in GROUP_ONLY)]
            return [
                [
                    Button(
                        t(f"setting.{name}.{n}") + " ✓" * (value == getattr(preferences, name)),
                        ChangeSetting(name, n),
                    )
                    for n, value in enumerate(CHOICES[name])
                ]
                for name in shown
            ]
        case _:
            return []


def _source(event: Event, t: Phrases) -> list[Button]:
    link: Link | None = link_source(event)
    return [Button(t("button.source"), url=link.url)] if link else []


def _fives(buttons: list[Button]) -> Rows:
    return [buttons[i : i + 5] for i in range(0, len(buttons), 5)]


def _numbered(events: tuple[Event, ...], offset: int = 0) -> Rows:
    return _fives([Button(f"{n}", ShowEvent(e.number)) for n, e in enumerate(events, offset + 1)])


def _turn(page: int, pages: int, to: Callable[[int], Request]) -> list[Button]:
    back = [Button(f"◀ {page}", to(page - 1))] if page > 0 else []
    on = [Button(f"{page + 2} ▶", to(page + 1))] if page + 1 < pages else []
    return back + on


def _passage(answer: Passage, t: Phrases) -> Rows:
    number, n = answer.event.number, answer.paragraph.n
    around: Request = ShowContext(number, n, answer.hit, answer.words)
    turn = _turn(answer.hit, answer.total, lambda to: FindQuote(answer.words, to))
    whole = Button(t("button.event"), ShowEvent(number))
    people = [
        [Button(f"{one.name} · {t.number(one.passages)}", FindQuote(one.words))]
        for one in answer.narrowings[:_MOST_PEOPLE]
    ]
    return [turn, *people, [Button(t("button.context"), around), whole, *_source(answer.event, t)]]
