"""Time zones by the names of their cities, in either language, and what day it is in one."""

import datetime as dt
import re
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from rapidfuzz import process
from rapidfuzz.distance import OSA

_OFFSET = re.compile(r"(?:utc|gmt|мск|msk)?\s*(?P<sign>[+\-−–])\s*(?P<hours>\d{1,2})(?::?00)?")
_MOST_HOURS = 14
_MOSCOW_HOURS = 3
_SHORTEST, _LONG = 4, 8
_SHORT = {"utc": "UTC", "gmt": "UTC", "msk": "Europe/Moscow", "мск": "Europe/Moscow"}


@cache
def _names() -> dict[str, str]:
    zones = sorted(zone for zone in available_timezones() if "/" in zone)
    names = {zone.rpartition("/")[2].replace("_", " ").casefold(): zone for zone in zones}
    for lang in ("en", "ru"):
        for zone, named in Locale.parse(lang).time_zones.items():
            if "city" in named and zone in zones:
                names[named["city"].casefold()] = zone
    return names | {zone.casefold(): zone for zone in zones} | _SHORT


def find_zone(words: str) -> str | None:
    """Return the IANA name of the zone that is meant by its name, a city or an offset.

    A name may have one wrong letter, a long one two. "UTC+3" is a zone without summer time, and
    "МСК+2" one so far from Moscow's.
    """
    name = " ".join(words.replace("_", " ").casefold().split())[:64]
    if offset := _OFFSET.fullmatch(name):
        hours = int(offset["hours"]) * (1 if offset["sign"] == "+" else -1)
        hours += _MOSCOW_HOURS if name.startswith(("мск", "msk")) else 0
        # POSIX counts these the other way round, and the IANA names follow it.
        return f"Etc/GMT{-hours:+d}" if -12 <= hours <= _MOST_HOURS else None  # noqa: PLR2004
    names = _names()
    exact = names.get(name) or names.get(name.replace(" ", "_"))
    if exact or len(name) < _SHORTEST:
        return exact
    near = process.extractOne(
        name, names.keys(), scorer=OSA.distance, score_cutoff=1 if len(name) < _LONG else 2
    )
    return names[near[0]] if near else None


def day_in(zone: str, now: float) -> dt.date:
    """The day that it is in a zone, at a moment in seconds since the epoch."""
    return dt.datetime.fromtimestamp(now, ZoneInfo(zone)).date()
