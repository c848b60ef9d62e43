"""How well paragraphs hold the clues of a question."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.search.catalog import Mask, Rows
from bot.search.clues import Sought
from bot.search.rows import Codes
from bot.search.snapshot import Snapshot
from bot.search.words import FORM_BITS, STEM_BITS, hash_stem, read_words

Floats = NDArray[np.float64]
_NEIGHBOUR = 0.5  # what a word in the paragraph before or after counts


def hold_clues(snapshot: Snapshot, sought: Sequence[Sought], rows: Rows, of_event: Rows) -> Floats:
    """Return how well each paragraph, with its neighbours, holds each clue, to 1.

    Args:
        snapshot: The index.
        sought: The clues.
        rows: The paragraphs, those of an event in their order.
        of_event: Of which event each is.

    Returns:
        A row for each paragraph, a column for each clue.
    """
    codes, lengths = snapshot.reader.rows.codes(rows)
    stems = [(stem, n, w) for n, one in enumerate(sought) for stem, w in one.stems.items()]
    keys = np.array([hash_stem(stem) for stem, _, _ in stems], dtype=np.uint32)
    order = np.argsort(keys, kind="stable")
    held = np.zeros((len(rows), len(sought)))
    found = is_sought(codes, keys.tolist())
    of = np.repeat(np.arange(len(rows)), lengths)[found]
    words = codes[found] >> FORM_BITS
    first = np.searchsorted(keys, words, side="left", sorter=order)
    last = np.searchsorted(keys, words, side="right", sorter=order)
    clues = np.array([n for _, n, _ in stems])[order]
    weights = np.array([w for _, _, w in stems])[order]
    # A word may stand for several clues ("cabinet" for ministers and for government).
    for step in range(int((last - first).max(initial=0))):
        here = first + step < last
        key = (first + step)[here]
        np.maximum.at(held, (of[here], clues[key]), weights[key])
    _count_speakers(snapshot, sought, rows, held)
    near = np.zeros_like(held)
    same = (of_event[1:] == of_event[:-1])[:, None]
    near[1:] = np.where(same, held[:-1], 0.0)
    near[:-1] = np.maximum(near[:-1], np.where(same, held[1:], 0.0))
    both: Floats = np.maximum(held, _NEIGHBOUR * near)
    return both


def is_sought(codes: Codes, stems: Sequence[int]) -> Mask:
    """Which words have one of the stems; by a table, in a third of the time of sorting."""
    table = np.zeros(1 << STEM_BITS, dtype=bool)
    table[stems] = True
    found: Mask = table[codes >> FORM_BITS]
    return found


def _count_speakers(snapshot: Snapshot, sought: Sequence[Sought], rows: Rows, held: Floats) -> None:
    """Let a paragraph hold its speaker's name, which no speaker says."""
    speakers = snapshot.reader.rows.speakers(rows)
    for number in np.unique(speakers).tolist():
        surname = stem_surname(snapshot.reader.catalog.names[number])
        for clue, one in enumerate(sought):
            if surname in one.own:
                held[speakers == number, clue] = 1.0


@lru_cache(maxsize=1 << 13)
def stem_surname(name: str) -> str:
    """The stem of a name's last word."""
    return "".join(word.stem for word in read_words(name)[-1:])
