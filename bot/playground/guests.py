"""Guest mode: the bot is asked by its name in a group that it is not in, and answers once.

See https://core.telegram.org/api/bots/guest-mode and "answerGuestQuery" in the Bot API's manual.
"""

import re
import secrets
from dataclasses import dataclass, field

from bot.playground.inline import name_message
from bot.playground.inline_results import Result
from bot.playground.model import JSON, Chat
from bot.playground.refusal import too_old
from bot.playground.replies import quoted, thread_parts
from bot.playground.state import PRESS_LIFE, State

_KEPT = 1_000


@dataclass(frozen=True)
class GuestQuery:
    """A message that called the bot into a chat of strangers."""

    id: str
    chat: Chat
    message: JSON
    time: float


@dataclass
class Guests:
    """The guest queries that wait for an answer, by id; the last thousand."""

    state: State
    queries: dict[str, GuestQuery] = field(default_factory=dict)

    def hear(self, chat: Chat, message: JSON) -> None:
        """Tell the bot of a message that names it in a group that it is not in."""
        text = message.get("text") or message.get("caption") or ""
        name = rf"@{re.escape(self.state.bot['username'])}\b"
        is_strange = not (chat.private or chat.channel or chat.has(self.state.bot_id))
        if not is_strange or "via_bot" in message or not re.search(name, text, re.IGNORECASE):
            return
        query = GuestQuery(str(secrets.randbits(63)), chat, message, self.state.clock())
        self.queries[query.id] = query
        while len(self.queries) > _KEPT:
            del self.queries[next(iter(self.queries))]
        self.state.tell_bot("guest_message", {**message, "guest_query_id": query.id})

    def answer(self, query_id: str, result: Result) -> str | None:
        """Post the bot's answer; its inline_message_id.

        Raises:
            RefusedError: The query is unknown, answered or too old.
        """
        query = self.queries.pop(query_id, None)
        if query is None or self.state.clock() - query.time > PRESS_LIFE:
            raise too_old()
        asked = query.message
        caller: JSON = {"guest_bot_caller_user": asked["from"]}
        if "sender_chat" in asked:
            caller = {"guest_bot_caller_chat": asked["sender_chat"]}
        parts = {"reply_to_message": quoted(asked), **thread_parts(query.chat, None, asked)}
        message = self.state.post(query.chat, self.state.bot, {**result.content, **parts, **caller})
        return name_message(message)
