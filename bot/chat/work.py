"""Showing that the bot is at work, while something takes longer than a moment."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.telegram.sender import Sender

MOMENT = 0.3
"""Seconds after which somebody wants to see that something happens."""
# Telegram shows the action for five seconds.
_AGAIN = 4.5


@asynccontextmanager
async def show_work(sender: Sender, chat_id: int, thread_id: int | None) -> AsyncIterator[None]:
    """Show in a chat that the bot is typing, from `MOMENT` on, until the block ends."""
    showing = asyncio.create_task(_show(sender, chat_id, thread_id))
    try:
        yield
    finally:
        showing.cancel()
        await asyncio.gather(showing, return_exceptions=True)


async def _show(sender: Sender, chat_id: int, thread_id: int | None) -> None:
    await asyncio.sleep(MOMENT)
    while True:
        await sender.typing(chat_id, thread_id=thread_id)
        await asyncio.sleep(_AGAIN)
