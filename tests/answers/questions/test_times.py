import datetime as dt

import pytest

from bot.answers.questions.times import find_times


def _days(text: str) -> list[tuple[str, str]]:
    return [
        (str(period.first), str(period.last))
        for time in find_times(text)
        for period in time.periods
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("talks on 15 April 2003 in Omsk", [("2003-04-15", "2003-04-15")]),
        ("April 15th, 2003", [("2003-04-15", "2003-04-15")]),
        ("15.04.2003", [("2003-04-15", "2003-04-15")]),
        ("in November of 2002", [("2002-11-01", "2002-11-30")]),
        ("в мае 2017 года", [("2017-05-01", "2017-05-31")]),
        ("summer of 2005", [("2005-06-01", "2005-08-31")]),
        ("winter 2007", [("2006-12-01", "2007-02-28"), ("2007-12-01", "2008-02-29")]),
        ("by early 2008", [("2008-01-01", "2008-04-30")]),
        ("back in 2011", [("2011-01-01", "2011-12-31")]),
        ("from 2015 to 2017", [("2015-01-01", "2017-12-31")]),
        ("between 2015 and 2017", [("2015-01-01", "2017-12-31")]),
        ("a strategy till 2025", []),
        ("lower compared to 1991, he said in 2011", [("2011-01-01", "2011-12-31")]),
        ("on 31 June 2011", [("2011-06-01", "2011-06-30")]),
        ("56 of 1200", []),
    ],
)
def test_days_are_found(text: str, days: list[tuple[str, str]]) -> None:
    assert _days(text) == days


def test_it_says_where_a_time_stands() -> None:
    text = "pensions in 2018, please"
    [time] = find_times(text)
    assert text[slice(*time.span)] == "2018"
    assert time.periods[0].holds(dt.date(2018, 7, 1))
