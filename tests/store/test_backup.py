"""Backups of an archive, and putting them back."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from making import make_event

from bot.errors import StoreError
from bot.following import Announcement, Notice
from bot.model import Event
from bot.protocols import RESTORED
from bot.store.backup import back_up, restore, verify
from bot.store.tiny import FILE, TinyStore

NOW = 1_700_000_000.0


def _report(n: int) -> Event:
    return make_event(title=f"Report {n}", id=None, url=None, key="", number=0)


async def _fill(folder: Path, *numbers: int) -> None:
    store = TinyStore(folder)
    for n in numbers:
        await store.write(lambda tx, n=n: tx.put(_report(n)))
    await store.close()


async def _titles(folder: Path) -> set[str]:
    store = TinyStore(folder)
    latest = await store.read(lambda view: view.latest(100))
    await store.close()
    return {event.title for event in latest}


def _spoil(file: Path) -> None:
    """Write over the middle of a file's pages, which SQLite sees only when it reads them."""
    data = bytearray(file.read_bytes())
    data[4096:-4096] = b"\xa5" * (len(data) - 8192)
    file.write_bytes(data)


async def test_a_backup_is_taken_while_the_archive_is_written(
    store: TinyStore, tmp_path: Path
) -> None:
    file = tmp_path / "copies" / "backup.db"
    file.parent.mkdir()
    await store.write(lambda tx: tx.put(_report(0)))
    writing = [
        asyncio.create_task(store.write(lambda tx, n=n: tx.put(_report(n)))) for n in range(1, 40)
    ]
    made = await asyncio.to_thread(back_up, tmp_path / "data", file)
    await asyncio.gather(*writing)
    assert 1 <= made.events <= 40
    assert made == verify(file)
    assert [found.name for found in file.parent.iterdir()] == ["backup.db"]


async def test_a_restored_archive_is_the_one_that_was_backed_up(tmp_path: Path) -> None:
    await _fill(tmp_path / "a", 1, 2)
    back_up(tmp_path / "a", tmp_path / "backup.db")
    await _fill(tmp_path / "b", 3)
    made, aside = restore(tmp_path / "backup.db", tmp_path / "b", NOW)
    assert made.events == 2
    assert await _titles(tmp_path / "b") == {"Report 1", "Report 2"}
    assert aside is not None
    assert verify(aside).events == 1


async def test_what_had_not_reached_the_old_archives_own_file_is_kept_with_it(
    tmp_path: Path,
) -> None:
    await _fill(tmp_path / "a", 1)
    back_up(tmp_path / "a", tmp_path / "backup.db")
    left = TinyStore(tmp_path / "a")  # as by a killed program, the newest is in the -wal file
    await left.write(lambda tx: tx.put(_report(2)))
    _, aside = restore(tmp_path / "backup.db", tmp_path / "a", NOW)
    await left.close()
    assert aside is not None
    (tmp_path / "old").mkdir()
    aside.rename(tmp_path / "old" / FILE)
    assert await _titles(tmp_path / "old") == {"Report 1", "Report 2"}
    assert await _titles(tmp_path / "a") == {"Report 1"}


async def test_a_damaged_archive_is_replaced_and_kept(tmp_path: Path) -> None:
    await _fill(tmp_path / "a", 1)
    back_up(tmp_path / "a", tmp_path / "backup.db")
    (tmp_path / "a" / FILE).write_bytes(b"no database at all")
    for n in (1, 2):
        _, aside = restore(tmp_path / "backup.db", tmp_path / "a", NOW)
        assert aside == tmp_path / "a" / f"archive.before-restore-{n}.db"
    assert (tmp_path / "a" / "archive.before-restore-1.db").read_bytes() == b"no database at all"
    assert await _titles(tmp_path / "a") == {"Report 1"}


async def test_an_archive_can_be_restored_where_there_is_none(tmp_path: Path) -> None:
    await _fill(tmp_path / "a", 1)
    back_up(tmp_path / "a", tmp_path / "backup.db")
    (tmp_path / "b").mkdir()
    _, aside = restore(tmp_path / "backup.db", tmp_path / "b", NOW)
    assert aside is None
    assert await _titles(tmp_path / "b") == {"Report 1"}


