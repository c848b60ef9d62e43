"""Reading the day that somebody typed."""

import datetime as dt
import re
from calendar import monthrange
from functools import cache

from babel import Locale
from rapidfuzz import process
from rapidfuzz.distance import OSA

_NUMERIC = (
    re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[-./](?P<m>\d{1,2})[-./](?P<y>\d{4})"),
)
_NUMERIC_SHORT = (
    re.compile(r"(?P<d>\d{1,2})[-./](?P<m>\d{1,2})[-./](?P<y>\d{2})"),
    re.compile(r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})"),
)
_MONTH = r"(?P<m>[^\W\d_]+)\.?"
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|-?го|-?е)?"
_WORDED = (
    re.compile(rf"{_MONTH}\s+(?:the\s+)?{_DAY},?\s+(?P<y>\d{{4}})"),
    re.compile(rf"(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<y>\d{{4}})"),
)
_WORDED_SHORT = (
    re.compile(rf"{_MONTH}\s+(?:the\s+)?{_DAY}"),
    re.compile(rf"(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}"),
)
_SPANS = (
    re.compile(rf"(?:(?:in|во?|за)\s+)?{_MONTH}\s+(?P<y>\d{{4}})"),
    re.compile(r"(?:(?:in|во?|за)\s+)?(?P<y>\d{4})[-./](?P<m>\d{1,2})"),
    re.compile(r"(?:(?:in|во?|за)\s+)?(?P<m>\d{1,2})[-./](?P<y>\d{4})"),
    re.compile(r"(?:(?:in|во?|за)\s+)?(?P<y>\d{4})"),
)
_YEAR_MARK = re.compile(r"\s*(?:года|году|год|г\.?)$")
_DAYS_AWAY = {
    "today": 0, "сегодня": 0,
    "yesterday": -1, "вчера": -1,
    "day before yesterday": -2, "the day before yesterday": -2, "позавчера": -2,
    "tomorrow": 1, "завтра": 1,
}  # fmt: skip
_AGO = re.compile(r"(?:(?P<n>\d{1,5}|an?|one|одну|один)\s+)?(?P<unit>[^\W\d_]+)\s+(?:ago|назад)")
_UNITS = {
    "day": 1, "days": 1, "день": 1, "дня": 1, "дней": 1,
    "week": 7, "weeks": 7, "неделю": 7, "недели": 7, "недель": 7,
    "month": 30, "months": 30, "месяц": 30, "месяца": 30, "месяцев": 30,
    "year": 365, "years": 365, "год": 365, "года": 365, "лет": 365,
}  # fmt: skip
_WEEK, _MONTH_DAYS, _YEAR_DAYS = 7, 30, 365
_WEEKDAY = re.compile(
    r"(?:(?:on|last|this|во?)\s+)?(?:(?:last|прошл(?:ый|ую|ое|ой))\s+)?(?P<name>[^\W\d_]+)"
)
_LEADING_WEEKDAY = re.compile(r"(?:on\s+|во?\s+)?(?P<name>[^\W\d_]+),?\s+(?P<rest>.*\d.*)")
_CENTURY = 100
# Longer names of months may have one wrong letter, or two neighbours the wrong way round.
_LONG_NAME = 5


@cache
def _months() -> dict[str, int]:
    russian = Locale.parse("ru").months["stand-alone"]["wide"].items()
    # After a preposition: "в мае".
    within = {f"{name.rstrip('ьй')}е": number for number, name in russian}
    return within | _names("months", range(1, 13))


@cache
def _weekdays() -> dict[str, int]:
    names = _names("days", range(7))
    # After a preposition: "в среду".
    return names | {"среду": 2, "пятницу": 4, "субботу": 5}


def _names(kind: str, numbers: range) -> dict[str, int]:
    found: dict[str, int] = {}
    for lang in ("en", "ru"):
        names = getattr(Locale.parse(lang), kind)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number in numbers:
                    found[names[context][width][number].lower().rstrip(".")] = number
    return found


