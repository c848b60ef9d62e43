"""What filters look at: of each event its rows, day, language, topics and places.

A record is added for each change of an event; of one event the last record counts. Names stand in
one table for all that is named (speakers, topics, places, languages), so that a filter compares
numbers.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.model import Event
from bot.search.files import Appender, map_file

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]
_DAY_MINUTES = 24 * 60
_WHOLE, _REMOVED = 1, 2
# The event's paragraphs are the rows from `first` up to `title`, which is the row of the event
# itself. `moment` is in minutes of local time since the year 1, negative where the day is unknown.
# `whole` is the last byte: a record that was cut short by a kill doesn't say that it is one.
_HEAD = np.dtype(
    [
        ("event", "<u8"),
        ("first", "<u8"),
        ("title", "<u8"),
        ("tags", "<u8"),
        ("site", "<i8"),
        ("moment", "<i8"),
        ("lang", "<u4"),
        ("topics", "<u2"),
        ("places", "<u2"),
        ("whole", "u1"),
    ]
)
_NO_HEADS = np.empty(0, dtype=_HEAD)
_UNITS = {"heads": _HEAD.itemsize, "tags": 4, "names": 1}


def _read_moment(event: Event) -> int:
    if event.date is None:
        return -1
    hour, _, minute = (event.time or "0:0").partition(":")
    clock = int(hour) * 60 + int(minute) if hour.isdecimal() and minute.isdecimal() else 0
    return event.date.toordinal() * _DAY_MINUTES + clock


class CatalogWriter:
    """Adds events to the catalog of a generation."""

    def __init__(self, generation: Path) -> None:
        self._files = Appender(generation, _UNITS)
        known = (generation / "names").read_bytes()
        if known and not known.endswith(b"\n"):
            # A name that was cut short keeps its number; nothing names it.
            self._files.write("names", b"\n")
        lines = known.decode(errors="replace").split("\n")
        names = lines[:-1] if known.endswith(b"\n") or not known else lines
        self._numbers = {name: number for number, name in enumerate(names, 1)}
        self._count = len(names)

    def number_name(self, name: str | None) -> int:
        """Return a name's number, a new one for a new name; 0 for none."""
        name = " ".join((name or "").split())
        if not name:
            return 0
        if name not in self._numbers:
            self._count += 1
            self._numbers[name] = self._count
            self._files.write("names", f"{name}\n".encode())
        return self._numbers[name]

    def add(self, number: int, event: Event, first: int, title: int) -> None:
        """Add an event with the rows from `first` to `title`."""
        topics = [self.number_name(name) for name in event.topics]
        places = [self.number_name(name) for name in (event.place, *event.geography) if name]
        tags = self._files.write("tags", np.array(topics + places, dtype="<u4").tobytes()) // 4
        site = -1 if event.id is None else event.id
        lang = self.number_name(event.lang)
        about = (site, _read_moment(event), lang, len(topics), len(places))
        self._write((number, first, title, tags, *about, _WHOLE))

    def remove(self, number: int) -> None:
        """Note that an event is gone."""
        self._write((number, *(0,) * 8, _REMOVED))

    def _write(self, values: tuple[int, ...]) -> None:
        self._files.write("heads", np.array(values, dtype=_HEAD).tobytes())

    def sizes(self) -> dict[str, int]:
        """How large the files are, in bytes, with what was added."""
        return self._files.sizes()

    def sync(self) -> None:
        """Make durable what was added."""
        self._files.sync()

    def close(self) -> None:
        """Let the files go."""
        self._files.close()


