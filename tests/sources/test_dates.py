import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.dates import find_day, find_moment, read_clock, read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("March 5, 2019", dt.date(2019, 3, 5)),
        ("5 March 2019", dt.date(2019, 3, 5)),
        ("5 марта 2019 года", dt.date(2019, 3, 5)),
        ("5 марта 2019 г.", dt.date(2019, 3, 5)),
        ("2019-03-05", dt.date(2019, 3, 5)),
        ("March 5 − 7, 2019", dt.date(2019, 3, 5)),
        ("March 30 – April 2, 2019", dt.date(2019, 3, 30)),
        ("December 31, 2018 − January 2, 2019", dt.date(2018, 12, 31)),
        ("5−7 марта 2019 года", dt.date(2019, 3, 5)),
        ("30 марта – 2 апреля 2019 года", dt.date(2019, 3, 30)),
        ("31 декабря 2018 года – 2 января 2019 года", dt.date(2018, 12, 31)),
    ],
)
def test_a_day_or_the_first_of_a_span_is_read(text, day):
    assert read_day(text) == day


@pytest.mark.parametrize(
    "text", ["", "March 2019", "February 30, 2019", "On March 5, 2019", "March 5, 2019, 16:05"]
)
def test_what_is_no_day_alone_is_none(text):
    assert read_day(text) is None


def test_a_day_is_found_among_words():
    assert find_day("Published on March 5, 2019 in Veldt") == dt.date(2019, 3, 5)
    assert find_day("in the spring") is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Publication date: March 5, 2019, 16:05", "2019-03-05T16:05"),
        ("Дата публикации: 5 марта 2019 года, 9:05", "2019-03-05T09:05"),
        ("Last updated at March 5, 2019", "2019-03-05"),
        ("March 5, 2019. The doors will open at 16:05", "2019-03-05"),
        ("soon", None),
    ],
)
def test_a_moment_is_a_day_with_the_time_right_behind_it(text, moment):
    assert find_moment(text) == moment


@pytest.mark.parametrize(
    ("text", "clock"),
    [("14:30", "14:30"), ("9:05", "09:05"), ("00:00", "00:00"), ("24:00", None), ("1:2:3", None)],
)
def test_a_time_of_day_is_two_digits_and_two(text, clock):
    assert read_clock(text) == clock


@given(st.dates(dt.date(1000, 1, 1)))
def test_every_day_is_read_back_from_its_english_form(day):
    assert read_day(f"{day:%B} {day.day}, {day.year}") == day
