"""What goes wrong with the file, as one clear sentence."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.faults import explained

FILE = Path("data/archive.db")


def fail_with(name: str, code: int) -> None:
    error = sqlite3.OperationalError(f"{name} as SQLite says it")
    error.sqlite_errorcode = code
    error.sqlite_errorname = name
    with explained(FILE):
        raise error


@pytest.mark.parametrize(
    ("name", "code", "sentence"),
    [
        ("SQLITE_FULL", sqlite3.SQLITE_FULL, "the disk is full"),
        ("SQLITE_READONLY_DBMOVED", sqlite3.SQLITE_READONLY_DBMOVED, "read-only"),
        ("SQLITE_BUSY_SNAPSHOT", sqlite3.SQLITE_BUSY_SNAPSHOT, "another program"),
        ("SQLITE_IOERR_FSYNC", sqlite3.SQLITE_IOERR_FSYNC, "the disk reports an error"),
        ("SQLITE_CORRUPT_INDEX", sqlite3.SQLITE_CORRUPT_INDEX, "restore it from a backup"),
        ("SQLITE_TOOBIG", sqlite3.SQLITE_TOOBIG, "SQLITE_TOOBIG as SQLite says it"),
    ],
)
def test_each_of_sqlites_errors_has_a_sentence(name: str, code: int, sentence: str) -> None:
    with pytest.raises(StoreError, match=f"^data/archive.db .*{sentence}"):
        fail_with(name, code)


def test_a_text_that_is_damaged_is_not_quoted() -> None:
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(StoreError, match=r"restore it from a backup$"),
        explained(FILE),
    ):
        connection.execute("SELECT CAST(x'41ff' AS TEXT)").fetchone()


def test_other_errors_pass() -> None:
    with pytest.raises(ZeroDivisionError), explained(FILE):
        raise ZeroDivisionError
