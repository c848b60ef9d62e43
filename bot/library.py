"""The archive and its search index together: opened, filled, and kept in step."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field, replace
from importlib import import_module
from itertools import islice
from pathlib import Path

from bot.answers.desk import Desk
from bot.errors import IndexHeldError, RecordError, StoreError, UsageError
from bot.model import Outcome
from bot.nearness import Nearness
from bot.pause import pause
from bot.people import Census
from bot.protocols import Store, Transaction
from bot.search import ParallelSearch, Search
from bot.sources.files import Reading
from bot.store.hold import share
from bot.store.tiny import TinyStore

# A commit waits for the disk, so many documents share one.
DOCUMENTS_A_WRITE = 100
# How often, in seconds, a bot looks for changes that another process made.
INDEX_EVERY = 0.5
FAILURE_PAUSE = 5.0
# So many events are understood between two commits, which takes seconds.
EVENTS_A_STEP = 4
# Telling all persons anew takes a second of work, which a busy bot shouldn't do for each event.
PEOPLE_EVERY = 10.0
PEOPLE_AFTER = 2.0

_logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Summary:
    """What filling the archive did: events by outcome, and the documents that were refused."""

    counts: dict[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    refused: list[Reading] = field(default_factory=list)

    def add(self, other: "Summary") -> None:
        """Add what filling it with something else did."""
        for outcome, n in other.counts.items():
            self.counts[outcome] += n
        self.refused += other.refused


@dataclass(frozen=True, slots=True)
class Library:
    """The store, the index over it, and the desk that answers from both.

    Attributes:
        folder: The data folder.
        census: Counts who speaks.
        meaning: Finds paragraphs by their meaning, where there is a model for that.
        settled: Set once the index has taken in what was in the store at the start.
    """

    folder: Path
    store: Store
    search: Search
    desk: Desk
    census: Census = field(default_factory=Census)
    meaning: Nearness | None = None
    settled: asyncio.Event = field(default_factory=asyncio.Event)

    async def fill(
        self,
        readings: Iterable[Reading],
        progress: Callable[[Reading, Summary], object] = lambda _, __: None,
    ) -> Summary:
        """Put what was read into the store; what is reported to `progress` is durable.

        Indexing is left to `index` or to the bot that keeps the archive indexed.
        """
        summary = Summary()
        reading = iter(readings)
        while batch := await asyncio.to_thread(lambda: list(islice(reading, DOCUMENTS_A_WRITE))):

            def put(tx: Transaction, batch: list[Reading] = batch) -> list[Reading]:
                return [_put(tx, each, summary.counts) for each in batch]

            for each in await self.store.write(put):
                if each.refusal is not None:
                    summary.refused.append(each)
                progress(each, summary)
        return summary

    async def index(self, progress: Callable[[int], object] = lambda _: None) -> bool:
        """Index all changes of the store; False where another process does that.

        `progress` is told again and again how many more events have been indexed.
        """
        ours = True
        try:
            while indexed := await self.store.read(self.search.catch_up):
                progress(indexed)
        except IndexHeldError:
            ours = False
        await asyncio.to_thread(self.search.refresh)
        self.settled.set()
        return ours

    async def keep_indexed(
        self, stop: asyncio.Event, progress: Callable[[int], object] = lambda _: None
    ) -> None:
        """Follow the store's changes, whichever process makes them, until `stop` is set.

        Where the index can't be written, as on a full disk, what is in it goes on being found.
        """
        seen = -1
        while not stop.is_set():
            try:
                last = await self.store.read(lambda view: view.last_change())
                # Where another process indexes, this one looks again: it can't know when that is
                # done.
                if last != seen and await self.index(progress):
                    seen = last
            except StoreError as error:
                _logger.error("%s; that is tried again", error)  # noqa: TRY400
                await pause(FAILURE_PAUSE, stop)
            await pause(INDEX_EVERY, stop)

    async def keep_meaning(self, stop: asyncio.Event) -> None:
        """Let the meaning follow the store's changes, until `stop` is set.

        A new archive takes an hour or more; where it is stopped it goes on at the next start.
        """
        meaning = self.meaning
        while meaning is not None and not stop.is_set():
            if not await self.understand(meaning):
                await pause(INDEX_EVERY, stop)

    async def understand(self, meaning: Nearness) -> int:
        """Take some changes of the store in by their meaning; returns how many.

        None are taken where another process does that.
        """
        after = meaning.last
        changes = await self.store.read(lambda view: view.changes(after, EVENTS_A_STEP))
        try:
            await asyncio.to_thread(meaning.take, changes)
        except IndexHeldError:
            await asyncio.to_thread(meaning.refresh)
            return 0
        return len(changes)

    async def know_people(self) -> None:
        """Tell the desk who speaks in the archive."""
        self.desk.people = await self.census.update(self.store)
        # What is known of the persons stays for long and is large: a full collection that goes
        # through it stops everything for 80 ms, with 14,000 events, at any time. What is garbage
        # now would be kept for ever, so it is collected first.
        gc.collect()
        gc.freeze()

    async def keep_people(self, stop: asyncio.Event) -> None:
        """Keep the desk's knowledge of who speaks in step with the store, until `stop` is set."""
        # Whoever asks while the bot starts is answered first: this takes a core for a second.
        await pause(PEOPLE_AFTER, stop)
        seen = -1
        while not stop.is_set():
            last = await self.store.read(lambda view: view.last_change())
            if last != seen:
                await self.know_people()
                seen = last
            await pause(PEOPLE_EVERY, stop)


def _put(tx: Transaction, reading: Reading, counts: dict[Outcome, int]) -> Reading:
    for event in reading.events:
        try:
            counts[tx.put(event, reading.background).outcome] += 1
        except RecordError as error:
            return replace(reading, refusal=str(error))
    return reading


@asynccontextmanager
async def open_store(folder: Path) -> AsyncIterator[Store]:
    """Open the store in a folder, which is made where it is missing.

    Raises:
        StoreError: The archive can't be opened.
    """
    with share(folder):
        store = TinyStore(folder)
        try:
            yield store
        finally:
            await store.close()


@asynccontextmanager
async def open_library(
    folder: Path, model: str | None = None, *, processes: int = 1
) -> AsyncIterator[Library]:
    """Open the store and the index in a folder, which is made where it is missing.

    Args:
        folder: The data folder.
        model: The model by which meaning is told (`bot.meaning.opening.open_meaning`), if any.
        processes: How many may search at once, this one included.

    Raises:
        StoreError: The archive can't be opened.
        UsageError: There is no such model, or what runs it isn't installed.
    """
    async with open_store(folder) as store:
        with (
            closing(ParallelSearch(folder, processes)) as search,
            _open_meaning(folder, model) as meaning,
        ):
            desk = Desk(store, search, meaning)
            yield Library(folder, store, search, desk, meaning=meaning)


@contextmanager
def _open_meaning(folder: Path, model: str | None) -> Iterator[Nearness | None]:
    if model is None:
        yield None
        return
    try:
        opening = import_module("bot.meaning.opening")
    except ImportError as error:
        raise UsageError(
            f"BOT_EMBEDDING_MODEL needs what is not installed ({error.name}): "
            "pip install 'transcripts-bot[semantic]'"
        ) from error
    with closing(opening.open_meaning(folder, model)) as meaning:
        yield meaning