async def test_a_damaged_archive_gives_no_backup_and_the_last_one_stays(tmp_path: Path) -> None:
    await _fill(tmp_path / "a", 1)
    file = tmp_path / "backup.db"
    back_up(tmp_path / "a", file)
    before = file.read_bytes()
    _spoil(tmp_path / "a" / FILE)
    with pytest.raises(StoreError, match=r"archive\.db is damaged"):
        back_up(tmp_path / "a", file)
    assert file.read_bytes() == before
    assert not file.with_name("backup.db.partial").exists()


async def test_a_damaged_backup_is_refused_and_the_archive_stays(tmp_path: Path) -> None:
    await _fill(tmp_path / "a", 1)
    back_up(tmp_path / "a", tmp_path / "backup.db")
    _spoil(tmp_path / "backup.db")
    with pytest.raises(StoreError, match=r"backup\.db is damaged"):
        restore(tmp_path / "backup.db", tmp_path / "a", NOW)
    assert await _titles(tmp_path / "a") == {"Report 1"}
    assert not (tmp_path / "a" / "archive.db.partial").exists()


async def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database")
    sqlite3.connect(tmp_path / "other.db").executescript("CREATE TABLE t(x)").connection.close()
    with pytest.raises(StoreError, match="not even a database"):
        verify(tmp_path / "text")
    with pytest.raises(StoreError, match="no backup"):
        verify(tmp_path / "other.db")
    with pytest.raises(StoreError, match="no such file"):
        verify(tmp_path / "none.db")


async def test_a_newer_programs_backup_is_refused(tmp_path: Path) -> None:
    await _fill(tmp_path / "a", 1)
    back_up(tmp_path / "a", tmp_path / "backup.db")
    with sqlite3.connect(tmp_path / "backup.db") as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="newer"):
        restore(tmp_path / "backup.db", tmp_path / "a", NOW)


async def test_a_backup_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    await _fill(tmp_path / "a", 1)
    with pytest.raises(StoreError, match="can't be"):
        back_up(tmp_path / "a", tmp_path / "no" / "folder" / "backup.db")
    with pytest.raises(StoreError, match="is the archive itself"):
        back_up(tmp_path / "a", tmp_path / "a" / FILE)
    with pytest.raises(StoreError, match="no such file"):
        back_up(tmp_path / "none", tmp_path / "backup.db")


async def test_who_was_told_before_a_restore_is_not_told_again(tmp_path: Path) -> None:
    def fill(tx: Any) -> None:
        tx.put(_report(1))
        tx.announce(Announcement(1, NOW - 60, until=NOW + 60))
        tx.ask_catch_up(7, 3)
        rows = [Notice(5, 0, n, 0, due) for n, due in ((1, NOW), (2, NOW + 60))]
        tx.post(rows, NOW - 60)

    def left(view: Any) -> list[Any]:
        waiting = [one.event for one in view.notices_in("waiting", 10)]
        ready = [view.ready_chats(NOW + seconds, 10) for seconds in (0, 60)]
        return [waiting, *ready, view.announcements(10), view.catch_ups(10)]

    store = TinyStore(tmp_path / "a")
    await store.write(fill)
    await store.close()
    back_up(tmp_path / "a", tmp_path / "backup.db")
    (tmp_path / "b").mkdir()
    restore(tmp_path / "backup.db", tmp_path / "b", NOW)
    restored = TinyStore(tmp_path / "b")
    assert await restored.read(left) == [[2], [], [5], [], []]
    told = await restored.read(lambda view: view.announcement(1))
    await restored.close()
    assert told is not None


async def test_who_has_asked_before_a_restore_is_not_answered_again(tmp_path: Path) -> None:
    store = TinyStore(tmp_path / "a")
    await store.write(lambda tx: tx.receive(1, [{"update_id": 7}], NOW))
    await store.close()
    back_up(tmp_path / "a", tmp_path / "backup.db")
    for _ in range(2):
        restore(tmp_path / "backup.db", tmp_path / "a", NOW)
    restored = TinyStore(tmp_path / "a")
    assert await restored.read(lambda view: view.pending(1, 10)) == []
    # Telegram may still have it, and gives it again.
    assert await restored.write(lambda tx: tx.receive(1, [{"update_id": 7}], NOW)) == []
    assert await restored.read(lambda view: view.value(RESTORED)) == NOW
    await restored.close()
