import asyncio

import pytest
import telegram
from telegram.error import Conflict

from bot.playground import Playground
from bot.playground.updates import Updates

ANNA = 1001


async def test_updates_come_in_order_and_again_until_confirmed(
    playground: Playground, bot: telegram.Bot
) -> None:
    for word in ("one", "two", "three"):
        playground.world.say(ANNA, ANNA, word)
    first = await bot.get_updates()
    assert [update.message.text for update in first] == ["one", "two", "three"]
    assert await bot.get_updates() == first
    rest = await bot.get_updates(offset=first[0].update_id + 1, limit=1)
    assert [update.message.text for update in rest] == ["two"]
    assert await bot.get_updates(offset=first[-1].update_id + 1) == ()


async def test_a_negative_offset_keeps_the_last_and_forgets_the_rest(
    playground: Playground, bot: telegram.Bot
) -> None:
    for word in ("one", "two", "three"):
        playground.world.say(ANNA, ANNA, word)
    for _ in range(2):
        [last] = await bot.get_updates(offset=-1)
        assert last.message.text == "three"


async def test_a_long_poll_ends_as_soon_as_something_happens(
    playground: Playground, bot: telegram.Bot
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await playground.until(lambda: playground.calls[-1].method == "getUpdates")
    playground.world.say(ANNA, ANNA, "hello")
    [update] = await poll
    assert update.message.text == "hello"


async def test_a_poll_without_news_ends_with_its_time() -> None:
    updates = Updates()
    assert await updates.poll(0, 100, 0.01, asyncio.Event()) == []


async def test_a_second_poller_ends_the_first(playground: Playground, bot: telegram.Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=30))
    await playground.until(lambda: playground.calls[-1].method == "getUpdates")
    async with telegram.Bot(playground.token, base_url=f"{playground.api_url}/bot") as other:
        second = asyncio.create_task(other.get_updates(timeout=30))
        with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
            await first
        playground.world.say(ANNA, ANNA, "hello")
        assert len(await second) == 1


async def test_only_asked_for_kinds_are_kept(playground: Playground, bot: telegram.Bot) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    playground.world.say(ANNA, ANNA, "lost")
    # Without a word the last choice stands.
    assert await bot.get_updates() == ()
    await bot.get_updates(allowed_updates=[])
    playground.world.say(ANNA, ANNA, "kept")
    [update] = await bot.get_updates()
    assert update.message.text == "kept"


async def test_a_poll_is_answered_when_the_server_stops(bot: telegram.Bot) -> None:
    updates = Updates()
    closing = asyncio.Event()
    poll = asyncio.create_task(updates.poll(0, 100, 50, closing))
    await asyncio.sleep(0)
    closing.set()
    assert await poll == []
