"""Who has an archive's folder open: many at once to use it, or one alone to replace what is there.

A running bot keeps its files open: were another archive put in their place, the bot would go on
with the old one, and what it wrote then would be lost. So everyone who opens a folder holds it.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bot.errors import StoreError

FILE = "archive.held"
PATIENCE = 5.0
"""Seconds to wait for others: a command that only looks something up is done by then."""

_POLL_SECONDS = 0.02

if sys.platform == "win32":

    def try_lock(file: BinaryIO, *, alone: bool) -> bool:
        """Windows itself lets nobody replace a file that is open."""
        return not file.closed or alone

    def unlock(file: BinaryIO) -> None:
        """There is no lock to let go."""

else:
    import fcntl

    def try_lock(file: BinaryIO, *, alone: bool) -> bool:
        """Take the lock, which ends when the file is closed, and with the process."""
        try:
            fcntl.flock(file, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def unlock(file: BinaryIO) -> None:
        """Let the lock go, and keep the file."""
        fcntl.flock(file, fcntl.LOCK_UN)


@contextmanager
def share(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Use a folder's archive along with others; the folder is made where it is missing.

    Raises:
        StoreError: Somebody has it alone for longer than that, or the folder can't be used.
    """
    with _hold(folder, patience, alone=False):
        yield


@contextmanager
def claim(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Have a folder's archive alone; the folder is made where it is missing.

    Raises:
        StoreError: Others use it for longer than that, or the folder can't be used.
    """
    with _hold(folder, patience, alone=True):
        yield


def is_held(folder: Path) -> bool:
    """Whether anybody uses an existing folder's archive."""
    try:
        with _hold(folder, 0.0, alone=True):
            return False
    except StoreError:
        return True


class Duty:
    """A piece of work that only one of the processes on a folder does at a time.

    Args:
        folder: The archive's folder.
        name: Which work it is.

    Raises:
        StoreError: The folder can't be used.
    """

    def __init__(self, folder: Path, name: str) -> None:
        file = folder / f"{name}.lock"
        try:
            self._file = file.open("ab")
        except OSError as error:
            raise StoreError(f"{file} can't be used: {error.strerror}") from error

    def take(self) -> bool:
        """Whether it is this process's from now on, until it lets it go or ends."""
        return try_lock(self._file, alone=True)

    def close(self) -> None:
        """Let another process do it."""
        self._file.close()


@contextmanager
def _hold(folder: Path, patience: float, *, alone: bool) -> Iterator[None]:
    until = time.monotonic() + patience
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / FILE).open("ab")
    except OSError as error:
        raise StoreError(f"{folder} can't be used: {error.strerror}") from error
    with file:
        while not try_lock(file, alone=alone):
            if time.monotonic() >= until:
                raise StoreError(
                    f"{folder} is in use: stop the bot that runs on it, and try again"
                    if alone
                    else f"{folder} is being restored or repaired: try again when that is done"
                )
            time.sleep(_POLL_SECONDS)
        yield
