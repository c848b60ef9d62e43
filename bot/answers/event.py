"""Answers about events: finding one, its transcript, what it points to."""

import re
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz

from bot.answers.answer import (
    Advice,
    Answer,
    Card,
    Choice,
    Nothing,
    Page,
    Pointer,
    SeeAlsoList,
)
from bot.answers.dates import read_day
from bot.answers.excerpts import split_pages
from bot.answers.links import link_day
from bot.answers.paging import Leaf, turn_to
from bot.answers.request import FindEvent, ListSeeAlso, ReadEvent, ShowEvent
from bot.model import Event, SeeAlso
from bot.protocols import View
from bot.search import PLAIN, FoundEvents, Search

CHOICES = 8
MOST_EVENTS = 80
# An event this far (of 100) ahead of the next is the one that was meant.
CLEAR_LEAD = 8.0
# A see-also item names its event's title; a comma or an edited word may differ.
_SAME_TITLE = 90.0
# Among so many of the latest events one is in the asked language, if there is any.
_TRIED = 40
_NUMBER = re.compile(r"[0-9]{1,9}")
_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/\S+", re.IGNORECASE)


def names_event(words: str) -> bool:
    """Whether the words are an event's number on its site, or an address."""
    return _NUMBER.fullmatch(words) is not None or is_address(words)


def is_address(words: str) -> bool:
    """Whether the words are an address, with or without "http://"."""
    return _ADDRESS.fullmatch(words) is not None


def prefer(events: Iterable[Event], lang: str) -> list[Event]:
    """Of an event in several languages, the one in `lang`; the order stays."""
    kept: dict[int | str, Event] = {}
    for event in events:
        name = event.id if event.id is not None else event.key
        if name not in kept or event.lang == lang:
            kept[name] = event
    return list(kept.values())


def find_event(request: FindEvent, view: View, search: Search, lang: str) -> Answer:
    """Answer with the card of the event that is meant, a choice of several, or nothing."""
    words = request.words.strip()
    if not words:
        return Advice("empty.event", example_event(view, lang))
    if is_address(words):
        there = view.with_url(words)
        return Card(there) if there else Nothing("nothing.event", words)
    if _NUMBER.fullmatch(words) and (held := prefer(view.with_id(int(words)), lang)):
        return Card(held[0])
    if day := read_day(words):
        events = prefer(view.on(day), lang)
        return _choose(events, request, by_day=True) or Nothing("nothing.day", words)
    found = search.find_events(words, limit=max(MOST_EVENTS, (request.page + 1) * CHOICES))
    if replace(found.understood, not_understood=(), read_as="") != PLAIN:
        if len(found.hits) < found.total:
            # An event in two languages may stand on two pages.
            found = search.find_events(words, limit=found.total)
        return _page(found, request, view, lang)
    scores = {hit.event: hit.score for hit in found.hits[:MOST_EVENTS]}
    numbers = view.unite(list(scores), lang)
    if len(numbers) > 1 and scores[numbers[0]] - scores[numbers[1]] >= CLEAR_LEAD:
        numbers = numbers[:1]
    events = view.events(numbers)
    chosen = _choose(events, request, by_day=False)
    if isinstance(chosen, Choice):
        return replace(chosen, understood=found.understood)
    if chosen:
        return chosen
    nearest = view.event(found.miss.event) if found.miss else None
    return Nothing("nothing.event", words, found.understood, nearest=nearest)


def _page(found: FoundEvents, request: FindEvent, view: View, lang: str) -> Answer:
    """A page of all that filters let through, of which only what is shown is read."""
    if not found.total:
        return Nothing("nothing.event", request.words.strip(), found.understood)
    numbers = view.unite([hit.event for hit in found.hits], lang)
    leaf = turn_to(request.page, len(numbers), CHOICES)
    events = tuple(view.events(numbers[leaf.offset : leaf.offset + CHOICES]))
    if not events:
        return Advice("gone.event")
    if len(numbers) == 1:
        return Card(events[0])
    choice = _make_choice(request.words, events, leaf, len(numbers))
    return replace(choice, understood=found.understood)


def _choose(events: list[Event], request: FindEvent, *, by_day: bool) -> Answer | None:
    if len(events) == 1:
        return Card(events[0])
    if not events:
        return None
    leaf = turn_to(request.page, len(events), CHOICES)
    shown = tuple(events[leaf.offset : leaf.offset + CHOICES])
    return _make_choice(request.words, shown, leaf, len(events), by_day=by_day)


def _make_choice(
    words: str, events: tuple[Event, ...], leaf: Leaf, total: int, *, by_day: bool = False
) -> Choice:
    return Choice(words, events, by_day, leaf.page, leaf.pages, leaf.offset, total)


def show_event(request: ShowEvent, view: View) -> Answer:
    """Answer with the card of the event of this number."""
    event = view.event(request.number)
    return Card(event) if event else Advice("gone.event")


def read_event(request: ReadEvent, view: View) -> Answer:
    """Answer with a page of the transcript; a page past the end is the last one."""
    event = view.event(request.number)
    if event is None:
        return Advice("gone.event")
    pages = split_pages(event)
    if not pages:
        return Card(event)
    page = min(request.page, len(pages) - 1)
    return Page(event, pages[page], page, len(pages))


def list_see_also(request: ListSeeAlso, view: View) -> Answer:
    """Answer with what the event points to, each item by the archive's event or an address."""
    event = view.event(request.number)
    if event is None:
        return Advice("gone.event")
    return SeeAlsoList(event, tuple(_point(event, item, view) for item in event.see_also))


def _point(event: Event, item: SeeAlso, view: View) -> Pointer:
    found = view.with_url(item.url) if item.url else None
    if found is None and item.date:
        likeness = {
            fuzz.ratio(other.title.lower(), item.title.lower()): other
            for other in view.on(item.date)
            if other.lang == event.lang
        }
        best = max(likeness, default=0.0)
        found = likeness[best] if best >= _SAME_TITLE else None
    if found or item.url:
        return Pointer(item.title, item.date, found, None if found else item.url, by_day=False)
    url = link_day(event, item.date).url if item.date else None
    return Pointer(item.title, item.date, None, url, by_day=url is not None)


def example_event(view: View, lang: str) -> str:
    """A request for an event that works on this archive, or "" for an empty one."""
    latest = view.latest(_TRIED)
    event = next((e for e in latest if e.lang == lang), latest[0] if latest else None)
    return f"/event {event.title}" if event else ""
