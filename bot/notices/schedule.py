"""When a notice is due: at once, in a digest, or when the quiet hours are over. Pure.

All times of day are the chat's own. On the day when clocks go forward an hour that is left out
counts as the one after it; when they go back, the first of two equal hours counts.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.following import Quiet, Subscription

_ZONES = {"ru": "Europe/Moscow"}
_DAYS = {"daily": 1, "weekly": 7}


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """When a notice goes, in seconds since 1970, and whether with all others of that moment."""

    at: float
    bundled: bool


def default_zone(reader: str) -> str:
    """The time zone of a reader who hasn't said theirs."""
    return _ZONES.get(reader, "UTC")


@cache
def read_zone(name: str) -> ZoneInfo | None:
    """The zone of this IANA name; None for what is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def find_due(subscription: Subscription, zone: str | None, now: float) -> Due:
    """When a subscription wants to be told of what is found now.

    Args:
        subscription: The subscription.
        zone: The chat's zone by its IANA name; None or an unknown one for the reader's default.
        now: In seconds since 1970.
    """
    where = read_zone(zone or "") or ZoneInfo(default_zone(subscription.reader))
    if subscription.when == "now":
        due = Due(now, bundled=False)
    else:
        due = Due(_next_digest(subscription, where, now), bundled=True)
    end = _end_of_quiet(subscription.quiet, where, due.at)
    return due if end is None else Due(end, bundled=True)


def earliest(dues: Iterable[Due]) -> Due:
    """The moment for one notice that several subscriptions want."""
    return min(dues)


def _next_digest(subscription: Subscription, zone: ZoneInfo, now: float) -> float:
    today = dt.datetime.fromtimestamp(now, zone).date()
    for days in range(_DAYS[subscription.when] + 1):
        day = today + dt.timedelta(days)
        if subscription.when == "weekly" and day.weekday() != subscription.weekday:
            continue
        at = _moment(day, subscription.hour, zone)
        if at >= now:
            return at
    # It is the very day of a weekly digest, after its hour.
    return _moment(today + dt.timedelta(_DAYS[subscription.when]), subscription.hour, zone)


def _end_of_quiet(quiet: Quiet | None, zone: ZoneInfo, at: float) -> float | None:
    """When the quiet hours in which this moment lies are over; None where it lies in none."""
    if quiet is None or not _is_quiet(quiet, dt.datetime.fromtimestamp(at, zone).hour):
        return None
    today = dt.datetime.fromtimestamp(at, zone).date()
    ends = (_moment(today + dt.timedelta(days), quiet.end, zone) for days in range(3))
    return next(end for end in ends if end > at)


def _is_quiet(quiet: Quiet, hour: int) -> bool:
    if quiet.start <= quiet.end:
        return quiet.start <= hour < quiet.end
    return hour >= quiet.start or hour < quiet.end


def _moment(day: dt.date, hour: int, zone: ZoneInfo) -> float:
    return dt.datetime.combine(day, dt.time(hour), zone).timestamp()
