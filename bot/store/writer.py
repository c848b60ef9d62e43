"""The one thread that writes: whole functions, those that wait together in one commit."""

import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from bot.store.faults import explained
from bot.store.rows import Rows

S = TypeVar("S")
T = TypeVar("T")
_GROUP = 64
"""How many functions share a commit at most."""

_GROUP_SECONDS = 0.05
"""After this no further function joins a commit: the first ones are waiting for it."""


class Writer(Generic[S]):
    """Runs functions in transactions, one at a time, in the order in which they came."""

    def __init__(self, file: Path, rows: Rows, begin: Callable[[], S]) -> None:
        """Take the connection over; `begin` makes what each function is given."""
        self._file = file
        self._rows = rows
        self._begin = begin
        self._waiting: deque[_Job[S, Any]] = deque()
        self._thread = ThreadPoolExecutor(1, "store-writer")

    def submit(self, work: Callable[[S], T]) -> Future[T]:
        """Hand a function in; the future is done when the work is durable, or undone."""
        job = _Job(work)
        self._waiting.append(job)
        # One call for each job; those whose job an earlier call took along find nothing to do.
        self._thread.submit(self._commit_waiting)
        return job.future

    def empty_log(self) -> Future[None]:
        """Bring the write-ahead log into the file, behind all that was handed in so far."""
        return self._thread.submit(self._empty_log)

    def close(self) -> None:
        """Finish what was handed in."""
        self._thread.shutdown()

    def _commit_waiting(self) -> None:
        if not self._waiting:
            return
        group = [self._waiting.popleft()]
        until = time.monotonic() + _GROUP_SECONDS
        with _Caught() as ended, explained(self._file), self._rows.transaction():
            self._run(group[0])
            while self._waiting and len(group) < _GROUP and time.monotonic() < until:
                group.append(self._waiting.popleft())
                self._run(group[-1])
        for job in group:
            job.settle(ended.error)

    def _empty_log(self) -> None:
        with explained(self._file):
            self._rows.empty_log()

    def _run(self, job: "_Job[S, Any]") -> None:
        with _Caught() as caught, explained(self._file), self._rows.transaction():
            job.result = job.work(self._begin())
        job.error = caught.error
        if caught.error and not self._rows.connection.in_transaction:
            # SQLite gave the whole transaction up (the disk is full): nobody's work is kept.
            raise caught.error


class _Job(Generic[S, T]):
    """A function that waits for the writer, and what became of it."""

    result: T
    error: BaseException | None = None

    def __init__(self, work: Callable[[S], T]) -> None:
        self.work = work
        self.future: Future[T] = Future()
        # From now on it can't be cancelled: a write goes on when nobody awaits it any more.
        self.future.set_running_or_notify_cancel()

    def settle(self, ended: BaseException | None) -> None:
        """Tell whoever waits; `ended` is what ended the transaction before its commit."""
        error = ended or self.error
        if error:
            self.future.set_exception(error)
        else:
            self.future.set_result(self.result)


class _Caught:
    """Keeps the error that ends its block: it belongs to whoever awaits the work."""

    error: BaseException | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self.error = error
        return True
