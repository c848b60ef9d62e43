"""Calls of the Bot API with manners: paced, and tried again where that helps."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from math import ceil
from typing import TypeVar

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TimedOut,
)

from bot.telegram.backoff import Backoff
from bot.telegram.faults import (
    CHAT_CLOSED,
    GONE,
    TOPIC_CLOSED,
    UNPARSED,
    asked_wait,
    explain,
    says,
)
from bot.telegram.html import drop_tags
from bot.telegram.pacer import Pacer
from bot.telegram.request import NotSent

_BACKOFF = Backoff(first=0.5, most=10)

_logger = logging.getLogger(__name__)
T = TypeVar("T")


class Calls:
    """Makes calls in turn, and again where the network or the server fails.

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

    async def write(
        self, chat_id: int, text: str, call: Callable[[int, str, str | None], Awaitable[T]]
    ) -> T | None:
        """Make a call that shows a text in a chat; where that has moved, in the one it became.

        Args:
            chat_id: The chat.
            text: Telegram's HTML. Where Telegram can't parse it, the call is made without its
                markup, and the fault is logged as an error.
            call: Takes the chat, the text and its parse mode.

        Returns:
            What the call returns; None where the message or the way to the chat is gone.
        """
        while True:
            try:
                return await self.mark_up(chat_id, text, partial(call, chat_id))
            except ChatMigrated as error:
                if error.new_chat_id == chat_id:
                    raise
                _logger.info("chat %d has become the supergroup %d", chat_id, error.new_chat_id)
                chat_id = error.new_chat_id

    async def mark_up(
        self, chat_id: int | None, text: str, call: Callable[[str, str | None], Awaitable[T]]
    ) -> T | None:
        """Make a call that shows a text, in turn for a chat or for none; see `write`."""
        try:
            return await self.insist(chat_id, partial(call, text, ParseMode.HTML))
        except BadRequest as error:
            if not says(error, UNPARSED):
                raise
            _logger.exception("the markup of a message is refused; it goes out as plain text")
        return await self.insist(chat_id, partial(call, drop_tags(text), None))

    async def insist(self, chat_id: int | None, call: Callable[[], Awaitable[T]]) -> T | None:
        """Make a call in turn, again where that helps; None where what it is about is gone."""
        attempt = timeouts = 0
        while True:
            attempt += 1
            await self._take_turn(chat_id)
            try:
                return await call()
            except BadRequest as error:  # Before NetworkError, which it derives from.
                if not says(error, *GONE, *CHAT_CLOSED, *TOPIC_CLOSED):
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
