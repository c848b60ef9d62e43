"""Running the bot, which is what happens without a verb."""

import asyncio
import signal

from bot.app import serve
from bot.logs import set_up_log
from bot.settings import Settings


async def run(settings: Settings) -> int:
    """Run the bot until it is told to stop by SIGINT or SIGTERM."""
    proxy = settings.proxy.get_secret_value() if settings.proxy else None
    set_up_log(settings.log_level, settings.bot_token(), proxy)
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await serve(settings, stop, lambda line: print(line, flush=True))
    return 0
