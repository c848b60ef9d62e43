"""The reading pages over an archive, as a client on this machine gets them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
from making import ROOT

from bot.library import Library, open_library
from bot.listener import Listener
from bot.model import Event
from bot.sources.files import read_path
from bot.web.site import Site


async def _well() -> bool:
    return True


@asynccontextmanager
async def serve(library: Library, public_url: str = "") -> AsyncIterator[httpx.AsyncClient]:
    """Serve the pages of an archive."""
    await library.index()
    listener = Listener(Site(library.desk, public_url, is_well=_well).app())
    port = await listener.start("127.0.0.1", 0)
    try:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            yield client
    finally:
        await listener.stop()


class Shelf:
    """An archive, and its pages."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @asynccontextmanager
    async def open(self, *events: Event) -> AsyncIterator[httpx.AsyncClient]:
        """Serve the pages of these events."""
        async with open_library(self._folder) as library:
            await library.store.write(lambda tx: [tx.put(event) for event in events])
            async with serve(library, "https://read.example") as client:
                yield client

    @asynccontextmanager
    async def open_sample(self) -> AsyncIterator[httpx.AsyncClient]:
        """Serve the pages of the bundled sample."""
        async with open_library(self._folder) as library:
            for lang in ("en", "ru"):
                await library.fill(read_path(ROOT / "data" / "sample" / lang))
            async with serve(library, "https://read.example") as client:
                yield client
