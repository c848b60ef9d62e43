import asyncio

from bot.playground.feed import Feed
from bot.playground.model import Event


def test_a_page_that_missed_too_much_has_lost_the_thread() -> None:
    feed = Feed()
    assert not feed.lost(0)
    for _ in range(1_200):
        feed.put(Event({}))
    assert feed.last_id == 1_200
    assert [number for number, _ in feed.after(1_198)] == [1_199, 1_200]
    assert feed.lost(199)
    assert not feed.lost(200)
    assert feed.lost(1_201)


async def test_waiting_ends_with_an_event_or_with_the_time() -> None:
    feed, closing = Feed(), asyncio.Event()
    assert not await feed.wait(0, 0.01, closing)
    waiting = asyncio.create_task(feed.wait(0, 10, closing))
    await asyncio.sleep(0)
    feed.put(Event({}))
    assert await waiting
    assert await feed.wait(0, 10, closing)
