import asyncio
from pathlib import Path

import pytest
from making import make_event
from talking import open_talk

from bot.chat.cleaning import Cleaning
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
