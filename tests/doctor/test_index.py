"""The index held against the archive."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.doctor.index import Agreement, catch_up, compare
from bot.search import Search
from bot.search.inventory import drop_index
from bot.store.schema import open_for_reading
from bot.store.tiny import FILE, TinyView

ROWS = 3 * (1 + 7)
"""A row for each event, and one for each of its paragraphs."""


def _compare(folder: Path) -> Agreement:
    with closing(open_for_reading(folder / FILE)) as documents:
        return compare(folder, TinyView(documents, lambda: 0.0))


def _catch_up(folder: Path) -> None:
    with closing(open_for_reading(folder / FILE)) as documents:
        catch_up(folder, TinyView(documents, lambda: 0.0))


def _run(folder: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        assert connection.execute(statement, values).rowcount > 0


def _generation(folder: Path) -> Path:
    return next((folder / "index").glob("*/"))


def test_an_index_that_has_all_agrees(folder: Path) -> None:
    found = _compare(folder)
    assert found == Agreement(rows=ROWS)
    assert found.whole


def test_what_was_not_taken_in_yet_is_behind_and_no_disagreement(folder: Path) -> None:
    _run(folder, "UPDATE change SET at = 9 WHERE number = 2")
    _run(folder, "UPDATE doc_events SET body = replace(body, 'Harbour 2', 'Pier')")
    found = _compare(folder)
    assert found == Agreement(rows=ROWS, behind=1)
    _catch_up(folder)
    assert _compare(folder) == Agreement(rows=ROWS)


def test_without_an_index_all_is_behind(folder: Path) -> None:
    drop_index(folder)
    assert _compare(folder) == Agreement(behind=3)
    assert not (folder / "index").exists()
    _catch_up(folder)
    assert _compare(folder) == Agreement(rows=ROWS)
    with closing(Search(folder)) as search:
        assert search.passages("whose boat is older")


def test_paragraphs_that_the_index_lacks_or_reads_otherwise_are_named(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        (body,) = connection.execute("SELECT body FROM doc_events WHERE id = 2").fetchone()
    event = json.loads(body)
    event["paragraphs"].append({**event["paragraphs"][-1], "n": 8})
    event["paragraphs"][2]["text"] = "Something else."
    event["paragraphs"][3]["text"] = ""
    _run(folder, "UPDATE doc_events SET body = ? WHERE id = 2", json.dumps(event))
    found = _compare(folder)
    assert found == Agreement(rows=ROWS, missing=[(2, 8)], differing=[(2, 3)], orphans=[(2, 4)])
    assert not found.whole


def test_events_that_are_in_the_index_only_are_named(folder: Path) -> None:
    for table in ("change", "listing", "name"):
        _run(folder, f"DELETE FROM {table} WHERE number = 3")
    _run(folder, "DELETE FROM doc_events WHERE id = 3")
    _run(folder, "UPDATE change SET at = 3 WHERE number = 2")  # as before, three changes
    assert _compare(folder).orphans == [(3, n) for n in range(8)]


def test_another_archives_index_is_of_no_use(folder: Path) -> None:
    for table in ("change", "listing", "name", "topic"):
        _run(folder, f"DELETE FROM {table} WHERE number = 3")
    _run(folder, "DELETE FROM doc_events WHERE id = 3")
    assert "another archive" in _compare(folder).unusable


@pytest.mark.parametrize(
    "part", ["state.json", "rows", "texts", "codes", "tantivy", "tantivy/meta.json"]
)
def test_a_missing_part_makes_the_index_unusable_until_it_is_built_anew(
    folder: Path, part: str
) -> None:
    lost = _generation(folder) / part
    shutil.rmtree(lost) if lost.is_dir() else lost.unlink()
    assert _compare(folder).unusable
    drop_index(folder)
    _catch_up(folder)
    assert _compare(folder) == Agreement(rows=ROWS)


@pytest.mark.parametrize("part", ["state.json", "rows", "texts", "codes", "tantivy/meta.json"])
def test_a_torn_part_makes_the_index_disagree(folder: Path, part: str) -> None:
    torn = _generation(folder) / part
    torn.write_bytes(torn.read_bytes()[: torn.stat().st_size // 2])
    assert not _compare(folder).whole
