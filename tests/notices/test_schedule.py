import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.following import Quiet, Subscription
from bot.notices.schedule import Due, earliest, find_due, read_zone

ZONES = (
    "Europe/Moscow",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",  # its summer time is half an hour
    "America/Sao_Paulo",
    "Asia/Kathmandu",
    "Africa/Cairo",
)
FIRST = dt.datetime(2010, 1, 1, tzinfo=dt.UTC).timestamp()
LAST = dt.datetime(2037, 1, 1, tzinfo=dt.UTC).timestamp()
moments = st.floats(FIRST, LAST, allow_nan=False)
zones = st.sampled_from(ZONES)
hours = st.integers(0, 23)
quiets = st.builds(Quiet, hours, hours)


def make(**values: object) -> Subscription:
    made: dict[str, object] = {"chat_id": 1, "kind": "all", "words": "", "lang": "en"}
    return Subscription(**(made | {"reader": "en"} | values))  # type: ignore[arg-type]


def at(text: str, zone: str) -> float:
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()


def local(moment: float, zone: str) -> dt.datetime:
    return dt.datetime.fromtimestamp(moment, ZoneInfo(zone))


@given(moments, zones, hours)
def test_a_daily_digest_comes_within_a_day_at_its_hour(now: float, zone: str, hour: int) -> None:
    due = find_due(make(when="daily", hour=hour), zone, now)
    assert now <= due.at <= now + 25 * 3600
    assert due.bundled
    there = local(due.at, zone)
    exists = dt.datetime.fromtimestamp(
        dt.datetime.combine(there.date(), dt.time(hour), ZoneInfo(zone)).timestamp(), dt.UTC
    ).astimezone(ZoneInfo(zone))
    # An hour that is left out that day counts as what the clock shows then.
    assert (there.hour, there.minute) == (exists.hour, exists.minute)


@given(moments, zones, hours, st.integers(0, 6))
def test_a_weekly_digest_comes_within_a_week_on_its_day(
    now: float, zone: str, hour: int, day: int
) -> None:
    due = find_due(make(when="weekly", hour=hour, weekday=day), zone, now)
    assert now <= due.at <= now + (7 * 24 + 1) * 3600
    assert local(due.at, zone).weekday() == day


@given(moments, zones, quiets, st.sampled_from(["now", "daily", "weekly"]), hours)
def test_nothing_comes_in_quiet_hours_and_nothing_later_than_their_end(
    now: float, zone: str, quiet: Quiet, when: str, hour: int
) -> None:
    wanted = make(quiet=quiet, when=when, hour=hour)
    due = find_due(wanted, zone, now)
    loud = find_due(replace(wanted, quiet=None), zone, now)
    if quiet.start != quiet.end:
        there = local(due.at, zone)
        inside = (
            quiet.start <= there.hour < quiet.end
            if quiet.start < quiet.end
            else there.hour >= quiet.start or there.hour < quiet.end
        )
        skipped = there.minute and there.hour == quiet.end
        assert not inside or skipped
    assert loud.at <= due.at <= loud.at + 25 * 3600
    assert due == loud or due.bundled


def test_at_once_is_at_once() -> None:
    assert find_due(make(), "Europe/Berlin", 1_700_000_000.0) == Due(1_700_000_000.0, False)


def test_quiet_hours_end_by_the_new_clock_when_it_goes_forward() -> None:
    # On March 31, 2024 two o'clock is three in Berlin: the night has one hour less.
    now = at("2024-03-31T00:30", "Europe/Berlin")
    due = find_due(make(quiet=Quiet(22, 7)), "Europe/Berlin", now)
    assert due == Due(at("2024-03-31T07:00", "Europe/Berlin"), bundled=True)
    assert due.at - now == 5.5 * 3600


def test_quiet_hours_end_by_the_new_clock_when_it_goes_back() -> None:
    now = at("2024-10-27T00:30", "Europe/Berlin")
    due = find_due(make(quiet=Quiet(22, 7)), "Europe/Berlin", now)
    assert due.at - now == 7.5 * 3600


def test_a_digest_in_an_hour_that_is_left_out_comes_with_the_next_one() -> None:
    now = at("2024-03-31T00:30", "Europe/Berlin")
    due = find_due(make(when="daily", hour=2), "Europe/Berlin", now)
    assert local(due.at, "Europe/Berlin").hour == 3


def test_a_digest_in_an_hour_that_comes_twice_comes_once() -> None:
    first = find_due(
        make(when="daily", hour=2), "Europe/Berlin", at("2024-10-27T00:30", "Europe/Berlin")
    )
    again = find_due(make(when="daily", hour=2), "Europe/Berlin", first.at + 1)
    assert local(again.at, "Europe/Berlin").day == 28


@pytest.mark.parametrize(("zone", "hour"), [(None, 9), ("nowhere", 9), ("../etc/passwd", 9)])
def test_a_chat_without_a_zone_has_its_readers_usual_one(zone: str | None, hour: int) -> None:
    now = dt.datetime(2024, 5, 17, 5, tzinfo=dt.UTC).timestamp()
    english = find_due(make(when="daily", hour=hour), zone, now)
    russian = find_due(make(when="daily", hour=hour, reader="ru"), zone, now)
    assert english.at - russian.at == 3 * 3600


def test_of_several_wishes_the_earliest_counts_and_at_once_goes_before_bundled() -> None:
    assert earliest([Due(5, True), Due(3, True), Due(9, False)]) == Due(3, True)
    assert earliest([Due(3, True), Due(3, False)]) == Due(3, False)


def test_a_zone_that_is_none_is_none() -> None:
    assert read_zone("Europe/Berlin") is not None
    assert read_zone("Berlin, Germany") is None
