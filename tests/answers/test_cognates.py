"""What two texts in different languages have in common."""

import pytest

from bot.answers.cognates import Cognates

RUSSIAN = ("Музей Орбана откроют в 2031 году.", "Ветер утих.", "Планетарий в Габрице закрыт.")
ENGLISH = ("The Orban Museum opens in 2031.", "The wind fell.", "Gabritsa has no planetarium now.")


def test_a_translation_shares_names_figures_and_loan_words_and_another_text_does_not() -> None:
    cognates = Cognates(RUSSIAN, ENGLISH)
    for n in (0, 2):
        weight, share = cognates.compare(range(n, n + 1), range(n, n + 1))
        assert weight > 0
        assert share == pytest.approx(1.0)
    assert cognates.compare(range(1), range(2, 3))[1] == 0.0


def test_paragraphs_without_a_common_word_weigh_nothing() -> None:
    assert Cognates(RUSSIAN, ENGLISH).compare(range(1, 2), range(1, 2)) == (0.0, 0.0)
    assert Cognates((), ()).compare(range(0), range(0)) == (0.0, 0.0)


def test_two_paragraphs_are_compared_as_one() -> None:
    joined = (" ".join(ENGLISH),)
    cognates = Cognates(RUSSIAN, joined)
    both = cognates.compare(range(3), range(1))[1]
    assert both > cognates.compare(range(1), range(1))[1] > 0


def test_a_word_of_one_paragraph_says_more_than_a_word_of_all() -> None:
    one = ("Орбан и Тельма", "Орбан и Морвен", "Орбан")
    other = ("Orban and Telma", "Orban and Morven", "Orban")
    cognates = Cognates(one, other)
    rare = cognates.compare(range(1), range(1))[0]
    assert rare > cognates.compare(range(2, 3), range(2, 3))[0]
    assert cognates.compare(range(1), range(1))[1] > cognates.compare(range(1), range(1, 2))[1]
