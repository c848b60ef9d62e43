"""How much two texts in different languages have in common: the names, figures and loan words."""

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, product

from bot.people.sounds import sound

_WORD = re.compile(r"[0-9]+|[^\W\d_]+")
# So many letters of its sound tell a word: "Конституции" and "Constitution", whatever the ending.
_LETTERS = 4


class Cognates:
    """The words that stand in both of two texts, by the paragraphs that they stand in.

    A rare one weighs more: its weight is the logarithm of how many times the paragraphs outnumber
    those that have it.
    """

    def __init__(self, one: Sequence[str], other: Sequence[str]) -> None:
        """Find them.

        Args:
            one: The paragraphs of a text.
            other: The paragraphs of the other.
        """
        first, second = _index(one), _index(other)
        weights_one, weights_other = [0.0] * len(one), [0.0] * len(other)
        self._shared: defaultdict[tuple[int, int], float] = defaultdict(float)
        for word in sorted(first.keys() & second.keys()):
            here, there = first[word], second[word]
            weight = math.log((len(one) + len(other)) / (len(here) + len(there)))
            for i in here:
                weights_one[i] += weight
            for j in there:
                weights_other[j] += weight
            for i, j in product(here, there):
                self._shared[i, j] += weight
        self._before_one = list(accumulate(weights_one, initial=0.0))
        self._before_other = list(accumulate(weights_other, initial=0.0))

    def compare(self, one: range, other: range) -> tuple[float, float]:
        """Compare paragraphs of the one text with paragraphs of the other, by position from 0.

        Returns:
            The weight of the words, and which part of it they share, from 0 to 1.
        """
        weight = self._before_one[one.stop] - self._before_one[one.start]
        weight += self._before_other[other.stop] - self._before_other[other.start]
        shared = sum([self._shared[pair] for pair in product(one, other) if pair in self._shared])
        return weight, min(1.0, 2 * shared / weight) if shared else 0.0


def _index(paragraphs: Sequence[str]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for n, text in enumerate(paragraphs):
        for word in {_tell(word) for word in _WORD.findall(text)} - {""}:
            index[word].append(n)
    return index


def _tell(word: str) -> str:
    if word.isdecimal():
        return word
    heard = sound(word)
    return heard[:_LETTERS] if len(heard) >= _LETTERS else ""
