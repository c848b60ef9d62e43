"""Archives and stores for the tests of the store."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from bot.store.archive import Archive
from bot.store.backgrounds import Backgrounds
from bot.store.rows import Rows
from bot.store.schema import TABLES, lay_out
from bot.store.table import Documents
from bot.store.tiny import TinyStore


def _make_documents() -> Documents:
    documents = Documents(Rows(), TABLES)
    lay_out(documents)
    return documents


@pytest.fixture
def documents() -> Iterator[Documents]:
    """An empty archive's tables, in memory."""
    with _make_documents() as documents:
        yield documents


@pytest.fixture
def archive(documents: Documents) -> Archive:
    """An empty archive, in memory."""
    return Archive(documents)


@pytest.fixture(scope="session")
def new_archive() -> Iterator[Callable[[], Backgrounds]]:
    """Makes empty archives, where a test needs many of them."""
    with ExitStack() as opened:
        yield lambda: Backgrounds(opened.enter_context(_make_documents()), lambda: 1e9)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[TinyStore]:
    """An empty store in a folder of its own."""
    store = TinyStore(tmp_path / "data")
    yield store
    await store.close()
