import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.search.spelling import Vocabulary

VOCABULARY = Vocabulary(
    list(
        {
            "the": 900,
            "terrorism": 400,
            "tourism": 90,
            "criminals": 40,
            "terrorims": 1,
            "form": 50,
            "from": 800,
        }.items()
    )
)


def test_a_misspelt_word_becomes_the_one_it_is_nearest_to():
    assert VOCABULARY.near("terorism")[0].form == "terrorism"
    assert VOCABULARY.near("crimnials")[0].form == "criminals"


def test_a_word_that_the_archive_hardly_knows_may_itself_be_misspelt():
    assert {near.form for near in VOCABULARY.near("terrorims")} == {"terrorims", "terrorism"}


def test_a_frequent_word_stands_for_itself_alone():
    assert [near.form for near in VOCABULARY.near("from")] == ["from"]


def test_a_rare_known_word_gets_others_beside_it():
    near = VOCABULARY.near("form")
    assert [one.form for one in near] == ["form", "from"]
    assert near[1].weight < near[0].weight == 1


@pytest.mark.parametrize("form", ["xyzzy", "", "q", "терроризм", "a" * 256])
def test_a_word_like_no_other_stays_as_it_is(form):
    assert [near.form for near in VOCABULARY.near(form)] == [form]


def test_an_archive_without_words_knows_none():
    assert [near.form for near in Vocabulary([]).near("harbour")] == ["harbour"]


_LETTERS = st.text(alphabet="abcdeй", min_size=3, max_size=8)


@given(st.lists(_LETTERS, min_size=1, unique=True), _LETTERS)
def test_no_near_word_is_missed(words, form):
    most = 1 if len(form) < 6 else 2
    like = {word for word in words if OSA.distance(word, form) <= most}
    found = {near.form for near in Vocabulary([(word, 1) for word in words]).near(form)}
    assert found <= (like or {form})
    assert len(found) == min(max(len(like), 1), 8)
