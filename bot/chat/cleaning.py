"""Cleaning up: answers that a group doesn't want to keep are deleted when their time is over."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace

from telegram.error import TelegramError

from bot import protocols
from bot.errors import StoreError
from bot.replies import Reply
from bot.telegram.faults import explain
from bot.telegram.sender import Sender

EVERY = 10.0
"""Seconds between two looks."""
_BATCH, _LATER = 100, 60.0

_logger = logging.getLogger(__name__)


class Cleaning:
    """Deletes answers whose time is over, and forgets what they answered.

    What is due stands in the store, so a restart loses nothing.

    Args:
        clock: The time in seconds since the epoch.
    """

    def __init__(self, sender: Sender, store: protocols.Store, clock: Callable[[], float]) -> None:
        self._sender = sender
        self._store = store
        self._clock = clock

    async def keep(self) -> None:
        """Clean up again and again, until this is cancelled."""
        while True:
            try:
                await self.clean()
            except StoreError:
                _logger.exception("answers wait to be deleted")
            await asyncio.sleep(EVERY)

    async def clean(self) -> None:
        """Delete and forget what is due; what Telegram doesn't delete now is due again later.

        Raises:
            StoreError: The store can't be read or written.
        """
        now = self._clock()
        while due := await self._store.read(lambda view: view.due_replies(now, _BATCH)):
            for reply in due:
                await self._end(reply, now)

    async def _end(self, reply: Reply, now: float) -> None:
        try:
            if reply.deletes:
                await self._sender.delete(reply.chat_id, reply.answer)
        except TelegramError as error:
            # Later, so that one chat's trouble doesn't keep the others' answers.
            _logger.warning("an answer waits to be deleted: %s", explain(error))
            await self._store.write(lambda tx: tx.set_reply(replace(reply, due=now + _LATER)))
        else:
            await self._store.write(lambda tx: tx.drop_reply(reply.chat_id, reply.answer))
