"""The inbox: updates are stored, then confirmed to Telegram, then handled.

python-telegram-bot confirms updates when it fetches them: killed with 300 pending, it lost 246.
Here a batch is stored in one write before the next getUpdates confirms it, and each update stays
in the store until its handler has succeeded. So an update is handled at least once; after a kill,
maybe twice.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import Bot

from bot import model, protocols
from bot.errors import StoreError
from bot.telegram.backoff import Backoff
from bot.telegram.handling import Handler, Handling, OnParked, Rules
from bot.telegram.poller import BATCH, Poller

_POLLING = Backoff(first=1, most=60)
_RETRY = Backoff(first=0.5, most=30)
_logger = logging.getLogger(__name__)


class Inbox:
    """Polls for updates and hands each to `handle`, in order for each chat.

    An update whose handler raises or takes too long is tried again, `attempts` times in all;
    then it is parked in the store and reported. While Telegram itself can't be reached
    (`bot.telegram.faults.is_outage`) no attempt is counted for up to `outage` seconds: a network
    down for a minute must not park what people wrote in it. Inline queries are handled but not
    stored: nobody waits for an old one, and of one user's only the newest matters.

    Args:
        bot: Needn't be initialized; the caller shuts it down.
        store: Keeps the updates.
        handle: Handles one update; may be called again for the same one.
        workers: How many updates are handled at once.
        attempts: After so many failures an update is parked.
        handler_timeout: Seconds that one call of `handle` may take.
        drain: Seconds for what is here when the stop comes.
        poll_timeout: Seconds that Telegram may hold a getUpdates.
        most: How many updates may be in memory; polling waits while it is full.
        outage: Seconds for which failures by an outage don't count.
        clock: Seconds since the epoch.
        on_parked: Told of each update that is given up and why, in words that hold nothing of the
            message.
        on_ready: Called once when Telegram is first reached, before any update is handled.
        backoff: The waits while Telegram can't be polled.
        retry: The waits before an update is handled again.
    """

    def __init__(
        self,
        bot: Bot,
        store: protocols.Store,
        handle: Handler,
        *,
        workers: int = 16,
        attempts: int = 3,
        handler_timeout: float = 30,
        drain: float = 10,
        poll_timeout: int = 25,
        most: int = 1000,
        outage: float = 3600,
        clock: Callable[[], float] = time.time,
        on_parked: OnParked | None = None,
        on_ready: Callable[[], Awaitable[None]] | None = None,
        backoff: Backoff = _POLLING,
        retry: Backoff = _RETRY,
    ) -> None:
        self._bot = bot
        self._store = store
        self._drain = drain
        self._clock = clock
        self._backoff = backoff
        self._poller = Poller(
            bot, timeout=poll_timeout, backoff=backoff, clock=clock, on_ready=on_ready
        )
        self._handling = Handling(
            bot,
            store,
            handle,
            rules=Rules(workers, most, attempts, handler_timeout, outage, retry),
            in_trouble=lambda: self._poller.in_trouble,
            on_parked=on_parked,
        )

    @property
    def last_poll(self) -> float | None:
        """When getUpdates last succeeded, by `clock`; None before the first time."""
        return self._poller.last_poll

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; what then isn't handled in time waits in the store."""
        intake = asyncio.create_task(self._take_in())
        stopped = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({intake, stopped}, return_when=asyncio.FIRST_COMPLETED)
            if intake.done():
                intake.result()
        finally:
            intake.cancel()
            stopped.cancel()
            await asyncio.gather(intake, stopped, return_exceptions=True)
            await self._handling.drain(self._drain)
            if left := len(self._handling):
                _logger.info("%d updates wait in the store for the next start", left)

    async def _take_in(self) -> None:
        await self._poller.connect()
        await self._take_up()
        failures = 0
        while True:
            # There is room for a batch before it is asked for, so memory stays bounded.
            room = await self._handling.room(BATCH)
            bodies = await self._poller.fetch(min(BATCH, room))
            try:
                await self._receive(bodies)
            except StoreError:
                failures += 1
                _logger.exception("the updates can't be stored; Telegram keeps them until they can")
                await asyncio.sleep(self._backoff.delay(failures))
            else:
                failures = 0

    async def _take_up(self) -> None:
        """Admit what the last run left, oldest first, before anything new is fetched."""
        after = -1
        while True:
            room = await self._handling.room(BATCH)
            waiting = await self._read_pending(room, after)
            for update in waiting:
                await self._handling.admit(update)
            if not waiting:
                return
            after = waiting[-1].update_id

    async def _read_pending(self, limit: int, after: int) -> Sequence[model.Update]:
        failures = 0
        while True:
            try:
                return await self._store.read(lambda view: view.pending(self._bot.id, limit, after))
            except StoreError:
                failures += 1
                _logger.exception("the stored updates can't be read; trying again")
                await asyncio.sleep(self._backoff.delay(failures))

    async def _receive(self, bodies: Sequence[dict[str, Any]]) -> None:
        if not bodies:
            return
        kept = [body for body in bodies if "inline_query" not in body]
        fresh: list[model.Update] = []
        if kept:
            now = self._clock()
            fresh = await self._store.write(lambda tx: tx.receive(self._bot.id, kept, now))
        self._poller.confirm(max(body["update_id"] for body in bodies))
        for update in fresh:
            await self._handling.admit(update)
        for body in bodies:
            if "inline_query" in body:
                self._handling.answer_inline(body)
