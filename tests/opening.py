"""An archive that is opened once and asked by many tests."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path

from bot.library import Library, open_library
from bot.model import Event


@contextmanager
def open_filled(folder: Path, events: Iterable[Event]) -> Iterator[tuple[asyncio.Runner, Library]]:
    """Store and index the events; whatever asks the library runs in the runner."""

    async def fill(stack: AsyncExitStack) -> Library:
        library = await stack.enter_async_context(open_library(folder))
        await library.store.write(lambda tx: [tx.put(event) for event in events])
        await library.index()
        await library.know_people()
        return library

    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        try:
            yield runner, runner.run(fill(stack))
        finally:
            runner.run(stack.aclose())
