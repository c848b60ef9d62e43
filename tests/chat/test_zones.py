import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.zones import day_in, find_zone


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("Asia/Tokyo", "Asia/Tokyo"),
        ("tokyo", "Asia/Tokyo"),
        ("токио", "Asia/Tokyo"),
        ("New_York", "America/New_York"),
        ("Екатеринбург", "Asia/Yekaterinburg"),
        ("Novosibirks", "Asia/Novosibirsk"),
        ("berln", "Europe/Berlin"),
        ("utc", "UTC"),
        ("UTC+3", "Etc/GMT-3"),
        ("-5", "Etc/GMT+5"),
        ("МСК+2", "Etc/GMT-5"),
    ],
)
def test_a_zone_is_found_by_name_city_or_offset(words: str, zone: str) -> None:
    assert find_zone(words) == zone


@pytest.mark.parametrize("words", ["", "xx", "Xanadu", "UTC+15", "some words that are no city"])
def test_what_is_no_zone_is_none(words: str) -> None:
    assert find_zone(words) is None


@given(st.text(max_size=80))
def test_whatever_is_found_exists(words: str) -> None:
    zone = find_zone(words)
    assert zone is None or ZoneInfo(zone)


def test_the_day_is_that_of_the_zone() -> None:
    midnight = dt.datetime(2024, 5, 17, tzinfo=dt.UTC).timestamp()
    assert day_in("Asia/Tokyo", midnight) == dt.date(2024, 5, 17)
    assert day_in("America/New_York", midnight) == dt.date(2024, 5, 16)
