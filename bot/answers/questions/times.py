"""The days that a question names: "in summer 2005", "on 15 April 2003", "в мае 2017 года"."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from babel import Locale

from bot.answers.questions.relative import find_relative
from bot.search import Period

_YEAR = r"(?P<y>(?:19|20)\d\d)(?:\s*(?:году|годах|года?|гг?\.?)(?!\w))?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|-?го|-?е)?"
# "since 1996" and "compared to 1991" name no time at which something was said.
_ELSEWHEN = re.compile(
    r"\b(?:till|until|since|through|than|before|compared (?:to|with)|against|до|к|с|после|after"
    r"|from|по сравнению с)\s*$",
    re.IGNORECASE,
)
_SEASONS = {
    "winter": 12, "зимой": 12, "зима": 12, "зимы": 12,
    "spring": 3, "весной": 3, "весна": 3, "весны": 3,
    "summer": 6, "летом": 6, "лето": 6, "лета": 6,
    "autumn": 9, "fall": 9, "осенью": 9, "осень": 9, "осени": 9,
}  # fmt: skip
# What part of a year is meant, as its first and its last month.
_PARTS = {
    "early": (1, 4), "beginning": (1, 4), "start": (1, 4), "начале": (1, 4),
    "mid": (4, 9), "middle": (4, 9), "середине": (4, 9),
    "late": (9, 12), "end": (9, 12), "конце": (9, 12), "концу": (9, 12),
}  # fmt: skip
_DECEMBER = 12


class Time(NamedTuple):
    """Days that a text names, and where it names them."""

    periods: tuple[Period, ...]
    span: tuple[int, int]
    is_range: bool = False


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for lang in ("en", "ru"):
        names = Locale.parse(lang).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                found |= {name.lower().rstrip("."): n for n, name in names[context][width].items()}
    russian = Locale.parse("ru").months["stand-alone"]["wide"].items()
    # After a preposition: "в мае".
    return found | {f"{name.rstrip('ьй')}е": n for n, name in russian}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<m>{'|'.join(sorted(map(re.escape, _months()), key=len, reverse=True))})\.?"
    season = rf"(?P<s>{'|'.join(_SEASONS)})"
    part = rf"(?P<p>{'|'.join(_PARTS)})"
    of = r"(?:\s+of|,)?(?:\s+the)?(?:\s+year)?\s+"
    patterns = (
        rf"{_DAY}\s+(?:of\s+)?{month},?\s+{_YEAR}",
        rf"{month}\s+(?:the\s+)?{_DAY},?\s+{_YEAR}",
        r"(?P<y>\d{4})-(?P<m2>\d{2})-(?P<d>\d{2})",
        r"(?P<d>\d{1,2})[./](?P<m2>\d{1,2})[./](?P<y>(?:19|20)\d\d)",
        rf"{month}{of}{_YEAR}",
        rf"{season}{of}{_YEAR}",
        rf"{part}(?:{of}|-){_YEAR}",
        r"(?P<y>(?:19|20)\d\d)\s*(?:-|–|—|to|and|по|и)\s*(?P<y2>(?:19|20)\d\d)(?!\d)",
        _YEAR,
    )
    return tuple(re.compile(rf"(?<!\w){p}(?!\w)", re.IGNORECASE) for p in patterns)


def _make(year: int, first: int, last: int) -> Period:
    """The days from one month of a year to another; a month past 12 is one of the next year."""
    end = dt.date(year + (last - 1) // 12, (last - 1) % 12 + 1, 1)
    return Period(dt.date(year, first, 1), end.replace(day=monthrange(end.year, end.month)[1]))


def _read(found: re.Match[str]) -> tuple[Period, ...]:
    named = found.groupdict()
    year = int(named["y"])
    if named.get("y2"):
        years = sorted((year, int(named["y2"])))
        return (Period(dt.date(years[0], 1, 1), dt.date(years[1], 12, 31)),)
    if named.get("s"):
        month = _SEASONS[named["s"].lower()]
        # "Winter 2007" may begin or end with that year.
        years = [year - 1, year] if month == _DECEMBER else [year]
        return tuple(_make(y, month, month + 2) for y in years)
    if named.get("p"):
        return (_make(year, *_PARTS[named["p"].lower()]),)
    month = _months()[named["m"].lower()] if named.get("m") else int(named.get("m2") or 0)
    if not month:
        return (_make(year, 1, 12),)
    try:
        day = dt.date(year, month, int(named.get("d") or 1))
    except ValueError:  # the 31st of June
        return ()
    return (Period(day, day),) if named.get("d") else (_make(year, month, month),)


def _find(text: str) -> Iterator[Time]:
    taken: list[tuple[int, int]] = []
    for pattern in _patterns():
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(start < stop and begin < end for begin, stop in taken):
                continue
            if periods := _read(found):
                taken.append((start, end))
                yield Time(periods, (start, end), bool(found.groupdict().get("y2")))


def find_times(text: str, today: dt.date | None = None) -> list[Time]:
    """Find the days, months, seasons and years that a text names as its time, in their order.

    What stands after "since", "until" or "compared to" is passed over.

    Args:
        text: The text.
        today: The day that it is; then "last year" is a time too, where the text names no other.
    """
    times = [
        time for time in _find(text) if time.is_range or not _ELSEWHEN.search(text[: time.span[0]])
    ]
    if not times and today:
        relative = find_relative(text, today)
        times = [Time((period,), span) for span, period in relative]
    return sorted(times, key=lambda time: time.span)
