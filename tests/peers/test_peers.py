"""Clients that nobody here wrote talk to the playground's Bot API as they do to Telegram's."""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.playground import Playground

AIOGRAM, GRAMMY = "aiogram==3.31.0", "grammy@1.46.0"
ANNA, NEIGHBOURS = 1001, -1_001_000_000_003
HERE = Path(__file__).parent

Install = Callable[[Path], list[str]]


def install(folder: Path, *command: str) -> None:
    """Run a package manager, once for a folder: a later run finds what it has left."""
    done = folder / "installed"
    if done.exists():
        return
    run = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    if run.returncode:
        pytest.skip(f"{command[-1]} can't be installed; is the registry there? {run.stderr[-200:]}")
    done.touch()


def install_aiogram(folder: Path) -> list[str]:
    """It wants an older pydantic than the project has, so it lives in a folder of its own."""
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--retries", "1")
    install(folder, *pip, "--target", str(folder), AIOGRAM)
    return [sys.executable, str(HERE / "aiogram_bot.py")]


def install_grammy(folder: Path) -> list[str]:
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("no node and npm; on Debian, apt-get install nodejs npm brings them")
    quiet = ("--no-audit", "--no-fund", "--no-save", "--ignore-scripts")
    install(folder, npm, "install", *quiet, "--prefix", str(folder), GRAMMY)
    return [node, str(HERE / "grammy_bot.mjs"), str(folder)]


@asynccontextmanager
async def running(command: list[str], folder: Path, playground: Playground) -> AsyncIterator[None]:
    process = await asyncio.create_subprocess_exec(
        *command,
        playground.token,
        playground.api_url,
        env={**os.environ, "PYTHONPATH": str(folder)},
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None
    said = asyncio.create_task(process.stderr.read())
    try:
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
        sys.stderr.buffer.write(await said)


@pytest.mark.parametrize(
    ("prepare", "package"), [(install_aiogram, AIOGRAM), (install_grammy, GRAMMY)]
)
async def test_a_foreign_client_needs_no_change(
    prepare: Install, package: str, pytestconfig: pytest.Config
) -> None:
    folder = pytestconfig.cache.mkdir(package)
    command = prepare(folder)
    playground = Playground(port=0)
    await playground.start()
    world = playground.world

    def written(chat: int) -> list[dict[str, Any]]:
        messages = world.chats[chat].messages.values()
        return [message for message in messages if message["from"]["id"] == world.bot_id]

    async with running(command, folder, playground):
        asked = world.say(ANNA, ANNA, "whose boat?")
        await playground.until(lambda: written(ANNA), 60)
        [answer] = written(ANNA)
        assert (answer["text"], answer["entities"][0]["type"]) == ("whose boat?", "bold")
        assert answer["reply_to_message"]["message_id"] == asked["message_id"]
        world.press(ANNA, ANNA, answer["message_id"], "more")
        await playground.until(
            lambda: any(call.method == "answerCallbackQuery" for call in playground.calls)
        )
        edited, sent = written(ANNA)
        assert edited["text"] == "edited"
        file = world.files.find(sent["document"]["file_id"])
        assert (sent["caption"], file.upload.name, file.upload.content) == (
            "a file",
            "a.txt",
            b"text",
        )
        query = world.inline.ask(ANNA, NEIGHBOURS, "boat")
        found = await playground.until(lambda: query.answer)
        assert found.results[0].shown["title"] == "Found"
        world.inline.choose(ANNA, query.id, "1")
        world.say(ANNA, NEIGHBOURS, "@transcripts_bot boat?")
        [visit] = await playground.until(lambda: written(NEIGHBOURS))
        assert visit["text"] == "inserted"
    await playground.stop()
