"""Passages found by words and passages found by meaning, in one order.

By reciprocal ranks (Cormack, Clarke and Büttcher, 2009): scores of two kinds can't be compared,
places can. Each kind of search finds what the other misses.
"""

from collections.abc import Sequence

from bot.nearness import Neighbour
from bot.search import Lead

# So many places are looked at in each order.
DEPTH = 30
# How little the first places count beside later ones.
_SMOOTHING = 30
# What a place counts beside the scores of the leads, which run over about 1.
_STEP = 0.02


def fuse(leads: Sequence[Lead], near: Sequence[Neighbour]) -> list[tuple[Lead, float]]:
    """Return all passages, best first, with scores such as the leads have.

    What is found by meaning alone is a lead that holds no word of the question.
    """
    sums: dict[tuple[int, int], float] = {}
    for order in ([(one.event, one.n) for one in leads], [(one.event, one.n) for one in near]):
        for place, key in enumerate(order):
            sums[key] = sums.get(key, 0.0) + 1 / (_SMOOTHING + place)
    known = {(lead.event, lead.n): lead for lead in leads}
    best = max((lead.score for lead in leads), default=1.0)
    ranked = sorted(sums, key=lambda key: -sums[key])
    return [
        (known.get(key) or Lead(*key, score=0.0, held=0.0), best - _STEP * place)
        for place, key in enumerate(ranked)
    ]
