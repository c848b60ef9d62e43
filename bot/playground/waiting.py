"""Waiting for one of several things."""

import asyncio


async def first(*events: asyncio.Event, seconds: float | None = None) -> bool:
    """Wait until one of the events is set; False where the time went by before."""
    waiters = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        done, _ = await asyncio.wait(waiters, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for waiter in waiters:
            waiter.cancel()
    return bool(done)
