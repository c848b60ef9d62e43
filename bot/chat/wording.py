"""From what somebody typed to what they ask for."""

import re
from collections.abc import Callable

from bot.answers.dates import names_day, read_day
from bot.answers.event import is_address
from bot.answers.questions.follow import is_question
from bot.answers.request import (
    Ask,
    ChangeSetting,
    ChooseZone,
    FindCitation,
    FindDay,
    FindEvent,
    FindExport,
    FindQuote,
    FindSpeaker,
    FindTopic,
    Forget,
    Help,
    ListLatest,
    Request,
    ShowAbout,
    ShowPrivacy,
    ShowSettings,
    ShowStats,
    ShowTrend,
    Unknown,
    Verify,
)
from bot.answers.starts import read_start
from bot.answers.subscribing import ListFollowing, PreviewFollow
from bot.answers.verify.quotations import is_attributed
from bot.chat.commands import find_command
from bot.following import KINDS

# Nobody sees the marks of width and direction that come along with copied text.
_BLANK = r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
_EDGES = re.compile(rf"\A{_BLANK}+|(?<!{_BLANK}){_BLANK}+\Z")
# Telegram cuts commands at 32 characters; the name after @ says which bot is meant in a group. It
# marks no Cyrillic command as one, and where the slash is, the Russian layout has a full stop.
_COMMAND = re.compile(
    rf"(?P<mark>[/.])(?P<name>\w{{1,32}})(?:@(?P<bot>\w+))?(?:{_BLANK}+(?P<words>.*))?", re.DOTALL
)
# A number of one or two digits is rather said than asked for.
_LOOKS_LIKE_NUMBER = re.compile(r"\d{3,9}")
_LANGUAGES = {"en": 1, "english": 1, "английский": 1, "ru": 2, "russian": 2, "русский": 2}


def _read_language(words: str) -> Request:
    value = _LANGUAGES.get(words.lower())
    return ShowSettings() if value is None else ChangeSetting("lang", value)


_WITH_WORDS: dict[str, Callable[[str], Request]] = {
    "ask": Ask,
    "quote": FindQuote,
    "event": FindEvent,
    "topic": FindTopic,
    "on": FindDay,
    "speaker": FindSpeaker,
    "cite": FindCitation,
    "export": FindExport,
    "verify": Verify,
    "trend": ShowTrend,
    "stats": lambda words: ShowStats(words=words),
    "subscribe": lambda words: PreviewFollow(*_read_followed(words)),
}
_WORDLESS: dict[str, Request] = {
    "latest": ListLatest(),
    "subscriptions": ListFollowing(),
    "unsubscribe": ListFollowing(),
}
# In a group these count only with the bot's name: they may be meant for any bot there.
_GENERAL: dict[str, Callable[[str], Request]] = {
    "start": read_start,
    "help": lambda _: Help(),
    "about": lambda _: ShowAbout(),
    "settings": lambda words: ChooseZone(words) if words else ShowSettings(),
    "language": _read_language,
    "privacy": lambda _: ShowPrivacy(),
    "forget": lambda _: Forget(),
}
COMMANDS = (*_WITH_WORDS, *_WORDLESS, *_GENERAL)
"""The names of all commands."""

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
    command = _COMMAND.fullmatch(_trim(text))
    if command is None:
        return None
    named = command["bot"] is not None
    if named and command["bot"].lower() != username.lower():
        return None
    asked = not named_only or named
    slash, words = command["mark"] == "/", _trim(command["words"] or "")
    name = find_command(command["name"], COMMANDS, forgiving=asked and slash)
    if name is None and not slash:
        return None
    if name in _WITH_WORDS:
        return _WITH_WORDS[name](words)
    if name in _WORDLESS:
        return _WORDLESS[name]
    if not asked:
        return None
    return _GENERAL[name](words) if name else Unknown()


def _read_followed(words: str) -> tuple[int, str]:
    """What `/subscribe` is to follow: everything, where no words say what."""
    return KINDS.index("search" if words else "all"), words


def read_words(text: str) -> Request:
    """Read plain words: an address, a number or a date is an event, all else a quotation.

    A question is what begins with words that ask or ends with a question mark, and what goes on
    from a question ("and in 2016"). A quotation beside which stands who is said to have said it
    is verified.
    """
    text = _trim(text)
    if _LOOKS_LIKE_NUMBER.fullmatch(text) or is_address(text) or read_day(text):
        return FindEvent(text)
    if names_day(text):
        return FindDay(text)
    if is_question(text):
        return Ask(text)
    return Verify(text) if is_attributed(text) else FindQuote(text)


def _trim(text: str) -> str:
    """Return the text without what can't be seen at its ends."""
    return _EDGES.sub("", text)


def is_courtesy(text: str) -> bool:
    """Whether the words are thanks or another courtesy that wants no answer."""
    bare = re.sub(r"[^\w\s,]|_", "", text).strip()
    return not bare or _COURTESIES.fullmatch(bare) is not None


def read_private(text: str, username: str) -> Request | None:
    """Read a message of a private chat; None where it is for another bot."""
    command = _COMMAND.fullmatch(_trim(text))
    if command and command["mark"] == "/":
        return read_command(text, username)
    return read_command(text, username) or read_words(text)
