"""Sending with manners: paced, tried again where that helps, calm about what can't be helped."""

import asyncio
import html
import logging
import re
from collections.abc import Awaitable, Callable
from functools import partial
from math import ceil
from typing import TypeVar

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ChatAction, ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.backoff import Backoff
from bot.telegram.faults import asked_wait, explain
from bot.telegram.pacer import Pacer
from bot.telegram.request import NotSent

_BACKOFF = Backoff(first=0.5, most=10)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
# Parts of Telegram's refusals, in lower case: the library changes their case.
_UNCHANGED = "message is not modified"
_UNPARSED = "can't parse entities"
_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "query is too old",
    "query id is invalid",
    "query_id_invalid",
)
_CLOSED = (
    "chat not found",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "topic_closed",
    "message thread not found",
    "group chat was deactivated",
    "user is deactivated",
)

_logger = logging.getLogger(__name__)
T = TypeVar("T")


class Sender:
    """Sends a chat's answers.

    Faults of the network and the server are tried again, `attempts` times in all. After a
    `TimedOut` the message may have gone out already; it is sent once more at most, so a message
    arrives at least once and now and then twice, rather than not at all.

    Args:
        bot: Initialized.
        pacer: The one pacer of all sends.
        attempts: How often a request is sent at most where the network or the server fails.
        patience: Seconds up to which a pause that Telegram asks for is waited out here; a longer
            one is raised as `RetryAfter`, so that it doesn't keep a worker.
        backoff: The waits between attempts.
    """

    def __init__(
        self,
        bot: Bot,
        pacer: Pacer,
        *,
        attempts: int = 3,
        patience: float = 10.0,
        backoff: Backoff = _BACKOFF,
    ) -> None:
        self._bot = bot
        self._pacer = pacer
        self._attempts = attempts
        self._patience = patience
        self._backoff = backoff

    async def send(
        self,
        chat_id: int,
        text_html: str,
        *,
        keyboard: InlineKeyboardMarkup | None = None,
        reply_to: int | None = None,
        thread_id: int | None = None,
        preview: bool | str = False,
    ) -> Message | None:
        """Send a message in Telegram's HTML.

        Args:
            chat_id: The chat; where it has become a supergroup, the message goes there.
            text_html: At most 4,096 UTF-16 units when shown. Where Telegram can't parse it, it is
                sent without its markup, and the fault is logged as an error.
            keyboard: Buttons under the message.
            reply_to: The message that this answers; where that is gone, it is sent all the same.
            thread_id: The topic of a forum.
            preview: Whether a link is previewed, or the address to preview.

        Returns:
            The message; None where the bot may no longer write to the chat.

        Raises:
            RetryAfter: Telegram asks for a pause longer than `patience`.
            NetworkError: Telegram couldn't be reached; as `TimedOut`, the message may have gone
                out; as `BadRequest`, Telegram refuses this very message.
        """
        reply = ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None

        def call(chat_id: int, text: str, mode: str | None) -> Awaitable[Message]:
            return self._bot.send_message(
                chat_id,
                text,
                parse_mode=mode,
                reply_markup=keyboard,
                reply_parameters=reply,
                message_thread_id=thread_id,
                link_preview_options=_preview(preview),
            )

        return await self._write(chat_id, text_html, call)

    async def edit(
        self,
        chat_id: int,
        message_id: int,
        text_html: str,
        *,
        keyboard: InlineKeyboardMarkup | None = None,
        preview: bool | str = False,
    ) -> bool:
        """Make a message of the bot say something else; see `send` for the arguments and errors.

        Returns:
            Whether it says so now; False where it is gone or the bot may no longer edit it.
        """

        def call(chat_id: int, text: str, mode: str | None) -> Awaitable[Message | bool]:
            return self._bot.edit_message_text(
                text,
                chat_id,
                message_id,
                parse_mode=mode,
                reply_markup=keyboard,
                link_preview_options=_preview(preview),
            )

        try:
            return await self._write(chat_id, text_html, call) is not None
        except BadRequest as error:
            if _says(error, _UNCHANGED):
                return True
            raise

    async def answer_callback(self, query_id: str, text: str = "", *, alert: bool = False) -> bool:
        """End the button's waiting, with a toast or an alert of at most 200 characters.

        Returns:
            Whether Telegram took it; False where the press is too old to be answered.

        Raises:
            NetworkError: As for `send`.
        """

        async def call() -> bool:
            return await self._bot.answer_callback_query(query_id, text or None, show_alert=alert)

        return await self._insist(None, call) or False

    async def typing(self, chat_id: int, *, thread_id: int | None = None) -> None:
        """Show that the bot is at work; a failure is only logged, since nothing hangs on it."""
        try:
            await self._bot.send_chat_action(
                chat_id, ChatAction.TYPING, message_thread_id=thread_id
            )
        except TelegramError as error:
            _logger.info("chat %d isn't told that the bot is at work: %s", chat_id, explain(error))

    async def _write(
        self, chat_id: int, text: str, call: Callable[[int, str, str | None], Awaitable[T]]
    ) -> T | None:
        mode: str | None = ParseMode.HTML
        while True:
            try:
                return await self._insist(chat_id, partial(call, chat_id, text, mode))
            except ChatMigrated as error:
                if error.new_chat_id == chat_id:
                    raise
                _logger.info("chat %d has become the supergroup %d", chat_id, error.new_chat_id)
                chat_id = error.new_chat_id
            except BadRequest as error:
                if mode is None or not _says(error, _UNPARSED):
                    raise
                _logger.exception("the markup of a message is refused; it goes out as plain text")
                mode, text = None, _plain(text)

    async def _insist(self, chat_id: int | None, call: Callable[[], Awaitable[T]]) -> T | None:
        attempt = timeouts = 0
        while True:
            attempt += 1
            await self._take_turn(chat_id)
            try:
                return await call()
            except BadRequest as error:  # Before NetworkError, which it derives from.
                if not _says(error, *_GONE, *_CLOSED):
                    raise
                _logger.info("chat %s: %s", chat_id, error.message)
                return None
            except Forbidden as error:
                _logger.info("chat %s: %s", chat_id, error.message)
                return None
            except RetryAfter as error:
                self._pacer.hold(chat_id, asked_wait(error))
                if attempt >= self._attempts:
                    raise
            except NetworkError as error:
                timeouts += isinstance(error, TimedOut) and not isinstance(error, NotSent)
                if attempt >= self._attempts or timeouts > 1:
                    raise
                _logger.warning("chat %s: %s; trying again", chat_id, explain(error))
                await asyncio.sleep(self._backoff.delay(attempt))

    async def _take_turn(self, chat_id: int | None) -> None:
        held = self._pacer.held(chat_id)
        if held > self._patience:
            raise RetryAfter(ceil(held))
        if chat_id is None:
            await asyncio.sleep(held)
        else:
            await self._pacer.wait(chat_id, group=chat_id < 0)


def _preview(preview: bool | str) -> LinkPreviewOptions:
    if isinstance(preview, str):
        return LinkPreviewOptions(is_disabled=False, url=preview)
    return LinkPreviewOptions(is_disabled=not preview)


def _plain(text_html: str) -> str:
    return html.unescape(_TAG.sub("", text_html))


def _says(error: BadRequest, *phrases: str) -> bool:
    message = error.message.lower()
    return any(phrase in message for phrase in phrases)
