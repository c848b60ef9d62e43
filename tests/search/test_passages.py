import re
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search.ardava import ARCHIVE, Feed, fill

from bot.search import Search
from bot.search.operators import read_operators
from bot.search.words import read_words

_USES_INDEX = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
_RUNS = sorted(
    {
        sentence
        for event in ARCHIVE
        for paragraph in event.paragraphs
        for sentence in re.split(r"(?<=[.!?]) ", paragraph.text)
        if len(read_words(sentence)) >= 6
    }
)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("list of most unrelyable vesels", (1, 2)),
        ("”tides“", (1, 5)),
        ('"TIDES"', (1, 5)),
        ("to build or not to build", (2, 3)),
        ("crepes recipe", (4, 1)),
        ("lighthouses lobby", (3, 4)),
        ("an iland that wait for bread three days", (1, 3)),
        ("весна пришла поздно, зато все еще впереди", (5, 1)),
        ("список самых надежных хозяйств", (5, 2)),
        ("640 metres", (2, 7)),
    ],
)
def test_a_passage_is_found_as_it_is_remembered(ardava: Search, typed, place):
    hit = ardava.passages(typed)[0]
    assert (hit.event, hit.n) == place


@pytest.mark.parametrize(
    "typed",
    ["how to reset a wifi router password", "borscht with smoked pears", "", "😀", "?!", "zzzzzz"],
)
def test_what_is_not_there_is_not_found(ardava: Search, typed):
    assert ardava.passages(typed) == []


def test_spans_show_misspelt_and_inflected_words(ardava: Search):
    hit = ardava.passages("list of most unrelyable vessel")[0]
    shown = [hit.text[start:end] for start, end in hit.spans]
    assert shown == ["list", "of", "most", "unreliable", "vessels"]


def test_spans_count_code_points_of_the_text_as_it_is(ardava: Search):
    hit = ardava.passages("crepes recipe")[0]
    assert [hit.text[start:end] for start, end in hit.spans] == ["cre\u0301pes", "reci\u00adpe"]


def test_dividers_are_not_searched_and_notes_are(ardava: Search):
    assert [(hit.event, hit.n) for hit in ardava.passages("applause")] == [(2, 5)]


def test_pages_of_hits_continue_each_other(ardava: Search):
    whole = ardava.passages("would like", limit=10)
    parts = [hit for n in range(10) for hit in ardava.passages("would like", limit=1, offset=n)]
    assert whole == parts
    assert len(whole) >= 1


def test_scores_fall_and_lie_within_100(ardava: Search):
    scores = [hit.score for hit in ardava.passages("the most dangerous list")]
    assert all(a >= b for a, b in pairwise(scores))
    assert all(0 < score <= 100 for score in scores)


@_USES_INDEX
@given(st.sampled_from(_RUNS))
def test_an_exact_sentence_finds_its_paragraph_first(ardava: Search, sentence):
    assert sentence in ardava.passages(sentence)[0].text


@_USES_INDEX
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(_RUNS)).map(" ".join)))
def test_no_input_raises_and_spans_lie_in_the_text(ardava: Search, typed):
    for hit in ardava.passages(typed):
        assert hit.spans or not read_operators(typed).is_plain
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.spans)
        assert all(a[1] <= b[0] for a, b in pairwise(hit.spans))
    for found in ardava.events(typed), ardava.topics(typed):
        assert all(0 < hit.score <= 100 for hit in found)


@pytest.mark.parametrize(
    "typed",
    ["to be or not to be", "the", "a", "29", "2012", "x" * 4096, "ab " * 1365, "\x00\ud800\uffff"],
)
def test_odd_requests_are_answered_in_time(ardava: Search, typed):
    start = time.thread_time()
    ardava.passages(typed)
    ardava.events(typed)
    ardava.topics(typed)
    assert time.thread_time() - start < 0.2


def test_a_word_takes_its_language_from_its_letters(open_search):
    search = open_search()
    fill(search, Feed(ARCHIVE))
    assert [hit.event for hit in search.passages("хозяйство")] == [5]
    assert [hit.event for hit in search.passages("vessel")] == [1]
