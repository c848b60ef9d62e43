"""The verbs of the service: run, healthcheck."""

import asyncio
import signal
import time

from bot.app import serve
from bot.health import judge
from bot.library import open_store
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


async def check_health(settings: Settings) -> int:
    """Print how the running bot is; 0 if it is well, else 1."""
    async with open_store(settings.data_dir) as store:
        health = await judge(store, time.time())
    print(health.reason)
    return 0 if health.well else 1
