"""The days that a question names by the day on which it is asked: "last year", "на той неделе"."""

import datetime as dt
import re
from calendar import monthrange

from bot.search import Period, Span

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "два": 2, "две": 2, "три": 3, "четыре": 4, "пять": 5,
    "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10,
}  # fmt: skip
_UNITS = {
    "day": "day", "days": "day", "день": "day", "дня": "day", "дней": "day",
    "week": "week", "weeks": "week", "неделю": "week", "недели": "week", "недель": "week",
    "неделе": "week",
    "month": "month", "months": "month", "месяц": "month", "месяца": "month", "месяцев": "month",
    "месяце": "month",
    "year": "year", "years": "year", "год": "year", "года": "year", "лет": "year", "году": "year",
}  # fmt: skip
_DAYS = {
    "today": 0, "сегодня": 0, "yesterday": 1, "вчера": 1,
    "the day before yesterday": 2, "позавчера": 2,
}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_COUNT = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_TIME = re.compile(
    rf"(?<!\w)(?:(?P<named>{'|'.join(sorted(_DAYS, key=len, reverse=True))})"
    rf"|(?P<which>last|previous|past|this|current|(?:в|во|на|за)\s+(?:прошл|эт|т)(?:ом|ой|ый|ую))"
    rf"\s+(?P<unit>{_UNIT})"
    rf"|(?:(?P<count>\d{{1,2}}|{_COUNT})\s+)?(?P<units>{_UNIT})\s+(?:ago|назад))(?!\w)",
    re.IGNORECASE,
)
_HERE = re.compile(r"this|current|.*\bэт", re.IGNORECASE)
_WEEK, _YEAR_MONTHS = 7, 12


def find_relative(text: str, today: dt.date) -> list[tuple[Span, Period]]:
    """Find the times that a text names by the day that it is, with where they stand, in order.

    "Last week" is from its Monday to its Sunday, and "two years ago" is that whole year.
    """
    found = []
    for time in _TIME.finditer(text):
        named = {name: value.lower() for name, value in time.groupdict().items() if value}
        if "named" in named:
            unit, back = "day", _DAYS[named["named"]]
        elif "which" in named:
            unit, back = _UNITS[named["unit"]], 0 if _HERE.match(named["which"]) else 1
        else:
            count = named.get("count", "1")
            unit, back = _UNITS[named["units"]], _NUMBERS.get(count) or int(count)
        if period := _go_back(unit, back, today):
            found.append((time.span(), period))
    return found


def _go_back(unit: str, back: int, today: dt.date) -> Period | None:
    match unit:
        case "day":
            day = today - dt.timedelta(back)
            return Period(day, day)
        case "week":
            monday = today - dt.timedelta(today.weekday() + _WEEK * back)
            return Period(monday, monday + dt.timedelta(_WEEK - 1))
        case "month":
            months = today.year * _YEAR_MONTHS + today.month - 1 - back
            year, month = months // _YEAR_MONTHS, months % _YEAR_MONTHS + 1
            end = monthrange(year, month)[1]
            return Period(dt.date(year, month, 1), dt.date(year, month, end))
        case _:
            year = today.year - back
            return Period(dt.date(year, 1, 1), dt.date(year, 12, 31)) if year > 0 else None
