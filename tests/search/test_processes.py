"""Two queries at once: this process works on one, and another process on the other."""

import multiprocessing
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

import pytest
from making import ROOT
from search.ardava import ARCHIVE, BUDGET, Feed, fill

from bot.search import Filters, Found, ParallelSearch, Search
from bot.search.find import find

T = TypeVar("T")
LIGHTHOUSE = "save on lighthouses"
PROGRAM = """
import sys, threading, multiprocessing, pathlib
from bot.search import ParallelSearch
search = ParallelSearch(pathlib.Path(sys.argv[1]), 2)
def ask():
    while not multiprocessing.active_children():
        search.find("save on lighthouses")
threads = [threading.Thread(target=ask) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print("started", flush=True)
threading.Event().wait()
"""


@dataclass
class Pair:
    """A search of two processes, this one of which can be held busy.

    Attributes:
        here: What this process has been asked.
    """

    search: ParallelSearch
    feed: Feed
    here: list[str]

    def ask_other(self, ask: Callable[[Search], T]) -> T:
        """What the other process answers, once it has started and looked at the index."""
        latest = time.monotonic() + 60
        while time.monotonic() < latest:
            self.here.clear()
            answer = ask(self.search)
            if not self.here:
                return answer
        raise TimeoutError


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    """This process works on a query for as long as the test lasts."""
    begun, ended, here = Event(), Event(), list[str]()

    def wait(snapshot: Any, words: str, *page: int) -> Found:
        here.append(words)
        if words == "wait":
            begun.set()
            ended.wait()
        return find(snapshot, words, *page)

    monkeypatch.setattr("bot.search.search.find", wait)
    with closing(ParallelSearch(tmp_path, 2)) as search, ThreadPoolExecutor(1) as thread:
        feed = Feed(ARCHIVE)
        fill(search, feed)
        waiting = thread.submit(search.find, "wait")
        begun.wait()
        try:
            yield Pair(search, feed, here)
        finally:
            ended.set()
    waiting.result()


def test_the_other_process_answers_as_this_one(pair: Pair, tmp_path: Path) -> None:
    with closing(Search(tmp_path)) as alone:
        expected = alone.find(LIGHTHOUSE, limit=3)
        assert pair.ask_other(lambda search: search.find(LIGHTHOUSE, limit=3)) == expected
        assert expected.hits
        nearest = alone.nearest(LIGHTHOUSE, filters=Filters(speakers=("varga",)), limit=2)
        assert nearest
        asked = pair.search.nearest(LIGHTHOUSE, filters=Filters(speakers=("varga",)), limit=2)
        assert asked == nearest
        for ask in (
            lambda search: search.find_events("ferry lines", limit=2),
            lambda search: search.echoes(BUDGET.paragraphs[0].text, 1),
            lambda search: search.occurrences("lighthouses"),
        ):
            assert ask(pair.search) == ask(alone)


def test_a_search_in_one_process_has_no_other(tmp_path: Path) -> None:
    with closing(ParallelSearch(tmp_path, 1)) as search, ThreadPoolExecutor(4) as threads:
        fill(search, Feed(ARCHIVE))
        found = list(threads.map(search.find, [LIGHTHOUSE] * 50))
    assert all(one == found[0] for one in found)
    assert not multiprocessing.active_children()


def test_what_is_taken_in_is_seen_by_the_other_process_too(pair: Pair) -> None:
    pair.ask_other(lambda search: search.find(LIGHTHOUSE))
    pair.feed.put(replace(BUDGET, title="Another", number=77, paragraphs=BUDGET.paragraphs[:1]))
    fill(pair.search, pair.feed)
    words = BUDGET.paragraphs[0].text
    found = pair.ask_other(lambda search: search.find(words))
    assert 77 in {hit.event for hit in found.hits}


def test_where_the_other_process_dies_this_one_answers_and_starts_another(
    pair: Pair, caplog: pytest.LogCaptureFixture
) -> None:
    expected = pair.ask_other(lambda search: search.find(LIGHTHOUSE))
    [other] = multiprocessing.active_children()
    other.kill()
    other.join()
    assert pair.search.find(LIGHTHOUSE) == expected
    assert "has died" in caplog.text
    assert pair.ask_other(lambda search: search.find(LIGHTHOUSE)) == expected
    [another] = multiprocessing.active_children()
    assert another.pid != other.pid


def test_the_other_process_ends_with_a_killed_one(tmp_path: Path) -> None:
    with closing(Search(tmp_path)) as search:
        fill(search, Feed(ARCHIVE))
    command = [sys.executable, "-c", PROGRAM, tmp_path]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        assert program.stdout.readline() == "started\n"
        program.kill()
        # The other process holds this end open for as long as it lives.
        assert program.stdout.read() == ""
