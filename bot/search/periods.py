"""Days, months, seasons and years named in words within a text: "in 2017", "декабря 2017"."""

import re
from typing import NamedTuple

from bot.search.operators import Period, read_period

_MONTHS = (
    r"january|январ[ьяе]",
    r"february|феврал[ьяе]",
    r"march|март[ае]?",
    r"april|апрел[ьяе]",
    r"may|ма[йяе]",
    r"june|июн[ьяе]",
    r"july|июл[ьяе]",
    r"august|август[ае]?",
    r"september|сентябр[ьяе]",
    r"october|октябр[ьяе]",
    r"november|ноябр[ьяе]",
    r"december|декабр[ьяе]",
)
_MONTH = "|".join(f"(?P<m{n}>{names})" for n, names in enumerate(_MONTHS, 1))
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?"
_YEAR = r"(?P<y>(?:19|20)\d\d)\b(?:\s*(?:году|года?|г\.))?"
_YEARS = (
    r"(?P<y>(?:19|20)\d\d)\s*(?:to|and|until|till|по|и|[-–—])\s*(?P<y2>(?:19|20)\d\d)\b"
    r"(?:\s*(?:годы?|гг?\.))?"
)
# Parts of a year: the first and the last month. A winter lies in two years, so it is none of them.
_PARTS = (
    (3, 5, r"spring|весн(?:ой|ы|а|у)"),
    (6, 8, r"summer|лет(?:ом|а|о)"),
    (9, 11, r"autumn|fall|осен(?:ью|и|ь)"),
    (1, 6, r"early|beginning|start|начал[оеа]|первой половин[еы]|first half"),
    (4, 9, r"mid|middle|середин[еы]"),
    (7, 12, r"late|end|кон(?:це|ец|ца)|второй половин[еы]|second half"),
)
_PART = "|".join(f"(?P<p{n}>{names})" for n, (_, _, names) in enumerate(_PARTS))
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:(?:from|between|in|с|в)\s+)?{_YEARS}",
        rf"\b(?:(?:on|in|во?)\s+)?(?:the\s+)?(?:{_DAY}\s+)?(?:{_MONTH}),?\s+(?:of\s+)?{_YEAR}",
        rf"\b(?:(?:on|in)\s+)?(?:{_MONTH})\s+{_DAY},?\s+{_YEAR}",
        r"\b(?:on\s+)?(?P<n>\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d|(?:19|20)\d\d-\d{1,2}-\d{1,2})\b",
        rf"\b(?:(?:in|at|во?)\s+)?(?:the\s+)?(?:{_PART})[\s-]+(?:of\s+)?{_YEAR}",
        rf"\b(?:in|во?|(?:in\s+)?(?:the\s+)?year(?:\s+of)?)\s+{_YEAR}",
        r"\b(?P<y>(?:19|20)\d\d)\s*(?:году|год|г\.)",
    )
)
_HINT = re.compile(r"(?:19|20)\d\d")


class Named(NamedTuple):
    """A period that a text names: its words, and the text without them."""

    period: Period
    words: str
    rest: str


def find_period(text: str) -> Named | None:
    """Find the first period that a text names, if any words are left beside it."""
    named = _find(text)
    return named if named and named.rest else None


def read_whole(text: str) -> Period | None:
    """Return the period if the text names one and nothing else: "in 2017", "19 December 2017"."""
    named = _find(text)
    return named.period if named and not re.search(r"\w", named.rest) else None


def _find(text: str) -> Named | None:
    # All forms hold a year, and most texts none.
    if not _HINT.search(text):
        return None
    for pattern in _PATTERNS:
        if (found := pattern.search(text)) and (period := _read(found)):
            rest = f"{text[: found.start()].strip()} {text[found.end() :].strip()}".strip()
            return Named(period, found[0], rest)
    return None


def _read(found: re.Match[str]) -> Period | None:
    named = {name: value for name, value in found.groupdict().items() if value}
    if "n" in named:
        return read_period(named["n"])
    if "y2" in named:
        return _span(named["y"], named["y2"]) if named["y"] < named["y2"] else None
    for n, (first, last, _) in enumerate(_PARTS):
        if f"p{n}" in named:
            return _span(f"{named['y']}-{first}", f"{named['y']}-{last}")
    month = next((str(n) for n in range(1, 13) if f"m{n}" in named), "")
    return read_period("-".join(filter(None, (named["y"], month, named.get("d")))))


def _span(first: str, last: str) -> Period | None:
    start, end = read_period(first), read_period(last)
    return Period(start.first, end.last) if start and end else None
