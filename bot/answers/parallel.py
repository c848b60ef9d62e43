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
# Only so far off the straight line is looked, and as far again as one text is longer, since an
# excerpt may leave all of it out in one place: a transcript of a thousand paragraphs must not take
# a million comparisons.
_BAND = 40
_SURE = 0.9

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


@dataclass(frozen=True, slots=True)
class _Step:
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
    for start, stop in _find_way(steps, end):
        unsure = stop[1] == start[1] or chances[start, stop] < _SURE
        for n in range(start[0], stop[0]):
            matches[n + 1] = Match(tuple(range(start[1] + 1, stop[1] + 1)), unsure)
    return matches


def _cells(a: int, b: int) -> Iterator[_Cell]:
    """All cells near the straight line but the first, those before a cell ahead of it."""
    band = _BAND + abs(a - b)
    for i in range(a + 1):
        middle = round(i * b / max(1, a))
        low = 0 if a == 0 else max(0, middle - band)
        high = b if a == 0 else min(b, middle + band)
        for j in range(low, high + 1):
            if i or j:
                yield i, j


def _find_way(steps: dict[_Cell, list[_Step]], end: _Cell) -> Iterator[tuple[_Cell, _Cell]]:
    """The steps of the cheapest way, each as its two ends, from the last to the first."""
    totals: dict[_Cell, float] = {}
    last: dict[_Cell, _Cell] = {}
    for cell, found in steps.items():
        totals[cell] = 0.0
        if found:
            best = min(found, key=lambda step: totals[step.start] + step.cost)
            totals[cell] = totals[best.start] + best.cost
            last[cell] = best.start
    while end in last:
        yield last[end], end
        end = last[end]


def _weigh(steps: dict[_Cell, list[_Step]], end: _Cell) -> dict[tuple[_Cell, _Cell], float]:
    """The probability of each step, by its two ends, among all ways that lead to the end."""
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
            chances[start, cell] = math.exp(before[start] + rest - before[end])
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
        self._long_a = [len(paragraph.text) for paragraph in self._a]
        self._long_b = [len(paragraph.text) for paragraph in self._b]
        ratio = sum(self._long_a) / max(1, sum(self._long_b))
        self._ratio = min(_MOST_RATIO, max(1 / _MOST_RATIO, ratio))
        self._cognates = Cognates([p.text for p in self._a], [p.text for p in self._b])

    def __call__(self, one: range, other: range) -> float:
        if not one or not other:
            return 0.0
        long_a = sum(self._long_a[i] for i in one)
        long_b = sum(self._long_b[j] for j in other) * self._ratio
        cost = abs(math.log((long_a + 8) / (long_b + 8))) * 0.5 / _SPREAD
        weight, share = self._cognates.compare(one, other)
        cost += _EVIDENCE * (_SHARE - share) * weight / (weight + _FEW)
        return cost + self._compare_turns(one, other)

    def _compare_turns(self, one: range, other: range) -> float:
        first, second = self._a[one.start], self._b[other.start]
        later = (*self._a[one.start + 1 : one.stop], *self._b[other.start + 1 : other.stop])
        kinds = {paragraph.kind for paragraph in (first, second, *later)}
        if len(kinds) > 1:
            return _NEVER if kinds & _WORDLESS else _OTHER_KIND
        cost = _OTHER_TURN if (first.label is None) != (second.label is None) else 0.0
        if self._same(first, second) is False or any(paragraph.label for paragraph in later):
            # Two paragraphs stand for one only within a turn.
            cost += _OTHER_SPEAKER
        return cost
