"""Lanes on an event loop whose clock leaps."""

import asyncio
import random

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.lanes import Lanes, Newest


def test_a_key_is_worked_on_in_order_and_the_keys_side_by_side(leap) -> None:
    log: list[tuple[str, int]] = []

    async def work(item: tuple[str, int]) -> None:
        await asyncio.sleep(1)
        log.append(item)

    async def main() -> float:
        lanes = Lanes(work, workers=10, most=100)
        for n in range(3):
            for key in "abc":
                lanes.put(key, (key, n))
        await lanes.drain(100)
        return asyncio.get_running_loop().time()

    assert leap(main()) == 3
    assert [n for key, n in log if key == "b"] == [0, 1, 2]
    assert len(log) == 9


def test_no_more_are_worked_on_than_there_are_workers(leap) -> None:
    now = most = 0

    async def work(_item: int) -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(1)
        now -= 1

    async def main() -> None:
        lanes = Lanes(work, workers=4, most=100)
        for n in range(20):
            lanes.put(n, n)
        await lanes.drain(100)

    leap(main())
    assert most == 4


def test_an_item_that_comes_again_keeps_its_place_and_no_worker(leap) -> None:
    log: list[tuple[float, str]] = []
    again = {"a1": 2}

    async def work(item: str) -> float | None:
        log.append((asyncio.get_running_loop().time(), item))
        if again.get(item):
            again[item] -= 1
            return 10
        return None

    async def main() -> int:
        lanes = Lanes(work, workers=1, most=100)
        for item in ("a1", "a2", "b1"):
            lanes.put(item[0], item)
        await asyncio.sleep(100)
        return len(lanes)

    assert leap(main()) == 0
    assert log == [(0, "a1"), (0, "b1"), (10, "a1"), (20, "a1"), (20, "a2")]


def test_room_is_waited_for(leap) -> None:
    async def work(_item: int) -> None:
        await asyncio.sleep(1)

    async def main() -> tuple[int, float]:
        lanes = Lanes(work, workers=1, most=10)
        for n in range(10):
            lanes.put(n, n)
        return await lanes.room(4), asyncio.get_running_loop().time()

    assert leap(main()) == (4, 4)


def test_more_room_than_there_can_be_means_all(leap) -> None:
    async def work(_item: int) -> None: ...

    async def main() -> int:
        lanes = Lanes(work, workers=1, most=10)
        lanes.put(1, 1)
        return await lanes.room(100)

    assert leap(main()) == 10


def test_a_drain_ends_in_time_and_leaves_the_rest(leap) -> None:
    done: list[int] = []

    async def work(item: int) -> None:
        await asyncio.sleep(4)
        done.append(item)

    async def main() -> tuple[int, float]:
        lanes = Lanes(work, workers=1, most=10)
        for n in range(5):
            lanes.put("a", n)
        await lanes.drain(10)
        return len(lanes), asyncio.get_running_loop().time()

    assert leap(main()) == (3, 10)
    assert done == [0, 1]


def test_a_drain_does_not_wait_for_what_comes_again_later(leap) -> None:
    async def work(_item: int) -> float:
        return 60

    async def main() -> tuple[int, float]:
        lanes = Lanes(work, workers=1, most=10)
        lanes.put("a", 1)
        await asyncio.sleep(1)
        await lanes.drain(10)
        return len(lanes), asyncio.get_running_loop().time()

    assert leap(main()) == (1, 1)


@given(st.data())
def test_whatever_happens_each_key_keeps_its_order(leap, data) -> None:
    chance = random.Random(data.draw(st.integers()))
    items = [(data.draw(st.integers(0, 3)), n) for n in range(data.draw(st.integers(0, 40)))]
    done: list[tuple[int, int]] = []

    async def work(item: tuple[int, int]) -> float | None:
        await asyncio.sleep(chance.choice([0, 0, 1, 2]))
        if chance.random() < 0.3:
            return chance.choice([0, 1, 5])
        done.append(item)
        return None

    async def main() -> None:
        lanes = Lanes(work, workers=3, most=1000)
        for item in items:
            lanes.put(item[0], item)
            await asyncio.sleep(chance.choice([0, 0, 1]))
        await asyncio.sleep(10_000)

    leap(main())
    assert sorted(done, key=lambda item: item[1]) == items
    for key in range(4):
        of_key = [n for other, n in done if other == key]
        assert of_key == sorted(of_key)


def test_newer_work_of_a_key_cancels_the_older(leap) -> None:
    done: list[str] = []

    async def work(name: str) -> None:
        await asyncio.sleep(1)
        done.append(name)

    async def main() -> int:
        newest = Newest()
        newest.start("a", work("a1"))
        newest.start("b", work("b1"))
        newest.start("a", work("a2"))
        await asyncio.sleep(0.5)
        newest.start("a", work("a3"))
        await asyncio.sleep(10)
        return len(newest)

    assert leap(main()) == 0
    assert done == ["b1", "a3"]


def test_closing_cancels_what_runs(leap) -> None:
    done: list[str] = []

    async def work(name: str) -> None:
        await asyncio.sleep(1)
        done.append(name)

    async def main() -> None:
        newest = Newest()
        newest.start("a", work("a"))
        await newest.close()
        await asyncio.sleep(10)

    leap(main())
    assert done == []
