"""The verb that looks after notices."""

import asyncio
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.following import Notice
from bot.library import open_store

NOW = 1_700_000_000.0


def _fill(data: Path) -> None:
    async def fill() -> None:
        async with open_store(data) as store:
            notices = [Notice(1001, 0, event, 0, NOW) for event in (1, 2, 3)]
            await store.write(lambda tx: tx.post(notices, NOW))
            [first] = await store.read(lambda view: view.next_notices(1001, NOW, 1))
            await store.write(lambda tx: tx.set_aside([first], "parked", NOW, "bad button"))
            [second] = await store.read(lambda view: view.next_notices(1001, NOW, 1))
            await store.write(lambda tx: tx.set_aside([second], "held", NOW))

    asyncio.run(fill())


def _states(data: Path) -> list[str]:
    async def read() -> list[str]:
        async with open_store(data) as store:
            found = [await store.read(lambda view, n=n: view.notice(n)) for n in (1, 2, 3)]
            return [one.state if one else "gone" for one in found]

    return asyncio.run(read())


def test_it_lists_what_has_stopped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _fill(tmp_path)
    assert main(["outbox", "--data", str(tmp_path)]) == 0
    printed = capsys.readouterr()
    first, second = printed.out.splitlines()
    assert first == "1 parked: event 1 for chat 1001, 0 failures: bad button"
    assert second.startswith("2 held")
    assert "1 waiting" in printed.err


def test_it_lets_parked_ones_go_and_those_that_are_named(tmp_path: Path) -> None:
    _fill(tmp_path)
    assert main(["outbox", "--retry", "--data", str(tmp_path)]) == 0
    assert _states(tmp_path) == ["waiting", "held", "waiting"]
    assert main(["outbox", "2", "--retry", "--data", str(tmp_path)]) == 0
    assert _states(tmp_path) == ["waiting", "waiting", "waiting"]


def test_it_drops(tmp_path: Path) -> None:
    _fill(tmp_path)
    assert main(["outbox", "2", "3", "--drop", "--data", str(tmp_path)]) == 0
    assert _states(tmp_path) == ["parked", "gone", "gone"]
    assert main(["outbox", "--state", "held", "--data", str(tmp_path)]) == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [(["--state", "lost"], "no notice is 'lost'"), (["1"], "say --retry or --drop")],
)
def test_a_wrong_call_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert main(["outbox", *arguments, "--data", str(tmp_path)]) == 2
    assert sentence in capsys.readouterr().err
