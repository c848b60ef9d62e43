"""Taking turns with other processes that write the same file.

SQLite lets whoever asks at the right moment go first. A process that writes one transaction after
another leaves the file free for microseconds only, and a second one, asking ten times a second,
waited for up to 3.4 s in a trial of 9 s. So whoever wants to begin first takes a lock of its own
and keeps it until it has begun: the other one, done with its transaction, finds it taken.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_POLL_SECONDS = 0.001

if sys.platform == "win32":

    class Turn:
        """No turns are taken here: SQLite's own waiting has to do."""

        def __init__(self, file: Path, seconds: float) -> None: ...

        @contextmanager
        def next(self) -> Iterator[None]:
            """Be the next to begin."""
            yield

        def close(self) -> None:
            """Let the lock's file go."""

else:
    import fcntl

    class Turn:
        """The lock of those who want to begin."""

        def __init__(self, file: Path, seconds: float) -> None:
            """Open the lock's file; who waits longer than `seconds` begins without it."""
            self._lock = file.open("ab")
            self._seconds = seconds

        @contextmanager
        def next(self) -> Iterator[None]:
            """Be the next to begin."""
            until = time.monotonic() + self._seconds
            while not self._take() and time.monotonic() < until:
                time.sleep(_POLL_SECONDS)
            try:
                yield
            finally:
                fcntl.flock(self._lock, fcntl.LOCK_UN)

        def close(self) -> None:
            """Let the lock's file go."""
            self._lock.close()

        def _take(self) -> bool:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True
