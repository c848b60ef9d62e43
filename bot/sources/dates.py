"""Days and moments as the site writes them, in English and in Russian."""

import datetime as dt
import re

_MONTHS = (
    ("january", "января"),
    ("february", "февраля"),
    ("march", "марта"),
    ("april", "апреля"),
    ("may", "мая"),
    ("june", "июня"),
    ("july", "июля"),
    ("august", "августа"),
    ("september", "сентября"),
    ("october", "октября"),
    ("november", "ноября"),
    ("december", "декабря"),
)
_NUMBER = {name: n for n, names in enumerate(_MONTHS, 1) for name in names}
_MONTH = "|".join(_NUMBER)
_ENGLISH = "|".join(english for english, _ in _MONTHS)
_YEAR = r"[0-9]{4}"
_DASH = r"\s*[-–—−]\s*"
# A span counts as its first day: "March 26 − 27, 2013", "30 июня − 2 июля 2013 года". Its first
# year is left out where it is also the last one.
_DAY = re.compile(
    rf"\b(?:(?P<m1>{_ENGLISH})\s+(?P<d1>[0-9]{{1,2}})(?:,\s+(?P<first1>{_YEAR})(?={_DASH}))?"
    rf"(?:{_DASH}(?:(?:{_ENGLISH})\s+)?[0-9]{{1,2}})?,\s+(?P<y1>{_YEAR})"
    rf"|(?P<d2>[0-9]{{1,2}})(?:{_DASH}[0-9]{{1,2}})?\s+(?P<m2>{_MONTH})"
    rf"(?:,?\s+(?P<first2>{_YEAR})(?:\s+года|\s+г\.)?(?={_DASH}))?"
    rf"(?:{_DASH}[0-9]{{1,2}}\s+(?:{_MONTH}))?,?\s+(?P<y2>{_YEAR})(?:\s+года|\s+г\.)?"
    rf"|(?P<y3>{_YEAR})-(?P<m3>[0-9]{{2}})-(?P<d3>[0-9]{{2}}))",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?<![0-9:])([01]?[0-9]|2[0-3]):([0-5][0-9])(?![0-9:])")
# How far behind its day a time of day stands at most: ", в ", ", at ".
_NEAR = 12
# A longer line is no day, so that a paragraph costs nothing.
_MOST = 80


def find_day(text: str) -> dt.date | None:
    """Return the first day named in the text: "July 1, 2000", "1 июля 2000 года", "2000-07-01"."""
    match = _DAY.search(text)
    return _day(match) if match else None


def read_day(text: str) -> dt.date | None:
    """Return the day, or the first one of a span, where the text is that and nothing else."""
    text = text.strip()
    match = _DAY.fullmatch(text) if len(text) <= _MOST else None
    return _day(match) if match else None


def read_clock(text: str) -> str | None:
    """Return the time of day as "HH:MM", where the text is one and nothing else."""
    match = _CLOCK.fullmatch(text.strip())
    return _clock(match) if match else None


def find_moment(text: str) -> str | None:
    """Return the first day of the text, with a time of day that follows it: "2000-07-01T09:30"."""
    match = _DAY.search(text)
    day = _day(match) if match else None
    if match is None or day is None:
        return None
    clock = _CLOCK.search(text, match.end(), match.end() + _NEAR)
    return f"{day.isoformat()}T{_clock(clock)}" if clock else day.isoformat()


def _day(match: re.Match[str]) -> dt.date | None:
    part = match.groupdict()
    year = part["first1"] or part["first2"] or part["y1"] or part["y2"] or part["y3"]
    month = part["m1"] or part["m2"] or part["m3"]
    day = part["d1"] or part["d2"] or part["d3"]
    try:
        return dt.date(int(year), _NUMBER.get(month.lower()) or int(month), int(day))
    except ValueError:
        return None


def _clock(match: re.Match[str]) -> str:
    return f"{int(match[1]):02}:{match[2]}"
