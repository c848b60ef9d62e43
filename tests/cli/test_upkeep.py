"""The verbs that look after the archive, and its way to another machine."""

import asyncio
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from making import ROOT, make_event

from bot.__main__ import main
from bot.library import open_store
from bot.model import Check, Event, dump_event, load_event

EVENTS = (
    make_event(id=1, url=None, key="", number=0),
    make_event(id=1, url=None, title="Открытие причала", lang="ru", key="", number=0),
    make_event(id=2, title="Visit to Selm", kind="announcement", time=None, key="", number=0),
    # The plain text of one event, and its page with another title: the first one is an alias.
    make_event(id=None, url=None, title="Harbour budget", source="plain", key="", number=0),
    make_event(id=None, url=None, title="Harbour budget", time="12:00", key="", number=0),
    make_event(id=3, url=None, title="Harbour budget", key="", number=0),
    make_event(id=3, url=None, title="On the budget", key="", number=0),
    make_event(id=4, url=None, title="Undated", date=None, time=None, key="", number=0),
)


def _ingest(data: Path, *events: Event) -> None:
    file = data.with_suffix(".jsonl")
    file.write_text("".join(json.dumps(dump_event(event)) + "\n" for event in events))
    assert main(["ingest", str(file), "--data", str(data)]) == 0


def _export(data: Path) -> bytes:
    """What another process, as on another machine, prints."""
    command = [sys.executable, "-m", "bot", "export", "--data", str(data)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout


@pytest.fixture
def data(tmp_path: Path) -> Path:
    _ingest(tmp_path / "data", *EVENTS)
    return tmp_path / "data"


def test_an_archive_made_of_an_export_exports_the_same_bytes(data: Path, tmp_path: Path) -> None:
    exported = _export(data)
    assert exported.count(b"\n") == 6
    (tmp_path / "export.jsonl").write_bytes(exported)
    main(["ingest", str(tmp_path / "export.jsonl"), "--data", str(tmp_path / "other")])
    assert _export(tmp_path / "other") == exported


def test_names_of_old_changes_and_the_state_go_along(data: Path, tmp_path: Path) -> None:
    old = make_event(id=9, url=None, title="Old title", digest="a", key="", number=0)
    new = replace(old, title="New title", digest="b", paragraphs=old.paragraphs[:-1])
    check = Check(1, "president.example", "withdrawn", 8.0, step=2, missing_since=7.0)
    other = tmp_path / "other"
    _ingest(data, old, new)

    async def note() -> None:
        async with open_store(data) as store:
            await store.write(lambda tx: tx.set_check(check))

    async def look() -> tuple[int, Check | None, int | None]:
        async with open_store(other) as store:
            return await store.read(
                lambda view: (
                    len(view.revisions(view.with_id(9)[0].number)),
                    view.check(1),
                    # A plain text without an id, found by the title that the page had once.
                    view.with_id(9)[0].number,
                )
            )

    asyncio.run(note())
    (tmp_path / "export.jsonl").write_bytes(_export(data))
    main(["ingest", str(tmp_path / "export.jsonl"), "--data", str(other)])
    revisions, known, number = asyncio.run(look())
    assert (revisions, known) == (1, check)
    _ingest(other, replace(old, id=None, source="plain"))
    assert asyncio.run(look()) == (1, check, number)
    # Whoever reads the lines as events finds no more in them than before.
    for line in (tmp_path / "export.jsonl").read_text().splitlines():
        assert load_event(json.loads(line)).title


def test_a_background_of_the_wrong_kind_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = dump_event(EVENTS[0]) | {"background": {"revisions": [{"number": "some"}]}}
    (tmp_path / "odd.jsonl").write_text(json.dumps(record))
    assert main(["ingest", str(tmp_path / "odd.jsonl"), "--data", str(tmp_path / "data")]) == 1
    assert "background.revisions.0" in capsys.readouterr().err


def test_a_backup_taken_in_use_gives_the_same_archive_elsewhere(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "backup.db", tmp_path / "other"

    async def back_up_in_use() -> int:
        async with open_store(data):
            return await asyncio.to_thread(main, ["backup", str(file), "--data", str(data)])

    assert asyncio.run(back_up_in_use()) == 0
    _ingest(other, make_event(title="Something else"))
    capsys.readouterr()
    assert main(["restore", str(file), "--data", str(other)]) == 0
    aside = other / "archive.before-restore-1.db"
    assert capsys.readouterr().out == (
        f"the archive that was there is now {aside}\n"
        "restored 6 events; the index is built anew at the next start\n"
    )
    assert _export(other) == _export(data)
    assert main(["search", "whose boat is older", "--data", str(other)]) == 0
    assert main(["doctor", "--data", str(other)]) == 0


def test_a_backup_takes_the_place_of_an_older_one_and_of_nothing_else(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older, notes = tmp_path / "older.db", tmp_path / "notes.txt"
    assert main(["backup", str(older), "--data", str(data)]) == 0
    older.write_bytes(older.read_bytes()[:5000])
    assert main(["backup", str(older), "--data", str(data)]) == 0
    assert main(["restore", str(older), "--data", str(tmp_path / "there")]) == 0
    notes.write_text("mine")
    assert main(["backup", str(notes), "--data", str(data)]) == 2
    assert "notes.txt is no backup and stays as it is" in capsys.readouterr().err
    assert notes.read_text() == "mine"


def test_nothing_is_restored_where_the_backup_is_damaged(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "backup.db").write_bytes(b"torn")
    assert main(["restore", str(tmp_path / "backup.db"), "--data", str(data)]) == 1
    assert "not even a database" in capsys.readouterr().err
    assert main(["doctor", "--data", str(data)]) == 0


def test_nothing_is_restored_where_a_bot_runs(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["backup", str(tmp_path / "backup.db"), "--data", str(data)])

    async def restore_in_use() -> int:
        async with open_store(data):
            return await asyncio.to_thread(
                main, ["restore", str(tmp_path / "backup.db"), "--data", str(data)]
            )

    assert asyncio.run(restore_in_use()) == 1
    assert "stop the bot" in capsys.readouterr().err
    assert main(["doctor", "--data", str(data)]) == 0


def test_the_doctor_says_what_it_found_and_what_it_did(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    next((data / "index").glob("*/rows")).unlink()
    capsys.readouterr()
    assert main(["doctor", "--data", str(data)]) == 1
    out = capsys.readouterr().out
    assert "fault: the index is of no use" in out
    assert out.endswith("1 fault; doctor --repair mends what can be mended\n")
    assert main(["doctor", "--repair", "--data", str(data)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("mended: the index was built anew\n")
    assert out.endswith("all is well\n")


def test_the_doctor_needs_an_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--data", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"error: there is no archive in {tmp_path}\n"
