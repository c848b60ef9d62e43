"""Health: the running bot says when Telegram last answered it, and others judge by that."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.errors import StoreError
from bot.pause import pause
from bot.protocols import Store

HEARTBEAT = "heartbeat"
BEAT_EVERY = 10.0
# A poll may take 25 s, and a fault is followed by a pause; after three of these the bot is ill.
MOST_SILENCE = 90.0

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Health:
    """Whether the bot is well, and why, as a sentence."""

    well: bool
    reason: str


async def beat(store: Store, last_poll: float | None) -> None:
    """Write down when getUpdates last succeeded, in seconds since the epoch."""
    await store.write(lambda tx: tx.set_value(HEARTBEAT, {"last_poll": last_poll}))


async def keep_beating(
    store: Store, last_poll: Callable[[], float | None], stop: asyncio.Event
) -> None:
    """Write it down again and again until `stop` is set.

    On a full disk the bot goes on with what needs no writing; that it can't write this is what
    `healthcheck` judges by.
    """
    while not stop.is_set():
        try:
            await beat(store, last_poll())
        except StoreError as error:
            _logger.error("the heartbeat can't be written: %s", error)  # noqa: TRY400
        await pause(BEAT_EVERY, stop)


async def judge(store: Store, now: float) -> Health:
    """Judge the bot that writes into this store."""
    heartbeat: dict[str, Any] | None = await store.read(lambda view: view.value(HEARTBEAT))
    last_poll = heartbeat["last_poll"] if heartbeat else None
    if last_poll is None:
        return Health(well=False, reason="the bot has not reached Telegram yet")
    silence = now - last_poll
    sentence = f"Telegram last answered {silence:.0f} s ago"
    return Health(silence <= MOST_SILENCE, sentence)
