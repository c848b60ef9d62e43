"""What can be chosen of a subscription: each choice is a number, so that it fits a button."""

import re
from dataclasses import replace

from bot.following import FORMS, KINDS, Form, Kind, Quiet, Subscription, When

FIELDS = ("when", "hour", "weekday", "quiet", "silent", "forms", "paused")
"""A button holds the place in this order, so fields are only ever added at the end."""

WHENS: tuple[When, ...] = ("now", "daily", "weekly")
QUIETS: tuple[Quiet | None, ...] = (None, Quiet(22, 7), Quiet(23, 8), Quiet(0, 9))
CATCH_UPS = (3, 10)
"""Of how many events one may be told after the fact."""

_HOURS, _DAYS = 24, 7
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")


def draft(kind: int, words: str, lang: str) -> Subscription | None:
    """Return a subscription that is nobody's yet; None where there is no such kind.

    Args:
        kind: A place in `bot.following.KINDS`.
        words: What is followed; its script says in which language the events are.
        lang: The reader's language.
    """
    if kind >= len(KINDS):
        return None
    followed: Kind = KINDS[kind]
    words = " ".join(words.split())
    events = lang
    if _LETTER.search(words):
        events = "ru" if _CYRILLIC.search(words) else "en"
    return Subscription(0, followed, words, events, lang)


def change(subscription: Subscription, field: int, value: int) -> Subscription | None:
    """Return the subscription with a choice made; None where there is no such choice."""
    name = FIELDS[field] if field < len(FIELDS) else ""
    match name:
        case "when" if value < len(WHENS):
            return replace(subscription, when=WHENS[value])
        case "hour" if value < _HOURS:
            return replace(subscription, hour=value)
        case "weekday" if value < _DAYS:
            return replace(subscription, weekday=value)
        case "quiet" if value < len(QUIETS):
            return replace(subscription, quiet=QUIETS[value])
        case "silent":
            return replace(subscription, silent=bool(value))
        case "paused":
            return replace(subscription, paused=bool(value))
        case "forms" if forms := read_forms(value):
            return replace(subscription, forms=forms)
        case _:
            return None


def read_forms(value: int) -> tuple[Form, ...]:
    """The forms of events whose bits are set."""
    return tuple(form for at, form in enumerate(FORMS) if value & 1 << at)


def write_forms(forms: tuple[Form, ...]) -> int:
    """A number with the bits of these forms set."""
    return sum(1 << FORMS.index(form) for form in forms)
