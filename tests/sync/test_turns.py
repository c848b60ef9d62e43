import asyncio
import time
from itertools import pairwise
from pathlib import Path

import pytest
from publishing import HOST
from replaying import Replay, Timer

from bot.errors import StoreError
from bot.sources.site import Site
from bot.sync.clock import Clock
from bot.sync.lane import INTERVAL
from bot.sync.turns import Turns
from bot.sync.visitor import Visitor

# Shorter than the real interval, so that nobody waits for long, but no shorter than a poll.
SHORT = 0.2


async def test_one_process_waits_for_the_interval_only(tmp_path: Path, timer: Timer) -> None:
    said: list[str] = []
    clock = Clock(timer.now, timer.sleep, lambda: 0.5)
    turns = Turns(tmp_path / "new", HOST, clock, said.append)
    for _ in range(3):
        async with turns.take(INTERVAL):
            pass
    assert timer.slept == [INTERVAL, INTERVAL]
    assert said == []


async def test_two_that_ask_keep_one_pace_and_say_so_once(tmp_path: Path) -> None:
    said: list[str] = []
    began: list[float] = []
    looked, asking = 0.0, 0

    def look() -> float:
        nonlocal looked
        looked = time.time()
        return looked

    async def ask() -> None:
        nonlocal asking
        turns = Turns(tmp_path, HOST, Clock(look), said.append)
        for _ in range(3):
            async with turns.take(SHORT):
                asking += 1
                assert asking == 1
                # A busy machine may take its time between the last look at the clock and here.
                began.append(looked)
                await asyncio.sleep(0)
                asking -= 1

    await asyncio.gather(ask(), ask())
    pauses = [later - sooner for sooner, later in pairwise(began)]
    assert min(pauses) >= SHORT - 1e-6  # what a clock since 1970 rounds
    assert len(said) <= 2


async def test_another_process_is_told_of(tmp_path: Path, timer: Timer) -> None:
    said: list[str] = []
    clock = Clock(timer.now, timer.sleep, lambda: 0.5)
    (tmp_path / f"asking-{HOST}-8080.lock").write_text(f"[{timer.now() + 7}, 1]")
    begin = timer.now()
    async with Turns(tmp_path, f"{HOST}:8080", clock, said.append).take(INTERVAL):
        assert timer.now() - begin == 7
    assert said == [f"another process asks {HOST}:8080 too; they take turns"]


@pytest.mark.parametrize("torn", ["", "[17", "null", "[1e999, 1]"])
async def test_a_torn_file_holds_nobody_up(tmp_path: Path, timer: Timer, torn: str) -> None:
    (tmp_path / f"asking-{HOST}.lock").write_text(torn)
    clock, begin = Clock(timer.now, timer.sleep, lambda: 0.5), timer.now()
    async with Turns(tmp_path, HOST, clock, print).take(INTERVAL):
        assert timer.now() == begin


async def test_a_folder_that_can_not_be_used_is_said(tmp_path: Path, timer: Timer) -> None:
    (tmp_path / "file").touch()
    turns = Turns(tmp_path / "file", HOST, Clock(timer.now, timer.sleep), print)
    with pytest.raises(StoreError, match="can't be used"):
        async with turns.take(INTERVAL):
            pass


async def test_two_visitors_of_one_archive_ask_no_faster_than_one(
    site: Replay, timer: Timer, tmp_path: Path
) -> None:
    site.put("/page", b"<html></html>")
    clock = Clock(timer.now, timer.sleep, lambda: 0.5)

    async def ask() -> None:
        async with Site([HOST], private=True, resolve=site.resolve, seconds=1) as asking:
            visitor = Visitor(asking, clock, print, tmp_path)
            for _ in range(3):
                await visitor.get(f"http://{HOST}/page")

    begin = timer.now()
    await asyncio.gather(ask(), ask())
    # Each asks for robots.txt first.
    assert len(site.asked) == 8
    assert timer.now() - begin >= 7 * INTERVAL
