"""How well texts hold the words of a query: how many, how exactly, in what order.

Everything works on whole arrays of word codes: no text is read and no word is compared as letters,
and numpy leaves the interpreter lock, so queries run side by side. The constants were found by
coordinate search over sentences recalled exactly, misspelt, misremembered and by keywords; a
change of a step in any of them changes the share found first by less than one in a hundred.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.plan import Variant
from bot.search.rows import Codes, Counts
from bot.search.terms import COMMON
from bot.search.words import FORM_BITS, STEM_BITS

Floats = NDArray[np.float32]

_INFLECTED = np.float32(0.5)  # what another form of a word counts, where the word itself is 1
_GAP = np.float32(0.02)  # cost of a word between two matched ones, as a share of the whole query
_SKIP = np.float32(0.3)  # cost of a word of the query that is missing, as a share of its weight
_STRETCH = 1.5  # how many words the shown window holds for each word of the query
_COVERED, _ALIGNED = 0.73, 0.27
_LENGTH = 0.0025  # for each e-fold of length: of texts that fit alike the shortest comes first
_EQUAL = 1e-5  # sums of the same weights in another order
_CLOSELY = 200  # how many texts are worth a look at the order of their words


@dataclass(frozen=True, slots=True)
class Sought:
    """A word of a query: how much it tells, and the words that may stand for it with weights."""

    weight: float
    words: tuple[Variant, ...]


class _Table(threading.local):
    """For each stem of the query its number; one table a thread, all zeros between uses."""

    def __init__(self) -> None:
        self.numbers = np.zeros(1 << STEM_BITS, dtype=np.uint16)


_table = _Table()


@dataclass(frozen=True, slots=True)
class Matches:
    """Where the words of a query stand in texts that lie one after the other.

    Attributes:
        place: The positions of the matched words, counted over all texts, ascending.
        stem: Which of the query's stems stands there, from 1.
        factor: 1 where it is the very form that was sought, less where it is another.
        text: Which text the position is in.
    """

    place: Counts
    stem: NDArray[np.uint16]
    factor: Floats
    text: Counts


@dataclass(frozen=True, slots=True)
class Ranked:
    """Texts, best first.

    Attributes:
        order: Their indices.
        score: How well each fits; 1 is the whole query in one piece.
        covered: The share of the query, by weight, that each holds.
        aligned: The share that each holds in the query's order, less the costs of gaps.
    """

    order: Counts
    score: Floats
    covered: Floats
    aligned: Floats


class Ranker:
    """Compares texts with one query.

    Args:
        sought: The words of the query, in order; at least one.
    """

    def __init__(self, sought: Sequence[Sought]) -> None:
        self._stems: dict[int, int] = {}
        forms: set[int] = set()
        for one in sought:
            # Of two forms with one stem the likelier is the one that was sought.
            likeliest: dict[int, int] = {}
            for variant in sorted(one.words, key=lambda variant: -variant.weight):
                code = variant.word.code
                self._stems.setdefault(code >> FORM_BITS, len(self._stems) + 1)
                likeliest.setdefault(code >> FORM_BITS, code)
            forms.update(likeliest.values())
        self._forms = np.fromiter(forms, dtype=np.uint32, count=len(forms))
        self._weights = np.array([one.weight for one in sought], dtype=np.float32)
        self._weights /= self._weights.sum()
        self._common = np.zeros(len(self._stems) + 1, dtype=bool)
        self._worth = np.zeros((len(sought), len(self._stems) + 1), dtype=np.float32)
        for j, one in enumerate(sought):
            for variant in one.words:
                word, quality = variant.word, variant.weight
                stem = self._stems[word.code >> FORM_BITS]
                self._common[stem] = word.stem in COMMON
                self._worth[j, stem] = max(self._worth[j, stem], self._weights[j] * quality)

    def match(self, codes: Codes, lengths: Counts) -> Matches:
        """Find the words of the query in texts.

        Args:
            codes: The words of the texts, one text after the other.
            lengths: The number of words of each text.
        """
        keys = np.fromiter(self._stems, dtype=np.int64, count=len(self._stems))
        numbers = _table.numbers
        numbers[keys] = np.arange(1, len(keys) + 1)
        stems = numbers[codes >> FORM_BITS]
        numbers[keys] = 0
        place = np.flatnonzero(stems)
        same = np.isin(codes[place], self._forms, kind="sort")
        factor = np.where(same, np.float32(1), _INFLECTED)
        text = np.searchsorted(np.cumsum(lengths), place, side="right")
        return Matches(place, stems[place], factor, text)

    def rank(self, codes: Codes, lengths: Counts) -> Ranked:
        """Order texts by how well they fit the query; takes what `match` takes."""
        matches = self.match(codes, lengths)
        covered = self._cover(matches, len(lengths))
        base = _COVERED * covered - _LENGTH * np.log(lengths + 10)
        # Where many texts hold all words, those come along that the lookup put first.
        close = np.sort(np.argsort(-covered.round(3), kind="stable")[:_CLOSELY])
        chosen = np.zeros(len(lengths), dtype=bool)
        chosen[close] = True
        here = chosen[matches.text]
        score = base.astype(np.float32)
        aligned = np.zeros(len(lengths), dtype=np.float32)
        if here.any():
            text, stem = matches.text[here], matches.stem[here]
            starts = np.flatnonzero(np.diff(text, prepend=-1))
            worth = self._worth[:, stem] * matches.factor[here]
            # Texts are set so far apart that no way leads from one into the next.
            places = matches.place[here] + text * (int(1 / _GAP) + 1)
            best = np.maximum.reduceat(_align(worth, self._weights, places), starts)
            aligned[text[starts]] = best
            score += _ALIGNED * aligned
        order = close[np.argsort(-score[close], kind="stable")]
        return Ranked(order, score[order], covered[order], aligned[order])

    def mark(self, codes: Codes, lengths: Counts) -> list[list[int]]:
        """Return for each text which of its words to show as found.

        They are the matched words of the window that holds most of the query, and those words of
        the query that stand only elsewhere. A common word is shown only beside another shown one.
        """
        matches = self.match(codes, lengths)
        marked: list[list[int]] = [[] for _ in range(len(lengths))]
        if not len(matches.place):
            return marked
        worth = self._worth[:, matches.stem] * matches.factor
        window = int(_STRETCH * len(worth)) + 3
        places = matches.place + matches.text * (window + 1)
        gathered = _gather(worth, places, window)
        starts = np.flatnonzero(np.diff(matches.text, prepend=-1))
        ends = np.append(starts[1:], len(places))
        offsets = np.cumsum(lengths) - lengths
        stands = worth > 0
        in_text = (matches.place - offsets[matches.text]).tolist()
        common = self._common[matches.stem].tolist()
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            last = _find_end(gathered[start:end], places[start:end], window) + start
            first = int(places[start : last + 1].searchsorted(places[last] - window, side="right"))
            missing = ~stands[:, start + first : last + 1].any(axis=1)
            elsewhere: Counts = stands[missing, start:end].nonzero()[1]
            found = sorted({*range(start + first, last + 1), *(elsewhere + start).tolist()})
            marked[matches.text[start]] = _drop_strays(
                [in_text[n] for n in found], [common[n] for n in found]
            )
        return marked

    def _cover(self, matches: Matches, texts: int) -> Floats:
        held = np.zeros((self._worth.shape[1], texts), dtype=np.float32)
        where = matches.stem * np.int64(texts) + matches.text
        # Written in this order the very form wins over another where a text has both.
        held.ravel()[where] = _INFLECTED
        held.ravel()[where[matches.factor == 1]] = 1
        words, stems = self._worth.nonzero()
        parts = held[stems] * self._worth[words, stems, np.newaxis]
        # Each word has a stem, so each has its part.
        starts = words.searchsorted(np.arange(len(self._worth)))
        covered: Floats = np.maximum.reduceat(parts, starts, axis=0).sum(axis=0)
        return covered


def _drop_strays(places: list[int], common: list[bool]) -> list[int]:
    """Leave out common words that touch, through other places, no word that is not common."""
    if all(common):
        return places
    kept = {place for place, is_common in zip(places, common, strict=True) if not is_common}
    for place in places:
        if place - 1 in kept:
            kept.add(place)
    for place in reversed(places):
        if place + 1 in kept:
            kept.add(place)
    return sorted(kept)


def _find_end(gathered: Floats, places: Counts, window: int) -> int:
    """The end of the fullest window; words of the query that are repeated right after are in it."""
    full = np.flatnonzero(gathered >= gathered.max() - _EQUAL)
    return int(full[places[full] - places[full[0]] < window][-1])


def _gather(worth: Floats, places: Counts, window: int) -> Floats:
    """What the window that ends at each place holds, in whatever order."""
    order = np.arange(len(places))
    last = np.maximum.accumulate(np.where(worth > 0, order, 0), axis=1)
    near = places - places[last] < window
    held: Floats = (np.take_along_axis(worth, last, axis=1) * near).sum(axis=0)
    return held


def _align(worth: Floats, weights: Floats, places: Counts) -> Floats:
    """The best way through query and text in the same order that ends at each place.

    It is local alignment (Smith-Waterman) with costs that grow linearly: so the best predecessor of
    all places at once is a running maximum.
    """
    slope = places.astype(np.float32) * _GAP
    before, through = np.zeros((2, len(places)), dtype=np.float32)
    for weight, row in zip(weights, worth, strict=True):
        furthest = np.maximum.accumulate(through + slope)
        before[1:] = furthest[:-1] - slope[1:] + _GAP
        here = np.where(row > 0, np.maximum(before, 0) + row, 0)
        through = np.maximum(through - weight * _SKIP, here)
    return through
