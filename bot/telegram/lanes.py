"""Work in lanes: many at a time, but one after another for each chat."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Lanes(Generic[T]):
    """Works on items, `workers` at once, those of one key in the order in which they came.

    Args:
        work: Does the work on one item. Returns None when the item is done with, or the seconds
            after which it is to be worked on again; the later items of its key wait meanwhile,
            those of other keys don't. It must not raise.
        workers: How many items are worked on at once.
        most: How many items may be here; `room` waits until there is space.
    """

    def __init__(
        self, work: Callable[[T], Awaitable[float | None]], *, workers: int, most: int
    ) -> None:
        self._work = work
        self._most = most
        self._workers = asyncio.Semaphore(workers)
        self._lanes: dict[Hashable, deque[T]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = asyncio.Event()
        self._count = 0
        self._freed = asyncio.Event()

    def __len__(self) -> int:
        return self._count

    def put(self, key: Hashable, item: T) -> None:
        """Add an item to the end of its key's lane."""
        self._count += 1
        lane = self._lanes.get(key)
        if lane is not None:
            lane.append(item)
            return
        self._lanes[key] = lane = deque([item])
        task = asyncio.create_task(self._serve(key, lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def room(self, least: int) -> int:
        """Wait until `least` items more may come; returns how many may."""
        while self._most - self._count < min(least, self._most):
            self._freed.clear()
            await self._freed.wait()
        return self._most - self._count

    async def drain(self, seconds: float) -> None:
        """Work on what is here, at most so long; then stop, whatever is left.

        Items that wait to be worked on again are left at once.
        """
        self._closing.set()
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        await _end(self._tasks)

    async def _serve(self, key: Hashable, lane: deque[T]) -> None:
        while lane:
            async with self._workers:
                pause = await self._work(lane[0])
            if pause is None:
                lane.popleft()
                self._count -= 1
                self._freed.set()
                continue
            await self._rest(pause)
            if self._closing.is_set():
                return
        del self._lanes[key]

    async def _rest(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._closing.wait()


class Newest:
    """Runs one piece of work for each key; a newer one cancels the older."""

    def __init__(self) -> None:
        self._tasks: dict[Hashable, asyncio.Task[None]] = {}

    def __len__(self) -> int:
        return len(self._tasks)

    def start(self, key: Hashable, work: Coroutine[Any, Any, None]) -> None:
        """Start the work; what still runs for the key is cancelled."""
        if key in self._tasks:
            self._tasks[key].cancel()
        task = asyncio.create_task(work)
        self._tasks[key] = task
        task.add_done_callback(lambda done: self._forget(key, done))

    async def close(self) -> None:
        """Cancel all that still runs."""
        await _end(set(self._tasks.values()))

    def _forget(self, key: Hashable, task: asyncio.Task[None]) -> None:
        if self._tasks.get(key) is task:
            del self._tasks[key]


async def _end(tasks: set[asyncio.Task[None]]) -> None:
    ending = list(tasks)
    for task in ending:
        task.cancel()
    await asyncio.gather(*ending, return_exceptions=True)
