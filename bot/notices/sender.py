"""Sending a letter: one attempt, and what Telegram's answer means for the notices in it."""

import logging
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram import Message as SentMessage
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    RetryAfter,
    TelegramError,
)

from bot.notices.letter import (
    Closed,
    Delayed,
    Delivered,
    Letter,
    Message,
    Moved,
    Outcome,
    Refused,
)
from bot.notices.posts import lead_to_bot
from bot.telegram.faults import (
    CHAT_CLOSED,
    GONE,
    TOPIC_CLOSED,
    UNCHANGED,
    UNPARSED,
    asked_wait,
    explain,
    says,
)
from bot.telegram.html import drop_tags
from bot.telegram.markup import Ground, mark_up
from bot.telegram.pacer import Pacer

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

_logger = logging.getLogger(__name__)
T = TypeVar("T")


class NoticeSender:
    """Sends letters through the pacer of all sends, behind the answers.

    Args:
        bot: Initialized.
        pacer: The one that also paces the answers.
    """

    def __init__(self, bot: Bot, pacer: Pacer) -> None:
        self._bot = bot
        self._pacer = pacer

    def recall(self, sent: Iterable[tuple[int, float]], restarts: Iterable[float]) -> None:
        """Take into account what was sent before a restart; see `Pacer.recall`."""
        self._pacer.recall(sent, restarts)

    def delay(self, chat_id: int) -> float:
        """Seconds for which the limits of this chat alone keep a message back, or 0."""
        return self._pacer.delay(chat_id)

    async def send(self, letter: Letter, shorts: dict[str, str]) -> Outcome:
        """Send a letter once.

        Args:
            letter: What to send.
            shorts: The short ids of words that don't fit a button.
        """
        chat_id = letter.chat_id
        reply_to: int | None = None
        sent: int | None = None
        try:
            if letter.edits is not None:
                reply_to, message = letter.edits
                await self._edit(letter, reply_to, message, shorts)
            if letter.message is not None:
                sent = await self._send(letter, letter.message, reply_to, shorts)
        except RetryAfter as error:
            wait = asked_wait(error)
            self._pacer.hold(chat_id, wait)
            return Delayed(wait, None)
        except ChatMigrated as error:
            _logger.info("chat %d has become the supergroup %d", chat_id, error.new_chat_id)
            return Moved(error.new_chat_id)
        except Forbidden as error:
            return Closed(error.message)
        except BadRequest as error:
            return _judge(error, letter)
        except TelegramError as error:
            return Delayed(None, explain(error))
        return Delivered(sent)

    async def _send(
        self, letter: Letter, message: Message, reply_to: int | None, shorts: dict[str, str]
    ) -> int:
        keyboard = self._lay_out(letter, message, shorts)
        reply = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None

        async def call(chat_id: int, text: str, mode: str | None) -> SentMessage:
            return await self._bot.send_message(
                chat_id,
                text,
                parse_mode=mode,
                reply_markup=keyboard,
                message_thread_id=letter.thread_id or None,
                disable_notification=letter.silent,
                reply_parameters=reply,
                link_preview_options=_NO_PREVIEW,
            )

        sent = await self._write(letter.chat_id, message.html, call)
        return sent.message_id

    def _lay_out(
        self, letter: Letter, message: Message, shorts: dict[str, str]
    ) -> InlineKeyboardMarkup | None:
        rows = lead_to_bot(message.rows, self._bot.username) if letter.in_channel else message.rows
        return mark_up(rows, None, shorts, Ground(self._bot.username))

    async def _edit(
        self, letter: Letter, message_id: int, message: Message, shorts: dict[str, str]
    ) -> None:
        keyboard = self._lay_out(letter, message, shorts)

        async def call(chat_id: int, text: str, mode: str | None) -> SentMessage | bool:
            return await self._bot.edit_message_text(
                text,
                chat_id,
                message_id,
                parse_mode=mode,
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
            )

        try:
            await self._write(letter.chat_id, message.html, call)
        except BadRequest as error:
            if not says(error, UNCHANGED, *GONE):
                raise

    async def _write(
        self, chat_id: int, text: str, call: Callable[[int, str, str | None], Awaitable[T]]
    ) -> T:
        await self._pacer.wait(chat_id, group=chat_id < 0, notice=True)
        try:
            return await call(chat_id, text, ParseMode.HTML)
        except BadRequest as error:
            if not says(error, UNPARSED):
                raise
            _logger.exception("the markup of a notice is refused; it goes out as plain text")
        await self._pacer.wait(chat_id, group=chat_id < 0, notice=True)
        return await call(chat_id, drop_tags(text), None)


def _judge(error: BadRequest, letter: Letter) -> Outcome:
    if says(error, *TOPIC_CLOSED):
        # A forum's general topic has no number, so it can't be told from the chat.
        return Closed(error.message, topic_only=letter.thread_id != 0)
    if says(error, *CHAT_CLOSED):
        return Closed(error.message)
    return Refused(error.message)
