"""Backups: the whole archive copied into one file while it is in use, and put back.

The search index is no part of a backup, since it can be built again from the archive.
"""

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from bot.errors import StoreError
from bot.protocols import RESTORED
from bot.store.faults import explained
from bot.store.schema import APPLICATION, VERSION
from bot.store.tiny import FILE

_PARTIAL = ".partial"
_SIDES = ("-wal", "-shm")
"""What SQLite keeps beside its file: it belongs to the file, and must not meet another one."""


class Backup(NamedTuple):
    """A backup that was read through and found whole: its events, and its size in bytes."""

    events: int
    size: int


def back_up(folder: Path, file: Path) -> Backup:
    """Copy a folder's archive into one file, as it is at this moment; others go on using it.

    The file is there only when it is whole and on the disk; an older one is replaced then.

    Raises:
        StoreError: There is no archive, or it is damaged, or the file can't be written.
    """
    archive = folder / FILE
    _require(archive)
    if file.exists() and file.samefile(archive):
        raise StoreError(f"{file} is the archive itself; give the backup another name")
    with _partial(file) as partial:
        with explained(archive), closing(_connect(archive)) as source:
            _copy(source, partial)
        return _read_through(partial, archive)


def restore(file: Path, folder: Path, now: float) -> tuple[Backup, Path | None]:
    """Put a backup in the place of a folder's archive, once its copy has been read through.

    The caller must have claimed the folder, and dropped the index: it is of another archive. Nobody
    is told again of what was due by `now`, in seconds since 1970, nor answered again: as a rule
    that was done after the backup had been made.

    Returns:
        What was put there, and where the archive that had been there is now, if there was one.

    Raises:
        StoreError: The backup is none or is damaged, or a file can't be written.
    """
    _require(file)
    archive = folder / FILE
    with _partial(archive) as partial:
        _write_copy(file, partial)
        backup = _read_through(partial, file)
        _hush(partial, now)
        aside = _keep_aside(archive)
        for side in _SIDES:
            archive.with_name(archive.name + side).unlink(missing_ok=True)
    return backup, aside


def verify(file: Path) -> Backup:
    """Read a backup through.

    Raises:
        StoreError: It is no backup of this program's, of a newer version, or damaged.
    """
    _require(file)
    return _read_through(file, file)


def _read_through(file: Path, origin: Path) -> Backup:
    """Read a file through; what is wrong with it is said of its origin."""
    with explained(origin), closing(_connect(file, immutable=True)) as connection:
        application, version = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version")
        )
        if application != APPLICATION:
            raise StoreError(f"{origin} is no backup of an archive")
        if version > VERSION:
            raise StoreError(f"{origin} was written by a newer version of this program; update it")
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise StoreError(f"{origin} is damaged: {found}")
        (events,) = connection.execute("SELECT count(*) FROM listing").fetchone()
    return Backup(events, file.stat().st_size)


def _hush(file: Path, now: float) -> None:
    """Take out of a copy what would be sent at once; a later digest stays.

    Who asked something, or wanted something changed or deleted, must not see it done once more
    after days.
    """
    with explained(file), closing(sqlite3.connect(file)) as connection, connection:
        found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        names = {name for (name,) in found}
        if "doc_inbox" in names:
            connection.execute("DELETE FROM doc_inbox")
        if "doc_values" in names:
            connection.execute(
                "DELETE FROM doc_values WHERE json_extract(body, '$.name') = ?", (RESTORED,)
            )
            connection.execute(
                "INSERT INTO doc_values(body) VALUES (json_object('name', ?, 'value', ?))",
                (RESTORED, now),
            )
        if "notice" not in names:
            return  # of a version that knew no notices
        connection.execute(
            "UPDATE notice SET state = 'dropped', changed = ? WHERE state = 'waiting' AND due <= ?",
            (now, now),
        )
        connection.execute("DELETE FROM lane")
        connection.execute(
            "INSERT INTO lane SELECT chat_id, min(due), 0, min(due) FROM notice"
            " WHERE state = 'waiting' GROUP BY chat_id"
        )
        connection.execute("UPDATE doc_announcements SET body = json_set(body, '$.waits_since', 0)")
        connection.execute("DELETE FROM doc_catch_ups")


def _require(file: Path) -> None:
    if not file.is_file():
        raise StoreError(f"{file}: there is no such file")


def _connect(file: Path, *, immutable: bool = False) -> sqlite3.Connection:
    # A file that nobody writes is opened without making others beside it.
    mode = "immutable=1" if immutable else "mode=ro"
    return sqlite3.connect(f"file:{quote(str(file.absolute()))}?{mode}", uri=True)


def _copy(source: sqlite3.Connection, file: Path) -> None:
    with explained(file), closing(sqlite3.connect(file)) as target:
        # In one step: in several, each write of the bot's would let it begin again.
        source.backup(target)


def _write_copy(file: Path, copy: Path) -> None:
    try:
        shutil.copyfile(file, copy)
        _sync(copy)
    except OSError as error:
        raise StoreError(f"{copy} can't be written: {error.strerror}") from error


def _keep_aside(archive: Path) -> Path | None:
    if not archive.exists():
        return None
    # A damaged one, for which backups are there, may refuse; then its sides are kept with it.
    with suppress(sqlite3.Error), closing(sqlite3.connect(archive)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    n = 1
    while (aside := archive.with_name(f"{archive.stem}.before-restore-{n}.db")).exists():
        n += 1
    for side in ("", *_SIDES):
        kept = archive.with_name(archive.name + side)
        if kept.exists():
            _write_copy(kept, aside.with_name(aside.name + side))
    return aside


@contextmanager
def _partial(file: Path) -> Iterator[Path]:
    """A new file that takes this one's place when the block ends well, and else is gone."""
    partial = file.with_name(file.name + _PARTIAL)
    try:
        partial.unlink(missing_ok=True)
        yield partial
        _sync(partial)
        partial.replace(file)
        _sync_names(file.parent)
    except OSError as error:
        raise StoreError(f"{file} can't be written: {error.strerror}") from error
    finally:
        for name in (partial.name, *(partial.name + side for side in _SIDES)):
            with suppress(OSError):
                partial.with_name(name).unlink()


def _sync(file: Path) -> None:
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def _sync_names(folder: Path) -> None:
    if sys.platform == "win32":
        return  # it opens no folder
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
