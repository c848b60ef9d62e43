import datetime as dt

import pytest

from bot.search.periods import find_period


@pytest.mark.parametrize(
    ("typed", "first", "last", "rest"),
    [
        ("harbours in 2017", (2017, 1, 1), (2017, 12, 31), "harbours"),
        ("in December 2017 harbours", (2017, 12, 1), (2017, 12, 31), "harbours"),
        ("порты в декабре 2017 года", (2017, 12, 1), (2017, 12, 31), "порты"),
        ("порты в 2016 году", (2016, 1, 1), (2016, 12, 31), "порты"),
        ("harbours on 19 May 2018", (2018, 5, 19), (2018, 5, 19), "harbours"),
        ("harbours May 19, 2018", (2018, 5, 19), (2018, 5, 19), "harbours"),
    ],
)
def test_a_period_is_found_in_words(
    typed: str, first: tuple[int, int, int], last: tuple[int, int, int], rest: str
) -> None:
    named = find_period(typed)
    assert named is not None
    assert (named.period.first, named.period.last) == (dt.date(*first), dt.date(*last))
    assert named.rest == rest


@pytest.mark.parametrize("typed", ["harbours", "2017", "in 2017", "in 20175 boats", "maybe 3"])
def test_other_words_name_none(typed: str) -> None:
    assert find_period(typed) is None
