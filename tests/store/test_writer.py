"""The thread that writes."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.rows import Rows
from bot.store.table import Documents, RowTable
from bot.store.writer import Writer


@pytest.fixture
def documents(tmp_path: Path) -> Iterator[Documents]:
    with Documents(Rows(tmp_path / "notes.db")) as documents:
        yield documents


@pytest.fixture
def writer(documents: Documents) -> Iterator[Writer[RowTable]]:
    table = documents.table("notes", persist_empty=True)
    with closing(Writer(Path("notes.db"), documents.rows, lambda: table)) as writer:
        yield writer


@pytest.fixture
def reading(documents: Documents, writer: Writer[RowTable], tmp_path: Path) -> Iterator[RowTable]:
    with Documents(Rows(tmp_path / "notes.db", query_only=True)) as other:
        yield other.table("notes")


class Gate:
    """Holds the writer up, so that other work has to wait for it together."""

    def __init__(self, writer: Writer[RowTable]) -> None:
        self.open = threading.Event()
        self.passed = writer.submit(lambda _: self.open.wait())


def test_work_is_done_in_its_order_and_what_it_returns_comes_back(
    writer: Writer[RowTable], reading: RowTable
) -> None:
    futures = [writer.submit(lambda table, n=n: table.insert({"n": n})) for n in range(200)]
    assert [future.result() for future in futures] == list(range(1, 201))
    assert [found["n"] for found in reading] == list(range(200))


def test_what_is_told_is_committed(writer: Writer[RowTable], reading: RowTable) -> None:
    for n in range(50):
        id_ = writer.submit(lambda table, n=n: table.insert({"n": n})).result()
        assert reading.get(doc_id=id_) == {"n": n}


def test_work_that_waits_together_shares_a_commit(
    documents: Documents, writer: Writer[RowTable]
) -> None:
    statements: list[str] = []
    gate = Gate(writer)
    futures = [writer.submit(lambda table: table.insert({})) for _ in range(30)]
    documents.rows.connection.set_trace_callback(statements.append)
    gate.open.set()
    assert [future.result() for future in futures] == list(range(1, 31))
    documents.rows.connection.set_trace_callback(None)
    assert statements.count("COMMIT") < 10


def test_work_that_raises_is_undone_alone(writer: Writer[RowTable], reading: RowTable) -> None:
    def insert_and_fail(table: RowTable) -> None:
        table.insert({"n": "failed"})
        raise ZeroDivisionError

    gate = Gate(writer)
    before = writer.submit(lambda table: table.insert({"n": "before"}))
    failing = writer.submit(insert_and_fail)
    after = writer.submit(lambda table: table.insert({"n": "after"}))
    gate.open.set()
    with pytest.raises(ZeroDivisionError):
        failing.result()
    before.result()
    after.result()
    assert [found["n"] for found in reading] == ["before", "after"]


def test_a_full_disk_is_told_and_ends_when_there_is_room_again(
    documents: Documents, writer: Writer[RowTable], reading: RowTable
) -> None:
    pages = documents.rows.one("PRAGMA page_count")[0]
    documents.rows.one(f"PRAGMA max_page_count = {pages + 5}")
    gate = Gate(writer)
    small = writer.submit(lambda table: table.insert({"n": 1}))
    large = writer.submit(lambda table: table.insert({"n": "x" * 1_000_000}))
    gate.open.set()
    with pytest.raises(StoreError, match=r"notes\.db can't be written: the disk is full"):
        large.result()
    kept = small.exception() is None
    assert len(reading) == int(kept)
    documents.rows.one("PRAGMA max_page_count = 1000000")
    assert writer.submit(lambda table: table.insert({"n": 2})).result() == 1 + kept


def test_a_file_that_another_program_holds_is_told(
    documents: Documents, writer: Writer[RowTable], tmp_path: Path
) -> None:
    documents.rows.one("PRAGMA busy_timeout = 10")
    with closing(Rows(tmp_path / "notes.db")) as other, other.transaction():
        held = writer.submit(lambda table: table.insert({})).exception(timeout=60)
    assert isinstance(held, StoreError)
    assert "is held by another program" in str(held)
    assert writer.submit(lambda table: table.insert({})).result() == 1
