"""Which paragraphs of an event in two languages say the same: by order, speaker, length and words.

After Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (1993): the cheapest
way through both texts, where a step takes a paragraph of each, two of one, or leaves one out. The
costs are taken for logarithms of probabilities, so that all other ways together tell how sure a
step is. Words that both languages write alike are evidence as in Simard, Foster and Isabelle,
"Using Cognates to Align Sentences in Bilingual Corpora" (1992).
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from bot.answers.cognates import Cognates
from bot.model import Event, Paragraph, ParagraphKind

# (taken of the first, taken of the second, what the step costs by itself)
_STEPS = ((1, 1, 0.0), (1, 2, 2.5), (2, 1, 2.5), (1, 0, 3.5), (0, 1, 3.5))
_OTHER_SPEAKER, _OTHER_KIND, _OTHER_TURN = 4.0, 2.5, 1.2
# A mark of words left out, or a rule, is nobody's translation: leaving both out costs less.
_WORDLESS, _NEVER = frozenset[ParagraphKind](("divider", "omission")), 20.0
# A paragraph and its translation seldom differ by more than this in the logarithm of the length.
_SPREAD = 0.45
# A text is shorter than this by what it leaves out, not by its language.
_MOST_RATIO = 1.3
# Of the words common to both texts, a paragraph and its translation share more than a quarter by
# weight, two others less, in nine of ten pairs; a few words say less than many.
_SHARE, _EVIDENCE, _FEW = 0.25, 10.0, 6.0
# Only so far off the straight line is looked, and farther where one text is an excerpt: a
# transcript of a thousand paragraphs must not take a million comparisons.
_BAND = 40
_SURE, _NOTHING = 0.9, 1e-6
# However few the other ways, a pair that costs more may be two that only stand side by side.
_DOUBTFUL = 1.5

Same = Callable[[Paragraph, Paragraph], bool | None]
"""Whether two paragraphs are one person's; None where nobody can say."""

_Cell = tuple[int, int]
"""How many paragraphs of either text lie behind."""


@dataclass(frozen=True, slots=True)
class Match:
    """What stands at a paragraph's place in the other text.

    Attributes:
        paragraphs: One, or two that follow each other; none where the paragraph is left out.
        unsure: Whether it may be another.
    """

    paragraphs: tuple[int, ...]
    unsure: bool


class _Step(NamedTuple):
    start: _Cell
    cost: float


def align(one: Event, other: Event, same: Same) -> dict[int, Match]:
    """Return for each paragraph of an event, by its number, what matches it in the other.

    Args:
        one: The event.
        other: The same event in another language.
        same: Compares the speakers of two paragraphs.
    """
    compare = _Comparison(one, other, same)
    steps: dict[_Cell, list[_Step]] = {(0, 0): []}
    for cell in _cells(len(one.paragraphs), len(other.paragraphs)):
        i, j = cell
        found = [
            _Step(start, fee + compare(range(start[0], i), range(start[1], j)))
            for took_i, took_j, fee in _STEPS
            if (start := (i - took_i, j - took_j)) in steps
        ]
        if found:
            steps[cell] = found
    end = (len(one.paragraphs), len(other.paragraphs))
    chances = _weigh(steps, end)
    matches: dict[int, Match] = {}
    for (start, cost), stop in _find_way(steps, end):
        chance = chances.get((start, stop), 0.0)
        unsure = start[1] == stop[1] or chance < _SURE or cost > _DOUBTFUL
        for n in range(start[0], stop[0]):
            matches[n + 1] = Match(tuple(range(start[1] + 1, stop[1] + 1)), unsure)
    return matches


def _cells(a: int, b: int) -> Iterator[_Cell]:
    """All cells near the straight line but the first, those before a cell ahead of it."""
    band = _BAND + abs(a - b) // 2
    for i in range(a + 1):
        middle = round(i * b / max(1, a))
        low = 0 if a == 0 else max(0, middle - band)
        high = b if a == 0 else min(b, middle + band)
        for j in range(low, high + 1):
            if i or j:
                yield i, j


