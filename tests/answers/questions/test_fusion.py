from hypothesis import given
from hypothesis import strategies as st

from bot.answers.questions.fusion import fuse
from bot.nearness import Neighbour
from bot.search import Lead

_PLACES = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), unique=True, max_size=10)


def _lead(event: int, n: int, score: float = 1.0) -> Lead:
    return Lead(event, n, score, 0.5)


def test_what_both_find_comes_first() -> None:
    leads = [_lead(1, 1, 1.4), _lead(2, 2, 1.2), _lead(3, 3, 1.1)]
    near = [Neighbour(4, 4, 0.8), Neighbour(2, 2, 0.7)]
    fused = fuse(leads, near)
    assert (fused[0][0].event, fused[0][0].n) == (2, 2)
    assert fused[0][1] == 1.4


@given(_PLACES, _PLACES)
def test_every_passage_is_there_once_in_falling_order(by_words: list, by_meaning: list) -> None:
    fused = fuse([_lead(*place) for place in by_words], [Neighbour(*p, 0.5) for p in by_meaning])
    places = [(lead.event, lead.n) for lead, _ in fused]
    assert sorted(places) == sorted({*by_words, *by_meaning})
    scores = [score for _, score in fused]
    assert scores == sorted(scores, reverse=True)


@given(_PLACES)
def test_without_meaning_the_order_by_words_stays(by_words: list) -> None:
    fused = fuse([_lead(*place) for place in by_words], [])
    assert [(lead.event, lead.n) for lead, _ in fused] == by_words
