import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.dates import names_day, read_day, read_span


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


TODAY = dt.date(2026, 11, 24)  # a Tuesday


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", TODAY),
        ("Вчера", dt.date(2026, 11, 23)),
        ("the day before yesterday", dt.date(2026, 11, 22)),
        ("3 days ago", dt.date(2026, 11, 21)),
        ("a week ago", dt.date(2026, 11, 17)),
        ("месяц назад", dt.date(2026, 10, 24)),
        ("год назад", dt.date(2025, 11, 24)),
        ("last Friday", dt.date(2026, 11, 20)),
        ("в прошлую пятницу", dt.date(2026, 11, 20)),
        ("tuesday", dt.date(2026, 11, 17)),
        ("May 17", dt.date(2026, 5, 17)),
        ("5 декабря", dt.date(2025, 12, 5)),
        ("29 February", dt.date(2024, 2, 29)),
        ("19.12.17", dt.date(2017, 12, 19)),
        ("19.12.98", dt.date(1998, 12, 19)),
        ("Tuesday, December 19, 2017", dt.date(2017, 12, 19)),
        ("decmber 19 2017", dt.date(2017, 12, 19)),
    ],
)
def test_a_day_is_also_said_by_today(words: str, day: dt.date) -> None:
    assert read_day(words, TODAY) == day


@pytest.mark.parametrize("words", ["", "a fine day", "31 June", "99999 years ago", "the 40th"])
def test_what_is_no_day_stays_none_whatever_today_is(words: str) -> None:
    assert read_day(words, TODAY) is None


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("May 2024", "2024-05"),
        ("в мае 2024 года", "2024-05"),
        ("05.2024", "2024-05"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        ("in 2015", "2015"),
        ("2024-13", None),
        ("some day in 2024", None),
    ],
)
def test_a_month_or_a_year_is_a_span(words: str, span: str | None) -> None:
    assert read_span(words) == span


@pytest.mark.parametrize("words", ["yesterday", "Позавчера", "May 17", "17 мая", "2 days ago"])
def test_some_words_alone_mean_a_day(words: str) -> None:
    assert names_day(words)


@pytest.mark.parametrize("words", ["Monday", "5.5", "1/2", "I may", "the sea", "2017", "may 2017"])
def test_words_that_may_be_a_quotation_are_none(words: str) -> None:
    assert not names_day(words)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_not_but_never_raises(words: str) -> None:
    read_day(words, TODAY)
    read_span(words)
    names_day(words)
