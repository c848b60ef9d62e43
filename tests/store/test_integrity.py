"""Looking an archive's file through, and mending it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from making import make_event

from bot.errors import StoreError
from bot.store.integrity import Survey, survey
from bot.store.mending import mend
from bot.store.tiny import FILE, TinyStore


@pytest.fixture
async def file(tmp_path: Path) -> Path:
    """An archive of three events, the second of which has an earlier title too."""
    store = TinyStore(tmp_path)
    for n in (1, 2, 3):
        event = make_event(title=f"Report {n}", id=n, url=None, key="", number=0, topics=("A", "B"))
        await store.write(lambda tx, event=event: tx.put(event))
    await store.write(
        lambda tx: tx.put(make_event(title="Renamed", id=2, url=None, key="", number=0))
    )
    await store.close()
    return tmp_path / FILE


def _run(file: Path, statement: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        assert connection.execute(statement).rowcount != 0


async def _titles(folder: Path) -> list[str]:
    store = TinyStore(folder)
    events = await store.read(lambda view: view.latest(100))
    await store.close()
    return sorted(event.title for event in events)


def test_a_whole_archive_has_no_fault(file: Path) -> None:
    assert survey(file) == Survey(events=3)
    assert mend(file) == []


@pytest.mark.parametrize(
    ("statement", "lost"),
    [
        ("DELETE FROM listing WHERE number = 2", "its place in the list"),
        ("UPDATE listing SET moment = '1999' WHERE number = 2", "its place in the list"),
        ("UPDATE listing SET site_id = 77 WHERE number = 2", "its place in the list"),
        ("DELETE FROM topic WHERE number = 2", "its topics"),
        ("INSERT INTO topic(topic, moment, number) VALUES ('C', '', 2)", "its topics"),
        ("DELETE FROM name WHERE number = 2", "its names"),
        ("DELETE FROM change WHERE number = 2", "its number of change"),
    ],
)
def test_what_other_tables_have_lost_is_told_from_the_document_again(
    file: Path, statement: str, lost: str
) -> None:
    _run(file, statement)
    assert survey(file) == Survey(events=3, astray={2: [lost]})
    assert mend(file) == [f"event 2 got back {lost}"]
    assert survey(file) == Survey(events=3)


async def test_a_mended_event_is_found_as_before(file: Path) -> None:
    store = TinyStore(file.parent)
    before = await store.read(lambda view: (view.latest(9), view.topics()))
    await store.close()
    for table in ("listing", "topic", "change"):
        _run(file, f"DELETE FROM {table}")
    mend(file)
    store = TinyStore(file.parent)
    after = await store.read(lambda view: (view.latest(9), view.topics()))
    again = await store.write(
        lambda tx: tx.put(make_event(title="Report 2", id=None, url=None, key="", number=0))
    )
    await store.close()
    assert after == before
    assert again.event.number == 2


def test_events_that_are_not_there_are_forgotten(file: Path) -> None:
    _run(file, "DELETE FROM doc_events WHERE id = 3")
    assert survey(file) == Survey(events=2, orphans={3})
    assert mend(file) == ["what was known of event 3, which is not there, was forgotten"]
    assert survey(file) == Survey(events=2)


@pytest.mark.parametrize(
    "body",
    [
        "''",
        "'{}'",
        "'[]'",
        "substr(body, 1, 300)",
        "replace(body, '\"en\"', '7')",
        "replace(body, '\"number\":2', '\"number\":5')",
        "cast(x'ff80' as text)",
    ],
)
async def test_a_torn_document_is_taken_out_and_kept_beside(file: Path, body: str) -> None:
    _run(file, f"UPDATE doc_events SET body = {body} WHERE id = 2")
    found = survey(file)
    assert found.events == 2
    assert found.damaged.keys() == {("events", 2)}
    kept = file.parent / "damaged-events-2-1.json"
    assert mend(file) == [f"events 2 was taken out; what was left of it is in {kept}"]
    assert kept.exists()
    assert survey(file) == Survey(events=2)
    assert await _titles(file.parent) == ["Report 1", "Report 3"]


def test_what_is_no_update_is_taken_out_of_the_inbox(file: Path) -> None:
    _run(file, "INSERT INTO doc_inbox(body) VALUES ('[1]')")
    assert survey(file).damaged.keys() == {("inbox", 1)}
    mend(file)
    assert survey(file) == Survey(events=3)
    assert (file.parent / "damaged-inbox-1-1.json").read_text() == "[1]"


def test_an_index_that_disagrees_with_its_table_is_made_anew(file: Path) -> None:
    schema = "SELECT * FROM sqlite_schema WHERE name = 'listing_by_day'"
    with closing(sqlite3.connect(file)) as connection:
        index = connection.execute(schema).fetchone()
    hide = "DELETE FROM sqlite_schema WHERE name = 'listing_by_day'"
    show = "INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)"
    # While the index is hidden, it isn't kept up to date: so a lost write looks.
    for statement, values in ((hide, ()), ("UPDATE listing SET day = '1999'", ()), (show, index)):
        with closing(sqlite3.connect(file)) as connection, connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute(statement, values)
    assert survey(file).file
    mend(file)
    assert survey(file) == Survey(events=3)


def test_a_file_that_can_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, and quite a bit longer than a header is")
    with pytest.raises(StoreError, match="not even a database"):
        survey(tmp_path / FILE)
    with pytest.raises(StoreError, match="not even a database"):
        mend(tmp_path / FILE)
