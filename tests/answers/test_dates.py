import datetime as dt

import pytest

from bot.answers.dates import read_day


@pytest.mark.parametrize(
    "words",
    [
        "2017-12-19",
        "2017/12/19",
        "19.12.2017",
        "19/12/2017",
        "December 19, 2017",
        "december 19 2017",
        "Dec. 19, 2017",
        "19 December 2017",
        "19th of December, 2017",
        "19 декабря 2017",
        " 19 декабря 2017 года ",
        "19 дек. 2017 г.",
    ],
)
def test_reads_a_day_however_it_is_written(words: str) -> None:
    assert read_day(words) == dt.date(2017, 12, 19)


@pytest.mark.parametrize(
    "words", ["", "2017", "31 June 2017", "99.99.2017", "19 Decembre 2017", "on 19.12.2017 in Oslo"]
)
def test_what_is_not_just_a_date_is_none(words: str) -> None:
    assert read_day(words) is None
