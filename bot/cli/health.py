"""The verb that tells whether the bot runs well: healthcheck."""

import time

from bot.health import judge
from bot.library import open_store
from bot.settings import Settings


async def check_health(settings: Settings) -> int:
    """Print how the running bot is; 0 if it is well, else 1."""
    async with open_store(settings.data_dir) as store:
        health = await judge(store, time.time())
    print(health.reason)
    return 0 if health.well else 1
