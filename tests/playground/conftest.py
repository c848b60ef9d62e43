"""A playground on a free port, and python-telegram-bot's own client for it."""

from collections.abc import AsyncIterator

import pytest
import telegram
from telegram.request import HTTPXRequest

from bot.playground import Playground


@pytest.fixture(autouse=True)
def _take_times_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without it python-telegram-bot warns whenever a RetryAfter is made.
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    server = Playground(port=0)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def bot(playground: Playground) -> AsyncIterator[telegram.Bot]:
    # The playground speaks no TLS, and reading the system's certificates takes 0.1 s a request.
    plain, polling = (HTTPXRequest(httpx_kwargs={"verify": False}) for _ in range(2))
    client = telegram.Bot(
        playground.token,
        base_url=f"{playground.api_url}/bot",
        base_file_url=f"{playground.api_url}/file/bot",
        request=plain,
        get_updates_request=polling,
    )
    async with client:
        yield client
