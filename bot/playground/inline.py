"""Inline mode: people ask `@bot words` in any chat and send one of the bot's results.

See https://core.telegram.org/bots/inline and "Inline mode" in the Bot API's manual.
"""

import asyncio
import base64
import binascii
import secrets
from dataclasses import dataclass, field

from bot.playground.inline_results import Result
from bot.playground.model import JSON, Chat
from bot.playground.refusal import bad_request, forbidden, too_old
from bot.playground.replies import thread_parts
from bot.playground.state import State

MAX_QUERY = 256
"""Characters of a query; Telegram's apps cut what is longer."""
INLINE_LIFE = 30
"""Seconds in which a query may be answered; the Bot API server keeps its update as long."""
_KEPT = 1_000
_BY_WAY = ("via_bot", "guest_bot_caller_user", "guest_bot_caller_chat")


@dataclass(frozen=True)
class InlineAnswer:
    """What the bot found.

    Attributes:
        results: At most fifty.
        next_offset: With what further ones are asked for; "" where there are none.
        button: The InlineQueryResultsButton above them, or None.
    """

    results: list[Result]
    next_offset: str
    button: JSON | None

    def as_json(self) -> JSON:
        """What the page shows."""
        return {
            "results": [{"id": result.id, **result.shown} for result in self.results],
            "next_offset": self.next_offset,
            "button": self.button,
        }


@dataclass
class InlineQuery:
    """What a person asks in a chat.

    Attributes:
        answer: None until the bot has answered; then `answered` is set.
    """

    id: str
    user_id: int
    chat_id: int
    text: str
    offset: str
    time: float
    answer: InlineAnswer | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass
class Inline:
    """The inline queries of everyone.

    Attributes:
        feedback: Whether the bot is told which result was chosen, as /setinlinefeedback sets it.
        queries: The last thousand, by id.
    """

    state: State
    feedback: bool = False
    queries: dict[str, InlineQuery] = field(default_factory=dict)
    _cache: dict[tuple[int | None, str, str], tuple[float, InlineAnswer]] = field(
        default_factory=dict
    )

    def ask(self, user_id: int, chat_id: int, text: str, offset: str = "") -> InlineQuery:
        """Ask the bot, in a chat in which it need not be.

        What the bot allowed to be cached is answered at once, and the bot is not asked.

        Args:
            user_id: Who asks.
            chat_id: Where the result would be sent.
            text: The words after the bot's name, cut to 256 characters.
            offset: "" or the `next_offset` of the answer before.
        """
        user, chat = self._enter(user_id, chat_id)
        query = InlineQuery(
            id=str(secrets.randbits(63)),
            user_id=user_id,
            chat_id=chat_id,
            text=text.strip()[:MAX_QUERY],
            offset=offset,
            time=self.state.clock(),
        )
        self.queries[query.id] = query
        while len(self.queries) > _KEPT:
            del self.queries[next(iter(self.queries))]
        query.answer = self._recall(query)
        if query.answer is None:
            update: JSON = {
                "id": query.id,
                "from": user,
                "query": query.text,
                "offset": offset,
                "chat_type": "sender" if chat.id == user_id else chat.info["type"],
            }
            self.state.tell_bot("inline_query", update)
        return query

    def open_query(self, query_id: str) -> InlineQuery:
        """The query that waits for an answer.

        Raises:
            RefusedError: It is unknown, answered or too old.
        """
        query = self.queries.get(query_id)
        old = query is None or self.state.clock() - query.time > INLINE_LIFE
        if query is None or old or query.answer is not None:
            raise too_old()
        return query

    def keep(
        self, query: InlineQuery, answer: InlineAnswer, cache_time: int, *, personal: bool
    ) -> None:
        """Take the bot's answer, for this query and for the same words as long as it may be."""
        query.answer = answer
        query.answered.set()
        if cache_time > 0:
            key = (query.user_id if personal else None, query.text, query.offset)
            self._cache[key] = self.state.clock() + cache_time, answer
        while len(self._cache) > _KEPT:
            del self._cache[next(iter(self._cache))]

    def choose(
        self, user_id: int, query_id: str, result_id: str, thread: int | None = None
    ) -> JSON:
        """Send a result into the chat where it was asked for, into a forum's topic; the Message."""
        query = self.queries.get(query_id)
        if query is None or query.user_id != user_id or query.answer is None:
            raise bad_request("there is no such result")
        result = next((each for each in query.answer.results if each.id == result_id), None)
        if result is None:
            raise bad_request("there is no such result")
        user, chat = self._enter(user_id, query.chat_id)
        parts = thread_parts(chat, thread, None)
        content = {**result.content, **parts, "via_bot": self.state.bot}
        message = self.state.post(chat, user, content)
        chosen: JSON = {"result_id": result.id, "from": user, "query": query.text}
        if "reply_markup" in message:
            chosen["inline_message_id"] = name_message(message)
        if self.feedback:
            self.state.tell_bot("chosen_inline_result", chosen)
        return message

    def _recall(self, query: InlineQuery) -> InlineAnswer | None:
        for user_id in (query.user_id, None):
            until, answer = self._cache.get((user_id, query.text, query.offset), (0.0, None))
            if until > query.time:
                return answer
        return None

    def _enter(self, user_id: int, chat_id: int) -> tuple[JSON, Chat]:
        user, chat = self.state.person(user_id), self.state.chat(chat_id)
        if not chat.has(user_id) or chat.moved_to is not None:
            raise forbidden("user is not a member of the chat")
        return user, chat


def name_message(message: JSON) -> str | None:
    """The inline_message_id of a message that came by way of the bot; None for any other."""
    if not any(name in message for name in _BY_WAY):
        return None
    place = f"{message['chat']['id']}/{message['message_id']}"
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")


def find_message(state: State, name: str) -> tuple[Chat, JSON]:
    """The chat and the message of an inline_message_id; the bot need not be in the chat.

    Raises:
        RefusedError: There is no such message.
    """
    try:
        place = base64.urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()
        chat_id, message_id = map(int, place.split("/"))
    except (binascii.Error, ValueError) as error:
        raise bad_request("MESSAGE_ID_INVALID") from error
    chat = state.chats.get(chat_id)
    message = chat.messages.get(message_id) if chat else None
    if chat is None or message is None or name_message(message) is None:
        raise bad_request("MESSAGE_ID_INVALID")
    return chat, message
