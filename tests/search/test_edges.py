from itertools import pairwise

import pytest
from search.ardava import ARCHIVE

from bot.model import Event, Paragraph
from bot.search import Search
from bot.search.words import read_words

_ASIDES = ("heading", "note", "divider", "omission")
_EDGES = [
    (event, one, other)
    for event in ARCHIVE
    for one, other in pairwise(
        p for p in event.paragraphs if p.kind not in _ASIDES and read_words(p.text)
    )
]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_words_around_every_edge_are_found(ardava: Search, size: int) -> None:
    def around(one: Paragraph, other: Paragraph) -> str:
        return " ".join([*one.text.split()[-size:], *other.text.split()[:size]])

    def places(event: Event, one: Paragraph, other: Paragraph) -> list[tuple[int, int]]:
        hits = ardava.across(around(one, other), limit=50)
        return [(hit.event, hit.n) for hit in hits if hit.event == event.number]

    assert _EDGES
    for event, one, other in _EDGES:
        assert (event.number, one.n) in places(event, one, other)


def test_words_in_another_order_are_not(ardava: Search) -> None:
    assert ardava.across("its argument today. To build or not")
    assert ardava.across("argument its today. To build or not") == []
    assert ardava.across("argument today. Or not") == []


def test_one_word_has_no_edge_and_a_long_text_is_found_by_its_words(ardava: Search) -> None:
    assert ardava.across("today") == []
    assert ardava.across("word " * 50) == []


def test_no_more_are_given_than_are_wanted(ardava: Search) -> None:
    text = "its argument today. To build"
    assert len(ardava.across(text, limit=1)) == 1
