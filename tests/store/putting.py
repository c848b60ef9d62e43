"""Puts events into a store, one write each, and prints each number once it is durable.

Run as a program: putting.py FOLDER NAME FIRST COUNT
"""

import asyncio
import sys
from pathlib import Path

from making import make_event

from bot.model import Event
from bot.store.tiny import TinyStore


def make_numbered(name: str, n: int) -> Event:
    """An event that only this call makes; each of its paragraphs tells which one it is."""
    lines = tuple(("text", None, f"{name} {n}, line {line}") for line in range(n % 50 + 1))
    title = f"Report {n} by {name}"
    return make_event(lines=lines, title=title, id=None, url=None, key="", number=0)


async def _put(folder: Path, name: str, first: int, count: int) -> None:
    store = TinyStore(folder)
    for n in range(first, first + count):
        stored = await store.write(lambda tx, n=n: tx.put(make_numbered(name, n)))
        print(n, stored.event.number, flush=True)
    await store.close()


if __name__ == "__main__":
    asyncio.run(_put(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
