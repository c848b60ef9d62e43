"""Fills an archive from a replayed site, without waiting between requests.

Run as a program: backfilling.py FOLDER PORT HOST
"""

import asyncio
import sys
from pathlib import Path

from replaying import Replay, Timer

from bot.sources.site import Site
from bot.store.tiny import TinyStore
from bot.sync.clock import Clock
from bot.sync.sync import Sync
from bot.sync.visitor import Visitor


async def fill_back(folder: Path, port: int, host: str) -> None:
    """Run one backfill to its end."""
    timer = Timer()
    clock = Clock(timer.now, timer.sleep, lambda: 0.5)
    store = TinyStore(folder)
    async with Site([host], private=True, resolve=Replay(port=port).resolve) as site:
        sync = Sync(store, Visitor(site, clock), [host], clock)
        await sync.backfill(None, lambda *_: None)
    await store.close()


if __name__ == "__main__":
    asyncio.run(fill_back(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]))
