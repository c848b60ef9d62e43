"""Which message of the bot answers which message of a chat, and how long that is kept."""

from dataclasses import dataclass
from typing import Protocol

KEPT_SECONDS = 48 * 3600.0
"""How long a reply is remembered; as long Telegram lets a bot delete its message."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in a chat.

    Attributes:
        chat_id: The chat.
        question: The message that asked.
        answer: The bot's message.
        due: When the reply is forgotten, in seconds since the epoch.
        deletes: Whether the bot's message is deleted then.
        asker: Who asked; None for one who writes as a chat.
        answered: Whether somebody else has replied to the bot's message.
    """

    chat_id: int
    question: int
    answer: int
    due: float
    deletes: bool = False
    asker: int | None = None
    answered: bool = False


class RepliesView(Protocol):
    """What a view shows of the bot's replies."""

    def reply_to(self, chat_id: int, question: int) -> Reply | None:
        """The latest answer to a message of a chat."""

    def reply(self, chat_id: int, answer: int) -> Reply | None:
        """What a message of the bot in a chat answers."""

    def due_replies(self, now: float, limit: int) -> list[Reply]:
        """The replies that are to be forgotten, the longest due first."""


class RepliesTransaction(RepliesView, Protocol):
    """What a transaction writes of them."""

    def set_reply(self, reply: Reply) -> None:
        """Write a reply down, in place of the one with the same message of the bot."""

    def drop_reply(self, chat_id: int, answer: int) -> None:
        """Forget what a message of the bot in a chat answers."""

    def forget_replies(self, chat_id: int) -> None:
        """Forget all replies in a chat."""
