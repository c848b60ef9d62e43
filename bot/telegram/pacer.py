"""One pacer for everything that the bot sends."""

import asyncio
from collections.abc import Iterable
from types import TracebackType
from typing import Self

from bot.telegram.schedule import Schedule


class Pacer:
    """Lets sends go when Telegram's limits allow: answers first, in order for each chat.

    `Schedule` holds the rules; this gives it the event loop's clock and wakes those that wait.
    Leave the context only when nothing is to be sent any more: who still waits is cancelled.
    """

    def __init__(self, schedule: Schedule | None = None) -> None:
        self._schedule = Schedule() if schedule is None else schedule
        self._waiting: dict[int, asyncio.Future[None]] = {}
        self._timer: asyncio.TimerHandle | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for future in self._waiting.values():
            future.cancel()
        if self._timer:
            self._timer.cancel()

    async def wait(self, chat_id: int, *, group: bool, notice: bool = False) -> None:
        """Return when the next message to this chat may be sent.

        Args:
            chat_id: The chat.
            group: Whether it is a group or a channel, for which other limits hold.
            notice: Whether it may stand back behind answers.
        """
        loop = asyncio.get_running_loop()
        ticket = self._schedule.add(chat_id, group=group, notice=notice)
        self._waiting[ticket] = future = loop.create_future()
        self._turn()
        try:
            await future
        finally:
            if self._waiting.pop(ticket, None):
                self._schedule.drop(ticket)

    def hold(self, chat_id: int | None, seconds: float) -> None:
        """Send nothing to this chat (None: to any chat) for so long, as a 429 asks."""
        self._schedule.hold(chat_id, asyncio.get_running_loop().time() + seconds)
        self._turn()

    def delay(self, chat_id: int) -> float:
        """Seconds for which the limits of this chat alone keep a message back, or 0."""
        return max(0.0, self._schedule.free_at(chat_id) - asyncio.get_running_loop().time())

    def recall(self, sent: Iterable[tuple[int, float]], restarts: Iterable[float]) -> None:
        """Take into account what was sent before a restart.

        Args:
            sent: The chats that were sent something, and how many seconds ago.
            restarts: How many seconds ago the program has started anew, the last time included.
        """
        now = asyncio.get_running_loop().time()
        self._schedule.recall(
            ((chat_id, now - age) for chat_id, age in sent),
            sorted(now - age for age in restarts),
            now,
        )
        self._turn()

    def held(self, chat_id: int | None) -> float:
        """Seconds for which holds still keep this chat (None: all chats) back, or 0."""
        return max(0.0, self._schedule.held(chat_id) - asyncio.get_running_loop().time())

    def _turn(self) -> None:
        loop = asyncio.get_running_loop()
        if self._timer:
            self._timer.cancel()
            self._timer = None
        for ticket in self._schedule.release(loop.time()):
            future = self._waiting.pop(ticket)
            if not future.done():
                future.set_result(None)
        wake = self._schedule.wake()
        if wake is not None:
            self._timer = loop.call_at(wake, self._turn)
