"""The queue of updates for the bot, and long polling on it."""

import asyncio
import itertools
from collections import deque
from collections.abc import Iterable

from bot.playground.model import JSON
from bot.playground.refusal import RefusedError

# Telegram keeps these from a bot that does not ask for them by name.
_ON_DEMAND = {"chat_member", "message_reaction", "message_reaction_count"}
MAX_TIMEOUT = 50
"""Seconds; Telegram cuts longer waits to this."""
MAX_BATCH = 100
"""Updates in one answer."""
_KEPT = 100_000


class Updates:
    """Updates in order until the bot confirms them, by an offset or by a webhook's 2xx.

    Attributes:
        allowed: The kinds that the bot asked for last; empty for the usual ones.
        webhook_set: Whether updates go to a webhook, so that polling is refused.
        added: Set when there is something in the queue.
    """

    def __init__(self, first_id: int = 1) -> None:
        self.allowed: frozenset[str] = frozenset()
        self.webhook_set = False
        self.added = asyncio.Event()
        self._numbers = itertools.count(first_id)
        self._pending: deque[JSON] = deque(maxlen=_KEPT)
        self._poller: asyncio.Future[str] | None = None

    def __len__(self) -> int:
        return len(self._pending)

    def put(self, kind: str, payload: JSON) -> None:
        """Queue one update, if the bot asked for its kind when it happened."""
        wanted = kind in self.allowed if self.allowed else kind not in _ON_DEMAND
        if wanted:
            self._pending.append({"update_id": next(self._numbers), kind: payload})
            self.added.set()

    def head(self) -> JSON | None:
        """The oldest update that is not confirmed."""
        return self._pending[0] if self._pending else None

    def confirm(self, offset: int) -> None:
        """Forget the updates before `offset`; a negative one keeps that many from the end."""
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popleft()
        while offset > 0 and self._pending and self._pending[0]["update_id"] < offset:
            self._pending.popleft()
        if not self._pending:
            self.added.clear()

    def drop(self) -> None:
        """Forget all pending updates."""
        self._pending.clear()
        self.added.clear()

    def allow(self, kinds: Iterable[str]) -> None:
        """Take only these kinds from now on; none means the usual ones."""
        self.allowed = frozenset(kinds)

    def interrupt(self, by: str) -> None:
        """End the poll that waits, if any, with a 409 that names what ended it."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(by)

    async def poll(
        self, offset: int, limit: int, seconds: float, closing: asyncio.Event
    ) -> list[JSON]:
        """Answer one getUpdates.

        Args:
            offset: What is confirmed; see `confirm`.
            limit: The most updates in the answer, 1 to 100.
            seconds: How long to wait where there is none.
            closing: Set when the server ends; the poll then ends with nothing.

        Raises:
            RefusedError: 409 when a webhook is set or another poll comes.
        """
        self.interrupt("other getUpdates request; make sure that only one bot instance is running")
        if self.webhook_set:
            raise RefusedError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self.confirm(offset)
        if not self._pending and seconds > 0:
            await self._wait(min(seconds, MAX_TIMEOUT), closing)
        return list(itertools.islice(self._pending, max(1, min(limit or MAX_BATCH, MAX_BATCH))))

    async def _wait(self, seconds: float, closing: asyncio.Event) -> None:
        poller = self._poller = asyncio.get_running_loop().create_future()
        waiters = [asyncio.ensure_future(self.added.wait()), asyncio.ensure_future(closing.wait())]
        try:
            await asyncio.wait(
                [poller, *waiters], timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            for waiter in waiters:
                waiter.cancel()
            if self._poller is poller:
                self._poller = None
        if poller.done():
            raise RefusedError(409, f"Conflict: terminated by {poller.result()}")
