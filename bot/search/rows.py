"""The texts of the index and their words as numbers, in files that are only added to.

Ranking reads hundreds of paragraphs a query. From mapped files that takes no tokenising.
"""

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.search.files import Appender, map_file
from bot.search.words import Word

Codes = NDArray[np.uint32]
Counts = NDArray[np.int64]
# n is 0 for the row of a whole event, whose text is the title. `mark` says of a paragraph whether
# it is an aside (a heading, a note), of an event how many words its paragraphs have. `speaker` is
# a name's number in the catalog, 0 for nobody.
_ROW = np.dtype(
    [
        ("event", "<u8"),
        ("text", "<u8"),
        ("code", "<u8"),
        ("n", "<u4"),
        ("size", "<u4"),
        ("words", "<u4"),
        ("mark", "<u4"),
        ("speaker", "<u4"),
    ]
)
# The same for writing one record, which numpy takes ten times as long for.
_PACKED = struct.Struct("<QQQIIIII")
_UNITS = {"rows": _ROW.itemsize, "texts": 1, "codes": 4}


class RowReader:
    """The rows that were written when this was opened.

    Args:
        generation: The folder of the files.
        sizes: How large each file must be at least.

    Raises:
        ValueError: A file is smaller.
        OSError: A file is missing.
    """

    def __init__(self, generation: Path, sizes: Mapping[str, int]) -> None:
        files = {name: map_file(generation / name, sizes[name]) for name in _UNITS}
        rows, codes = files["rows"], files["codes"]
        self._rows = np.frombuffer(rows, dtype=_ROW, count=len(rows) // _ROW.itemsize)
        self._codes: Codes = np.frombuffer(codes, dtype="<u4", count=len(codes) // 4)
        self._texts = files["texts"]
        self.events = int(np.count_nonzero(self._rows["n"] == 0))
        self.paragraphs = len(self._rows) - self.events

    def place(self, row: int) -> tuple[int, int]:
        """The event's number and the paragraph's of a row."""
        return int(self._rows["event"][row]), int(self._rows["n"][row])

    def numbers(self, rows: Counts) -> Counts:
        """The number of each row's paragraph in its event; 0 for the row of an event."""
        return self._rows["n"][rows].astype(np.int64)

    def marks(self, rows: Counts) -> Counts:
        """What each row was marked with when it was added."""
        return self._rows["mark"][rows].astype(np.int64)

    def speakers(self, rows: Counts) -> Counts:
        """The number of the name of each row's speaker; 0 for nobody."""
        return self._rows["speaker"][rows].astype(np.int64)

    def text(self, row: int) -> str:
        """A row's text."""
        at, size = int(self._rows["text"][row]), int(self._rows["size"][row])
        return bytes(self._texts[at : at + size]).decode()

    def codes(self, rows: Counts) -> tuple[Codes, Counts]:
        """The words of the rows as numbers, one row after the other, and how many each has."""
        starts, lengths = self.spread(rows)
        firsts = np.cumsum(lengths) - lengths
        where = np.arange(lengths.sum()) + np.repeat(starts - firsts, lengths)
        return self._codes[where], lengths

    def all_codes(self) -> Codes:
        """The words of all rows that were ever added."""
        return self._codes

    def spread(self, rows: Counts) -> tuple[Counts, Counts]:
        """Where in `all_codes` the words of each row start, and how many they are."""
        starts = self._rows["code"][rows].astype(np.int64) // 4
        return starts, self._rows["words"][rows].astype(np.int64)


class RowWriter:
    """Adds rows behind those that are there."""

    def __init__(self, folder: Path) -> None:
        self._files = Appender(folder, _UNITS)

    def add(
        self,
        place: tuple[int, int],
        text: str,
        words: Sequence[Word],
        *,
        mark: int,
        speaker: int = 0,
    ) -> int:
        """Add a row, of an event and a paragraph; returns its number."""
        event, n = place
        data = text.encode()
        codes = struct.pack(f"<{len(words)}I", *[word.code for word in words])
        at, code = self._files.write("texts", data), self._files.write("codes", codes)
        row = _PACKED.pack(event, at, code, n, len(data), len(words), mark, speaker)
        return self._files.write("rows", row) // _ROW.itemsize

    def sizes(self) -> dict[str, int]:
        """How large the files are, in bytes, with what was added."""
        return self._files.sizes()

    def sync(self) -> None:
        """Make durable what was added."""
        self._files.sync()

    def close(self) -> None:
        """Let the files go."""
        self._files.close()
