"""Events, found by words from their title, day, place, people, topics, or from what was said."""

import math
from collections.abc import Sequence

import numpy as np

from bot.search.catalog import Rows
from bot.search.hits import EventHit
from bot.search.operators import Period
from bot.search.query import Asked, read_query
from bot.search.rows import Counts
from bot.search.snapshot import Snapshot
from bot.search.terms import COMMON, Field, Lookup, Term
from bot.search.words import read_words

# Below it stand the best hits of what has no likeness in the archive ("how to reset a wifi router
# password"). What speaks of the archive's people and places but never was is not told apart: for
# half of such questions the nearest events are shown.
EVENT_FLOOR = 31.0
# What a word counts where it stands; found by trying on questions for events, as are the others.
_FIELDS: tuple[tuple[Field, float], ...] = (("title", 1.0), ("about", 0.8), ("body", 0.4))
_CANDIDATES = 200
# A long event holds most words somewhere: of two events that hold as many the shorter one is meant.
_LENGTH = 0.03  # for each e-fold of words above _SHORT
_SHORT = 300
# Of what was said and a note that it was, the former is meant rather.
_UNSPOKEN = 0.03
_TITLE_REST = 0.0025  # for what the words of the title tell that weren't asked for
# What the day counts beside the words where a time is named; half of it a day off, and none a year.
_DAY, _YEAR_DAYS = 0.25, 366
# A question's own words; those that are common in speech too are left out anyway.
_ENGLISH = (
    "when where who whom what which why how did does much many about some something find show tell "
    "event"
)
_RUSSIAN = "когда где кто что какой какая какие сколько найди покажи событие про"
_ASKING = frozenset(_ENGLISH.split() + _RUSSIAN.split())


def find_events(
    snapshot: Snapshot,
    text: str,
    limit: int,
    *,
    among: Counts | None = None,
    period: Period | None = None,
    floor: float = EVENT_FLOOR,
) -> list[EventHit]:
    """Return the events that the words most likely mean, best first.

    Args:
        snapshot: The index.
        text: The words.
        limit: How many events are wanted at most.
        among: The rows of the events that may be given; None for all.
        period: When it was, as far as somebody remembers: what was then is the likelier.
        floor: What an event must score to be given.
    """
    rarity, rows = snapshot.rarity("body"), snapshot.reader.rows
    clauses, total = _write_clauses(snapshot, _choose(read_query(text)))
    found = snapshot.reader.find(Lookup(clauses, _CANDIDATES if among is None else rows.events))
    numbers, weights = np.array(found.rows, dtype=np.int64), np.array(found.weights)
    if among is not None:
        kept = np.isin(numbers, among) & (100 * weights >= floor * total)
        numbers, weights = numbers[kept], weights[kept]
    sought = {term.text for clause in clauses for term in clause}
    at = snapshot.reader.catalog.locate(numbers)
    here = at >= 0
    numbers, weights, at = numbers[here], weights[here], at[here]
    silent = ~snapshot.reader.spoken[at]
    days = _fit_days(snapshot, at, period)
    scored = []
    found_events = zip(
        numbers.tolist(), weights, rows.marks(numbers).tolist(), days, silent.tolist(), strict=True
    )
    for row, weight, length, day, unspoken in found_events:
        title = {word.stem for word in read_words(rows.text(row))}
        score = weight / total
        score -= _LENGTH * max(0.0, math.log((length + 1) / _SHORT))
        score -= _TITLE_REST * sum(map(rarity, title - sought))
        score -= _UNSPOKEN * unspoken
        if period:
            score = (1 - _DAY) * score + _DAY * day
        scored.append((100 * max(score, 0.0), row))
    scored.sort(key=lambda one: -one[0])
    shown = [(float(score), row) for score, row in scored[:limit] if score >= floor]
    return [EventHit(rows.place(row)[0], score) for score, row in shown]


def _choose(asked: Sequence[Asked]) -> list[Asked]:
    """Leave out repeated words and those that tell nothing, unless there are no others."""
    once = list({one.word.form: one for one in reversed(asked)}.values())[::-1]
    told = [one for one in once if one.word.stem not in COMMON]
    return [one for one in told if one.word.form not in _ASKING] or told or once


def _write_clauses(snapshot: Snapshot, asked: Sequence[Asked]) -> tuple[list[list[Term]], float]:
    """What to look up, and what all of it weighs."""
    rarity = snapshot.rarity("body")
    clauses = []
    total = 0.0
    for one in asked:
        stems = snapshot.stand_ins.list_for(one.word)
        worth = one.weight * rarity(stems[0][0])
        total += worth
        clauses.append(
            [
                Term(field, stem, worth * weight * factor)
                for stem, weight in stems
                for field, factor in _FIELDS
            ]
        )
    return clauses, total


def _fit_days(snapshot: Snapshot, at: Rows, period: Period | None) -> list[float]:
    """How well the day of each event fits a period: 1 within it, 0 a year away."""
    if period is None or not len(at):
        return [0.0] * len(at)
    days = snapshot.reader.catalog.days[at]
    off = np.zeros(len(at), dtype=np.int64)
    if period.first:
        off = np.maximum(off, period.first.toordinal() - days)
    if period.last:
        off = np.maximum(off, days - period.last.toordinal())
    near = 0.5 * np.maximum(0.0, 1 - off / _YEAR_DAYS)
    fit: list[float] = np.where(days < 0, 0.0, np.where(off == 0, 1.0, near)).tolist()
    return fit
