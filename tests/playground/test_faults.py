import asyncio
from contextlib import suppress
from datetime import timedelta

import httpx
import pytest
import telegram
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.playground import BLOCKED, CHAT_NOT_FOUND, DEACTIVATED, KICKED, Playground

ANNA, BORIS = 1001, 1002


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, BadRequest),
        (401, InvalidToken),
        (403, Forbidden),
        (404, InvalidToken),
        (409, Conflict),
        (429, RetryAfter),
        (500, TelegramError),
        (502, NetworkError),
    ],
)
async def test_a_call_meets_the_fault_that_waits_for_it(
    playground: Playground, bot: telegram.Bot, status: int, error: type[TelegramError]
) -> None:
    playground.faults.add("sendMessage", status=status)
    with pytest.raises(error):
        await bot.send_message(ANNA, "x")
    await bot.send_message(ANNA, "x")
    assert len(playground.world.chats[ANNA].messages) == 1


async def test_a_fault_meets_as_many_calls_as_it_says(
    playground: Playground, bot: telegram.Bot
) -> None:
    fault = playground.faults.add("sendmessage", status=429, retry_after=3, times=2)
    for _ in range(2):
        with pytest.raises(RetryAfter) as caught:
            await bot.send_message(ANNA, "x")
        assert caught.value.retry_after == timedelta(seconds=3)
    await bot.send_message(ANNA, "x")
    assert fault.hits == 2


async def test_a_fault_may_be_for_one_chat_only(playground: Playground, bot: telegram.Bot) -> None:
    fault = playground.faults.add(chat_id=ANNA, status=403, description="Forbidden: x", times=None)
    await bot.send_message(BORIS, "x")
    for _ in range(2):
        with pytest.raises(Forbidden, match="Forbidden: x"):
            await bot.send_message(ANNA, "x")
    playground.faults.remove(fault)
    await bot.send_message(ANNA, "x")


async def test_a_dropped_call_was_not_carried_out_or_was(
    playground: Playground, bot: telegram.Bot
) -> None:
    messages = playground.world.chats[ANNA].messages
    playground.faults.add("sendMessage", drop=True)
    with pytest.raises(NetworkError):
        await bot.send_message(ANNA, "x")
    assert not messages
    playground.faults.add("sendMessage", drop=True, after=True)
    with pytest.raises(NetworkError):
        await bot.send_message(ANNA, "x")
    assert len(messages) == 1


async def test_a_call_hangs_until_it_is_released(playground: Playground, bot: telegram.Bot) -> None:
    fault = playground.faults.add("sendMessage", hang=True)
    call = asyncio.create_task(bot.send_message(ANNA, "x"))
    await fault.reached.wait()
    # The others go on.
    await bot.get_me()
    assert not call.done()
    fault.release()
    assert (await call).text == "x"


async def test_a_caller_may_lose_its_patience(playground: Playground, bot: telegram.Bot) -> None:
    playground.faults.add("sendMessage", hang=True, after=True)
    with pytest.raises(TimedOut):
        await bot.send_message(ANNA, "x", read_timeout=0.05)
    assert len(playground.world.chats[ANNA].messages) == 1


async def test_a_call_that_was_given_up_on_its_way_is_lost(
    playground: Playground, bot: telegram.Bot
) -> None:
    fault = playground.faults.add("sendMessage", hang=True)
    with pytest.raises(TimedOut):
        await bot.send_message(ANNA, "x", read_timeout=0.05)
    fault.release()
    await bot.send_message(ANNA, "y")
    assert [m["text"] for m in playground.world.chats[ANNA].messages.values()] == ["y"]


async def test_a_late_answer_is_still_one(playground: Playground, bot: telegram.Bot) -> None:
    playground.faults.add("getMe", delay=0.05)
    assert (await bot.get_me()).is_bot


async def test_a_gateways_page_is_no_json(playground: Playground) -> None:
    playground.faults.add(status=502, body="<html>502 Bad Gateway</html>")
    async with httpx.AsyncClient() as client:
        answer = await client.get(f"{playground.api_url}/bot{playground.token}/getMe")
    assert (answer.status_code, answer.text) == (502, "<html>502 Bad Gateway</html>")


async def test_cleared_faults_meet_nobody(playground: Playground, bot: telegram.Bot) -> None:
    playground.faults.add(status=500, times=None)
    playground.faults.clear()
    assert (await bot.get_me()).is_bot


async def test_a_fault_may_meet_each_third_call(playground: Playground, bot: telegram.Bot) -> None:
    fault = playground.faults.add("sendMessage", status=500, times=None, every=3)
    for _ in range(9):
        with suppress(TelegramError):
            await bot.send_message(ANNA, "x")
    assert (fault.hits, playground.traffic.counts()[ANNA]) == (3, 6)


async def test_a_chat_may_have_moved_or_be_closed_to_the_bot(
    playground: Playground, bot: telegram.Bot
) -> None:
    playground.faults.add(chat_id=ANNA, migrate_to=-100500)
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(ANNA, "x")
    assert moved.value.new_chat_id == -100500
    for fault, error, words in (
        (BLOCKED, Forbidden, "blocked by the user"),
        (KICKED, Forbidden, "was kicked"),
        (DEACTIVATED, Forbidden, "is deactivated"),
        (CHAT_NOT_FOUND, BadRequest, "Chat not found"),
    ):
        playground.faults.add(chat_id=ANNA, **fault)
        with pytest.raises(error, match=words):
            await bot.send_message(ANNA, "x")


async def test_a_chats_own_fault_goes_before_the_general_ones(
    playground: Playground, bot: telegram.Bot
) -> None:
    general = playground.faults.add("sendMessage", status=500, times=None)
    playground.faults.add("sendMessage", chat_id=ANNA, **BLOCKED)
    with pytest.raises(Forbidden):
        await bot.send_message(ANNA, "x")
    assert general.hits == 0
    playground.faults.clear()
    await bot.send_message(ANNA, "x")
