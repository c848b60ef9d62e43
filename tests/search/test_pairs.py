from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search.ardava import ARCHIVE, FERRY, Feed, fill

from bot.model import Event
from bot.search import Search
from bot.search.words import read_words

_NEIGHBOURS = [
    (event, n)
    for event in ARCHIVE
    for n in range(len(event.paragraphs) - 1)
    if all(len(read_words(p.text)) >= 8 for p in event.paragraphs[n : n + 2])
]


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(_NEIGHBOURS), st.integers(5, 8), st.integers(5, 8))
def test_a_quotation_over_two_paragraphs_names_both(
    ardava: Search, neighbours: tuple[Event, int], before: int, after: int
) -> None:
    event, n = neighbours
    first, second = event.paragraphs[n : n + 2]
    words = first.text.split()[-before:] + second.text.split()[:after]
    hits = ardava.find(" ".join(words)).hits
    assert [(hit.event, hit.n) for hit in hits[:2]] == [
        (event.number, first.n),
        (event.number, second.n),
    ]
    assert hits[0].upto == second.n
    assert hits[1].upto is None
    assert hits[0].score <= 100


@pytest.mark.parametrize("event", ARCHIVE)
def test_a_paragraph_of_its_own_runs_on_nowhere(ardava: Search, event: Event) -> None:
    for paragraph in event.paragraphs:
        if len(read_words(paragraph.text)) >= 6:
            hit = ardava.find(paragraph.text).hits[0]
            assert (hit.event, hit.n, hit.upto) == (event.number, paragraph.n, None)


def test_the_end_of_one_event_does_not_run_on_in_the_next(
    open_search: Callable[[], Search],
) -> None:
    search = open_search()
    fill(search, Feed([replace(FERRY, number=n) for n in (1, 2)]))
    last, first = FERRY.paragraphs[-1].text, FERRY.paragraphs[0].text
    across = " ".join(last.split()[-7:] + first.split()[:6])
    assert all(hit.upto is None for hit in search.find(across).hits)
