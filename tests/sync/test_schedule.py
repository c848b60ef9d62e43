import datetime as dt
from dataclasses import replace

import pytest
from making import make_event

from bot.model import Check
from bot.sync.schedule import (
    AT_ONCE,
    DAY,
    HOUR,
    after_failure,
    after_lookup,
    after_missing,
    after_page,
    begin,
)

NOW = dt.datetime(2024, 5, 18, 12, tzinfo=dt.UTC).timestamp()
CHECK = Check(7, "en.president.example", "full", NOW, NOW)
CONTINUED = (("text", None, "Good morning."), ("note", None, "To be continued."))


def _pauses(check: Check, event_values: dict[str, object], times: int) -> list[float | None]:
    event, now, pauses = make_event(**event_values), NOW, []
    for _ in range(times):
        check = after_page(check, event, now, changed=False)
        pauses.append(None if check.next_at is None else (check.next_at - now) / HOUR)
        now = check.next_at or now
    return pauses


def test_a_young_page_is_read_again_ever_more_rarely_until_it_is_two_weeks_old() -> None:
    assert _pauses(CHECK, {}, 10) == [2, 6, 24, 72, 144, 288, None, None, None, None]


def test_a_change_begins_the_short_pauses_anew() -> None:
    late = replace(CHECK, step=4)
    changed = after_page(late, make_event(), NOW, changed=True)
    assert (changed.step, changed.next_at) == (0, NOW + HOUR / 2)


@pytest.mark.parametrize("values", [{"kind": "announcement"}, {"lines": CONTINUED}])
def test_what_is_not_whole_is_read_again_however_old_but_never_more_rarely_than_quarterly(
    values: dict[str, object],
) -> None:
    old = {"date": dt.date(2004, 5, 17), **values}
    pauses = _pauses(CHECK, old, 20)
    assert None not in pauses
    assert max(pause or 0 for pause in pauses) == 90 * 24


def test_a_page_is_withdrawn_when_it_is_missing_a_day_later_and_is_whole_when_it_is_back() -> None:
    once = after_missing(CHECK, NOW)
    assert (once.state, once.next_at) == ("full", NOW + DAY)
    sooner = after_missing(once, NOW + HOUR)
    assert (sooner.state, sooner.next_at) == ("full", NOW + DAY)
    twice = after_missing(sooner, NOW + DAY)
    assert twice.state == "withdrawn"
    assert twice.next_at is not None
    assert twice.next_at >= NOW + 8 * DAY
    back = after_page(twice, make_event(), NOW + 8 * DAY, changed=False)
    assert (back.state, back.missing_since) == ("full", None)


def test_a_page_that_cannot_be_read_stays_due() -> None:
    failed = after_failure(CHECK, NOW)
    again = after_failure(failed, NOW + HOUR)
    assert (failed.next_at, again.next_at) == (NOW + HOUR / 2, NOW + 3 * HOUR)


def test_an_address_is_looked_up_three_times() -> None:
    check, tries = CHECK, 0
    while check.next_at is not None:
        check, tries = after_lookup(check, NOW), tries + 1
    assert tries == 3


@pytest.mark.parametrize(
    ("values", "due"),
    [
        ({"source": "plain"}, True),
        ({"source": "plain", "url": None}, True),
        ({"source": "plain", "url": None, "date": None}, False),
        ({"date": dt.date(2004, 5, 17)}, False),
    ],
)
def test_an_event_from_elsewhere_is_due_where_its_page_or_its_address_is_lacking(
    values: dict[str, object], due: bool
) -> None:
    check = begin(make_event(**values), "en.president.example", NOW)
    assert (check.next_at is not None and check.next_at <= NOW) == due
    assert check.next_at != AT_ONCE


def test_a_day_that_a_record_of_elsewhere_garbles_does_no_harm() -> None:
    event = make_event(date=None, published="last spring")
    assert begin(event, "en.president.example", NOW).next_at is None
