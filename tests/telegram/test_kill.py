"""Killed at any moment, the bot answers everything after its restart."""

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.playground import Playground
from bot.store.tiny import TinyStore

ROOT = Path(__file__).parents[2]
PEOPLE, MESSAGES = range(1, 31), 300


@asynccontextmanager
async def start(playground: Playground, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.telegram.answering",
        *(playground.token, playground.api_url, str(folder)),
        cwd=ROOT,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def say_all(playground: Playground) -> list[str]:
    for person in PEOPLE:
        playground.world.add_user(person, f"P{person}", "en")
    texts = [f"message {n}" for n in range(MESSAGES)]
    for n, text in enumerate(texts):
        person = PEOPLE[n % len(PEOPLE)]
        playground.world.say(person, person, text)
    return texts


def answered(playground: Playground) -> Counter[str]:
    return Counter(
        message["text"].removeprefix("re: ")
        for person in PEOPLE
        for message in playground.world.chats[person].messages.values()
        if message["from"]["is_bot"]
    )


@pytest.mark.parametrize("answers_before", [0, 1, 150, 299])
async def test_killed_with_300_pending_it_answers_every_one(
    playground, tmp_path, answers_before: int
) -> None:
    texts = say_all(playground)
    playground.faults.add("sendMessage", times=answers_before, delay=0.001)
    rest = playground.faults.add("sendMessage", times=None, hang=True, drop=True)
    async with start(playground, tmp_path) as process:
        await rest.reached.wait()
        process.kill()
        await process.wait()
    # One that the server was about to take when its sender was killed is not taken.
    assert answered(playground).total() <= answers_before
    playground.faults.clear()

    async with start(playground, tmp_path) as process:
        await playground.until(lambda: set(answered(playground)) == set(texts), 60)
        process.terminate()
        await process.wait()
    # Only what was under way when it was killed may be answered twice.
    assert answered(playground).total() <= MESSAGES + 16

    store = TinyStore(tmp_path)
    assert await store.read(lambda view: view.pending(1, MESSAGES)) == []
    await store.close()
