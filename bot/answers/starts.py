"""Codes for links that start the bot with a request: an event, a passage or a topic.

Telegram takes at most 64 of the characters A-Z, a-z, 0-9, _ and - (its "deep linking"). They hold
no state, so that a link in an old message works for as long as the archive holds what it names.
"""

import re
from hashlib import blake2b

from bot.answers.request import (
    Greet,
    Help,
    ListTopic,
    OpenTopic,
    Request,
    ShowEvent,
    ShowPassage,
)

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_EVENT = re.compile(r"e_(?P<number>[0-9a-z]{1,6})")
_PASSAGE = re.compile(r"p_(?P<number>[0-9a-z]{1,6})_(?P<n>[0-9a-z]{1,6})")
_TOPIC = re.compile(r"t_(?P<code>[0-9a-f]{12})")
_CODE_BYTES = 6


def topic_code(name: str) -> str:
    """The code of a topic's name: twelve hexadecimal digits of a hash."""
    return blake2b(name.encode(), digest_size=_CODE_BYTES).hexdigest()


def start_event(number: int) -> str:
    """The code for the event with this number."""
    return f"e_{write_number(number)}"


def start_passage(number: int, n: int) -> str:
    """The code for paragraph `n` of an event."""
    return f"p_{write_number(number)}_{write_number(n)}"


def start_topic(name: str) -> str:
    """The code for a topic."""
    return f"t_{topic_code(name)}"


def write_start(request: Request) -> str | None:
    """The code that asks for the same as a request; None where no link can."""
    match request:
        case ShowEvent(number=number):
            return start_event(number)
        case ShowPassage(number=number, n=n):
            return start_passage(number, n)
        case ListTopic(name=name):
            return start_topic(name)
        case Help():
            return "help"
        case _:
            return None


def read_start(code: str) -> Request:
    """The request of a code; a greeting for what is none."""
    if code == "help":
        return Help()
    if found := _EVENT.fullmatch(code):
        return ShowEvent(int(found["number"], 36))
    if found := _PASSAGE.fullmatch(code):
        return ShowPassage(int(found["number"], 36), int(found["n"], 36))
    if found := _TOPIC.fullmatch(code):
        return OpenTopic(found["code"])
    return Greet()


def write_number(value: int) -> str:
    """A number in base 36.

    Raises:
        ValueError: It is negative.
    """
    if value < 0:
        raise ValueError(f"{value} is negative")
    digits = ""
    while value:
        value, rest = divmod(value, 36)
        digits = _DIGITS[rest] + digits
    return digits or "0"
