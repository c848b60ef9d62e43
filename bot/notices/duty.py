"""Whose duty the delivery is, where several processes use one archive."""

import asyncio
import logging
from contextlib import closing
from pathlib import Path

from bot.notices.delivery import Delivery
from bot.pause import pause
from bot.store.hold import Duty

_EVERY = 0.5
"""Seconds between two looks whether the other process has ended."""

_logger = logging.getLogger(__name__)


async def deliver_alone(delivery: Delivery, folder: Path, stop: asyncio.Event) -> None:
    """Deliver until `stop` is set, as the only process on a folder.

    Two would send each notice twice: one that is being replaced may still be sending when the next
    one begins. The other waits for its end, however it comes.

    Raises:
        StoreError: The folder can't be used.
    """
    with closing(Duty(folder, "notices")) as duty:
        told = False
        while not stop.is_set() and not duty.take():
            if not told:
                _logger.info("another process sends the notices; this one waits for its end")
                told = True
            await pause(_EVERY, stop)
        if not stop.is_set():
            await delivery.run(stop)
