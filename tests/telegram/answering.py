"""A bot in a process of its own, for tests that kill it.

It answers every message with "re: " and the message's text. Arguments: the token, the API's
address, the folder of the store.
"""

import asyncio
import signal
import sys
from pathlib import Path

import telegram

from bot.store.tiny import TinyStore
from bot.telegram.inbox import Inbox
from bot.telegram.request import AiohttpRequest


async def main(token: str, url: str, folder: Path) -> None:
    bot = telegram.Bot(
        token,
        base_url=f"{url}/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(),
    )
    store = TinyStore(folder)

    async def handle(update: telegram.Update) -> None:
        message = update.message
        assert message is not None
        await bot.send_message(message.chat_id, f"re: {message.text}")

    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await Inbox(bot, store, handle).run(stop)
    await bot.shutdown()
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
