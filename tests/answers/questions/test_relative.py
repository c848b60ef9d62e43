import datetime as dt

import pytest

from bot.answers.questions.relative import find_relative
from bot.answers.questions.times import find_times

TUESDAY = dt.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("what did Varga say last year", "2025-01-01", "2025-12-31"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("which talks were held last week?", "2026-11-16", "2026-11-22"),
        ("the day before yesterday", "2026-11-22", "2026-11-22"),
        ("who came two months ago", "2026-09-01", "2026-09-30"),
        ("11 months ago", "2025-12-01", "2025-12-31"),
        ("в прошлом году", "2025-01-01", "2025-12-31"),
        ("на прошлой неделе", "2026-11-16", "2026-11-22"),
        ("что было вчера", "2026-11-23", "2026-11-23"),
        ("три года назад", "2023-01-01", "2023-12-31"),
    ],
)
def test_a_time_is_counted_from_the_day_that_it_is(text: str, first: str, last: str) -> None:
    [(_, period)] = find_relative(text, TUESDAY)
    assert (str(period.first), str(period.last)) == (first, last)


@pytest.mark.parametrize("text", ["the last bridge", "years of work", "a weekly paper", "2 tigers"])
def test_other_words_name_no_time(text: str) -> None:
    assert find_relative(text, TUESDAY) == []


def test_a_time_that_is_named_outright_is_the_one_meant() -> None:
    [time] = find_times("How much did trade grow last year, Varga said in 2012?", TUESDAY)
    assert time.periods[0].first == dt.date(2012, 1, 1)


def test_without_a_day_nothing_is_counted_from_it() -> None:
    assert find_times("what did Varga say last year") == []
