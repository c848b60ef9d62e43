"""Which of many texts hold a word or a phrase, found without a look-up: all words are scanned.

To scan all words of the archive for one takes some milliseconds, less than to hand the rows of a
frequent word over from a look-up; and nothing is left out.
"""

from collections.abc import Collection, Sequence

import numpy as np

from bot.search.catalog import Mask
from bot.search.rows import Codes, Counts, RowReader
from bot.search.words import FORM_BITS, STEM_BITS

_STEMS = np.uint32(((1 << STEM_BITS) - 1) << FORM_BITS)
# So many words are compared at a time that what is in between stays in the processor's cache.
_CHUNK = 1 << 17
_FEW = 0.2  # of all rows; fewer are copied together before they are scanned


class Texts:
    """The words of some rows.

    Args:
        rows: Where the rows are.
        chosen: Which rows, ascending.
    """

    def __init__(self, rows: RowReader, chosen: Counts) -> None:
        self._starts, self._lengths = rows.spread(chosen)
        self._codes = rows.all_codes()
        if self._lengths.sum() < _FEW * len(self._codes):
            self._codes, self._lengths = rows.codes(chosen)
            self._starts = np.cumsum(self._lengths) - self._lengths

    def holding(self, stems: Collection[int]) -> Mask:
        """Which texts hold a word with one of these stems, given by any word's code."""
        mask = np.zeros(len(self._starts), dtype=bool)
        for stem in {code & int(_STEMS) for code in stems}:
            self._note(mask, _find(self._codes, stem, _STEMS))
        return mask

    def holding_phrase(self, codes: Sequence[int], rarest: int = 0) -> Mask:
        """Which texts hold words of these codes in a row.

        Args:
            codes: The words.
            rarest: The position of the rarest one: its places are few, and only there the others
                are looked for.
        """
        mask = np.zeros(len(self._starts), dtype=bool)
        found = _find(self._codes, codes[rarest])
        if len(codes) == 1:
            self._note(mask, found)
            return mask
        # Where the phrase would begin, as far as it lies in the archive.
        places = found - rarest
        places = places[(places >= 0) & (places + len(codes) <= len(self._codes))]
        for step, code in enumerate(codes):
            if step != rarest:
                places = places[self._codes[places + step] == code]
        places, texts = self._texts_at(places)
        mask[texts[places + len(codes) <= (self._starts + self._lengths)[texts]]] = True
        return mask

    def _note(self, mask: Mask, places: Counts) -> None:
        """Note which texts hold one of the places, by the shorter way."""
        if len(places) < len(mask):
            mask[self._texts_at(places)[1]] = True
        else:
            ends = self._starts + self._lengths
            mask |= np.searchsorted(places, ends) > np.searchsorted(places, self._starts)

    def _texts_at(self, places: Counts) -> tuple[Counts, Counts]:
        """The places that lie in texts, and in which."""
        texts = np.searchsorted(self._starts, places, side="right") - 1
        # Between the texts stand the words of rows that weren't chosen or are no more.
        inside = (texts >= 0) & (places < (self._starts + self._lengths)[texts])
        return places[inside], texts[inside]


def _find(codes: Codes, code: int, mask: np.uint32 | None = None) -> Counts:
    """The places of a word, or, under a mask, of all that have those bits."""
    chunks = ((start, codes[start : start + _CHUNK]) for start in range(0, len(codes), _CHUNK))
    parts = [
        np.flatnonzero((chunk if mask is None else chunk & mask) == code) + start
        for start, chunk in chunks
    ]
    return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)