def _month(name: str, *, forgiving: bool = False) -> int:
    """The month's number; 0 for what is no month."""
    if name.isdecimal():
        return int(name)
    months = _months()
    if name in months or not forgiving or len(name) < _LONG_NAME:
        return months.get(name, 0)
    near = process.extractOne(name, months.keys(), scorer=OSA.distance, score_cutoff=1)
    return months[near[0]] if near else 0


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:  # the 31st of June
        return None


def read_day(words: str, today: dt.date | None = None) -> dt.date | None:
    """Return the day if the words are nothing but a date, else None.

    Understood are 2017-12-19, 19.12.2017 (the day first), "December 19, 2017", "19 December 2017"
    and "19 декабря 2017 года". Where today is given, also what is said by it: "yesterday",
    "позавчера", "3 days ago", "last Friday", and a date without its year, which is the latest
    such day; and a month may be misspelt.
    """
    words = " ".join(_YEAR_MARK.sub("", words.strip().lower()).split())
    for pattern in (*_NUMERIC, *_WORDED):
        found = pattern.fullmatch(words)
        month = _month(found["m"], forgiving=today is not None) if found else 0
        if found and (day := _date(int(found["y"]), month, int(found["d"]))):
            return day
    return _read_by_today(words, today) if today else None


def names_day(words: str) -> bool:
    """Whether the words alone mean a day, though its year is not said: "yesterday", "May 17"."""
    words = words.strip().lower()
    told = any(letter.isdecimal() for letter in words) and any(map(str.isalpha, words))
    return words in _DAYS_AWAY or (told and read_day(words, dt.date(2000, 1, 1)) is not None)


def _read_by_today(words: str, today: dt.date) -> dt.date | None:
    if words in _DAYS_AWAY:
        return today + dt.timedelta(_DAYS_AWAY[words])
    if ago := _AGO.fullmatch(words):
        return _go_back(ago["n"], ago["unit"], today)
    weekday = _WEEKDAY.fullmatch(words)
    if weekday and (number := _weekdays().get(weekday["name"])) is not None:
        return today - dt.timedelta((today.weekday() - number - 1) % _WEEK + 1)
    for pattern in (*_NUMERIC_SHORT, *_WORDED_SHORT):
        if (found := pattern.fullmatch(words)) is None:
            continue
        month, day = _month(found["m"], forgiving=True), int(found["d"])
        years = [int(found["y"])] if "y" in pattern.groupindex else []
        if years:
            century = today.year // _CENTURY * _CENTURY
            return _latest([century + years[0], century - _CENTURY + years[0]], month, day, today)
        # Eight years hold a 29th of February, also over a century's turn.
        return _latest([today.year - n for n in range(9)], month, day, today)
    lead = _LEADING_WEEKDAY.fullmatch(words)
    return read_day(lead["rest"], today) if lead and lead["name"] in _weekdays() else None


def _latest(years: list[int], month: int, day: int, today: dt.date) -> dt.date | None:
    days = (_date(year, month, day) for year in years)
    return next((found for found in days if found and found <= today), None)


def _go_back(n: str | None, unit: str, today: dt.date) -> dt.date | None:
    days = _UNITS.get(unit)
    count = int(n) if n and n.isdecimal() else 1
    if days is None:
        return None
    try:
        if days < _MONTH_DAYS:
            return today - dt.timedelta(days * count)
        months = today.year * 12 + today.month - 1 - count * (12 if days == _YEAR_DAYS else 1)
        year, month = divmod(months, 12)
        return dt.date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):  # before the year 1
        return None


def read_span(words: str) -> str | None:
    """Return the month or year if the words are nothing but one, as "2017-12" or "2017"."""
    words = " ".join(_YEAR_MARK.sub("", words.strip().lower()).split())
    for pattern in _SPANS:
        if (found := pattern.fullmatch(words)) is None:
            continue
        if "m" not in pattern.groupindex:
            return found["y"]
        month = _month(found["m"], forgiving=True)
        if 1 <= month <= 12:  # noqa: PLR2004 - months of a year
            return f"{found['y']}-{month:02}"
    return None
