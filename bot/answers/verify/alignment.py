"""Laying a quotation along a passage: which words are in both, in order, and which in one alone.

The passage is longer than the quotation, so its ends cost nothing; within, a word that only the
quotation has costs its weight, and one that only the passage has a part of it. Where the quotation
marks an omission, the passage may go on for free.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from bot.answers.verify.tokens import Token, Weight

Kind = Literal["same", "form", "struck", "added", "omitted"]
_Floats = NDArray[np.float64]

_COST = {Weight.COMMON: 0.35}  # others cost 1
_ADDED = 0.15  # what a word costs that only the passage has, beside one of the quotation's
_FORM = 0.3  # another form of a word ("stops" for "stop")
_OMITTED = 1e-4  # a little, so that a quotation goes on as soon as it can
_EQUAL = 1e-9  # sums in another order


@dataclass(frozen=True, slots=True)
class Step:
    """One word of the way along both texts.

    Attributes:
        kind: `same`, or another `form` of the same word; `struck` stands in the quotation alone,
            `added` in the passage alone, `omitted` is passed over where the quotation says so.
        quoted: The word's index in the quotation; None where it has none.
        found: The word's index in the passage; None where it has none.
    """

    kind: Kind
    quoted: int | None
    found: int | None


def _costs(tokens: Sequence[Token], free: frozenset[int]) -> _Floats:
    return np.array(
        [0.0 if n in free else _COST.get(token.weight, 1.0) for n, token in enumerate(tokens)]
    )


def align(
    quoted: Sequence[Token],
    found: Sequence[Token],
    *,
    breaks: frozenset[int] = frozenset(),
    optional: frozenset[int] = frozenset(),
    bracketed: frozenset[int] = frozenset(),
) -> list[Step]:
    """Return the cheapest way from the quotation's first word to its last.

    Args:
        quoted: The quotation's words; at least one.
        found: The passage's words.
        breaks: The words of the quotation before which it marks an omission.
        optional: The words of the quotation that it puts in brackets, as the quoter's own.
        bracketed: The words of the passage that it puts in brackets.

    Returns:
        The steps in order; the passage's words before the first and after the last are left out.
    """
    struck = _costs(quoted, optional)
    added = _costs(found, bracketed) * _ADDED
    numbers: dict[str, int] = {}
    keys = np.array([numbers.setdefault(t.key, len(numbers)) for t in found], dtype=np.int64)
    stems = np.array([numbers.setdefault(t.stem, len(numbers)) for t in found], dtype=np.int64)
    table = np.zeros((len(quoted) + 1, len(found) + 1))
    way = np.concatenate(([0.0], np.cumsum(added)))
    skip = np.arange(len(found) + 1) * _OMITTED
    for n, token in enumerate(quoted):
        if n in breaks:
            table[n] = np.minimum.accumulate(table[n] - skip) + skip
        same, stem = numbers.get(token.key, -1), numbers.get(token.stem, -1)
        cost = np.where(keys == same, 0.0, np.where(stems == stem, _FORM * struck[n], np.inf))
        here = table[n] + struck[n]
        here[1:] = np.minimum(here[1:], table[n, :-1] + cost)
        # The best predecessor of all places at once is a running minimum.
        table[n + 1] = np.minimum.accumulate(here - way) + way
    return _trim(_trace(_Costs(table, struck, added), quoted, found, breaks))


@dataclass(frozen=True, slots=True)
class _Costs:
    """What it costs to get to each place: `table[q, f]` with q and f words behind."""

    table: _Floats
    struck: _Floats
    added: _Floats


def _trace(
    costs: _Costs, quoted: Sequence[Token], found: Sequence[Token], breaks: frozenset[int]
) -> list[Step]:
    table = costs.table
    at, end = len(quoted), int(table[-1].argmin())
    steps: list[Step] = []
    while at > 0:
        kind = _last_kind(costs, quoted[at - 1], found[end - 1] if end else None, at, end)
        at -= kind != "added"
        end -= kind != "struck"
        steps.append(Step(kind, None if kind == "added" else at, None if kind == "struck" else end))
        if kind != "added" and at in breaks:
            # The passage goes on where the quotation marks an omission.
            while end and table[at, end - 1] + _OMITTED <= table[at, end] + _EQUAL:
                end -= 1
                steps.append(Step("omitted", None, end))
    steps.reverse()
    return steps


def _last_kind(costs: _Costs, one: Token, other: Token | None, at: int, end: int) -> Kind:
    """How the cheapest way to a place got there; of ways that cost the same the plainest."""
    table, struck = costs.table, float(costs.struck[at - 1])
    ways: list[tuple[float, Kind]] = [(float(table[at - 1, end]) + struck, "struck")]
    if other is not None:
        before = float(table[at - 1, end - 1])
        ways.insert(0, (float(table[at, end - 1]) + float(costs.added[end - 1]), "added"))
        if one.key == other.key:
            ways.insert(0, (before, "same"))
        elif one.stem == other.stem:
            ways.insert(0, (before + _FORM * struck, "form"))
    return min(ways, key=lambda way: round(way[0], 6))[1]


def _trim(steps: list[Step]) -> list[Step]:
    """Leave out what the passage has before the first and after the last word in both."""
    shared = [n for n, step in enumerate(steps) if step.kind in ("same", "form")]
    first, last = (shared[0], shared[-1]) if shared else (len(steps), -1)
    return [step for n, step in enumerate(steps) if first <= n <= last or step.kind == "struck"]
