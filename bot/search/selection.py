"""Events by filters, phrases and order, beside the words that they are found by."""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from bot.search.catalog import Mask
from bot.search.complete import count_voices
from bot.search.events import find_events
from bot.search.hits import EventHit
from bot.search.operators import Alternative, Query, read_operators
from bot.search.rereading import reread
from bot.search.snapshot import Snapshot
from bot.search.texts import Texts
from bot.search.understood import FoundEvents, Understood
from bot.search.words import read_words

_WHOLE = 100.0  # what an event scores that was asked for by filters alone
_LATE = np.iinfo(np.int64).max


def select_events(snapshot: Snapshot, text: str, limit: int) -> FoundEvents:
    """Return the events that a query means, as typed or else as it may be meant."""
    query = read_operators(text)
    if not query.is_plain:
        return _select(snapshot, query, limit)
    understood = Understood(not_understood=query.not_understood)
    hits = find_events(snapshot, text, limit)
    for other in () if hits else reread(text):
        if hits := find_events(snapshot, other, limit):
            understood = replace(understood, read_as=other)
            break
    return FoundEvents(tuple(hits), len(hits), understood)


def _select(snapshot: Snapshot, query: Query, limit: int) -> FoundEvents:
    catalog = snapshot.reader.catalog
    allowed = snapshot.sieve.apply(query.filters)
    events = allowed.events
    if query.alternatives:
        held = [_hold(snapshot, one) for one in query.alternatives]
        events = events & np.logical_or.reduce(held)
    words = " ".join(one.loose for one in query.alternatives)
    chosen = np.flatnonzero(events)
    if read_words(words):
        hits = find_events(snapshot, words, len(catalog), catalog.titles[chosen])
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
    return FoundEvents(tuple(hits[:limit]), len(hits), understood)


def _hold(snapshot: Snapshot, one: Alternative) -> Mask:
    """Which events hold all phrases, in the title or what was said, and nothing to be avoided."""
    held = np.ones(len(snapshot.reader.catalog), dtype=bool)
    for phrase in one.phrases:
        held &= _mention(snapshot, [word.code for word in read_words(phrase)], whole=True)
    for avoided in one.without:
        codes = [word.code for word in read_words(avoided)]
        if codes:
            held &= ~_mention(snapshot, codes, whole=len(codes) > 1)
    return held


def _mention(snapshot: Snapshot, codes: list[int], *, whole: bool) -> Mask:
    reader = snapshot.reader
    catalog = reader.catalog
    mask = np.ones(len(catalog), dtype=bool)
    if not codes:
        return mask
    mask[:] = False

    def note(rows: Iterable[int], events: Iterable[int]) -> None:
        texts = Texts(reader.rows, np.asarray(rows))
        found = texts.holding_phrase(codes) if whole else texts.holding(codes)
        mask[np.asarray(events)[found]] = True

    note(catalog.rows, catalog.of_row)
    note(catalog.titles, np.arange(len(catalog)))
    return mask
