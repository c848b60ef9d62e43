"""Which terms of a query to look up, and how many paragraphs to look at."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bot.search.terms import COMMON, Lookup, Term, join_pair
from bot.search.words import Word

_LEAST_ALONE, _MOST_ALONE = 3, 6  # words that are looked up by themselves
_PAIR = 0.3  # what a pair counts beside its words, which count too
_AMPLE = 3
# How many rows to rank, by what the query tells as a share of what singles out one row. The right
# row was among them for 99.3 % of misremembered sentences, and for all that were recalled better.
_LIMITS = ((1.5, 150), (1.0, 400), (0.0, 1500))


@dataclass(frozen=True, slots=True)
class Variant:
    """A word that one of the query may stand for, and how likely it does, to 1."""

    word: Word
    weight: float


def plan_lookup(
    words: Sequence[Sequence[Variant]], rarity: Callable[[str], float], rows: int
) -> Lookup:
    """Choose what to look up for a query.

    Args:
        words: The words of the query, in order, with what may stand for each, likeliest first.
        rarity: How much a term tells: the logarithm of how many times rarer than all rows it is.
        rows: How many rows there are.
    """
    told = [rarity(one[0].word.stem) for one in words]
    rarest = sorted(range(len(words)), key=lambda j: -told[j])
    clauses = [
        [Term("words", v.word.stem, v.weight * rarity(v.word.stem)) for v in words[j]]
        for k, j in enumerate(rarest[:_MOST_ALONE])
        if k < _LEAST_ALONE or words[j][0].word.stem not in COMMON
    ]
    for left, right in pairwise(words):
        pairs = {
            join_pair(a.word.stem, b.word.stem): a.weight * b.weight
            for a in left[:2]
            for b in right[:2]
            if a.word.stem in COMMON or b.word.stem in COMMON
        }
        if pairs:
            clauses.append([Term("words", p, _PAIR * w * rarity(p)) for p, w in pairs.items()])
    clauses.sort(key=lambda clause: -max(term.weight for term in clause))
    # To single out one row of all takes log(rows). A query that tells much more than that finds its
    # row by its rarest words alone; one that tells less shares them with many rows.
    enough = math.log(rows + 1)
    heaviest = accumulate(max(term.weight for term in clause) for clause in clauses)
    needed = sum(weight <= _AMPLE * enough for weight in heaviest) + 1
    share = sum(tells * one[0].weight for tells, one in zip(told, words, strict=True)) / enough
    limit = next(limit for least, limit in _LIMITS if share >= least)
    return Lookup(clauses[:needed], limit)
