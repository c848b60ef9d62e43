"""How a request is packed into a button's 64 bytes, and read again.

A packed request is `letter[~asker]:numbers:words`: the request's kind, in groups the user whose
button it is, its numbers, and its words. Words that don't fit are remembered by the store; the
letter is then a capital and the short id stands in their place. Numbers are in base 36.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from bot.answers.request import (
    Ask,
    ChangeSetting,
    Cite,
    Discard,
    Export,
    FindDay,
    FindEvent,
    FindQuote,
    FindSpeaker,
    FindTopic,
    Forget,
    ListLatest,
    ListSeeAlso,
    ListTopic,
    ListTopics,
    ReadEvent,
    Request,
    ShowContext,
    ShowEchoes,
    ShowEvent,
    ShowPassage,
    ShowProof,
    ShowSettings,
    ShowStats,
    ShowTrend,
    Verify,
)
from bot.answers.starts import write_number
from bot.answers.subscribing import (
    AwaitWhole,
    CatchUp,
    ChangeFollowing,
    EndFollowing,
    Follow,
    ListFollowing,
    MoveFollowing,
    Mute,
    OfferFollow,
    PreviewFollow,
    ShowChanges,
    ShowFollowing,
    Unfollow,
)

MOST_BYTES = 64
# A letter is never given to another kind: buttons of older versions are still pressed.
_USER_BITS = 52  # a user's number has at most so many, by the Bot API
_KINDS: dict[str, type[Request]] = {
    "k": Ask,
    "e": FindEvent,
    "s": ShowEvent,
    "r": ReadEvent,
    "a": ListSeeAlso,
    "q": FindQuote,
    "c": ShowContext,
    "f": FindTopic,
    "t": ListTopic,
    "i": ListTopics,
    "p": ShowSettings,
    "u": ChangeSetting,
    "d": Discard,
    "l": ListLatest,
    "o": FindDay,
    "n": FindSpeaker,
    "y": ShowPassage,
    "x": Cite,
    "w": Export,
    "j": Forget,
    "g": ShowTrend,
    "h": ShowStats,
    "z": ShowEchoes,
    "v": Verify,
    "vc": ShowProof,
    "nf": Follow,
    "np": PreviewFollow,
    "nw": AwaitWhole,
    "nl": ListFollowing,
    "ns": ShowFollowing,
    "nc": ChangeFollowing,
    "ne": EndFollowing,
    "nb": CatchUp,
    "nm": Mute,
    "nu": Unfollow,
    "nd": ShowChanges,
    "no": OfferFollow,
    "ng": MoveFollowing,
}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}
_TEXT_FIELDS = {"words", "name"}  # a request has at most one of them; its other fields are numbers


@dataclass(frozen=True, slots=True)
class Press:
    """What a pressed button says: its request, and in groups whose it is."""

    request: Request
    asker: int | None


def _read_number(digits: str, bits: int = 31) -> int:
    """Read what `write_number` wrote; a client can send anything, so it is held to a sane size."""
    value = int(digits, 36)
    if not 0 <= value < 1 << bits:
        raise ValueError(digits)
    return value


def _split(request: Request) -> tuple[str, str]:
    values = {f.name: getattr(request, f.name) for f in fields(request)}
    words = "".join(value for name, value in values.items() if name in _TEXT_FIELDS)
    numbers = (value for name, value in values.items() if name not in _TEXT_FIELDS)
    return ",".join(map(write_number, numbers)), words


def _prefix(request: Request, asker: int | None) -> str:
    whose = f"~{write_number(asker)}" if asker is not None else ""
    return f"{_LETTERS[type(request)]}{whose}:{_split(request)[0]}:"


def find_long(requests: Iterable[Request], asker: int | None) -> set[str]:
    """The words of the requests that don't fit their buttons, for the store to remember."""
    return {
        words
        for request in requests
        if len((_prefix(request, asker) + (words := _split(request)[1])).encode()) > MOST_BYTES
    }


def pack(request: Request, asker: int | None, shorts: Mapping[str, str]) -> str:
    """Return the callback data for a request, at most 64 bytes.

    Args:
        request: What the button asks for.
        asker: The only user who may press it; None for anybody.
        shorts: The short ids of remembered words, with at least those of `find_long`.
    """
    prefix, words = _prefix(request, asker), _split(request)[1]
    if words not in shorts:
        return prefix + words
    return prefix[0].upper() + prefix[1:] + shorts[words]


def unpack(data: str, recall: Callable[[str], dict[str, Any] | None]) -> Press | None:
    """Read a button's data; None for one whose words are forgotten or that no version wrote."""
    head, _, rest = data.partition(":")
    middle, _, words = rest.partition(":")
    letter, _, whose = head.partition("~")
    kind = _KINDS.get(letter.lower())
    if kind is None:
        return None
    if letter[:1].isupper():
        kept = recall(words)
        if kept is None:
            return None
        words = kept["words"]
    names = [f.name for f in fields(kind)]
    try:
        numbers = iter([_read_number(number) for number in middle.split(",") if number])
        asker = _read_number(whose, _USER_BITS) if whose else None
        values: dict[str, Any] = {
            name: words if name in _TEXT_FIELDS else next(numbers) for name in names
        }
    except (ValueError, StopIteration):
        return None
    return Press(kind(**values), asker)
