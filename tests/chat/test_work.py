import asyncio

from leaping import leap

from bot.chat.work import show_work


class Shown:
    """Notes when it was shown that the bot is at work."""

    def __init__(self) -> None:
        self.times: list[float] = []

    async def typing(self, _chat: int, *, thread_id: int | None = None) -> None:
        self.times.append(asyncio.get_running_loop().time())


def _work(seconds: float) -> list[float]:
    async def work() -> list[float]:
        shown = Shown()
        async with show_work(shown, 1, None):  # type: ignore[arg-type]
            await asyncio.sleep(seconds)
        await asyncio.sleep(100)
        return shown.times

    return leap(work())


def test_what_takes_a_moment_is_shown_and_shown_again_until_it_ends() -> None:
    assert _work(0.25) == []
    assert _work(0.4) == [0.3]
    assert [round(at, 1) for at in _work(10)] == [0.3, 4.8, 9.3]
