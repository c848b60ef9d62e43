"""The buttons under an answer, and how a request is packed into a button's 64 bytes.

A packed request is `letter[~asker]:numbers:words`: the request's kind, in groups the user whose
button it is, its numbers, and its words. Words that don't fit are remembered by the store; the
letter is then a capital and the short id stands in their place. Numbers are in base 36.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from bot.answers.answer import (
    Answer,
    Card,
    Choice,
    Context,
    Guide,
    Page,
    Passage,
    SeeAlsoList,
    TopicChoice,
    TopicIndex,
    TopicPage,
)
from bot.answers.links import Link, link_source
from bot.answers.request import (
    FindEvent,
    FindQuote,
    FindTopic,
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

MOST_BYTES = 64
_MOST_PEOPLE = 8
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_KINDS: dict[str, type[Request]] = {
    "e": FindEvent,
    "s": ShowEvent,
    "r": ReadEvent,
    "a": ListSeeAlso,
    "q": FindQuote,
    "c": ShowContext,
    "f": FindTopic,
    "t": ListTopic,
    "i": ListTopics,
}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}
_TEXT_FIELDS = {"words", "name"}  # a request has at most one of them; its other fields are numbers


@dataclass(frozen=True, slots=True)
class Button:
    """A button that asks (`request`) or leads away (`url`)."""

    label: str
    request: Request | None = None
    url: str | None = None


Rows = list[list[Button]]


@dataclass(frozen=True, slots=True)
class Press:
    """What a pressed button says: its request, and in groups whose it is."""

    request: Request
    asker: int | None


def _number(value: int) -> str:
    digits = ""
    while value:
        value, rest = divmod(value, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"


def _read_number(digits: str) -> int:
    """Read what `_number` wrote; a client can send anything, so it is held to a sane size."""
    value = int(digits, 36)
    if not 0 <= value < 2**31:
        raise ValueError(digits)
    return value


def _split(request: Request) -> tuple[str, str]:
    values = {f.name: getattr(request, f.name) for f in fields(request)}
    words = "".join(value for name, value in values.items() if name in _TEXT_FIELDS)
    numbers = (value for name, value in values.items() if name not in _TEXT_FIELDS)
    return ",".join(map(_number, numbers)), words


def _prefix(request: Request, asker: int | None) -> str:
    whose = f"~{_number(asker)}" if asker is not None else ""
    return f"{_LETTERS[type(request)]}{whose}:{_split(request)[0]}:"


def find_long(rows: Rows, asker: int | None) -> set[str]:
    """The words of the buttons that don't fit them, for the store to remember."""
    requests = [button.request for row in rows for button in row if button.request]
    return {
        words
        for request in requests
        if len((_prefix(request, asker) + (words := _split(request)[1])).encode()) > MOST_BYTES
    }


def pack(request: Request, asker: int | None, shorts: Mapping[str, str]) -> str:
    """Return the callback data for a request, at most 64 bytes.

    Args:
        request: What the button asks for.
        asker: The only user who may press it; None for anybody.
        shorts: The short ids of remembered words, with at least those of `find_long`.
    """
    prefix, words = _prefix(request, asker), _split(request)[1]
    if words not in shorts:
        return prefix + words
    return prefix[0].upper() + prefix[1:] + shorts[words]


def unpack(data: str, recall: Callable[[str], dict[str, Any] | None]) -> Press | None:
    """Read a button's data; None for one whose words are forgotten or that no version wrote."""
    head, _, rest = data.partition(":")
    middle, _, words = rest.partition(":")
    letter, _, whose = head.partition("~")
    kind = _KINDS.get(letter.lower())
    if kind is None:
        return None
    if letter.isupper():
        kept = recall(words)
        if kept is None:
            return None
        words = kept["words"]
    names = [f.name for f in fields(kind)]
    try:
        numbers = iter([_read_number(number) for number in middle.split(",") if number])
        asker = int(whose, 36) if whose else None
        values: dict[str, Any] = {
            name: words if name in _TEXT_FIELDS else next(numbers) for name in names
        }
    except (ValueError, StopIteration):
        return None
    return Press(kind(**values), asker)


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
