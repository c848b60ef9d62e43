"""A search that works on several queries at once, each on a core of its own.

Half of a query's time is spent in Python, of which one thread of a process runs at a time: two
threads on two cores answer 1.4 times as many queries as one, two processes 1.9 times as many. So
the process that is asked takes one query, and hands those that come meanwhile to others.
"""

import logging
import multiprocessing
import signal
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import ParamSpec, TypeVar

from bot.search.hits import PassageHit
from bot.search.inquiry import Evidence, Inquiry
from bot.search.nearest import Near
from bot.search.occurrences import Occurrences
from bot.search.operators import Filters
from bot.search.search import Search
from bot.search.understood import Found, FoundEvents

P = ParamSpec("P")
T = TypeVar("T")

_logger = logging.getLogger(__name__)


class ParallelSearch(Search):
    """A `Search` whose longer queries other processes may take; they start when they are needed.

    They hold nothing but the index. Where none is free, or one dies, this process works itself.

    Args:
        folder: The data folder.
        processes: How many there are, this one included.
    """

    def __init__(self, folder: Path, processes: int) -> None:
        self._here = threading.Lock()
        self._others = [_Other(folder) for _ in range(processes - 1)]
        super().__init__(folder)

    def refresh(self) -> None:
        """See what this or another process has taken in since; the others follow by themselves."""
        former = self._snapshot
        super().refresh()
        if self._snapshot is not former:
            for other in self._others:
                other.refresh()

    def find(self, words: str, *, limit: int = 10, offset: int = 0) -> Found:
        """See `Search`."""
        return self._share(super().find, words, limit=limit, offset=offset)

    def find_events(self, words: str, *, limit: int = 10, offset: int = 0) -> FoundEvents:
        """See `Search`."""
        return self._share(super().find_events, words, limit=limit, offset=offset)

    def echoes(self, text: str, event: int) -> list[PassageHit]:
        """See `Search`."""
        return self._share(super().echoes, text, event)

    def occurrences(self, words: str) -> Occurrences:
        """See `Search`."""
        return self._share(super().occurrences, words)

    def weigh(self, inquiry: Inquiry, *, limit: int = 10) -> Evidence:
        """See `Search`."""
        return self._share(super().weigh, inquiry, limit=limit)

    def nearest(
        self,
        words: str,
        *,
        filters: Filters | None = None,
        events: Sequence[int] = (),
        limit: int = 10,
    ) -> list[Near]:
        """See `Search`."""
        return self._share(super().nearest, words, filters=filters, events=events, limit=limit)

    def close(self) -> None:
        """Let the index, its lock and the other processes go."""
        for other in self._others:
            other.close()
        super().close()

    def _share(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do the work of one of the methods here, or in another process where this one is busy."""
        if self._here.acquire(blocking=False):
            try:
                return work(*args, **kwargs)
            finally:
                self._here.release()
        for other in self._others:
            if link := other.take():
                try:
                    return other.ask(link, work, *args, **kwargs)
                except (OSError, EOFError):
                    # What it died of, if the query did that, is raised here.
                    _logger.warning("a process that searches has died, and is started anew")
                finally:
                    other.release()
        return work(*args, **kwargs)


class _Other:
    """Another process with a search of its own, which works on one thing at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._free = threading.Lock()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._link: Connection | None = None
        self._stale = True
        self._looking = False

    def take(self) -> Connection | None:
        """Reserve it until `release`; None where it is busy, starts, or looks at a new index."""
        if not self._free.acquire(blocking=False):
            return None
        link = self._prepare()
        if link is None:
            self._free.release()
        return link

    def release(self) -> None:
        """Let the next one take it."""
        self._free.release()

    def ask(self, link: Connection, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Let it do what this method of `Search` does, once it was taken.

        Raises:
            OSError: It has died.
            EOFError: It has died.
        """
        try:
            link.send((work.__name__, args, kwargs))
            answer: T = link.recv()
        except (OSError, EOFError):
            self.close()
            raise
        return answer

    def refresh(self) -> None:
        """Let it see the index as it is now, before it is asked again."""
        self._stale = True

    def close(self) -> None:
        """End the process; it can be started again."""
        if self._link and self._process:
            self._link.close()
            self._process.join()
        self._link = self._process = None

    def _start(self) -> Connection:
        # A fork would copy locks that threads hold just now.
        context = multiprocessing.get_context("spawn")
        self._link, link = context.Pipe()
        self._process = context.Process(target=_work, args=(self._folder, link), daemon=True)
        self._process.start()
        link.close()
        self._stale, self._looking = True, False
        return self._link

    def _prepare(self) -> Connection | None:
        """The way to it, once it has looked at the index as it is now; it is let do so."""
        try:
            link = self._link or self._start()
            if self._looking and link.poll():
                link.recv()
                self._looking = False
            if self._stale and not self._looking:
                self._stale, self._looking = False, True
                link.send((Search.refresh.__name__, (), {}))
        except (OSError, EOFError) as error:
            _logger.warning("no other process can search: %s", error)
            self.close()
            return None
        return None if self._looking else link


def _work(folder: Path, link: Connection) -> None:
    """Do what is asked, until whoever asks is gone."""
    # A Ctrl-C in a terminal is for the process that then ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    search = Search(folder)
    with suppress(EOFError):
        while True:
            name, args, kwargs = link.recv()
            link.send(getattr(search, name)(*args, **kwargs))
