"""The search over the archive: what a caller opens, keeps up to date and asks."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.errors import StoreError
from bot.protocols import View
from bot.search.echoes import find_echoes
from bot.search.evidence import weigh_evidence
from bot.search.find import find, find_all, understand
from bot.search.hits import EventHit, PassageHit, TopicHit
from bot.search.index import current_generation, read_state
from bot.search.inquiry import Clue, Evidence, Inquiry
from bot.search.naming import name_events
from bot.search.nearest import Near, Tally, find_across, find_exactly, find_nearest, tally
from bot.search.occurrences import Occurrences, count_occurrences
from bot.search.operators import Filters, Period
from bot.search.selection import select_events
from bot.search.snapshot import Snapshot, take_snapshot
from bot.search.understood import PLAIN, Found, FoundEvents, Understood
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
            StoreError: It can't be written, as on a full disk; the next call tries it again.
        """
        try:
            if self._writer is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._writer = Writer(self._folder)
            changes = view.changes(self._writer.last, limit)
            if changes:
                self._writer.take(changes)
        except (OSError, ValueError) as error:
            # What was half written is left behind: the next writer begins after what is whole.
            self._drop_writer()
            reason = error.strerror if isinstance(error, OSError) and error.strerror else error
            raise StoreError(f"the index in {self._folder} can't be written: {reason}") from error
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

    def find_all(self, words: str) -> Iterator[PassageHit]:
        """All passages that `find` gives over all its pages, as the index is now.

        For a phrase, filters or other operators that is all that the archive has, as `Found.exact`
        says; for words alone, the list of the likely ones. An export can stream them.
        """
        snapshot = self._snapshot
        return find_all(snapshot, words) if snapshot else iter(())

    def understand(self, words: str) -> Understood:
        """What a query with operators is taken as, before anything is looked for.

        The speakers' counts are of all that the filters let through.
        """
        snapshot = self._snapshot
        return understand(snapshot, words) if snapshot else PLAIN

    def events(self, words: str, *, limit: int = 10) -> list[EventHit]:
        """The events that the words most likely mean, best first."""
        return list(self.find_events(words, limit=limit).hits)

    def find_events(self, words: str, *, limit: int = 10, offset: int = 0) -> FoundEvents:
        """A page of the events that a query with operators means, and how it was understood."""
        snapshot = self._snapshot
        return select_events(snapshot, words, limit, offset) if snapshot else FoundEvents()

    def echoes(self, text: str, event: int) -> list[PassageHit]:
        """Where else the words of a paragraph of the event `event` stand, the earliest first."""
        snapshot = self._snapshot
        return find_echoes(snapshot, text, event) if snapshot else []

    def occurrences(self, words: str) -> Occurrences:
        """How often what a query with operators asks for is said, period by period."""
        snapshot = self._snapshot
        return count_occurrences(snapshot, words) if snapshot else Occurrences()

    def topics(self, words: str, *, limit: int = 5) -> list[TopicHit]:
        """The topics that the words most likely mean, best first."""
        snapshot = self._snapshot
        return snapshot.topics.find(words, limit) if snapshot else []

    def weigh(self, inquiry: Inquiry, *, limit: int = 10) -> Evidence:
        """The events and paragraphs that may answer a question, best first."""
        snapshot = self._snapshot
        return weigh_evidence(snapshot, inquiry, limit) if snapshot else Evidence()

    def naming(
        self, clues: Sequence[Clue], periods: Sequence[Period] = ()
    ) -> list[tuple[int, int]]:
        """All events that name all of the clues, each with its day's ordinal, latest first."""
        snapshot = self._snapshot
        return name_events(snapshot, clues, periods) if snapshot else []

    def nearest(
        self,
        words: str,
        *,
        filters: Filters | None = None,
        events: Sequence[int] = (),
        limit: int = 10,
    ) -> list[Near]:
        """The paragraphs nearest to a quotation, best first, however far they are."""
        snapshot = self._snapshot
        if snapshot is None:
            return []
        return find_nearest(snapshot, words, filters or Filters(), events, limit)

    def exactly(self, words: str, *, filters: Filters | None = None, limit: int = 10) -> list[Near]:
        """The paragraphs that hold these words in a row, the earliest first."""
        snapshot = self._snapshot
        return find_exactly(snapshot, words, filters or Filters(), limit) if snapshot else []

    def across(self, words: str, *, limit: int = 10) -> list[Near]:
        """The paragraphs at whose end these words begin that go on in the next paragraph."""
        snapshot = self._snapshot
        return find_across(snapshot, words, limit) if snapshot else []

    def tally(self, filters: Filters) -> Tally:
        """How much the archive holds of what the filters let through."""
        snapshot = self._snapshot
        return tally(snapshot, filters) if snapshot else Tally(0, 0, 0)

    def last_change(self) -> int:
        """The number of the last change of the store that the index has taken in; 0 for none."""
        generation = current_generation(self._folder)
        try:
            return int(read_state(generation)["change"]) if generation else 0
        except (ValueError, OSError):
            return 0  # torn: it will be built anew

    def close(self) -> None:
        """Let the index and its lock go."""
        self._drop_writer()
        self._snapshot = None

    def _drop_writer(self) -> None:
        if self._writer:
            self._writer.close()
            self._writer = None
