"""The events by their days."""

import datetime as dt

import pytest
from making import make_event

from bot.store.archive import Archive
from bot.store.calendar import CalendarView
from bot.store.table import Documents


@pytest.fixture
def calendar(documents: Documents) -> CalendarView:
    archive = Archive(documents)
    for n, day, lang, id_ in (
        (1, 10, "en", 51),
        (2, 10, "ru", 51),
        (3, 12, "ru", 52),
        (4, 15, "en", None),
    ):
        archive.put(
            make_event(
                number=n,
                key="",
                id=id_,
                url=None,
                lang=lang,
                title=f"Event {n}",
                date=dt.date(2024, 5, day),
            )
        )
    return CalendarView(documents)


def test_the_newest_events_come_once_each_in_the_language_that_is_wanted(calendar) -> None:
    assert calendar.newest("en", 9) == [4, 3, 1]
    assert calendar.newest("ru", 9) == [4, 3, 2]
    assert calendar.newest("en", 1, 1) == [3]
    assert calendar.sort_newest([1, 2, 4, 99], "ru") == [4, 2]


def test_the_days_around_a_day_are_those_with_events(calendar) -> None:
    first, middle, last = (dt.date(2024, 5, day) for day in (10, 12, 15))
    assert calendar.days_around(dt.date(2024, 5, 11)) == (first, middle)
    assert calendar.days_around(middle) == (first, last)
    assert calendar.days_around(first) == (None, middle)
    assert calendar.days_around(dt.date(2030, 1, 1)) == (last, None)


def test_languages_are_counted(calendar) -> None:
    assert [(one.name, one.events) for one in calendar.languages()] == [("en", 2), ("ru", 2)]


def test_an_event_in_two_languages_is_one_in_that_which_is_wanted(calendar) -> None:
    assert calendar.unite([2, 4, 1, 3], "en") == [1, 4, 3]
    assert calendar.unite([2, 4, 1, 3], "ru") == [2, 4, 3]
    assert calendar.unite([2, 99], "en") == [2, 99]
    assert calendar.unite([], "en") == []
