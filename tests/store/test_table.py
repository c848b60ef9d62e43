"""TinyDB's tables over rows."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from tinydb import TinyDB, where
from tinydb.operations import delete, increment
from tinydb.storages import MemoryStorage
from tinydb.table import Document

from bot.store.rows import Rows
from bot.store.table import Documents, RowTable

INDEXES = {"notes": (("kind", "n"), ("at",))}


@pytest.fixture(params=["memory", "file"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Documents]:
    rows = Rows() if request.param == "memory" else Rows(tmp_path / "notes.db")
    with Documents(rows, INDEXES) as db:
        yield db


@pytest.fixture
def table(db: Documents) -> RowTable:
    return db.table("notes")


@pytest.fixture
def filled(table: RowTable) -> RowTable:
    table.insert_multiple({"kind": "ab"[n % 2], "n": n} for n in range(6))
    return table


def test_a_table_is_empty_before_its_first_document(table: RowTable) -> None:
    assert len(table) == 0
    assert table.all() == []
    assert table.get(doc_id=1) is None
    assert table.get(doc_ids=[1]) == []
    assert table.search(where("kind") == "a") == []
    assert table.page(where("kind") == "a", "n", 5) == []
    assert table.remove(where("kind") == "a") == []


def test_a_document_is_discarded_once(filled: RowTable, db: Documents) -> None:
    assert filled.discard(3)
    assert not filled.discard(3)
    assert not db.table("never written").discard(3)
    assert [document.doc_id for document in filled] == [1, 2, 4, 5, 6]


def test_inserted_documents_are_found_under_their_ids(table: RowTable) -> None:
    assert table.insert({"kind": "a"}) == 1
    assert table.insert_multiple([{"kind": "b"}, Document({"kind": "c"}, 9), {"kind": "d"}]) == [
        2,
        9,
        10,
    ]
    assert table.get(doc_id=9) == {"kind": "c"}
    assert table.get(doc_id=9).doc_id == 9
    assert [(found.doc_id, found["kind"]) for found in table] == [
        (1, "a"),
        (2, "b"),
        (9, "c"),
        (10, "d"),
    ]
    assert len(table) == 4


def test_an_id_that_is_taken_is_refused_and_nothing_is_inserted(table: RowTable) -> None:
    table.insert({"kind": "a"})
    with pytest.raises(ValueError, match="already exists"):
        table.insert(Document({}, 1))
    with pytest.raises(ValueError, match="already exists"):
        table.insert_multiple([{"kind": "b"}, Document({}, 1)])
    assert table.all() == [{"kind": "a"}]


def test_what_is_no_document_is_refused(table: RowTable) -> None:
    with pytest.raises(ValueError, match="Mapping"):
        table.insert([1])  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        table.insert({"kind": object()})
    assert len(table) == 0


def test_a_deleted_documents_id_is_not_given_again(table: RowTable) -> None:
    table.insert_multiple([{}, {}, {}])
    table.remove(doc_ids=[3])
    assert table.next_id() == 4
    assert table.insert({}) == 4


def test_truncating_lets_the_ids_begin_anew(filled: RowTable) -> None:
    filled.truncate()
    assert len(filled) == 0
    assert filled.insert({}) == 1


def test_documents_are_got_by_query_and_by_ids(filled: RowTable) -> None:
    assert filled.get(where("kind") == "b") == {"kind": "b", "n": 1}
    assert filled.get(where("kind") == "z") is None
    assert [found["n"] for found in filled.get(doc_ids=[5, 2, 5, 99])] == [1, 4]
    assert filled.contains(doc_id=6)
    assert not filled.contains(doc_id=7)
    assert filled.contains(where("n") >= 5)
    assert filled.count(where("n") > 2) == 3
    with pytest.raises(RuntimeError):
        filled.get()


def test_updates_reach_the_documents_that_match(filled: RowTable) -> None:
    assert filled.update({"seen": True}, where("kind") == "a") == [1, 3, 5]
    assert filled.update(increment("n"), doc_ids=[2, 99]) == [2]
    assert filled.update(delete("n"), where("seen").exists()) == [1, 3, 5]
    assert filled.all() == [
        {"kind": "a", "seen": True},
        {"kind": "b", "n": 2},
        {"kind": "a", "seen": True},
        {"kind": "b", "n": 3},
        {"kind": "a", "seen": True},
        {"kind": "b", "n": 5},
    ]
    assert filled.update({"kind": "c"}) == [1, 2, 3, 4, 5, 6]
    assert filled.count(where("kind") == "c") == 6


def test_an_update_that_fails_changes_nothing(filled: RowTable) -> None:
    def fail_at_three(document: dict) -> None:
        if document["n"] == 3:
            raise ZeroDivisionError
        document["n"] = 0

    before = filled.all()
    with pytest.raises(ZeroDivisionError):
        filled.update(fail_at_three)
    assert filled.all() == before


def test_several_updates_at_once(filled: RowTable) -> None:
    changes = [({"kind": "x"}, where("n") == 0), ({"kind": "y"}, where("n") == 5)]
    assert filled.update_multiple(changes) == [1, 6]
    assert [found["kind"] for found in filled.get(doc_ids=[1, 6])] == ["x", "y"]


def test_upsert_updates_or_inserts(filled: RowTable) -> None:
    assert filled.upsert({"kind": "a", "seen": 1}, where("n") == 4) == [5]
    assert filled.upsert({"kind": "z"}, where("kind") == "z") == [7]
    assert filled.upsert(Document({"kind": "w"}, 20)) == [20]
    assert filled.get(doc_id=5) == {"kind": "a", "n": 4, "seen": 1}
    with pytest.raises(ValueError, match="doc_id"):
        filled.upsert({})


def test_documents_are_removed_by_query_and_by_ids(filled: RowTable) -> None:
    assert filled.remove(where("kind") == "a") == [1, 3, 5]
    assert filled.remove(doc_ids=[2, 99]) == [2]
    assert [found.doc_id for found in filled] == [4, 6]
    with pytest.raises(RuntimeError, match="truncate"):
        filled.remove()


def test_a_document_is_replaced_as_a_whole(filled: RowTable) -> None:
    filled.replace(Document({"kind": "new"}, 1))
    filled.replace(Document({"kind": "newer"}, 30))
    assert filled.get(doc_id=1) == {"kind": "new"}
    assert filled.get(doc_id=30) == {"kind": "newer"}


def test_a_table_can_be_changed_while_one_goes_through_it(db: Documents, table: RowTable) -> None:
    table.insert_multiple({"n": n} for n in range(600))
    with db.rows.transaction():
        for document in table:
            table.remove(doc_ids=[document.doc_id])
    assert len(table) == 0


def test_pages_follow_the_order_of_a_declared_field(table: RowTable) -> None:
    table.insert_multiple({"kind": "a", "n": n} for n in (5, 1, 4, 2, 3))
    table.insert({"kind": "b", "n": 0})
    of_kind = where("kind") == "a"
    assert [found["n"] for found in table.page(of_kind, "n", 2)] == [1, 2]
    assert [found["n"] for found in table.page(of_kind, "n", 2, 3)] == [4, 5]
    assert [found["n"] for found in table.page(of_kind, "n", 2, descending=True)] == [5, 4]
    with pytest.raises(ValueError, match="index"):
        table.page(of_kind, "other", 2)


@pytest.mark.parametrize(
    ("query", "by"),
    [
        (where("at") <= 5, None),
        (where("at") <= 5, "at"),
        ((where("kind") == "a") & (where("n") == 3), None),
        ((where("kind") == "a") & (where("n") > 3), "n"),
        (where("kind") == "a", "n"),
    ],
)
def test_a_query_of_declared_fields_goes_by_their_index(
    db: Documents, table: RowTable, query: object, by: str | None
) -> None:
    table.insert_multiple({"kind": "a", "n": n, "at": n} for n in range(10))
    statements: list[str] = []
    db.rows.connection.set_trace_callback(statements.append)
    found = table.page(query, by, 2) if by else table.search(query)
    db.rows.connection.set_trace_callback(None)
    assert found
    plan = db.rows.connection.execute(f"EXPLAIN QUERY PLAN {statements[-1]}").fetchall()
    assert plan[0][3].startswith("SEARCH doc_notes USING INDEX")
    if by:
        assert len(plan) == 1  # nothing is sorted


def test_another_connections_documents_are_seen_at_once(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    with Documents(Rows(file)) as one, Documents(Rows(file)) as other:
        a, b = one.table("notes"), other.table("notes")
        assert a.insert({"n": 1}) == 1
        assert b.search(where("n") > 0) == [{"n": 1}]
        assert b.insert({"n": 2}) == 2
        assert a.insert({"n": 3}) == 3
        assert b.search(where("n") > 0) == [{"n": 1}, {"n": 2}, {"n": 3}]


def test_tables_are_listed_and_dropped(db: Documents) -> None:
    db.table("one").insert({})
    db.table("two", persist_empty=True)
    db.table("three")
    assert db.tables() == {"one", "two"}
    db.drop_table("one")
    db.drop_table("none")
    assert db.tables() == {"two"}
    assert db.table("one").insert({}) == 1
    db.drop_tables()
    assert db.tables() == set()


def test_the_default_table_is_there_as_in_tinydb(db: Documents) -> None:
    assert db.insert({"n": 1}) == 1
    assert db.search(where("n") == 1) == [{"n": 1}]
    assert len(db) == 1


def test_the_storage_reads_and_writes_as_tinydbs_do(db: Documents) -> None:
    with TinyDB(storage=MemoryStorage) as other:
        other.table("notes").insert_multiple([{"n": 1}, {"n": 2}])
        db.storage.write(other.storage.read())
        assert db.table("notes").all() == [{"n": 1}, {"n": 2}]
        assert db.storage.read() == other.storage.read()


def test_a_reading_connection_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    with Documents(Rows(file)) as db, Documents(Rows(file, query_only=True)) as reading:
        db.insert({"n": 1})
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reading.insert({"n": 2})
        assert reading.all() == [{"n": 1}]
