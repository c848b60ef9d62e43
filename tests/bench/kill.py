"""Whether putting the real pages in survives being killed at any moment.

    python -m tests.bench.kill [CORPUS] [--kills N] [--seed N]

CORPUS is the folder with text_en.tar.xz (default: TRANSCRIPTS_CORPUS, else ../shared/corpus beside
this project). `ingest` runs once to its end and, into another folder, is killed N times with
SIGKILL at random moments and begun again. These come later and later, so that the archive grows
over all of them. After each the archive has to hold every event that it held before, none twice
and none torn, and the doctor may find nothing but that the index is behind. At the end both
folders export the same lines. Takes about half an hour.
"""

import argparse
import asyncio
import json
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.doctor import examine
from bot.library import open_store
from bot.model import Change, dump_event

ROOT = Path(__file__).parent.parent.parent
_MOST_CHANGES = 1_000_000
_TOLD_EVERY = 10


class DamageError(Exception):
    """The archive is not what it has to be."""


@dataclass(slots=True)
class Witness:
    """What is known of an archive from the outside, by the events' numbers."""

    events: dict[int, dict[str, Any]] = field(default_factory=dict)
    last: int = 0

    async def look(self, data: Path) -> int:
        """Take in what has changed; returns how many events are new."""
        async with open_store(data) as store:
            changes: list[Change] = await store.read(
                lambda view: view.changes(self.last, _MOST_CHANGES)
            )
            stored = await store.read(lambda view: view.coverage().events)
        before = len(self.events)
        for change in changes:
            if change.event is None:
                raise DamageError(f"event {change.number} is gone")
            known = self.events.get(change.number)
            if known and known["key"] != change.event.key:
                raise DamageError(f"event {change.number} is another one now")
            self.events[change.number] = dump_event(change.event)
            self.last = change.at
        if stored != len(self.events):
            raise DamageError(f"{stored} events are stored, {len(self.events)} were seen")
        if len({event["key"] for event in self.events.values()}) != stored:
            raise DamageError("an event is there twice")
        return len(self.events) - before

    def lines(self) -> dict[str, str]:
        """The events' JSON by their keys."""
        return {e["key"]: json.dumps({**e, "number": 0}) for e in self.events.values()}


async def _ingest(path: Path, data: Path, seconds: float | None = None) -> bool:
    """Run the verb, for so long at most, then kill it; returns whether it came to its end."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("BOT_", "TELEGRAM_"))}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "ingest", str(path), "--data", str(data)),
        cwd=ROOT,
        env=kept,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        return await asyncio.wait_for(process.wait(), seconds) == 0
    except TimeoutError:
        process.kill()
        await process.wait()
        return False


def _examine(data: Path) -> None:
    faults = [fault for fault in examine(data).faults if "the index lacks the last" not in fault]
    if faults:
        raise DamageError("; ".join(faults))


async def main(path: Path, kills: int, seed: int) -> None:
    """Compare an archive that was put in at once with one put in between kills."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        whole, data = Path(folder) / "whole", Path(folder) / "killed"
        began = time.monotonic()
        if not await _ingest(path, whole):
            raise DamageError("the pages can't be put in")
        took = time.monotonic() - began
        reference, witness, cut_short = Witness(), Witness(), 0
        await reference.look(whole)
        print(f"at once: {len(reference.events)} events in {took:.0f} s", flush=True)
        expected = reference.lines()
        for n in range(1, kills + 1):
            ended = await _ingest(path, data, chance.uniform(0, took * n / kills))
            cut_short += not ended
            await witness.look(data)
            if (data / "archive.db").exists() and witness.events:
                _examine(data)
            torn = {k for k, line in witness.lines().items() if expected.get(k) != line}
            # An event of two documents is less than whole until the second one is in.
            if len(torn) > reference.last - len(reference.events):
                raise DamageError(f"torn: {sorted(torn)[:5]}")
            if n % _TOLD_EVERY == 0:
                print(f"{n} kills: {len(witness.events)} events", flush=True)
        if not await _ingest(path, data):
            raise DamageError("the pages can't be put in after the kills")
        await witness.look(data)
        report = examine(data)
        if not report.well:
            raise DamageError("; ".join(report.faults))
        if witness.lines() != expected:
            raise DamageError("the archives differ")
    print(f"{cut_short} of {kills} runs were killed before their end; the archives are the same")


if __name__ == "__main__":
    default = os.environ.get("TRANSCRIPTS_CORPUS") or ROOT.parent / "shared" / "corpus"
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", nargs="?", type=Path, default=Path(default))
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    try:
        asyncio.run(main(given.corpus / "text_en.tar.xz", given.kills, given.seed))
    except DamageError as failure:
        sys.exit(f"failed: {failure}")
