import datetime as dt

import pytest

from bot.search.seasons import describe_day


@pytest.mark.parametrize(
    ("day", "lang", "words"),
    [
        (dt.date(2007, 1, 23), "en", "23 January 2007 winter"),
        (dt.date(2005, 6, 10), "en", "10 June 2005 summer"),
        (dt.date(2004, 12, 24), "ru", "24 декабря 2004 зима зимой"),
        (dt.date(2004, 10, 1), "de", "1 October 2004 autumn fall"),
    ],
)
def test_a_day_is_found_by_month_year_and_season(day, lang, words):
    assert describe_day(day, lang) == words
