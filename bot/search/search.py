"""The search over the archive: what a caller opens, keeps up to date and asks."""

from pathlib import Path

from bot.protocols import View
from bot.search.find import find
from bot.search.hits import EventHit, PassageHit, TopicHit
from bot.search.selection import select_events
from bot.search.snapshot import Snapshot, take_snapshot
from bot.search.understood import Found, FoundEvents
from bot.search.writer import Writer


class Search:
    """Paragraphs, events and topics, found by words.

    Any number of threads and processes may search at once; one of all processes writes.

    Args:
        folder: The data folder; the index is kept in its folder `index`, which is made by the
            first `catch_up`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "index"
        self._writer: Writer | None = None
        self._snapshot: Snapshot | None = None
        self.refresh()

    def catch_up(self, view: View, limit: int = 500) -> int:
        """Take in the store's changes since the last one taken in; returns how many they were.

        Searches see them after `refresh`.

        Raises:
            IndexHeldError: Another process writes the index.
        """
        if self._writer is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._writer = Writer(self._folder)
        changes = view.changes(self._writer.last, limit)
        if changes:
            self._writer.take(changes)
        return len(changes)

    def refresh(self) -> None:
        """See what this or another process has taken in since."""
        self._snapshot = take_snapshot(self._folder, self._snapshot)

    def passages(self, words: str, *, limit: int = 10, offset: int = 0) -> list[PassageHit]:
        """The paragraphs that the words most likely come from, best first."""
        return list(self.find(words, limit=limit, offset=offset).hits)

    def find(self, words: str, *, limit: int = 10, offset: int = 0) -> Found:
        """A page of the paragraphs that a query with operators means, and how it was understood."""
        snapshot = self._snapshot
        return find(snapshot, words, limit, offset) if snapshot else Found()

    def events(self, words: str, *, limit: int = 10) -> list[EventHit]:
        """The events that the words most likely mean, best first."""
        return list(self.find_events(words, limit=limit).hits)

    def find_events(self, words: str, *, limit: int = 10) -> FoundEvents:
        """The events that a query with operators means, and how it was understood."""
        snapshot = self._snapshot
        return select_events(snapshot, words, limit) if snapshot else FoundEvents()

    def topics(self, words: str, *, limit: int = 5) -> list[TopicHit]:
        """The topics that the words most likely mean, best first."""
        snapshot = self._snapshot
        return snapshot.topics.find(words, limit) if snapshot else []

    def close(self) -> None:
        """Let the index and its lock go."""
        if self._writer:
            self._writer.close()
            self._writer = None
        self._snapshot = None
