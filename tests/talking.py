"""The whole bot, in a playground, over an archive that the test chooses."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any, TypeVar

from bot.answering import Server, open_inbox
from bot.library import Library, open_library
from bot.model import Event
from bot.playground import Playground
from bot.protocols import View

T = TypeVar("T")
ANNA, BORIS, GROUP = 1001, 1002, -1001000000001
NOON = 1_715_945_400.0
"""The moment of the events that `tests/making.py` makes: 2024-05-17, 11:30 UTC."""


@dataclass
class Talk:
    """A running bot and the people who talk to it."""

    playground: Playground
    library: Library

    def messages(self, chat: int) -> list[dict[str, Any]]:
        return [m for m in self.playground.world.chats[chat].messages.values() if m]

    def answers(self, chat: int = ANNA) -> list[dict[str, Any]]:
        me = self.playground.world.bot_id
        return [m for m in self.messages(chat) if m["from"]["id"] == me]

    async def say(
        self, text: str, *, user: int = ANNA, chat: int | None = None, **more: Any
    ) -> Any:
        """Say something and wait for the bot's next message in the chat."""
        chat = chat or user
        before = len(self.answers(chat))
        self.playground.world.say(user, chat, text, **more)
        await self.playground.until(lambda: len(self.answers(chat)) > before)
        return self.answers(chat)[-1]

    async def press(self, message: dict[str, Any], label: str, user: int = ANNA) -> dict[str, Any]:
        """Press the button whose label begins so, and wait until the press is answered."""
        buttons = [b for row in message["reply_markup"]["inline_keyboard"] for b in row]
        data = next(b["callback_data"] for b in buttons if b["text"].startswith(label))
        chat, id_ = message["chat"]["id"], message["message_id"]
        answered = self.count("answerCallbackQuery")
        self.playground.world.press(user, chat, id_, data)
        await self.playground.until(lambda: self.count("answerCallbackQuery") > answered)
        return next(m for m in self.messages(chat) if m["message_id"] == id_)

    async def keeps(self, read: Callable[[View], T], expected: T) -> None:
        """Wait until the store shows what is expected."""
        async with asyncio.timeout(10):
            while await self.library.store.read(read) != expected:
                await self.library.store.write(lambda _: None)

    def count(self, method: str) -> int:
        return sum(call.method == method for call in self.playground.calls)

    def last_toast(self) -> str:
        call = next(c for c in reversed(self.playground.calls) if c.method == "answerCallbackQuery")
        return unescape(call.params.text("text"))


@asynccontextmanager
async def open_talk(folder: Path, events: Sequence[Event], **given: Any) -> AsyncIterator[Talk]:
    """Run the bot over these events, with the archive in the folder; `given` to `open_inbox`."""
    playground = Playground(port=0)
    await playground.start()
    stop = asyncio.Event()
    try:
        async with open_library(folder) as library:
            await library.store.write(lambda tx: [tx.put(event) for event in events])
            await library.index()
            server = Server(playground.token, playground.api_url, "")
            async with open_inbox(server, library, **given) as inbox, asyncio.TaskGroup() as tasks:
                tasks.create_task(library.keep_indexed(stop))
                tasks.create_task(inbox.run(stop))
                try:
                    yield Talk(playground, library)
                finally:
                    stop.set()
    finally:
        await playground.stop()
