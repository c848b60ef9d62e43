"""What went wrong with an update, in words that hold nothing of what somebody wrote."""

import sqlite3
import traceback

from telegram.error import TelegramError

from bot.errors import BotError
from bot.telegram.faults import explain

_DIGITS = "0123456789ABCDEFGHJKLMNPQRSTVWXYZ"
"""Those that nobody takes for another one when reading a code aloud: no I, O or U."""


def name_incident(update_id: int) -> str:
    """Return the short code by which a user can report an update's failure."""
    code, rest = "", update_id
    while rest:
        rest, digit = divmod(rest, len(_DIGITS))
        code = _DIGITS[digit] + code
    return code or "0"


def name_error(error: BaseException) -> str:
    """Return the kind of an error, with its sentence where that quotes nobody.

    Errors of Python's may quote what somebody wrote, and Telegram's may quote the token.
    """
    if isinstance(error, TelegramError):
        return f"{type(error).__name__}: {explain(error)}"
    if isinstance(error, BotError | OSError | sqlite3.Error):
        return f"{type(error).__name__}: {error}"
    return type(error).__name__


def trace(error: BaseException) -> str:
    """Return the traceback of an error and of those that led to it, the first one first."""
    parts = []
    seen: set[int] = set()
    at: BaseException | None = error
    while at is not None and id(at) not in seen:
        seen.add(id(at))
        frames = "".join(traceback.format_tb(at.__traceback__))
        parts.append(f"{frames}{name_error(at)}")
        at = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
    return "\nwhich led to:\n".join(reversed(parts))
