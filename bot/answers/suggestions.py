"""What is suggested while somebody types: passages and events, page by page to the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from bot.answers.answer import Card, Choice, Passage
from bot.answers.event import CHOICES, MOST_EVENTS, find_event
from bot.answers.holdings import Holdings
from bot.answers.quote import count_shown, list_passages
from bot.answers.request import FindEvent, FindQuote
from bot.model import Event
from bot.protocols import View

A_PAGE = 10
# A phone shows about four results before one scrolls: the best of both kinds stand there.
_FIRST_PASSAGES, _FIRST_EVENTS = 3, 2

_Slot = tuple[Literal["passage", "event"], int]
"""The passage or event that stands at a place, by its position among its kind."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """A page of suggestions.

    Attributes:
        items: At most ten.
        following: Where the next page begins; None where this is the last.
    """

    items: tuple[Passage | Event, ...] = ()
    following: int | None = None


def suggest(
    request: FindQuote | FindEvent, holdings: Holdings, lang: str, offset: int = 0
) -> Suggestions:
    """Return what words, perhaps with operators, may mean.

    Args:
        request: The words, as a quotation or as what names an event (a date, a number, an
            address); without any, the latest events are suggested.
        holdings: What is suggested from.
        lang: The reader's language, which decides where an event exists in several.
        offset: How many suggestions come before, as the page before said.
    """
    if not request.words.strip():
        return _latest(holdings.view, lang, offset)
    if isinstance(request, FindEvent):
        return _named(request, holdings, lang, offset)
    return _mixed(request.words, holdings, offset)


def _latest(view: View, lang: str, offset: int) -> Suggestions:
    items: list[Event] = []
    at = offset
    while batch := view.latest(A_PAGE, at):
        for event in batch:
            at += 1
            if _has_twin(event, lang, view):
                continue
            items.append(event)
            if len(items) == A_PAGE:
                return Suggestions(tuple(items), at)
    return Suggestions(tuple(items))


def _has_twin(event: Event, lang: str, view: View) -> bool:
    """Whether the event stands in the archive in the reader's language too."""
    if event.lang == lang or event.id is None:
        return False
    return any(twin.lang == lang for twin in view.with_id(event.id))


def _named(request: FindEvent, holdings: Holdings, lang: str, offset: int) -> Suggestions:
    asked = FindEvent(request.words, offset // CHOICES)
    found = find_event(asked, holdings.view, holdings.search, lang)
    match found:
        case Card(event=event):
            return Suggestions((event,) if offset == 0 else ())
        case Choice(events=events, page=page, pages=pages) if page == asked.page:
            return Suggestions(events, (page + 1) * CHOICES if page + 1 < pages else None)
        case _:
            return Suggestions()


def _mixed(words: str, holdings: Holdings, offset: int) -> Suggestions:
    view, search = holdings.view, holdings.search
    most = max(MOST_EVENTS, offset + A_PAGE)
    events = search.find_events(words, limit=most)
    before = min(_FIRST_EVENTS, len(events.hits)) if offset > _FIRST_PASSAGES else 0
    found, passages = list_passages(words, view, search, A_PAGE, max(0, offset - before))
    order = _order(count_shown(found), events.total)
    slots = list(islice(order, offset, offset + A_PAGE + 1))
    numbers = {
        events.hits[at].event: at
        for kind, at in slots[:A_PAGE]
        if kind == "event" and at < len(events.hits)
    }
    shown: dict[_Slot, Passage | Event] = {("passage", one.hit): one for one in passages}
    shown |= {("event", numbers[event.number]): event for event in view.events(list(numbers))}
    items = tuple(shown[slot] for slot in slots[:A_PAGE] if slot in shown)
    return Suggestions(items, offset + A_PAGE if len(slots) > A_PAGE else None)


def _order(passages: int, events: int) -> Iterator[_Slot]:
    """The best passages, the best events, the other passages, the other events."""
    of_passages: list[_Slot] = [("passage", at) for at in range(passages)]
    of_events: list[_Slot] = [("event", at) for at in range(events)]
    yield from of_passages[:_FIRST_PASSAGES]
    yield from of_events[:_FIRST_EVENTS]
    yield from of_passages[_FIRST_PASSAGES:]
    yield from of_events[_FIRST_EVENTS:]
