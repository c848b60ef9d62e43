"""The events for the pages, numbered, so that a page that lost its connection can go on."""

import asyncio
from collections import deque
from collections.abc import Iterator

from bot.playground.model import Event
from bot.playground.waiting import first

_KEPT = 1_000


class Feed:
    """The last thousand events."""

    def __init__(self) -> None:
        self.last_id = 0
        self._events: deque[tuple[int, Event]] = deque(maxlen=_KEPT)
        self._waiting: set[asyncio.Event] = set()

    def put(self, event: Event) -> None:
        """Add an event and wake everyone who waits."""
        self.last_id += 1
        self._events.append((self.last_id, event))
        for waiter in self._waiting:
            waiter.set()

    def after(self, number: int) -> Iterator[tuple[int, Event]]:
        """The events after this one with their numbers, oldest first."""
        return iter([item for item in self._events if item[0] > number])

    def lost(self, number: int) -> bool:
        """Whether a page that stands at this number can't go on without loading all anew.

        It has missed more than is kept, or it knew another server before this one.
        """
        oldest = self._events[0][0] if self._events else 1
        return number > self.last_id or number < oldest - 1

    async def wait(self, number: int, seconds: float, closing: asyncio.Event) -> bool:
        """Wait for an event after this one; False where the time went by without one."""
        if number < self.last_id:
            return True
        waiter = asyncio.Event()
        self._waiting.add(waiter)
        try:
            return await first(waiter, closing, seconds=seconds)
        finally:
            self._waiting.discard(waiter)
