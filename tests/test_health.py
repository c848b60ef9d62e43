import asyncio
from pathlib import Path

import pytest

from bot.health import MOST_SILENCE, beat, judge, keep_beating
from bot.library import open_store
from bot.store.tiny import TinyStore


async def test_a_bot_is_well_while_telegram_answers_it(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        assert not (await judge(store, 1000)).well
        await beat(store, None)
        assert not (await judge(store, 1000)).well
        await beat(store, 1000)
        assert (await judge(store, 1000 + MOST_SILENCE)).well
        late = await judge(store, 1001 + MOST_SILENCE)
        assert not late.well
        assert "91 s ago" in late.reason


async def test_a_heartbeat_that_can_not_be_written_stops_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store, stop = TinyStore(tmp_path), asyncio.Event()
    await store.close()

    def poll() -> float:
        stop.set()
        return 1.0

    await keep_beating(store, poll, stop)
    assert "can't be written" in caplog.text
