import asyncio

from bot.playground.waiting import first


async def test_the_first_event_ends_the_wait_and_time_does_too() -> None:
    one, other = asyncio.Event(), asyncio.Event()
    assert await first(one, other, seconds=0.001) is False
    waiting = asyncio.create_task(first(one, other))
    other.set()
    assert await waiting is True
