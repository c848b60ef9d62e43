from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.words import find_words, read_word, read_words


def _forms(text: str) -> list[str]:
    return [word.form for word in read_words(text)]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Sea, SEA and sea", ["sea", "sea", "and", "sea"]),
        ("”flows“ «потоки»", ["flows", "потоки"]),
        ("Russia’s Russia's", ["russia's", "russia's"]),
        ("well-known – really", ["well", "known", "really"]),
        ("Café CAFE\u0301 Straße", ["cafe", "cafe", "strasse"]),
        ("Ещё всё ЕЩЕ", ["еще", "все", "еще"]),
        ("Йод и йод", ["йод", "и", "йод"]),
        ("reci\u00adpe zero\u200bwidth", ["recipe", "zerowidth"]),
        ("snake_case 1,000 100th", ["snake", "case", "1", "000", "100th"]),
        ("😀 … \u0301 _", []),
    ],
)
def test_words_are_equal_but_for_case_accents_and_punctuation(text, forms):
    assert _forms(text) == forms


def test_forms_of_a_word_share_the_stem_but_not_the_code():
    one, other = read_word("registry"), read_word("Registries")
    assert one.stem == other.stem
    assert one.code >> 12 == other.code >> 12
    assert one.code != other.code


def test_each_script_is_stemmed_by_its_own_rules():
    assert read_word("надёжных").stem == read_word("надежный").stem
    assert read_word("unreliable").stem == read_word("unreliably").stem


@given(st.text())
def test_places_are_those_of_the_words_in_the_text(text):
    places = find_words(text)
    assert [word for start, end in places for word in read_words(text[start:end])] == (
        read_words(text)
    )
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    assert all(0 <= start < end <= len(text) for start, end in places)
