"""The invented archive, indexed."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from search.ardava import ARCHIVE, Feed, fill

from bot.search import Search

Open = Callable[[], Search]


@pytest.fixture
def open_search(tmp_path: Path) -> Iterator[Open]:
    """Opens the test's index, as often as called; everything opened is closed at the end."""
    with ExitStack() as stack:

        def open_one() -> Search:
            search = Search(tmp_path)
            stack.callback(search.close)
            return search

        yield open_one


@pytest.fixture(scope="session")
def ardava(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    """A search over the invented archive, which no test changes."""
    search = Search(tmp_path_factory.mktemp("ardava"))
    fill(search, Feed(ARCHIVE))
    yield search
    search.close()
