"""The paragraphs nearest to a quotation, however far, and those that hold it word for word."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.search.complete import Wanted, match_rows, order_rows
from bot.search.filters import Allowed
from bot.search.operators import Filters
from bot.search.passages import FARTHEST, find_passages
from bot.search.snapshot import Snapshot
from bot.search.words import read_words

_OVER_A_NOTE = 2  # rows from one paragraph to the next with a note between
_WHOLE = 100.0  # what a paragraph scores that holds all the words in a row


@dataclass(frozen=True, slots=True)
class Near:
    """A paragraph near to a quotation.

    Attributes:
        event: The event's number.
        n: The paragraph's number in the event, from 1.
        text: The paragraph as it was indexed.
        score: 0 to 100; comparable over quotations.
    """

    event: int
    n: int
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Tally:
    """How much the archive holds of a person or a time.

    Attributes:
        events: In how many events.
        turns: In how many pieces that somebody speaks without another speaking between.
        paragraphs: In how many paragraphs.
    """

    events: int
    turns: int
    paragraphs: int


def find_nearest(
    snapshot: Snapshot, words: str, filters: Filters, events: Sequence[int], limit: int
) -> list[Near]:
    """Return the paragraphs nearest to a quotation, best first, however far they are.

    Args:
        snapshot: The index.
        words: The quotation.
        filters: What must hold of a paragraph.
        events: The numbers of the only events that count; empty for all.
        limit: How many are wanted.
    """
    rows = None
    if filters != Filters() or events:
        rows = snapshot.sieve.apply(filters).rows
        if events:
            wanted = np.isin(snapshot.reader.catalog.events, events)
            rows = rows[wanted[snapshot.reader.catalog.of_any_row[rows]]]
        if not len(rows):
            return []
    hits, _ = find_passages(snapshot, words, limit, 0, rows, floor=FARTHEST)
    return [Near(hit.event, hit.n, hit.text, hit.score) for hit in hits]


def find_exactly(snapshot: Snapshot, words: str, filters: Filters, limit: int) -> list[Near]:
    """Return those of the paragraphs let through that hold the words in a row, earliest first."""
    phrase = tuple(read_words(words))
    if not phrase or not len(snapshot.reader.catalog):
        return []
    allowed = snapshot.sieve.apply(filters).rows
    rows = match_rows(snapshot, [Wanted((), (phrase,), ())], allowed)
    reader = snapshot.reader.rows
    first = order_rows(snapshot, rows, "old")[:limit].tolist()
    return [Near(*reader.place(row), reader.text(row), _WHOLE) for row in first]


def find_across(snapshot: Snapshot, words: str, limit: int) -> list[Near]:
    """Return the paragraphs at whose end the words begin that go on in the next paragraph."""
    codes = [word.code for word in read_words(words)]
    reader = snapshot.reader.rows
    found = snapshot.edges.find(codes, limit) if len(snapshot.reader.catalog) else []
    return [Near(*reader.place(row), reader.text(row), _WHOLE) for row in found]


def tally(snapshot: Snapshot, filters: Filters) -> Tally:
    """Count what the filters let through."""
    allowed = snapshot.sieve.apply(filters)
    return Tally(int(allowed.events.sum()), _count_turns(snapshot, allowed), len(allowed.rows))


def _count_turns(snapshot: Snapshot, allowed: Allowed) -> int:
    """Count where somebody begins to speak; a note between two paragraphs doesn't part them."""
    catalog, reader = snapshot.reader.catalog, snapshot.reader.rows
    speakers = reader.speakers(allowed.rows)
    rows, speakers = allowed.rows[speakers > 0], speakers[speakers > 0]
    if not len(rows):
        return 0
    gap = np.diff(rows)
    noted = (gap == _OVER_A_NOTE) & (reader.marks(rows[1:] - 1) != 0)
    same = (np.diff(speakers) == 0) & (np.diff(catalog.of_any_row[rows]) == 0)
    return len(rows) - int(np.count_nonzero(same & ((gap == 1) | noted)))
