"""Files of the index that are only added to, and mapped for reading.

From mapped files reading takes none of the process's own memory; and since nothing written ever
moves, readers need no lock.
"""

import mmap
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO


def map_file(path: Path, least: int) -> Any:
    """Map a file for reading.

    Raises:
        ValueError: It is smaller than `least` bytes.
        OSError: It is missing.
    """
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        if size < least:
            raise ValueError(f"{path}: {size} bytes are left of {least}")
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""


class Appender:
    """Adds to files, behind what is there.

    What a killed process left behind the last whole record stays, unused: a file that shrank could
    pull the ground from under a reader.

    Args:
        folder: Where the files are; those that are missing are made.
        units: The size of a record of each file, in bytes.
    """

    def __init__(self, folder: Path, units: Mapping[str, int]) -> None:
        self._files: dict[str, BinaryIO] = {n: (folder / n).open("ab") for n in units}
        self._ends = {name: file.seek(0, os.SEEK_END) for name, file in self._files.items()}
        for name, unit in units.items():
            self.write(name, bytes(-self._ends[name] % unit))

    def write(self, name: str, data: bytes) -> int:
        """Add to a file; returns where the addition starts, in bytes."""
        start = self._ends[name]
        self._ends[name] += self._files[name].write(data)
        return start

    def sizes(self) -> dict[str, int]:
        """How large the files are, in bytes, with what was added."""
        return dict(self._ends)

    def sync(self) -> None:
        """Make durable what was added."""
        for file in self._files.values():
            file.flush()
            os.fsync(file.fileno())

    def close(self) -> None:
        """Let the files go; what wasn't made durable counts for nothing."""
        for file in self._files.values():
            with suppress(OSError):  # on a full disk it can't be written out
                file.close()
