"""Ingest, killed at any moment and begun again."""

import json
import multiprocessing
import random
import time
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from making import make_event

from bot.__main__ import main
from bot.doctor import examine
from bot.library import open_library, open_store
from bot.model import Change, dump_event
from bot.protocols import Store

KILLS = 100
EVENTS_A_FILE = 100


@pytest.fixture(scope="module")
def quick() -> ForkServerContext:
    """Starts processes that find the program loaded already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bot.cli.archive"])
    return context


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A file a kill, and a first one that nobody kills."""
    folder = tmp_path_factory.mktemp("pages")
    files = []
    for n in range(KILLS + 1):
        files.append(folder / f"{n:03}.jsonl")
        with files[-1].open("w") as lines:
            for i in range(n * EVENTS_A_FILE, (n + 1) * EVENTS_A_FILE):
                event = make_event(id=i + 1, url=None, title=f"Harbour {i}", key="", number=0)
                lines.write(json.dumps(dump_event(event)) + "\n")
    return files


def _ingest(quick: ForkServerContext, path: Path, data: Path, seconds: float | None) -> float:
    """Run the verb for so long at most, then kill it; returns how long it took."""
    began = time.monotonic()
    process = quick.Process(target=main, args=(["ingest", str(path), "--data", str(data)],))
    process.start()
    process.join(seconds)
    process.kill()
    process.join()
    assert seconds is not None or process.exitcode == 0
    return time.monotonic() - began


async def _changes_since(store: Store, last: int) -> list[Change]:
    return await store.read(lambda view: view.changes(last, 10 * EVENTS_A_FILE))


async def test_ingest_killed_a_hundred_times_loses_nothing_and_doubles_nothing(
    quick: ForkServerContext, files: list[Path], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    chance = random.Random(7)
    _ingest(quick, files[0], data, None)  # so long that all is loaded
    whole = _ingest(quick, files[0], tmp_path / "other", None)
    titles: dict[int, str] = {}
    cut_short = last = 0
    for file in files:
        if file != files[0]:
            _ingest(quick, file, data, chance.uniform(0, whole))
        async with open_store(data) as store:
            new = await _changes_since(store, last)
            known = await store.read(lambda view: view.coverage().events)
        for change in new:
            assert change.event is not None
            assert len(change.event.paragraphs) == 7
            assert change.number not in titles
            titles[change.number] = change.event.title
            last = change.at
        assert known == len(titles)
        cut_short += len(new) < EVENTS_A_FILE
    assert 0 < cut_short <= KILLS
    assert all("the index lacks" in fault for fault in examine(data).faults)
    _ingest(quick, files[0].parent, data, None)
    report = examine(data)
    assert report.well, report.faults
    async with open_library(data) as library:
        events = await library.store.read(lambda view: view.latest(len(files) * EVENTS_A_FILE + 1))
        assert library.search.passages("whose boat is older", limit=1)
    seen = sorted(event.title for event in events)
    assert seen == sorted(f"Harbour {n}" for n in range(len(files) * EVENTS_A_FILE))
