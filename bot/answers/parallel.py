"""Which paragraphs of an event in two languages say the same: by their order, speaker and length.

After Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (1993): the cheapest
way through both texts, where a step takes a paragraph of each, two of one, or leaves one out.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.model import Event, Paragraph

# (taken of the first, taken of the second, what the step costs by itself)
_STEPS = ((1, 1, 0.0), (1, 2, 1.2), (2, 1, 1.2), (1, 0, 2.0), (0, 1, 2.0))
_OTHER_SPEAKER, _OTHER_KIND, _OTHER_TURN = 4.0, 2.5, 1.2
# A paragraph and its translation seldom differ by more than this in the logarithm of the length.
_SPREAD = 0.45
# Only so far off the straight line is looked: a transcript of a thousand paragraphs must not
# take a million comparisons.
_BAND = 40
# A pair that costs more may be two that only stand side by side.
_DOUBTFUL = 1.0

Same = Callable[[Paragraph, Paragraph], bool | None]
"""Whether two paragraphs are one person's; None where nobody can say."""


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
    cost: float
    total: float
    took: tuple[int, int]


def align(one: Event, other: Event, same: Same) -> dict[int, Match]:
    """Return for each paragraph of an event, by its number, what matches it in the other.

    Args:
        one: The event.
        other: The same event in another language.
        same: Compares the speakers of two paragraphs.
    """
    a, b = one.paragraphs, other.paragraphs
    ratio = _length(a) / max(1, _length(b))
    best: dict[tuple[int, int], _Step] = {(0, 0): _Step(0.0, 0.0, (0, 0))}
    for i in range(len(a) + 1):
        middle = round(i * len(b) / max(1, len(a)))
        for j in range(max(0, middle - _BAND), min(len(b), middle + _BAND) + 1):
            found = None
            for took_a, took_b, fee in _STEPS:
                before = best.get((i - took_a, j - took_b))
                if before is None:
                    continue
                cost = fee + _compare(a[i - took_a : i], b[j - took_b : j], ratio, same)
                if found is None or before.total + cost < found.total:
                    found = _Step(cost, before.total + cost, (took_a, took_b))
            if found:
                best[i, j] = found
    return _read(best, len(a), len(b))


def _read(best: dict[tuple[int, int], _Step], i: int, j: int) -> dict[int, Match]:
    matches: dict[int, Match] = {}
    beside_a_gap = False
    while i or j:
        step = best[i, j]
        took_a, took_b = step.took
        gap = not (took_a and took_b)
        unsure = gap or step.cost > _DOUBTFUL or beside_a_gap
        if beside_a_gap is False and gap and i + 1 in matches:
            matches[i + 1] = Match(matches[i + 1].paragraphs, unsure=True)
        for n in range(i - took_a, i):
            matches[n + 1] = Match(tuple(range(j - took_b + 1, j + 1)), unsure)
        beside_a_gap = gap
        i, j = i - took_a, j - took_b
    return matches


def _length(paragraphs: Sequence[Paragraph]) -> int:
    return sum(len(paragraph.text) for paragraph in paragraphs)


def _compare(a: Sequence[Paragraph], b: Sequence[Paragraph], ratio: float, same: Same) -> float:
    """What it costs to take these for each other's translations."""
    if not a or not b:
        return 0.0
    cost = abs(math.log((_length(a) + 8) / (_length(b) * ratio + 8))) * 0.5 / _SPREAD
    first, second = a[0], b[0]
    if first.kind != second.kind:
        return cost + _OTHER_KIND
    if (first.label is None) != (second.label is None):
        cost += _OTHER_TURN
    if same(first, second) is False or any(p.label for p in (*a[1:], *b[1:])):
        # Two paragraphs stand for one only within a turn.
        cost += _OTHER_SPEAKER
    return cost