def _find_way(steps: dict[_Cell, list[_Step]], end: _Cell) -> Iterator[tuple[_Step, _Cell]]:
    """The steps of the cheapest way, each with its end, from the last to the first."""
    totals: dict[_Cell, float] = {}
    last: dict[_Cell, _Step] = {}
    for cell, found in steps.items():
        totals[cell] = 0.0
        if found:
            best = min(found, key=lambda step: totals[step.start] + step.cost)
            totals[cell] = totals[best.start] + best.cost
            last[cell] = best
    while end in last:
        yield last[end], end
        end = last[end].start


def _weigh(steps: dict[_Cell, list[_Step]], end: _Cell) -> dict[tuple[_Cell, _Cell], float]:
    """The probability of each likely step, by its two ends, among all ways that lead to the end."""
    before: dict[_Cell, float] = {}
    for cell, found in steps.items():
        before[cell] = _add([before[s.start] - s.cost for s in found]) if found else 0.0
    after: dict[_Cell, float] = {end: 0.0}
    chances: dict[tuple[_Cell, _Cell], float] = {}
    for cell, found in reversed(steps.items()):
        if cell not in after:
            continue
        for step in found:
            start, rest = step.start, after[cell] - step.cost
            chance = math.exp(before[start] + rest - before[end])
            if chance > _NOTHING:
                chances[start, cell] = chance
                after[start] = _add([after[start], rest]) if start in after else rest
    return chances


def _add(logarithms: list[float]) -> float:
    """The logarithm of the sum of what they are logarithms of."""
    most = max(logarithms)
    return most + math.log(sum(math.exp(each - most) for each in logarithms))


class _Comparison:
    """What it costs to take paragraphs of two texts for each other's translations."""

    def __init__(self, one: Event, other: Event, same: Same) -> None:
        self._a, self._b, self._same = one.paragraphs, other.paragraphs, same
        self._before_a = list(accumulate((len(p.text) for p in self._a), initial=0))
        self._before_b = list(accumulate((len(p.text) for p in self._b), initial=0))
        ratio = self._before_a[-1] / max(1, self._before_b[-1])
        self._ratio = min(_MOST_RATIO, max(1 / _MOST_RATIO, ratio))
        self._cognates = Cognates([p.text for p in self._a], [p.text for p in self._b])
        self._beginnings: dict[_Cell, float] = {}

    def __call__(self, one: range, other: range) -> float:
        if not one or not other:
            return 0.0
        cost = self._compare_beginnings(one.start, other.start)
        for paragraphs, taken in ((self._a, one), (self._b, other)):
            if len(taken) > 1:
                cost += _join(paragraphs[taken.start], paragraphs[taken.start + 1])
        long_a = self._before_a[one.stop] - self._before_a[one.start]
        long_b = (self._before_b[other.stop] - self._before_b[other.start]) * self._ratio
        cost += abs(math.log((long_a + 8) / (long_b + 8))) * 0.5 / _SPREAD
        weight, share = self._cognates.compare(one, other)
        return cost + _EVIDENCE * (_SHARE - share) * weight / (weight + _FEW)

    def _compare_beginnings(self, i: int, j: int) -> float:
        cost = self._beginnings.get((i, j))
        if cost is None:
            first, second = self._a[i], self._b[j]
            if first.kind != second.kind:
                cost = _NEVER if _WORDLESS & {first.kind, second.kind} else _OTHER_KIND
            else:
                cost = _OTHER_TURN if (first.label is None) != (second.label is None) else 0.0
                cost += _OTHER_SPEAKER if self._same(first, second) is False else 0.0
            self._beginnings[i, j] = cost
        return cost


def _join(first: Paragraph, second: Paragraph) -> float:
    """What it costs that two paragraphs stand for one, which they do only within a turn."""
    if first.kind != second.kind:
        return _NEVER if _WORDLESS & {first.kind, second.kind} else _OTHER_KIND
    return _OTHER_SPEAKER if second.label else 0.0
