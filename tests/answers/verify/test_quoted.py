from hypothesis import given
from hypothesis import strategies as st

from bot.answers.verify.quoted import Words, read_quotation


def _keys(words: Words, numbers: frozenset[int]) -> list[str]:
    return [words.tokens[n].key for n in sorted(numbers)]


def test_omissions_are_found_in_any_form() -> None:
    words = read_quotation("We sell … boats [...] ropes […] sails <…> masts (...) and oars...")
    assert _keys(words, words.breaks) == ["boats", "ropes", "sails", "masts", "and"]
    assert not words.optional


def test_words_in_square_brackets_are_the_quoters() -> None:
    words = read_quotation("They [the islanders] sell boats (and ropes)")
    assert _keys(words, words.optional) == ["the", "islanders"]


def test_an_omission_at_an_end_says_nothing() -> None:
    assert not read_quotation("… we sell boats …").breaks


def test_a_long_quotation_is_cut() -> None:
    assert not read_quotation("boats and ropes " * 50).cut
    words = read_quotation("boats and ropes " * 500)
    assert words.cut
    assert len(words.tokens) == 160


@given(st.integers(2, 30))
def test_a_long_quotation_is_cut_between_words(length: int) -> None:
    words = read_quotation(f"{'r' * length} " * 1000)
    assert words.cut
    assert {token.end - token.start for token in words.tokens} == {length}
