"""Days, months and years named in words within a text: "in 2017", "декабря 2017"."""

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
_YEAR = r"(?P<y>(?:19|20)\d\d)\b(?:\s*(?:году|года?|г\.))?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:(?:on|in|в)\s+)?(?:(?P<d>\d{{1,2}})\s+)?(?:{_MONTH})\s+{_YEAR}",
        rf"\b(?:(?:on|in)\s+)?(?:{_MONTH})\s+(?P<d>\d{{1,2}}),?\s+{_YEAR}",
        rf"\b(?:in|во?)\s+{_YEAR}",
    )
)


class Named(NamedTuple):
    """A period that a text names: its words, and the text without them."""

    period: Period
    words: str
    rest: str


def find_period(text: str) -> Named | None:
    """Find the first period that a text names, if any words are left beside it."""
    for pattern in _PATTERNS:
        if found := pattern.search(text):
            named = found.groupdict()
            month = next((n for n in range(1, 13) if named.get(f"m{n}")), 0)
            parts = [named["y"], *([str(month)] if month else [])]
            period = read_period("-".join([*parts, *filter(None, [named.get("d")])]))
            rest = f"{text[: found.start()].strip()} {text[found.end() :].strip()}".strip()
            return Named(period, found[0], rest) if period and rest else None
    return None
