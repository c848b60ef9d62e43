"""The whole program on a Bot API server that is away, ill, or kills are in the way."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from making import ROOT, make_event
from talking import ANNA

from bot.library import open_library, open_store
from bot.playground import Playground

PENDING = 300


@asynccontextmanager
async def _running(data: Path, playground: Playground) -> AsyncIterator[asyncio.subprocess.Process]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("BOT_", "TELEGRAM_"))}
    environment |= {
        "TELEGRAM_BOT_TOKEN": playground.token,
        "TELEGRAM_API_URL": playground.api_url,
        "BOT_DATA_DIR": str(data),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=ROOT, env=environment, stdout=asyncio.subprocess.PIPE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.communicate()


async def _fill(data: Path) -> None:
    async with open_library(data) as library:
        await library.store.write(lambda tx: tx.put(make_event()))


def _answers(playground: Playground, chat: int) -> list[str]:
    messages = playground.world.chats[chat].messages.values()
    return [m["text"] for m in messages if m and m["from"]["is_bot"]]


async def test_killed_with_300_pending_messages_it_answers_every_one(tmp_path: Path) -> None:
    await _fill(tmp_path)
    playground = Playground(port=0)
    await playground.start()
    users = range(5000, 5000 + PENDING)
    for user in users:
        playground.world.add_user(user, f"Reader {user}", "en")
        playground.world.say(user, user, "/quote whose boat is older")

    def answered() -> int:
        return sum(bool(_answers(playground, user)) for user in users)

    async with _running(tmp_path, playground) as process:
        await playground.until(lambda: answered() > 30, 60)
        process.kill()
        assert await process.wait() == -signal.SIGKILL
    assert answered() < PENDING
    async with _running(tmp_path, playground):
        await playground.until(lambda: answered() == PENDING, 60)
    await playground.stop()
    answers = {answer for user in users for answer in _answers(playground, user)}
    assert [answer for answer in answers if "whose boat is older" not in answer] == []


@pytest.mark.parametrize("status", [401, 404, 409, 429, 502, None])
async def test_it_waits_for_a_server_that_is_away_or_ill_and_recovers(
    tmp_path: Path, status: int | None
) -> None:
    await _fill(tmp_path)
    playground = Playground(port=0)
    await playground.start()
    if status is None:
        await playground.stop()
    else:
        playground.faults.add("getUpdates", status=status, retry_after=1, times=2)
    async with _running(tmp_path, playground) as process:
        assert process.stdout is not None
        assert b"running on Telegram" in await process.stdout.readline()
        if status is None:
            await playground.start()
        else:
            await playground.until(
                lambda: sum(call.method == "getUpdates" for call in playground.calls) > 2, 30
            )
        playground.world.say(ANNA, ANNA, "/quote whose boat is older")
        await playground.until(lambda: _answers(playground, ANNA), 60)
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0
    await playground.stop()
    async with open_store(tmp_path) as store:
        heartbeat = await store.read(lambda view: view.value("heartbeat"))
    assert heartbeat is not None
