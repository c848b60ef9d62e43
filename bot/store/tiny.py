"""The embedded store: TinyDB documents in one SQLite file, read by many and written by one."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from tinydb import where

from bot.errors import StoreError
from bot.protocols import Transaction, View
from bot.store.announcements import Announcements, AnnouncementsView
from bot.store.backgrounds import Backgrounds, BackgroundsView
from bot.store.calendar import CalendarView
from bot.store.channels import Channels, ChannelsView
from bot.store.chats import Chats, ChatsView
from bot.store.dispatch import Outbox
from bot.store.faults import explained
from bot.store.inbox import Inbox, InboxView
from bot.store.kept_questions import KeptQuestions, KeptQuestionsView
from bot.store.outbox import OutboxView
from bot.store.preferences import PreferencesTable, PreferencesView
from bot.store.replies import RepliesTable, RepliesTableView
from bot.store.requests import Requests, RequestsView
from bot.store.schema import open_for_reading, open_for_writing
from bot.store.subscriptions import Subscriptions, SubscriptionsView
from bot.store.table import Documents
from bot.store.writer import Writer

T = TypeVar("T")
FILE = "archive.db"
_READERS = 4


class TinyView(
    AnnouncementsView,
    BackgroundsView,
    CalendarView,
    ChannelsView,
    ChatsView,
    InboxView,
    KeptQuestionsView,
    OutboxView,
    PreferencesView,
    RepliesTableView,
    RequestsView,
    SubscriptionsView,
):
    """A snapshot of the store; see `bot.protocols.View`."""

    def __init__(self, documents: Documents, clock: Callable[[], float]) -> None:
        AnnouncementsView.__init__(self, documents)
        BackgroundsView.__init__(self, documents, clock)
        CalendarView.__init__(self, documents)
        ChannelsView.__init__(self, documents)
        ChatsView.__init__(self, documents)
        InboxView.__init__(self, documents)
        KeptQuestionsView.__init__(self, documents)
        OutboxView.__init__(self, documents)
        PreferencesView.__init__(self, documents)
        RepliesTableView.__init__(self, documents)
        RequestsView.__init__(self, documents, clock)
        SubscriptionsView.__init__(self, documents)
        self._values = documents.table("values")

    def value(self, name: str) -> Any:
        """A named value of the program's own state (a heartbeat), or None."""
        document = self._values.get(where("name") == name)
        return document["value"] if document else None


class TinyTransaction(
    TinyView,
    Announcements,
    Backgrounds,
    Channels,
    Chats,
    Inbox,
    KeptQuestions,
    Outbox,
    PreferencesTable,
    RepliesTable,
    Requests,
    Subscriptions,
):
    """A transaction of the store; see `bot.protocols.Transaction`."""

    def __init__(self, documents: Documents, clock: Callable[[], float]) -> None:
        TinyView.__init__(self, documents, clock)
        Inbox.__init__(self, documents)

    def set_value(self, name: str, value: Any) -> None:
        """Set a named value of the program's own state."""
        self._values.upsert({"name": name, "value": value}, where("name") == name)


class TinyStore:
    """A store in the file `archive.db` of a folder; see `bot.protocols.Store`.

    Several processes may use the same folder at once.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        """Open the folder's archive; a missing one is made.

        Raises:
            StoreError: The file can't be opened or isn't an archive of this version.
        """
        self._file = path / FILE
        self._clock = clock
        self._closed = False
        self._of_thread = threading.local()
        try:
            path.mkdir(parents=True, exist_ok=True)
            with explained(self._file):
                documents = open_for_writing(self._file)
        except OSError as error:
            raise StoreError(f"{path} can't be used: {error.strerror}") from error
        self._connections = [documents]
        self._readers = ThreadPoolExecutor(_READERS, "store-reader")
        self._writer: Writer[Transaction] = Writer(
            self._file, documents.rows, lambda: TinyTransaction(documents, clock)
        )

    async def read(self, work: Callable[[View], T]) -> T:
        """Run `work` on a consistent view."""
        self._refuse_when_closed()
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._run_reading, work)

    async def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in a transaction; it is durable when this returns.

        It is run and committed even if the awaiting task is cancelled.
        """
        self._refuse_when_closed()
        return await asyncio.shield(asyncio.wrap_future(self._writer.submit(work)))

    async def shred(self) -> None:
        """Leave nothing of what was deleted in the file, nor beside it.

        What a table deletes is overwritten (`secure_delete`), but older pages of it stand in the
        write-ahead log until that is brought in.

        Raises:
            StoreError: Somebody reads an old state for so long that it can't be brought in.
        """
        self._refuse_when_closed()
        await asyncio.wrap_future(self._writer.empty_log())

    async def close(self) -> None:
        """Finish what was begun and let the file go."""
        self._closed = True
        await asyncio.to_thread(self._writer.close)
        await asyncio.to_thread(self._readers.shutdown)
        while self._connections:
            self._connections.pop().close()

    def _refuse_when_closed(self) -> None:
        if self._closed:
            raise StoreError(f"{self._file} is closed")

    def _run_reading(self, work: Callable[[View], T]) -> T:
        with explained(self._file):
            if not hasattr(self._of_thread, "documents"):
                self._of_thread.documents = open_for_reading(self._file)
                self._connections.append(self._of_thread.documents)
            documents: Documents = self._of_thread.documents
            documents.rows.connection.execute("BEGIN")
            try:
                return work(TinyView(documents, self._clock))
            finally:
                documents.rows.connection.execute("ROLLBACK")
