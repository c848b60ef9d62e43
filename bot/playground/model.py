"""The values of the playground: chats, files, and what happened in them."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

JSON = dict[str, Any]
"""An object of the Bot API as it goes over the wire; https://core.telegram.org/bots/api."""

KEPT_MESSAGES = 2_000
"""Messages kept in a chat; older ones are forgotten, so a long-lived server stays small."""

LEADERS = {"creator", "administrator"}
"""The statuses of those who may do everything in a chat."""

GENERAL = 1
"""The number of a forum's first topic, which bots never see."""


@dataclass
class Topic:
    """A topic of a forum; its number is that of the message that created it."""

    id: int
    name: str
    closed: bool = False


@dataclass
class Chat:
    """One chat, with its messages by their number.

    Attributes:
        info: The Bot API Chat object.
        members: The status of everyone in it ("member", "left", "kicked"…), by user id.
        anonymous: The leaders who write in the group's name.
        topics: The topics of a forum by number; empty where it is none.
        authors: Who wrote a message, by its number, also where it does not say so.
        messages: Bot API Message objects by message_id, oldest first.
        instance: The value of chat_instance in callback queries.
        blocked: In a private chat, that the person blocked the bot.
        deactivated: In a private chat, that the person has deleted the account.
        moved_to: The supergroup that this group became.
    """

    info: JSON
    members: dict[int, str]
    instance: str
    messages: "OrderedDict[int, JSON]" = field(default_factory=OrderedDict)
    authors: dict[int, int] = field(default_factory=dict)
    anonymous: set[int] = field(default_factory=set)
    topics: dict[int, Topic] = field(default_factory=dict)
    blocked: bool = False
    deactivated: bool = False
    moved_to: int | None = None
    _last_id: int = 0

    @property
    def id(self) -> int:
        """The chat's number; for a private chat, the person's."""
        return int(self.info["id"])

    @property
    def private(self) -> bool:
        """Whether it is one person's chat with the bot."""
        return bool(self.info["type"] == "private")

    def has(self, user_id: int) -> bool:
        """Whether the user is in the chat now."""
        return self.members.get(user_id, "left") not in {"left", "kicked"}

    @property
    def channel(self) -> bool:
        """Whether only its leaders write in it, in its own name."""
        return bool(self.info["type"] == "channel")

    def leads(self, user_id: int) -> bool:
        """Whether the user is its creator or an administrator."""
        return self.members.get(user_id) in LEADERS

    @property
    def next_number(self) -> int:
        """The number that the chat's next message will have."""
        return self._last_id + 1

    def take_number(self) -> int:
        """The number of the chat's next message, which is taken."""
        self._last_id += 1
        return self._last_id

    def keep(self, message: JSON) -> None:
        """Store a message under its number and forget the oldest beyond the bound."""
        self.messages[message["message_id"]] = message
        while len(self.messages) > KEPT_MESSAGES:
            old, _ = self.messages.popitem(last=False)
            self.authors.pop(old, None)


@dataclass(frozen=True)
class Upload:
    """A file on its way in: the name and media type that the sender gave, and its bytes."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class File:
    """A file that was sent.

    Attributes:
        file_id: Its identifier for this bot.
        unique_id: Its identifier for every bot.
        path: Where the Bot API serves it.
        kind: "photo" or "document".
        upload: What came in.
        size: Width and height of a photo in pixels.
    """

    file_id: str
    unique_id: str
    path: str
    kind: str
    upload: Upload
    size: tuple[int, int] | None


@dataclass(frozen=True)
class Query:
    """A button that was pressed and waits for its answer."""

    id: str
    user_id: int
    time: float


@dataclass(frozen=True)
class Event:
    """What a person's page is told.

    Attributes:
        payload: The JSON object of the server-sent event.
        chat_id: The chat whose members are told; None for everyone.
        user_id: The only person who is told; None for all members.
    """

    payload: JSON
    chat_id: int | None = None
    user_id: int | None = None
