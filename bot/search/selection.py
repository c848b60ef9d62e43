"""Events by filters, phrases and order, beside the words that they are found by."""

import re
from dataclasses import replace

import numpy as np

from bot.search.catalog import Mask
from bot.search.complete import count_voices, hold_avoided, hold_phrase
from bot.search.events import EVENT_FLOOR, find_events
from bot.search.hits import EventHit
from bot.search.operators import Alternative, Filters, Period, Query, read_operators, read_period
from bot.search.passages import FARTHEST
from bot.search.periods import find_period, read_whole
from bot.search.rereading import reread
from bot.search.snapshot import Snapshot
from bot.search.texts import Texts
from bot.search.understood import FoundEvents, Understood
from bot.search.words import read_words

_WHOLE = 100.0  # what an event scores that was asked for by filters alone
# Where an event of another time fits so much better, the time is what is misremembered.
_FAR_BETTER = 15.0
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def select_events(snapshot: Snapshot, text: str, limit: int, offset: int = 0) -> FoundEvents:
    """Return a page of the events that a query means, as typed or else as it may be meant."""
    query = read_operators(text)
    period = read_whole(text) if query.is_plain else None
    if period:
        query = Query(filters=Filters(period=period))
    if not query.is_plain:
        return _select(snapshot, query, limit, offset)
    understood = Understood(not_understood=query.not_understood)
    if dated := _find_dated(snapshot, text):
        hits, period = dated
        understood = replace(understood, period=period)
        return _page(hits, limit, offset, understood, exact=True)
    most = limit + offset
    hits = _find_plain(snapshot, text, most)
    for other in () if hits else reread(text):
        if hits := _find_plain(snapshot, other, most):
            understood = replace(understood, read_as=other)
            break
    found = _page(hits, limit, offset, understood)
    near = [] if hits else _find_plain(snapshot, text, 1, FARTHEST)
    return replace(found, miss=near[0] if near else None)


def _page(
    hits: list[EventHit], limit: int, offset: int, understood: Understood, *, exact: bool = False
) -> FoundEvents:
    return FoundEvents(tuple(hits[offset : offset + limit]), len(hits), understood, exact=exact)


def _find_plain(
    snapshot: Snapshot, text: str, limit: int, floor: float = EVENT_FLOOR
) -> list[EventHit]:
    named = find_period(text)
    if named:
        return find_events(snapshot, named.rest, limit, period=named.period, floor=floor)
    # A year alone may also be a part of a name ("Strategy 2020"), so the words keep it.
    years = _YEAR.findall(text)
    period = read_period(years[-1]) if years else None
    return find_events(snapshot, text, limit, period=period, floor=floor)


def _find_dated(snapshot: Snapshot, text: str) -> tuple[list[EventHit], Period] | None:
    """All events of a time named in the words that fit the other words, unless the time is off."""
    named = find_period(text)
    if named is None or not read_words(named.rest):
        return None
    catalog = snapshot.reader.catalog
    allowed = snapshot.sieve.apply(Filters(period=named.period))
    among = catalog.titles[np.flatnonzero(allowed.events)]
    inside = find_events(snapshot, named.rest, len(catalog), among=among)
    best = find_events(snapshot, named.rest, 1)
    if not inside or best[0].score > inside[0].score + _FAR_BETTER:
        return None
    return inside, named.period


def _select(snapshot: Snapshot, query: Query, limit: int, offset: int) -> FoundEvents:
    catalog = snapshot.reader.catalog
    allowed = snapshot.sieve.apply(query.filters)
    events = allowed.events
    if query.alternatives:
        held = [_hold(snapshot, one) for one in query.alternatives]
        events = events & np.logical_or.reduce(held)
    words = " ".join(one.loose for one in query.alternatives)
    chosen = np.flatnonzero(events)
    if read_words(words):
        among = catalog.titles[chosen]
        hits = find_events(snapshot, words, len(catalog), among=among)
    else:
        hits = [EventHit(number, _WHOLE) for number in catalog.events[chosen].tolist()]
    if query.sort != "best" or not read_words(words):
        moments = dict(zip(catalog.events.tolist(), catalog.moments.tolist(), strict=True))
        turn = 1 if query.sort == "old" else -1
        hits = sorted(
            hits, key=lambda hit: (moments[hit.event] < 0, turn * moments[hit.event], hit.event)
        )
    rows = allowed.rows[events[catalog.of_any_row[allowed.rows]]]
    understood = replace(
        allowed.understood,
        speakers=count_voices(snapshot, rows, allowed.speakers),
        sort=query.sort,
        not_understood=query.not_understood,
    )
    return _page(hits, limit, offset, understood, exact=True)


def _hold(snapshot: Snapshot, one: Alternative) -> Mask:
    """Which events hold all phrases, in the title or what was said, and nothing to be avoided."""
    held = np.ones(len(snapshot.reader.catalog), dtype=bool)
    rows, of_row = snapshot.reader.catalog.all_rows
    texts = Texts(snapshot.reader.rows, rows)
    for phrase in filter(None, map(read_words, one.phrases)):
        mentioned = np.zeros_like(held)
        mentioned[of_row[hold_phrase(snapshot, texts, phrase)]] = True
        held &= mentioned
    for avoided in filter(None, map(read_words, one.without)):
        held[of_row[hold_avoided(snapshot, texts, avoided)]] = False
    return held
