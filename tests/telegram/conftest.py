"""What the tests of this folder share."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import leaping
import pytest
import telegram

from bot.playground import Playground
from bot.store.tiny import TinyStore
from bot.telegram.request import AiohttpRequest

T = TypeVar("T")


@pytest.fixture(scope="session")
def leap() -> Callable[[Coroutine[Any, Any, T]], T]:
    """Runs a coroutine by a clock that leaps; for what uses timers but no sockets or threads."""
    return leaping.leap


@asynccontextmanager
async def _connect(
    playground: Playground, read_timeout: float = 10.0
) -> AsyncIterator[telegram.Bot]:
    bot = telegram.Bot(
        playground.token,
        base_url=f"{playground.api_url}/bot",
        base_file_url=f"{playground.api_url}/file/bot",
        request=AiohttpRequest(read_timeout=read_timeout),
        get_updates_request=AiohttpRequest(),
    )
    try:
        yield bot
    finally:
        await bot.shutdown()


@pytest.fixture
def connect() -> Callable[..., AbstractAsyncContextManager[telegram.Bot]]:
    """Gives a bot for a playground, not initialized, and with how many seconds it waits."""
    return _connect


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    playground = Playground(port=0)
    await playground.start()
    yield playground
    playground.faults.clear()
    await playground.stop()


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[telegram.Bot]:
    async with _connect(playground) as bot:
        yield bot


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[TinyStore]:
    store = TinyStore(tmp_path)
    yield store
    await store.close()


class Log(logging.Handler):
    """The program's log, which a test can wait for."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._grown = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
        self._grown.set()

    def count(self, part: str) -> int:
        return sum(part in line for line in self.lines)

    async def shows(self, part: str) -> None:
        """Wait for a line that holds this part."""
        while not self.count(part):
            self._grown.clear()
            await self._grown.wait()


@pytest.fixture
async def log() -> AsyncIterator[Log]:
    log = Log()
    logger = logging.getLogger("bot.telegram")
    level = logger.level
    logger.setLevel(logging.INFO)
    logger.addHandler(log)
    yield log
    logger.removeHandler(log)
    logger.setLevel(level)
