"""Opening an archive's file, whatever stands there."""

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.store.schema import VERSION, open_for_writing
from bot.store.tiny import FILE, TinyStore

NOBODY = 65534


def run(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_an_opened_file_is_opened_again_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / FILE
    with open_for_writing(file) as documents:
        documents.table("values").insert({"name": "a", "value": 1})
    with open_for_writing(file) as documents:
        assert documents.table("values").all() == [{"name": "a", "value": 1}]
        assert documents.rows.one("PRAGMA user_version") == (VERSION,)


def test_a_new_file_may_be_opened_by_several_at_the_same_moment(tmp_path: Path) -> None:
    def open_and_write(n: int) -> None:
        with open_for_writing(tmp_path / FILE) as documents:
            documents.table("values").insert({"name": n})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(open_and_write, range(8)))
    with open_for_writing(tmp_path / FILE) as documents:
        assert sorted(found["name"] for found in documents.table("values")) == list(range(8))


def test_an_empty_file_is_a_new_archive(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    with open_for_writing(tmp_path / FILE) as documents:
        assert documents.rows.one("PRAGMA user_version") == (VERSION,)
        assert documents.table("events").all() == []


def test_what_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("Dear diary, " * 1000)
    with pytest.raises(StoreError, match=r"archive\.db is no archive"):
        TinyStore(tmp_path)
    assert (tmp_path / FILE).read_text() == "Dear diary, " * 1000


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    run(tmp_path / FILE, "CREATE TABLE cookies(a)")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(StoreError, match="another program's database"):
        TinyStore(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_newer_layout_is_refused(tmp_path: Path) -> None:
    open_for_writing(tmp_path / FILE).close()
    run(tmp_path / FILE, f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreError, match="newer version of this program; update this one"):
        TinyStore(tmp_path)


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(StoreError, match=r"archive\.db can't be opened"):
        TinyStore(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").touch()
    for folder in (tmp_path / "data", tmp_path / "data" / "deeper"):
        with pytest.raises(StoreError, match=r"data.* can't be used"):
            TinyStore(folder)


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """A folder with an archive that may only be read, also where the tests run as root."""
    folder = Path(tempfile.mkdtemp())
    open_for_writing(folder / FILE).close()
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    yield folder
    if root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


def test_a_read_only_place_is_refused(read_only_folder: Path) -> None:
    with pytest.raises(StoreError, match="can't be used: Permission denied"):
        TinyStore(read_only_folder)
    with pytest.raises(StoreError, match="can't be used: Permission denied"):
        TinyStore(read_only_folder / "new")
