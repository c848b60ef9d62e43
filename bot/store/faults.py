"""What SQLite and the system raise, as one clear sentence for the person who can mend it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import StoreError

_SENTENCES = {
    sqlite3.SQLITE_NOTADB: "is no archive: it is not even a database; move it away",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore it from a backup",
    sqlite3.SQLITE_READONLY: "can't be written: the file or its folder is read-only",
    sqlite3.SQLITE_CANTOPEN: "can't be opened: check that its folder is there and may be written",
    sqlite3.SQLITE_PERM: "can't be opened: it belongs to somebody else",
    sqlite3.SQLITE_FULL: "can't be written: the disk is full",
    sqlite3.SQLITE_BUSY: "is held by another program; end that one, or try again",
    sqlite3.SQLITE_IOERR: "can't be read or written: the disk reports an error",
}
_TORN = "Could not decode to UTF-8"
"""How Python's module says that a text is damaged, and then quotes it whole."""

_PRIMARY = 0xFF
"""The part of SQLite's extended codes that says what kind of error it is."""


@contextmanager
def explained(file: Path) -> Iterator[None]:
    """Raise `StoreError` in place of SQLite's errors."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        if str(error).startswith(_TORN):
            code = sqlite3.SQLITE_CORRUPT
        raise StoreError(f"{file} {_SENTENCES.get(code, f'failed: {error}')}") from error
