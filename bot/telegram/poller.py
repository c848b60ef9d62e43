"""Fetching updates from Telegram by long polling, whatever happens to the server meanwhile."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from telegram import Bot
from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError

from bot.telegram.backoff import Backoff
from bot.telegram.faults import asked_wait, explain

ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "my_chat_member",
    "guest_message",
)
BATCH = 100
"""The most updates that one getUpdates gives."""

_READ_MARGIN = 10.0
_logger = logging.getLogger(__name__)
T = TypeVar("T")


class Poller:
    """Asks Telegram for updates; no answer of the server ends it.

    python-telegram-bot's own polling ends silently at one 401 or 404, and its start at any fault.

    Args:
        bot: Needn't be initialized.
        timeout: Seconds that Telegram may hold a request while there are no updates.
        backoff: The waits between tries while something is wrong.
        clock: Seconds since the epoch.
        on_ready: Called at each start, once the token is known to be good; its TelegramErrors
            are tried again like all others.
    """

    def __init__(
        self,
        bot: Bot,
        *,
        timeout: int,
        backoff: Backoff,
        clock: Callable[[], float],
        on_ready: Callable[[], Awaitable[None]] | None = None,
    ) -> None:
        self._bot = bot
        self._timeout = timeout
        self._backoff = backoff
        self._clock = clock
        self._on_ready = on_ready
        self._ready = False
        self._webhook_gone = False
        self._offset: int | None = None
        self._trouble: str | None = None
        self.last_poll: float | None = None

    @property
    def in_trouble(self) -> bool:
        """Whether the last request failed."""
        return self._trouble is not None

    async def connect(self) -> None:
        """Return once Telegram knows the bot and no webhook stands in the way of polling."""
        await self._insist(self._connect)

    async def fetch(self, limit: int) -> list[dict[str, Any]]:
        """Return the next updates, at most `limit` (1 to 100); empty when none came in time.

        Unless they are confirmed they come again.
        """
        return await self._insist(lambda: self._fetch(limit))

    def confirm(self, update_id: int) -> None:
        """Let the next fetch tell Telegram to forget the updates up to this one."""
        self._offset = update_id + 1

    async def _connect(self) -> None:
        await self._bot.initialize()
        if not self._webhook_gone:
            await self._bot.delete_webhook(drop_pending_updates=False)
            self._webhook_gone = True
        if self._on_ready and not self._ready:
            await self._on_ready()
            self._ready = True

    async def _fetch(self, limit: int) -> list[dict[str, Any]]:
        await self._connect()
        asked = {"timeout": self._timeout, "limit": limit, "allowed_updates": ALLOWED_UPDATES}
        # `Bot.get_updates` parses, so that one update which it can't parse would hold up all later
        # ones for ever. `do_api_request` leaves them as they are, but warns of a method that Bot
        # has by that name, hence the odd spelling of getUpdates.
        bodies: Any = await self._bot.do_api_request(
            "get_Updates",
            api_kwargs=asked if self._offset is None else {**asked, "offset": self._offset},
            read_timeout=self._timeout + _READ_MARGIN,
        )
        if not _are_updates(bodies):
            raise NetworkError("the answer holds no updates: is this a Bot API server?")
        if not bodies:
            # All is confirmed. Going on with the offset would miss updates after a quiet week,
            # when Telegram starts to number from anywhere, also from below.
            self._offset = None
        self.last_poll = self._clock()
        return list(bodies)

    async def _insist(self, call: Callable[[], Awaitable[T]]) -> T:
        failures = 0
        while True:
            try:
                result = await call()
            except TelegramError as error:
                failures += 1
                if isinstance(error, Conflict):
                    self._webhook_gone = False
                wait = self._backoff.delay(failures)
                if isinstance(error, RetryAfter):
                    wait = max(wait, asked_wait(error))
                self._tell(explain(error))
                await asyncio.sleep(wait)
            else:
                self._tell(None)
                return result

    def _tell(self, trouble: str | None) -> None:
        # Once a change: a dead network over a night would fill the log otherwise.
        if trouble != self._trouble:
            if trouble:
                _logger.warning("%s; trying again until it works", trouble)
            else:
                _logger.info("Telegram answers again")
        self._trouble = trouble


def _are_updates(bodies: object) -> bool:
    return isinstance(bodies, list) and all(
        isinstance(body, dict) and isinstance(body.get("update_id"), int) for body in bodies
    )