class Catalog:
    """The events of an index as they were at one commit, in the order in which they came.

    Attributes:
        names: The name of each number; "" for 0.
        rows: The rows of all paragraphs, ascending.
        of_row: For each of `rows` its event's position here.

    Raises:
        ValueError: A file is smaller than at the commit.
        OSError: A file is missing.
    """

    def __init__(self, generation: Path, sizes: Mapping[str, int]) -> None:
        files = {name: map_file(generation / name, sizes[name]) for name in _UNITS}
        # What stands behind the sizes of the commit isn't committed.
        count = sizes["heads"] // _HEAD.itemsize
        heads = np.frombuffer(files["heads"], dtype=_HEAD, count=count) if count else _NO_HEADS
        heads = heads[np.isin(heads["whole"], (_WHOLE, _REMOVED))]
        _, last = np.unique(heads["event"][::-1], return_index=True)
        heads = heads[np.sort(len(heads) - 1 - last)]
        self._heads = heads[heads["whole"] == _WHOLE]
        self._tags = np.frombuffer(files["tags"], dtype="<u4", count=len(files["tags"]) // 4)
        text = bytes(files["names"][: sizes["names"]]).decode(errors="replace")
        self.names: Sequence[str] = ["", *text.split("\n")[:-1]]
        first, title = self._column("first"), self.titles
        lengths = title - first
        ends = np.cumsum(lengths)
        self.of_row = np.repeat(np.arange(len(first), dtype=np.int32), lengths)
        self.rows: Rows = np.arange(lengths.sum()) + np.repeat(first - ends + lengths, lengths)

    def __len__(self) -> int:
        """How many events there are."""
        return len(self._heads)

    def _column(self, name: str) -> Rows:
        column: Rows = self._heads[name].astype(np.int64)
        return column

    @cached_property
    def of_any_row(self) -> NDArray[np.int32]:
        """For each row that there ever was its event's position here, if its event still is."""
        positions = np.zeros(int(self.rows[-1]) + 1 if len(self.rows) else 0, dtype=np.int32)
        positions[self.rows] = self.of_row
        return positions

    @cached_property
    def all_rows(self) -> tuple[Rows, NDArray[np.int32]]:
        """The rows of all paragraphs and events, ascending, and for each its event's position."""
        rows = np.concatenate((self.rows, self.titles))
        of_row = np.concatenate((self.of_row, np.arange(len(self), dtype=np.int32)))
        order = np.argsort(rows, kind="stable")
        return rows[order], of_row[order]

    @property
    def events(self) -> Rows:
        """The number of each event."""
        return self._column("event")

    @property
    def firsts(self) -> Rows:
        """The row of each event's first paragraph; that of the event itself where it has none."""
        return self._column("first")

    @property
    def titles(self) -> Rows:
        """The row of each event itself."""
        return self._column("title")

    @property
    def sites(self) -> Rows:
        """The site's number of each event; -1 where it has none."""
        return self._column("site")

    @property
    def moments(self) -> Rows:
        """When each event was, in minutes since the year 1; negative where that is unknown."""
        return self._column("moment")

    @property
    def days(self) -> Rows:
        """The proleptic ordinal of each event's day; negative where it is unknown."""
        return self.moments // _DAY_MINUTES

    def locate(self, titles: Rows) -> Rows:
        """The positions here of the events with these rows of their own; -1 where it isn't here."""
        held = self.titles
        at = np.searchsorted(held, titles)
        # A row of another commit is no longer or not yet here.
        at[~np.isin(titles, held)] = -1
        return at

    @property
    def langs(self) -> Rows:
        """The number of the name of each event's language."""
        return self._column("lang")

    def with_topic(self, numbers: Sequence[int]) -> Mask:
        """Which events have one of the topics with these numbers."""
        starts = self._column("tags")
        return self._with_tag(starts, self._column("topics"), numbers)

    def with_place(self, numbers: Sequence[int]) -> Mask:
        """Which events were in, or are about, one of the places with these numbers."""
        topics = self._column("topics")
        starts = self._column("tags") + topics
        return self._with_tag(starts, self._column("places"), numbers)

    def _with_tag(self, starts: Rows, counts: Rows, numbers: Sequence[int]) -> Mask:
        sums = np.concatenate(([0], np.cumsum(np.isin(self._tags, numbers))))
        held: Mask = sums[starts + counts] > sums[starts]
        return held

    def places(self) -> list[int]:
        """The numbers of all names of places, each once."""
        topics = self._column("topics")
        counts = self._column("places")
        starts = self._column("tags") + topics
        where = np.arange(counts.sum()) + np.repeat(starts - np.cumsum(counts) + counts, counts)
        numbers: list[int] = np.unique(self._tags[where]).tolist()
        return numbers
