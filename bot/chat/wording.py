"""From what somebody typed to what they ask for."""

import re
from collections.abc import Callable

from bot.answers.dates import read_day
from bot.answers.request import (
    FindEvent,
    FindQuote,
    FindTopic,
    Greet,
    Help,
    Request,
    ShowEvent,
    ShowSettings,
    Unknown,
)

# Telegram cuts commands at 32 characters; the name after @ says which bot is meant in a group.
_COMMAND = re.compile(r"/(?P<name>\w{1,32})(?:@(?P<bot>\w+))?(?:\s+(?P<words>.*))?", re.DOTALL)
_EVENT_LINK = re.compile(r"e_(?P<number>[0-9a-z]{1,10})")
_LOOKS_LIKE_EVENT = re.compile(r"\d{3,9}|(?:https?://)?[\w-]+(?:\.[\w-]+)+/\S+", re.IGNORECASE)
_WITH_WORDS: dict[str, Callable[[str], Request]] = {
    "quote": FindQuote,
    "event": FindEvent,
    "topic": FindTopic,
}
# In a group a reply such as these is said to a person in passing, not asked of the archive.
_COURTESIES = re.compile(
    r"(?:(?:many |ok(?:ay)?,? )?thank(?:s| you)(?: (?:a lot|so much|very much))?|thx|ok(?:ay)?"
    r"|great|cool|wow|nice|lol|yes|no|good (?:bot|job)|(?:большое )?спасибо(?: большое)?|спс"
    r"|благодарю|ок(?:ей)?|класс|супер|да|нет|ага|понятно|ясно)",
    re.IGNORECASE,
)


def read_command(text: str, username: str, *, named_only: bool = False) -> Request | None:
    """Read a command; None for another bot's, and for words that are no command.

    Args:
        text: The whole message.
        username: The bot's own, without the @.
        named_only: In a group: a greeting, help or an unknown command counts only with the bot's
            name, since it may be meant for any bot there.
    """
    command = _COMMAND.fullmatch(text.strip())
    if command is None:
        return None
    named = command["bot"] is not None
    if named and command["bot"].lower() != username.lower():
        return None
    name, words = command["name"].lower(), (command["words"] or "").strip()
    if name in _WITH_WORDS:
        return _WITH_WORDS[name](words)
    if named_only and not named:
        return None
    match name:
        case "start":
            return _read_link(words)
        case "help":
            return Help()
        case "settings":
            return ShowSettings()
        case _:
            return Unknown()


def _read_link(payload: str) -> Request:
    if payload == "help":
        return Help()
    event = _EVENT_LINK.fullmatch(payload)
    return ShowEvent(int(event["number"], 36)) if event else Greet()


def read_words(text: str) -> Request:
    """Read plain words: an address, a number or a date is an event, all else a quotation."""
    text = text.strip()
    if _LOOKS_LIKE_EVENT.fullmatch(text) or read_day(text):
        return FindEvent(text)
    return FindQuote(text)


def is_courtesy(text: str) -> bool:
    """Whether the words are thanks or another courtesy that wants no answer."""
    bare = re.sub(r"[^\w\s,]|_", "", text).strip()
    return not bare or _COURTESIES.fullmatch(bare) is not None


def read_private(text: str, username: str) -> Request | None:
    """Read a message of a private chat; None where it is for another bot."""
    if _COMMAND.fullmatch(text.strip()):
        return read_command(text, username)
    # A lone slash or a path is no command.
    return read_words(text)
