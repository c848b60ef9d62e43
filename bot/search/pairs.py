"""Quotations that run over the end of a paragraph into the next one."""

from typing import NamedTuple

import numpy as np

from bot.search.rank import Ranked, Ranker
from bot.search.rows import Counts, RowReader

_LEAST_WORDS = 8  # of fewer, those beyond the end tell too little
_WELL = 0.9  # of the query in order in one paragraph leaves no rest to look for
_HALF_WELL = 0.75  # below it the rest may be beyond the end of the best
_MORE = 0.15  # how much more of the query, in order, two paragraphs must hold than one
_MOST_PAIRS = 6


class Pair(NamedTuple):
    """The rows of two neighbouring paragraphs, and how well both together fit, to 1."""

    first: int
    second: int
    score: float


def find_pair(
    rows: RowReader, ranker: Ranker, words: int, ranked: Ranked, best: Counts
) -> Pair | None:
    """Return the two neighbours that hold the query better than any one row, if there are such.

    Args:
        rows: The rows of the archive.
        ranker: What compares texts with the query.
        words: How many words the query has.
        ranked: The rows that were compared.
        best: Their numbers, the best first.
    """
    if words < _LEAST_WORDS or not len(best) or ranked.aligned[0] >= _WELL:
        return None
    covered = dict(zip(best.tolist(), ranked.covered.tolist(), strict=True))
    held = {row: share + covered.get(row + 1, 0.0) for row, share in covered.items()}
    # In order two can't hold more than they hold at all.
    least = ranked.aligned[0] + _MORE
    likely = sorted((row for row in held if held[row] >= least), key=lambda row: -held[row])
    if ranked.aligned[0] < _HALF_WELL:
        # The neighbours of the best hold so little by themselves that they weren't compared.
        likely = list(dict.fromkeys((int(best[0]) - 1, int(best[0]), *likely)))
    pairs = [(row, row + 1) for row in likely[:_MOST_PAIRS] if _are_neighbours(rows, row)]
    if not pairs:
        return None
    codes, lengths = rows.codes(np.array(pairs).ravel())
    # Two neighbours are one text: so words may follow one another from one into the next.
    joined = ranker.rank(codes, lengths.reshape(-1, 2).sum(axis=1))
    first = int(joined.aligned.argmax())
    if joined.aligned[first] < least:
        return None
    row, following = pairs[joined.order[first]]
    return Pair(row, following, float(joined.score[first]))


def _are_neighbours(rows: RowReader, row: int) -> bool:
    if row < 0:
        return False
    (event, n), (other, later) = rows.place(row), rows.place(row + 1)
    return event == other and 0 < n < later
