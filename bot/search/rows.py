"""The texts of the index and their words as numbers, in files that are only added to.

Ranking reads hundreds of paragraphs a query. From mapped files that takes no tokenising and none
of the process's own memory; and since nothing written ever moves, readers need no lock.
"""

import mmap
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from bot.search.words import Word

Codes = NDArray[np.uint32]
Counts = NDArray[np.int64]
# n is 0 for the row of a whole event, whose text is the title. `mark` says of a paragraph whether
# it is an aside (a heading, a note), of an event how many words its paragraphs have.
_ROW = np.dtype(
    [
        ("event", "<u8"),
        ("text", "<u8"),
        ("code", "<u8"),
        ("n", "<u4"),
        ("size", "<u4"),
        ("words", "<u4"),
        ("mark", "<u4"),
    ]
)
_NAMES = ("rows", "texts", "codes")


def _map(path: Path, least: int) -> Any:
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size < least:
            raise ValueError(f"{path}: {size} bytes are left of {least}")
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""


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
        files = {name: _map(generation / name, sizes[name]) for name in _NAMES}
        rows, codes = files["rows"], files["codes"]
        self._rows = np.frombuffer(rows, dtype=_ROW, count=len(rows) // _ROW.itemsize)
        self._codes: Codes = np.frombuffer(codes, dtype="<u4", count=len(codes) // 4)
        self._texts = files["texts"]
        self.events = int(np.count_nonzero(self._rows["n"] == 0))
        self.paragraphs = len(self._rows) - self.events

    def place(self, row: int) -> tuple[int, int]:
        """The event's number and the paragraph's of a row."""
        return int(self._rows["event"][row]), int(self._rows["n"][row])

    def marks(self, rows: Counts) -> Counts:
        """What each row was marked with when it was added."""
        return self._rows["mark"][rows].astype(np.int64)

    def text(self, row: int) -> str:
        """A row's text."""
        at, size = int(self._rows["text"][row]), int(self._rows["size"][row])
        return bytes(self._texts[at : at + size]).decode()

    def codes(self, rows: Counts) -> tuple[Codes, Counts]:
        """The words of the rows as numbers, one row after the other, and how many each has."""
        lengths = self._rows["words"][rows].astype(np.int64)
        starts = self._rows["code"][rows].astype(np.int64) // 4
        firsts = np.cumsum(lengths) - lengths
        where = np.arange(lengths.sum()) + np.repeat(starts - firsts, lengths)
        return self._codes[where], lengths


class RowWriter:
    """Adds rows behind those that are there.

    What a killed process left behind the last whole row stays, unused: a file that shrank could
    pull the ground from under a reader.
    """

    def __init__(self, folder: Path) -> None:
        self._files: dict[str, BinaryIO] = {n: (folder / n).open("ab") for n in _NAMES}
        self._ends = {name: file.seek(0, os.SEEK_END) for name, file in self._files.items()}
        self._pad("rows", _ROW.itemsize)
        self._pad("codes", 4)

    def _pad(self, name: str, unit: int) -> None:
        self._write(name, bytes(-self._ends[name] % unit))

    def _write(self, name: str, data: bytes) -> int:
        start = self._ends[name]
        self._ends[name] += self._files[name].write(data)
        return start

    def add(self, event: int, n: int, text: str, words: Sequence[Word], mark: int) -> int:
        """Add a row; returns its number."""
        data = text.encode()
        codes = np.fromiter((word.code for word in words), dtype="<u4", count=len(words))
        at, code = self._write("texts", data), self._write("codes", codes.tobytes())
        row = np.array((event, at, code, n, len(data), len(words), mark), dtype=_ROW)
        return self._write("rows", row.tobytes()) // _ROW.itemsize

    def sizes(self) -> dict[str, int]:
        """How large the files are, in bytes, with what was added."""
        return dict(self._ends)

    def sync(self) -> None:
        """Make durable what was added."""
        for file in self._files.values():
            file.flush()
            os.fsync(file.fileno())

    def close(self) -> None:
        """Let the files go."""
        for file in self._files.values():
            file.close()
