"""Ingest, killed at any moment and begun again."""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

from making import make_event

from bot.library import open_library
from bot.model import View, dump_event

KILLS = 50
EVENTS_A_FILE = 250


def _see(view: View) -> dict[int, str]:
    """The number and title of every event; reading one that is torn would raise."""
    seen: dict[int, str] = {}
    after = 0
    while changes := view.changes(after, 500):
        for change in changes:
            assert change.event is not None
            assert len(change.event.paragraphs) == 7
            seen[change.number] = change.event.title
        after = changes[-1].at
    return seen


def _write_files(folder: Path) -> list[Path]:
    folder.mkdir()
    files = []
    for kill in range(KILLS):
        files.append(folder / f"{kill:02}.jsonl")
        with files[-1].open("w") as lines:
            for n in range(kill * EVENTS_A_FILE, (kill + 1) * EVENTS_A_FILE):
                event = make_event(id=n + 1, url=None, title=f"Harbour {n}", key="", number=0)
                lines.write(json.dumps(dump_event(event)) + "\n")
    return files


async def test_ingest_killed_fifty_times_loses_nothing_that_was_written(tmp_path: Path) -> None:
    data = tmp_path / "data"
    command = [sys.executable, "-m", "bot", "ingest", "--data", str(data)]
    chance = random.Random(7)
    known: dict[int, str] = {}
    for file in _write_files(tmp_path / "pages"):
        async with open_library(data) as library:
            with subprocess.Popen(
                [*command, str(file)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ) as process:
                while process.poll() is None and await library.store.read(
                    lambda view: view.coverage().events
                ) == len(known):
                    pass
                # A look takes less time than putting an event, so this falls into the next batch.
                for _ in range(chance.randrange(200)):
                    await library.store.read(lambda view: view.last_change())
                os.kill(process.pid, signal.SIGKILL)
            now = await library.store.read(_see)
        assert known.items() <= now.items()
        known = now
    assert 0 < len(known) < KILLS * EVENTS_A_FILE
    subprocess.run([*command, str(tmp_path / "pages")], check=True, capture_output=True)
    async with open_library(data) as library:
        seen = await library.store.read(_see)
        assert sorted(seen.values()) == sorted(f"Harbour {n}" for n in range(KILLS * EVENTS_A_FILE))
        assert await library.index()
        assert library.search.passages("whose boat is older", limit=1)
