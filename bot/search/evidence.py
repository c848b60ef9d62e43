"""What may answer a question that is asked in other words than the archive's.

A question names its event (who, where, when) and what was said there, and no row holds all of it.
So events are weighed first, by their titles and facts and by whatever is said in them; then the
paragraphs of the best ones, together with their neighbours; and a paragraph counts with its event.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.search.catalog import Mask, Rows
from bot.search.clues import Sought, seek
from bot.search.holding import Floats, hold_clues, is_sought, stem_surname
from bot.search.inquiry import Evidence, Inquiry, Lead, Suspect
from bot.search.operators import Period
from bot.search.snapshot import Snapshot
from bot.search.terms import Field, Lookup, Term
from bot.search.words import hash_stem

# The constants were found by trying on one half of some questions and checked on the other; a
# change of any by a third changes little.
_FIELDS: tuple[tuple[Field, float], ...] = (("title", 1.0), ("about", 0.8), ("body", 0.4))
_MOST_EVENTS, _BEST_EVENTS = 1500, 60
_BEST_ROWS = 100  # paragraphs that hold most of the words, wherever they stand
_LENGTH, _SHORT = 0.03, 300  # a long event holds most words somewhere
_TITLE_REST = 0.1  # for the share of a title that wasn't asked for
_IN_TIME, _OUT_OF_TIME = 0.3, -0.2
_SPOKEN = 0.08  # questions are about what was said rather than about news of it
_USUAL, _UNUSUAL = 60, 0.02  # words of a paragraph; for each e-fold of more or fewer
_SAID, _ASKED_FOR, _ASIDE = 0.05, 0.05, -0.1
_PROVED = 0.1  # what an event's best paragraph adds to it


@dataclass(frozen=True, slots=True)
class _Pool:
    """Events and all their paragraphs.

    Attributes:
        at: The events' positions in the catalog.
        scores: What each event weighs.
        rows: The paragraphs' rows.
        of: For each row the position in `at` of its event.
    """

    at: Rows
    scores: Floats
    rows: Rows
    of: Rows


def weigh_evidence(snapshot: Snapshot, inquiry: Inquiry, limit: int) -> Evidence:
    """Return the `limit` best events and paragraphs for a question; none for one without clues."""
    found = [seek(snapshot, clue) for clue in inquiry.clues]
    sought = [one for one in found if one]
    if not sought or not len(snapshot.reader.catalog):
        return Evidence()
    pool = _gather(snapshot, sought, inquiry)
    if not len(pool.at):
        return Evidence()
    held = hold_clues(snapshot, sought, pool.rows, pool.of)
    tells = np.array([one.in_rows for one in sought])
    said = _weigh_rows(snapshot, pool, held @ tells / tells.sum())
    scores = said + pool.scores[pool.of] + _prefer_voices(snapshot, pool.rows, inquiry.voices)
    proofs = np.zeros(len(pool.at))
    np.maximum.at(proofs, pool.of, said)
    suspects = pool.scores + _PROVED * proofs
    numbers = snapshot.reader.catalog.events[pool.at]

    def lead(place: int) -> Lead:
        event, n = snapshot.reader.rows.place(int(pool.rows[place]))
        return Lead(event, n, float(scores[place]), float(said[place]))

    by_score = np.argsort(-scores, kind="stable")
    _, first = np.unique(pool.of[by_score], return_index=True)
    best = {int(pool.of[place]): int(place) for place in by_score[first]}
    return Evidence(
        tuple(
            Suspect(int(numbers[n]), float(suspects[n]), lead(best[n]) if n in best else None)
            for n in np.argsort(-suspects, kind="stable")[:limit].tolist()
        ),
        tuple(map(lead, by_score[:limit].tolist())),
        float(pool.scores.max()),
        float(said.max(initial=0.0)),
        float(tells.sum()),
        float(tells.mean()),
        math.log(1 + snapshot.reader.rows.paragraphs),
        tuple(frozenset(one.stems) if one else frozenset() for one in found),
        tuple(one.in_rows if one else 0.0 for one in found),
    )


def _gather(snapshot: Snapshot, sought: Sequence[Sought], inquiry: Inquiry) -> _Pool:
    reader = snapshot.reader
    catalog = reader.catalog
    clauses = [
        [
            Term(field, stem, one.in_events * weight * factor)
            for stem, weight in one.stems.items()
            for field, factor in _FIELDS
        ]
        for one in sought
    ]
    most = reader.rows.events if inquiry.among else _MOST_EVENTS
    found = reader.find(Lookup(clauses, most))
    titles = np.array(found.rows, dtype=np.int64)
    at = catalog.locate(titles)
    here = at >= 0
    titles, at = titles[here], at[here]
    scores = np.array(found.weights)[here] / (sum(one.in_events for one in sought) or 1.0)
    lengths = np.maximum(reader.rows.marks(titles), 1)
    scores -= _LENGTH * np.maximum(0.0, np.log(lengths / _SHORT))
    scores -= _TITLE_REST * _count_rest(snapshot, sought, titles)
    if inquiry.periods:
        days = catalog.days[at]
        within = np.zeros(len(at), dtype=bool)
        for period in inquiry.periods:
            within |= _lie_in(days, period)
        scores += np.where(within, _IN_TIME, _OUT_OF_TIME)
    best = np.zeros(len(at), dtype=bool)
    best[np.argsort(-scores, kind="stable")[:_BEST_EVENTS]] = True
    best |= np.isin(at, _list_telling(snapshot, sought))
    if inquiry.among:
        best = np.isin(catalog.events[at], list(inquiry.among))
    at, scores = at[best], scores[best]
    firsts, ends = catalog.firsts[at], catalog.titles[at]
    lengths = ends - firsts
    of = np.repeat(np.arange(len(at)), lengths)
    rows = np.arange(lengths.sum()) + np.repeat(firsts - np.cumsum(lengths) + lengths, lengths)
    return _Pool(at, scores + _SPOKEN * reader.spoken[at], rows, of)


def _lie_in(days: Rows, period: Period) -> Mask:
    first = period.first.toordinal() if period.first else 0
    last = period.last.toordinal() if period.last else np.iinfo(np.int64).max
    within: Mask = (days >= first) & (days <= last)
    return within


def _list_telling(snapshot: Snapshot, sought: Sequence[Sought]) -> Rows:
    """The events of the paragraphs that hold most of the clues."""
    clauses = [
        [Term("words", stem, one.in_rows * weight) for stem, weight in one.stems.items()]
        for one in sought
    ]
    rows = snapshot.reader.find(Lookup(clauses, _BEST_ROWS)).rows
    return snapshot.reader.catalog.of_any_row[np.array(rows, dtype=np.int64)].astype(np.int64)


def _count_rest(snapshot: Snapshot, sought: Sequence[Sought], titles: Rows) -> Floats:
    """The share of each title's words that no clue asks for."""
    codes, lengths = snapshot.reader.rows.codes(titles)
    strange = ~is_sought(codes, [hash_stem(stem) for one in sought for stem in one.stems])
    of = np.repeat(np.arange(len(titles)), lengths)
    rest: Floats = np.bincount(of, strange, len(titles)) / np.maximum(lengths, 1)
    return rest


def _weigh_rows(snapshot: Snapshot, pool: _Pool, shares: Floats) -> Floats:
    _, lengths = snapshot.reader.rows.spread(pool.rows)
    said: Floats = shares - _UNUSUAL * np.abs(np.log((lengths + 1) / _USUAL))
    return said + _ASIDE * (snapshot.reader.rows.marks(pool.rows) > 0)


def _prefer_voices(snapshot: Snapshot, rows: Rows, asked: frozenset[str]) -> Floats:
    """What each paragraph gains by being spoken, and by being spoken by somebody asked for."""
    speakers = snapshot.reader.rows.speakers(rows)
    names = snapshot.reader.catalog.names
    numbers = np.unique(speakers).tolist()
    meant = [number for number in numbers if stem_surname(names[number]) in asked]
    gains: Floats = _SAID * (speakers > 0) + _ASKED_FOR * np.isin(speakers, meant)
    return gains
