"""Which terms of a query to look up, and how many paragraphs to look at."""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from bot.search.terms import COMMON, Lookup, Term, join_pair
from bot.search.words import Word

_LEAST_ALONE, _MOST_ALONE = 3, 6  # words that are looked up by themselves
_PAIR = 0.3  # what a pair counts beside its words, which count too
_AMPLE = 3
_FEWEST = 1000  # rows; in a smaller archive even its own words would look too frequent to tell
_LEAST = 0.05  # what a term must tell to be looked up
# How many rows to rank, by what the query tells as a share of what singles out one row. The right
# row was among them for 99.3 % of misremembered sentences, and for all that were recalled better.
_LIMITS = ((1.5, 150), (1.0, 400), (0.0, 1500))


@dataclass(frozen=True, slots=True)
class Variant:
    """A word that one of the query may stand for.

    Attributes:
        word: The word.
        weight: What finding it counts, where finding the word of the query itself counts 1.
        chance: How likely it was meant rather than the query's other variants, to 1.
    """

    word: Word
    weight: float = 1.0
    chance: float = 1.0


def plan_lookup(
    words: Sequence[Sequence[Variant]],
    weights: Sequence[float],
    frequency: Callable[[str], int],
    rows: int,
) -> Lookup:
    """Choose what to look up for a query.

    Args:
        words: The words of the query, in order, with what may stand for each, likeliest first.
        weights: What each of the words counts, to 1.
        frequency: In how many rows a term stands.
        rows: How many rows there are.
    """
    rows = max(rows, _FEWEST)

    def weigh(terms: Iterable[tuple[str, float]], factor: float) -> list[Term]:
        chances: dict[str, float] = defaultdict(float)
        for term, chance in terms:
            chances[term] += chance
        # A term that stands nowhere tells nothing, yet it would look like the rarest of all. And of
        # two readings of a slip the rarer word tells more when found, but was meant less likely.
        weights = {
            term: math.log(rows * chance / (1 + count))
            for term, chance in chances.items()
            if (count := frequency(term))
        }
        return [Term("words", term, factor * w) for term, w in weights.items() if w > _LEAST]

    alone = [
        weigh(((v.word.stem, v.chance) for v in variants), weight)
        for variants, weight in zip(words, weights, strict=True)
    ]
    told = [max((term.weight for term in clause), default=0.0) for clause in alone]
    rarest = sorted(range(len(words)), key=lambda j: -told[j])
    clauses = [
        alone[j]
        for k, j in enumerate(rarest[:_MOST_ALONE])
        if k < _LEAST_ALONE or words[j][0].word.stem not in COMMON
    ]
    for j, (left, right) in enumerate(pairwise(words)):
        pairs = [
            (join_pair(a.word.stem, b.word.stem), a.chance * b.chance)
            for a in left[:2]
            for b in right[:2]
            if a.word.stem in COMMON or b.word.stem in COMMON
        ]
        clauses.append(weigh(pairs, _PAIR * min(weights[j : j + 2])))
    weighed = [(max(term.weight for term in clause), clause) for clause in clauses if clause]
    weighed.sort(key=lambda one: -one[0])
    # To single out one row of all takes log(rows). A query that tells much more than that finds its
    # row by its rarest words alone; one that tells less shares them with many rows.
    enough = math.log(rows + 1)
    sums = accumulate(weight for weight, _ in weighed)
    needed = sum(weight <= _AMPLE * enough for weight in sums) + 1
    limit = next(limit for least, limit in _LIMITS if sum(told) >= least * enough)
    return Lookup([clause for _, clause in weighed[:needed]], limit)
