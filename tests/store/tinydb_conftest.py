"""Stands in the place of the conftest.py of TinyDB's own tests: their databases are ours."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tinydb
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import MemoryStorage

from bot.store.rows import Rows
from bot.store.table import Documents


class TinyDB(Documents):
    """What the tests make: a database at a path, or in memory; what it would store with is ours."""

    def __init__(self, path: Any = ":memory:", **options: Any) -> None:
        super().__init__(Rows(str(path)))


tinydb.TinyDB = TinyDB


@pytest.fixture(params=["memory", "file"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TinyDB]:
    db = TinyDB(tmp_path / "test.db") if request.param == "file" else TinyDB()
    db.insert_multiple({"int": 1, "char": char} for char in "abc")
    yield db
    db.close()


@pytest.fixture
def storage() -> CachingMiddleware:
    return CachingMiddleware(MemoryStorage)()
