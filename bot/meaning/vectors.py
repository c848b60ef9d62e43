"""The vectors of an archive's paragraphs, in files that are only added to.

```
meaning/<model>/vectors     int8, one row a paragraph
meaning/<model>/places      of each row the event, the paragraph, and the change it came with
meaning/<model>/state.json  the last change taken in, and how many rows there were then
```

All rows are compared with a query, exactly: 270,000 take 40 to 60 ms on one core, from mapped
files that are none of the process's own memory. An index of neighbours would be faster and less
exact, and would have to be held in memory to be added to.
"""

import fcntl
import json
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray
from usearch.compiled import MetricKind
from usearch.index import search

from bot.errors import IndexHeldError
from bot.meaning.model import Vectors
from bot.nearness import Neighbour
from bot.search.files import Appender, map_file

_PLACE = np.dtype([("event", "<u8"), ("change", "<u8"), ("n", "<u4"), ("gone", "<u4")])
# Rows of events that changed since lie among the best, so more are looked at than are wanted.
_SPARE = 4


class VectorWriter:
    """Adds vectors. What was added since the last `commit` is forgotten at the next start.

    Raises:
        IndexHeldError: Another process writes them.
    """

    def __init__(self, folder: Path, size: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = _lock(folder / "lock")
        self._folder = folder
        self._units = {"vectors": size, "places": _PLACE.itemsize}
        self._rows, self.last = _read_state(folder)
        if not self._is_whole():
            # A copy that broke off: what follows would stand in the wrong rows.
            self._rows, self.last = 0, 0
        self._truncate()
        self._files = Appender(folder, self._units)

    def _is_whole(self) -> bool:
        files = {self._folder / name: self._rows * unit for name, unit in self._units.items()}
        return all(path.exists() and path.stat().st_size >= most for path, most in files.items())

    def _truncate(self) -> None:
        """Cut off what a killed process added and never committed, so that both files agree."""
        for name, unit in self._units.items():
            path = self._folder / name
            if path.exists() and path.stat().st_size > self._rows * unit:
                with path.open("r+b") as file:
                    file.truncate(self._rows * unit)

    def add(self, event: int, change: int, paragraphs: Sequence[int], vectors: Vectors) -> None:
        """Add an event's paragraphs; an event without any is gone or holds none."""
        if not paragraphs:
            self._put(np.zeros((1, self._units["vectors"]), np.int8), [(event, change, 0, 1)])
            return
        self._put(vectors, [(event, change, n, 0) for n in paragraphs])

    def _put(self, vectors: Vectors, places: list[tuple[int, int, int, int]]) -> None:
        self._files.write("vectors", vectors.tobytes())
        self._files.write("places", np.array(places, dtype=_PLACE).tobytes())
        self._rows += len(places)

    def commit(self, last: int) -> None:
        """Make durable what was added, with the number of the last change that it came from."""
        self._files.sync()
        self.last = last
        new = self._folder / "state.new"
        new.write_text(json.dumps({"rows": self._rows, "last": last}))
        new.replace(self._folder / "state.json")

    def close(self) -> None:
        """Let the files go."""
        self._files.close()
        self._lock.close()


def _lock(path: Path) -> IO[bytes]:
    file = path.open("ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise IndexHeldError(f"{path.parent}: another process writes these vectors") from None
    return file


class VectorReader:
    """The vectors as they were committed when this was opened.

    Raises:
        ValueError: The files are torn.
        OSError: They are missing.
    """

    def __init__(self, folder: Path, size: int) -> None:
        self.rows, self.last = _read_state(folder)
        files = {
            name: map_file(folder / name, self.rows * unit)
            for name, unit in (("vectors", size), ("places", _PLACE.itemsize))
        }
        self._vectors: Vectors = np.frombuffer(
            files["vectors"], dtype=np.int8, count=self.rows * size
        ).reshape(self.rows, size)
        places = np.frombuffer(files["places"], dtype=_PLACE, count=self.rows)
        self._events = places["event"]
        self._paragraphs = places["n"]
        self._live = _find_live(places)

    def find(self, vector: Vectors, limit: int) -> list[Neighbour]:
        """Return the paragraphs that are nearest to a vector, the nearest first."""
        if not self.rows:
            return []
        most = min(self.rows, limit * _SPARE)
        found = search(self._vectors, vector, most, MetricKind.Cos, exact=True, threads=1)
        near = [
            Neighbour(int(self._events[row]), int(self._paragraphs[row]), 1.0 - float(distance))
            for row, distance in zip(found.keys.tolist(), found.distances.tolist(), strict=True)
            if self._live[row]
        ]
        return near[:limit]


def _find_live(places: NDArray[np.void]) -> NDArray[np.bool_]:
    """Which rows came with the last change of their event, and stand for a paragraph."""
    events, changes = places["event"], places["change"]
    order = np.argsort(events, kind="stable")
    _, starts, counts = np.unique(events[order], return_index=True, return_counts=True)
    last = np.zeros(len(places), dtype=np.uint64)
    if len(starts):
        newest = np.maximum.reduceat(changes[order], starts)
        last[order] = np.repeat(newest, counts)
    live: NDArray[np.bool_] = (changes == last) & (places["gone"] == 0)
    return live


def _read_state(folder: Path) -> tuple[int, int]:
    try:
        state = json.loads((folder / "state.json").read_text())
        return int(state["rows"]), int(state["last"])
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return 0, 0
