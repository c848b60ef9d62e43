"""Words that run from the end of one paragraph into the beginning of the next.

A few words on either side of an edge are too common to be looked up, so all edges are compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bot.search.catalog import Catalog, Mask, Rows
from bot.search.rows import Codes, RowReader

_LONGEST = 40  # words; a longer text holds more of either paragraph and is found by that


@dataclass(frozen=True, slots=True)
class _Table:
    """Of each paragraph that is no aside: its row, its first and last word, and what follows.

    Attributes:
        follows: Whether the next paragraph is of the same event.
    """

    rows: Rows
    first: Codes
    last: Codes
    follows: Mask


class Edges:
    """The edges between the paragraphs of an index as it was at one commit."""

    def __init__(self, rows: RowReader, catalog: Catalog) -> None:
        self._rows = rows
        self._catalog = catalog

    @cached_property
    def _table(self) -> _Table:
        rows = self._catalog.rows[self._rows.marks(self._catalog.rows) == 0]
        starts, lengths = self._rows.spread(rows)
        rows, starts, lengths = rows[lengths > 0], starts[lengths > 0], lengths[lengths > 0]
        codes = self._rows.all_codes()
        follows = np.zeros(len(rows), dtype=bool)
        events = self._catalog.of_any_row[rows]
        follows[:-1] = events[1:] == events[:-1]
        return _Table(rows, codes[starts], codes[starts + lengths - 1], follows)

    def find(self, codes: Sequence[int], limit: int) -> list[int]:
        """Return the rows at whose end words of these codes begin that go on in the next row.

        Asides between two paragraphs ("(Applause)") are passed over.
        """
        if not 1 < len(codes) <= _LONGEST:
            return []
        table = self._table
        found: list[int] = []
        for cut in range(1, len(codes)):
            ends = np.flatnonzero((table.last == codes[cut - 1]) & table.follows)
            ends = ends[table.first[ends + 1] == codes[cut]]
            for at in ends.tolist():
                if self._holds(table.rows[at : at + 2], codes, cut):
                    found.append(int(table.rows[at]))
                if len(found) == limit:
                    return found
        return found

    def _holds(self, rows: Rows, codes: Sequence[int], cut: int) -> bool:
        """Whether the words stand around the edge between two rows, cut there."""
        words, lengths = self._rows.codes(rows)
        edge = int(lengths[0])
        start = edge - cut
        return start >= 0 and words[start : start + len(codes)].tolist() == list(codes)
