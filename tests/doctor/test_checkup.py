"""The check-up and the treatment."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from making import make_event

from bot.doctor import Report, examine, treat
from bot.errors import StoreError
from bot.library import open_library, open_store
from bot.search.inventory import drop_index
from bot.store.tiny import FILE
from bot.sync.rests import Rest, note_rest

WELL = Report(
    notes=[
        "the archive holds 3 events",
        "the index holds 24 rows",
        "notices: none",
        "0 updates wait in the inbox",
    ]
)


def _run(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        assert connection.execute(statement).rowcount > 0


def test_what_is_well_is_left_alone(folder: Path) -> None:
    assert examine(folder) == WELL
    assert WELL.well
    assert treat(folder) == []


@pytest.mark.parametrize("work", [examine, treat])
def test_an_archive_that_was_emptied_is_not_begun_anew(folder: Path, work: Any) -> None:
    (folder / FILE).write_bytes(b"")
    with pytest.raises(StoreError, match="is empty: restore it from a backup"):
        work(folder)
    assert (folder / FILE).stat().st_size == 0


def test_a_folder_that_can_not_be_written_is_said(folder: Path) -> None:
    (folder / "archive.lock").unlink()
    (folder / "archive.lock").mkdir()
    with pytest.raises(StoreError, match="can't be used: Is a directory"):
        treat(folder)


def test_rows_that_were_lost_are_told_and_mended(folder: Path) -> None:
    _run(folder, "DELETE FROM listing WHERE number = 1")
    _run(folder, "DELETE FROM topic WHERE number = 1")
    _run(folder, "DELETE FROM doc_events WHERE id = 3")
    report = examine(folder)
    assert not report.well
    assert "event 1 has lost its place in the list, its topics" in report.faults
    assert "events are listed that are not there: 3" in report.faults
    assert "8 paragraphs are in the index only: 3#0, 3#1, 3#2, 3#3, 3#4 and 3 more" in report.faults
    done = treat(folder)
    assert "event 1 got back its place in the list, its topics" in done
    assert examine(folder).well


async def test_a_torn_event_is_taken_out_everywhere_and_may_come_again(folder: Path) -> None:
    _run(folder, "UPDATE doc_events SET body = substr(body, 1, 99) WHERE id = 2")
    report = examine(folder)
    assert any(fault.startswith("events 2 can't be read") for fault in report.faults)
    assert treat(folder)
    assert examine(folder).notes[:2] == ["the archive holds 2 events", "the index holds 16 rows"]
    async with open_library(folder) as library:
        event = make_event(id=2, url=None, title="Harbour 2", key="", number=0)
        await library.store.write(lambda tx: tx.put(event))
        await library.index()
    assert examine(folder) == WELL


def test_a_lost_index_is_built_anew(folder: Path) -> None:
    drop_index(folder)
    assert examine(folder).faults == ["the index lacks the last 3 changes"]
    assert treat(folder) == ["the index was brought up to date"]
    assert examine(folder) == WELL


def test_a_torn_index_is_built_anew(folder: Path) -> None:
    next((folder / "index").glob("*/texts")).write_bytes(b"")
    assert not examine(folder).well
    assert treat(folder) == ["the index was built anew"]
    assert examine(folder) == WELL


async def test_where_a_bot_runs_the_index_is_its_own_business(folder: Path) -> None:
    async with open_store(folder) as store:
        await store.write(lambda tx: tx.put(make_event(id=4, title="Pier", key="", number=0)))
        report = examine(folder)
        assert report.well
        assert "the index lacks the last 1 changes" in report.notes
        next((folder / "index").glob("*/texts")).write_bytes(b"")
        with pytest.raises(StoreError, match="stop the bot"):
            treat(folder, patience=0)
    assert treat(folder) == ["the index was built anew"]


async def test_a_site_that_is_left_alone_is_told_until_it_may_be_asked_again(folder: Path) -> None:
    async with open_store(folder) as store:
        for host, left in (("president.example", 630.0), ("en.president.example", -1.0)):
            rest = Rest(host, time.time() + left, "the site answers 403")
            await store.write(lambda tx, rest=rest: note_rest(tx, rest.host, rest))
    told = [note for note in examine(folder).notes if "president" in note]
    assert told == ["president.example is left alone for 10 more minutes: the site answers 403"]


async def test_the_inbox_is_told_with_what_was_given_up(folder: Path) -> None:
    async with open_store(folder) as store:
        updates = await store.write(
            lambda tx: tx.receive(1, [{"update_id": 5}, {"update_id": 6}], 0.0)
        )
        await store.write(lambda tx: tx.fail(updates[0], "it has no date", 1))
    assert examine(folder).notes[-3:] == [
        "1 updates wait in the inbox",
        "1 updates were given up",
        "update 5 was given up: it has no date",
    ]


def test_there_must_be_an_archive(tmp_path: Path) -> None:
    for look in (examine, treat):
        with pytest.raises(StoreError, match="no archive"):
            look(tmp_path)
    assert not list(tmp_path.iterdir())
