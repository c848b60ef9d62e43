"""The time zone of a shared location: that of the nearest city that names one."""

import re
from functools import cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt
from zoneinfo import available_timezones

# tzdata's list of zones says where the city lies that names each: "+5545+03735 Europe/Moscow",
# degrees and minutes, perhaps seconds.
_PLACE = re.compile(r"([+-])(\d{2})(\d{2})(\d{2})?([+-])(\d{3})(\d{2})(\d{2})?")


@cache
def _cities() -> tuple[tuple[float, float, str], ...]:
    """Latitude and longitude, in degrees, and the zone of each city."""
    lines = (files("tzdata") / "zoneinfo" / "zone1970.tab").read_text(encoding="utf-8")
    known = available_timezones()
    cities = []
    for line in lines.splitlines():
        if line.startswith("#"):
            continue
        _, where, zone, *_ = line.split("\t")
        place = _PLACE.fullmatch(where)
        if place and zone in known:
            north, east = place.groups()[:4], place.groups()[4:]
            cities.append((_degrees(*north), _degrees(*east), zone))
    return tuple(cities)


def _degrees(sign: str, degrees: str, minutes: str, seconds: str | None) -> float:
    value = int(degrees) + int(minutes) / 60 + int(seconds or 0) / 3600
    return -value if sign == "-" else value


def zone_at(latitude: float, longitude: float) -> str:
    """The IANA name of the zone of a place, in degrees; near a border it may be the neighbour's."""
    return min(_cities(), key=lambda city: _distance(latitude, longitude, *city[:2]))[2]


def _distance(latitude: float, longitude: float, other: float, east: float) -> float:
    """The angle between two places, in radians (the haversine formula)."""
    north, west = radians(other - latitude), radians(east - longitude)
    half = sin(north / 2) ** 2 + cos(radians(latitude)) * cos(radians(other)) * sin(west / 2) ** 2
    return 2 * asin(min(1.0, sqrt(half)))
