"""What the tests of notices share."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import telegram
from subscribing import Post

from bot.playground import Playground
from bot.store.tiny import TinyStore
from bot.telegram.request import AiohttpRequest


@pytest.fixture
async def post(tmp_path: Path) -> AsyncIterator[Post]:
    playground = Playground(port=0)
    await playground.start()
    store = TinyStore(tmp_path)
    client = telegram.Bot(
        playground.token,
        base_url=f"{playground.api_url}/bot",
        base_file_url=f"{playground.api_url}/file/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
    )
    try:
        await client.initialize()
        yield Post(playground, store, client)
    finally:
        await client.shutdown()
        playground.faults.clear()
        await playground.stop()
        await store.close()
