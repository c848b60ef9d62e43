"""What a chat has chosen about how it is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Preferences:
    """A chat's choices; a chat that has chosen nothing has the defaults.

    Attributes:
        chat_id: Whose they are.
        lang: The language of what the bot says; None for each reader's own.
        archive: The language of the events that are listed, where they are held in several; None
            for the reader's own. Words find what is written in their language in any case.
        admins_only: Whether only a group's admins may ask.
        thread_id: The only topic of a forum group in which the bot answers; None for all.
        delete_after: After so many minutes answers in a group are deleted; 0 for never.
        zone: The time zone, by its IANA name; None where the chat hasn't said.
    """

    chat_id: int
    lang: str | None = None
    archive: str | None = None
    admins_only: bool = False
    thread_id: int | None = None
    delete_after: int = 0
    zone: str | None = None


# What a button can set: the values of each choice, in the order in which they are offered. A
# button holds the place in this order, so values are only ever added at the end.
CHOICES: Mapping[str, tuple[Any, ...]] = {
    "lang": (None, "en", "ru"),
    "archive": (None, "en", "ru"),
    "admins_only": (False, True),
    "delete_after": (0, 10, 60, 1440),
}

# What makes sense only where several people ask.
GROUP_ONLY = frozenset({"admins_only", "delete_after"})
