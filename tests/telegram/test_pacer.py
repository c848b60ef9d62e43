"""The pacer on an event loop whose clock leaps."""

import asyncio

import pytest

from bot.telegram.pacer import Pacer


async def times(pacer: Pacer, *chats: int, notice: bool = False) -> list[float]:
    """When each send may go, from all asked for at once."""
    loop = asyncio.get_running_loop()

    async def one(chat: int) -> float:
        await pacer.wait(chat, group=chat < 0, notice=notice)
        return round(loop.time(), 3)

    return await asyncio.gather(*map(one, chats))


def test_waiters_go_in_their_order_when_they_may(leap) -> None:
    async def work() -> list[float]:
        async with Pacer() as pacer:
            return await times(pacer, 1, 1, 1, 1, 2, 1)

    assert leap(work()) == [0, 0, 0, 1, 0, 2]


def test_a_hold_keeps_its_chat_back_and_says_for_how_long(leap) -> None:
    async def work() -> tuple[float, float, list[float]]:
        async with Pacer() as pacer:
            pacer.hold(1, 40)
            await asyncio.sleep(10)
            return pacer.held(1), pacer.held(2), await times(pacer, 1, 2)

    held, free, gone = leap(work())
    assert (held, free) == (pytest.approx(30), 0)
    assert gone == [40, 10]


def test_a_hold_without_a_chat_reaches_those_that_wait_already(leap) -> None:
    async def work() -> list[float]:
        async with Pacer() as pacer:
            waiting = asyncio.create_task(times(pacer, 1, 1, 1, 1))
            await asyncio.sleep(0.5)
            pacer.hold(None, 20)
            return await waiting

    assert leap(work()) == [0, 0, 0, 20.5]


def test_notices_stand_back_behind_answers(leap) -> None:
    async def work() -> tuple[list[float], list[float]]:
        async with Pacer() as pacer:
            pacer.hold(None, 1)
            notices = asyncio.create_task(times(pacer, *range(1, 31), notice=True))
            await asyncio.sleep(0)
            answers = await times(pacer, *range(101, 121))
            return answers, await notices

    answers, notices = leap(work())
    assert answers == [1] * 20
    # Five of the thirty places of a second are kept for answers.
    assert notices == [1] * 5 + [2] * 25


def test_who_gives_up_costs_nobody_a_turn(leap) -> None:
    async def work() -> list[float]:
        async with Pacer() as pacer:
            await times(pacer, 1, 1, 1)
            given_up = asyncio.create_task(times(pacer, 1))
            await asyncio.sleep(0.1)
            given_up.cancel()
            await asyncio.wait({given_up})
            return await times(pacer, 1)

    assert leap(work()) == [1]


def test_leaving_ends_those_that_wait(leap) -> None:
    async def work() -> bool:
        async with Pacer() as pacer:
            pacer.hold(1, 1000)
            waiting = asyncio.create_task(times(pacer, 1))
            await asyncio.sleep(1)
        await asyncio.wait({waiting})
        return waiting.cancelled()

    assert leap(work())
