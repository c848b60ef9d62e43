"""Reading the day that somebody typed."""

import datetime as dt
import re
from functools import cache

from babel import Locale

_NUMERIC = (
    re.compile(r"(?P<y>\d{4})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[-./](?P<m>\d{1,2})[-./](?P<y>\d{4})"),
)
_WORDED = (
    re.compile(r"(?P<m>[^\W\d]+)\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})"),
    re.compile(r"(?P<d>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>[^\W\d]+)\.?,?\s+(?P<y>\d{4})"),
)
_YEAR_MARK = re.compile(r"\s*(?:года|г\.?)$")


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = {}
    for lang in ("en", "ru"):
        names = Locale.parse(lang).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in names[context][width].items():
                    months[name.lower().rstrip(".")] = number
    return months


def read_day(words: str) -> dt.date | None:
    """Return the day if the words are nothing but a date, else None.

    Understood are 2017-12-19, 19.12.2017 (the day first), "December 19, 2017", "19 December 2017"
    and "19 декабря 2017 года".
    """
    words = _YEAR_MARK.sub("", words.strip().lower())
    for pattern in (*_NUMERIC, *_WORDED):
        found = pattern.fullmatch(words)
        if found is None:
            continue
        month = found["m"]
        number = int(month) if month.isdecimal() else _months().get(month, 0)
        try:
            return dt.date(int(found["y"]), number, int(found["d"]))
        except ValueError:  # the 31st of June
            continue
    return None
