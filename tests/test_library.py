import asyncio
from pathlib import Path

import pytest
from filling import filling_disk
from making import make_event

from bot.library import open_library


async def test_an_index_that_can_not_be_written_stops_nobody(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    stop = asyncio.Event()
    async with open_library(tmp_path) as library:
        await library.store.write(lambda tx: tx.put(make_event()))
        with filling_disk(1000):
            keeping = asyncio.create_task(library.keep_indexed(stop))
            async with asyncio.timeout(10):
                while "tried again" not in caplog.text:
                    assert not keeping.done()
                    await library.store.read(lambda view: view.last_change())
        stop.set()
        await keeping
        assert await library.index()
        assert library.search.passages("checked the ropes")
