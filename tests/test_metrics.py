"""The operator's numbers, as Prometheus gets them."""

from pathlib import Path

import httpx
from making import make_event
from prometheus_client.parser import text_string_to_metric_families

from bot.health import beat
from bot.library import open_library
from bot.listener import bind, serving
from bot.metrics import Metrics


async def test_the_numbers_tell_what_is_held_and_what_waits(tmp_path: Path) -> None:
    async with open_library(tmp_path) as library:
        await library.store.write(lambda tx: tx.put(make_event()))
        await beat(library.store, 970.0)
        metrics = Metrics(library.store, library.search.last_change, lambda: 1000.0)
        bound = bind("127.0.0.1", 0)
        port = bound.getsockname()[1]
        async with serving(metrics.app(), bound), httpx.AsyncClient() as client:
            before = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
            await library.index()
            after = (await client.get(f"http://127.0.0.1:{port}/metrics")).text
    assert _read(before)["bot_events"] == 1
    assert _read(before)["bot_poll_age_seconds"] == 30
    assert _read(before)["bot_index_behind"] == 1
    assert _read(after)["bot_index_behind"] == 0
    assert _read(after)["bot_notices_overdue_seconds"] == 0


def _read(text: str) -> dict[str, float]:
    return {
        sample.name: sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }
