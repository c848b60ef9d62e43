import datetime as dt

import pytest

from bot.search.periods import find_period, read_whole


@pytest.mark.parametrize(
    ("typed", "first", "last", "rest"),
    [
        ("harbours in 2017", (2017, 1, 1), (2017, 12, 31), "harbours"),
        ("in December 2017 harbours", (2017, 12, 1), (2017, 12, 31), "harbours"),
        ("порты в декабре 2017 года", (2017, 12, 1), (2017, 12, 31), "порты"),
        ("порты в 2016 году", (2016, 1, 1), (2016, 12, 31), "порты"),
        ("harbours on 19 May 2018", (2018, 5, 19), (2018, 5, 19), "harbours"),
        ("harbours May 19, 2018", (2018, 5, 19), (2018, 5, 19), "harbours"),
        ("harbours on 19.05.2018", (2018, 5, 19), (2018, 5, 19), "harbours"),
        ("the 19th of May, 2018 harbours", (2018, 5, 19), (2018, 5, 19), "harbours"),
        ("harbours in the summer of 2005", (2005, 6, 1), (2005, 8, 31), "harbours"),
        ("порты осенью 2014 года", (2014, 9, 1), (2014, 11, 30), "порты"),
        ("late 2010 harbours", (2010, 7, 1), (2010, 12, 31), "harbours"),
        ("harbours from 2012 to 2014", (2012, 1, 1), (2014, 12, 31), "harbours"),
        ("порты с 2012 по 2014", (2012, 1, 1), (2014, 12, 31), "порты"),
    ],
)
def test_a_period_is_found_in_words(
    typed: str, first: tuple[int, int, int], last: tuple[int, int, int], rest: str
) -> None:
    named = find_period(typed)
    assert named is not None
    assert (named.period.first, named.period.last) == (dt.date(*first), dt.date(*last))
    assert named.rest == rest


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("in 2017", (2017, 1, 1), (2017, 12, 31)),
        ("December 2017", (2017, 12, 1), (2017, 12, 31)),
        ("в декабре 2017", (2017, 12, 1), (2017, 12, 31)),
        ("on 19.12.2017", (2017, 12, 19), (2017, 12, 19)),
        ("19 December 2017", (2017, 12, 19), (2017, 12, 19)),
    ],
)
def test_a_time_may_be_all_that_is_named(
    typed: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    period = read_whole(typed)
    assert period
    assert (period.first, period.last) == (dt.date(*first), dt.date(*last))


@pytest.mark.parametrize("typed", ["2017", "harbours in 2017", "31 June 2017", "2014–2012", ""])
def test_not_everything_with_a_year_is_a_time(typed: str) -> None:
    assert read_whole(typed) is None


@pytest.mark.parametrize("typed", ["harbours", "2017", "in 2017", "in 20175 boats", "maybe 3"])
def test_other_words_name_none(typed: str) -> None:
    assert find_period(typed) is None
