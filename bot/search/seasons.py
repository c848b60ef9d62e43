"""A day in the words that people remember it by."""

import datetime as dt

_MONTHS = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
}
_SEASONS = {
    "en": ("winter", "spring", "summer", "autumn fall"),
    "ru": ("зима зимой", "весна весной", "лето летом", "осень осенью"),
}


def describe_day(day: dt.date, lang: str) -> str:
    """Return "2 February 2005 winter", in Russian for "ru", else in English."""
    lang = lang if lang in _MONTHS else "en"
    season = _SEASONS[lang][day.month % 12 // 3]
    return f"{day.day} {_MONTHS[lang][day.month - 1]} {day.year} {season}"
