"""What was asked where and by whom, so that "and in 2016?" is understood."""

from dataclasses import dataclass
from typing import Protocol

FRESH_SECONDS = 600.0
"""How long a question goes on by itself; after that only a reply goes on from it."""

KEPT_SECONDS = 48 * 3600.0
"""How long a question is remembered; as long as replies are."""


@dataclass(frozen=True, slots=True)
class KeptQuestion:
    """A question in a chat.

    Attributes:
        chat_id: The chat.
        thread_id: The topic of a forum; None outside of topics.
        user_id: Who asked; None for one who writes as a chat.
        message_id: The message that asked.
        words: The whole question, with what it took over from one before.
        at: When it was asked, in seconds since the epoch.
    """

    chat_id: int
    thread_id: int | None
    user_id: int | None
    message_id: int
    words: str
    at: float


class QuestionsView(Protocol):
    """What a view shows of the questions."""

    def last_question(
        self, chat_id: int, thread_id: int | None, user_id: int | None, since: float
    ) -> KeptQuestion | None:
        """The latest question of somebody in a topic of a chat, unless it is older."""

    def question_of(self, chat_id: int, message_id: int) -> KeptQuestion | None:
        """The question that a message of a chat asked."""


class QuestionsTransaction(QuestionsView, Protocol):
    """What a transaction writes of them."""

    def keep_question(self, question: KeptQuestion) -> None:
        """Write a question down, in place of its message's earlier one; forget the old ones."""
