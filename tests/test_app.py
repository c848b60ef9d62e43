import asyncio
from pathlib import Path

import pytest
from making import make_event
from talking import open_talk

from bot.app import drop_sample, fill_with_sample
from bot.chat.cleaning import Cleaning
from bot.library import open_library
from bot.notices.delivery import Delivery


async def _talk_for_ever(folder: Path) -> None:
    async with open_talk(folder, [make_event()]), asyncio.timeout(10):
        await asyncio.Event().wait()


@pytest.mark.parametrize(("kind", "work"), [(Cleaning, "keep"), (Delivery, "run")])
async def test_what_runs_beside_the_bot_fails_aloud(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    kind: type,
    work: str,
) -> None:
    async def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(kind, work, fail)
    with pytest.raises(ExceptionGroup) as raised:
        await _talk_for_ever(tmp_path)
    assert raised.value.subgroup(ZeroDivisionError) is not None
    assert raised.value.subgroup(TimeoutError) is None
    assert "has failed, and the bot ends" in caplog.text


async def test_the_sample_leaves_when_the_archive_becomes_a_real_one(tmp_path: Path) -> None:
    async with open_library(tmp_path) as library:
        await fill_with_sample(library)
        invented = await library.store.read(lambda view: view.coverage().events)
        assert invented
        real = await library.store.write(lambda tx: tx.put(make_event()).event)
        assert await drop_sample(library) == invented
        assert await library.store.read(lambda view: view.latest(9)) == [real]
        assert await drop_sample(library) == 0
        await fill_with_sample(library)
        assert await library.store.read(lambda view: view.coverage().events) == 1
