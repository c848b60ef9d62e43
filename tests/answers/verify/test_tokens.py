import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.verify.tokens import Weight, read_tokens


def _keys(text: str) -> list[str]:
    return [token.key for token in read_tokens(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We don’t know", "we do not know"),
        ("They can't", "they cannot"),
        ("It's ours", "It is ours"),
        ("They dont know todays wind", "They don’t know today’s wind"),
        ("five ropes", "5 ropes"),
        ("twenty-one ropes", "21 ropes"),
        ("1,500 crowns", "1500 crowns"),
        ("10 %", "10 percent"),
        ("2,5", "2.5"),
        ("to organise the harbour", "To organize — the harbor."),
        ("ещё четыре", "еще 4"),
        ("CAFÉ", "cafe"),
    ],
)
def test_spellings_of_the_same_are_equal(one: str, other: str) -> None:
    assert _keys(one) == _keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2.5", "25"),
        ("2.5", "5"),
        ("-5", "5"),
        ("5%", "5"),
        ("$5", "€5"),
        ("they can", "they can't"),
        ("they do know", "they dont know"),
        ("its rope", "it's rope"),
        ("15th", "16th"),
        ("G7", "G8"),
        ("four", "for"),
        ("40 2", "42"),
    ],
)
def test_what_says_something_else_is_not(one: str, other: str) -> None:
    assert _keys(one) != _keys(other)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_numbers_are_equal_only_if_they_are(a: int, b: int) -> None:
    assert (_keys(f"{a:,}") == _keys(str(b))) == (a == b)


@given(st.text())
def test_every_token_stands_where_it_says(text: str) -> None:
    tokens = read_tokens(text)
    places = [token.start for token in tokens]
    assert places == sorted(places)
    assert all(token.key and 0 <= token.start <= token.end <= len(text) for token in tokens)
    if tokens:
        assert tokens[0].opens
        assert tokens[-1].closes


def test_words_are_weighed() -> None:
    weights = {t.key: t.weight for t in read_tokens("In 2020 we did not sell Selm a single boat")}
    assert weights["not"] == Weight.NEGATION
    assert weights["2020"] == Weight.NUMBER
    assert weights["selm"] == Weight.NAME
    assert weights["boat"] == Weight.CONTENT
    assert weights["we"] == Weight.COMMON


def test_a_sentence_does_not_end_after_an_initial_or_a_title() -> None:
    tokens = read_tokens("We met Mr. Dorn and P. Kolm. They left. He stayed")
    assert [token.key for token in tokens if token.opens] == ["we", "they", "he"]
    assert [token.key for token in tokens if token.closes] == ["kolm", "left", "stayed"]


def test_names_are_alike_by_sound() -> None:
    one, other = (read_tokens(f"to {name} we go")[1] for name in ("Zelenskiy", "Zelensky"))
    assert one.key != other.key
    assert one.stem == other.stem
