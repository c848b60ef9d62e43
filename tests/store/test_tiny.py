"""The embedded store as a whole: snapshots, cancelled writes, several processes, and kills."""

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from making import ROOT, make_event

from bot.errors import StoreError
from bot.model import Event, Outcome, Update
from bot.protocols import Transaction, View
from bot.store.tiny import FILE, TinyStore, TinyTransaction

HERE = Path(__file__).parent
KILLS = 50


def number_of(n: int) -> Event:
    return make_event(id=n, url=None, title=f"Event {n}", key="", number=0)


async def test_what_is_written_is_read(store: TinyStore) -> None:
    stored = await store.write(lambda tx: tx.put(number_of(1)))
    assert stored.outcome == Outcome.NEW
    assert await store.read(lambda view: view.event(1)) == stored.event


async def test_a_transaction_offers_all_kinds_of_writing(store: TinyStore) -> None:
    def work(tx: Transaction) -> tuple[str, list[Update]]:
        tx.put(number_of(1))
        tx.set_value("heartbeat", {"at": 5})
        return tx.remember({"page": 2}, now=1e10), tx.receive(11, [{"update_id": 5}], now=1.0)

    short, updates = await store.write(work)
    assert await store.read(lambda view: view.request(short)) == {"page": 2}
    assert await store.read(lambda view: view.pending(11, 9)) == updates
    assert await store.read(lambda view: view.value("heartbeat")) == {"at": 5}


async def test_a_value_is_set_and_set_again(store: TinyStore) -> None:
    assert await store.read(lambda view: view.value("seen")) is None
    for value in (1, [2, {"a": None}], None):
        await store.write(lambda tx, value=value: tx.set_value("seen", value))
        assert await store.read(lambda view: view.value("seen")) == value


async def test_the_clock_decides_how_old_a_request_is(tmp_path: Path) -> None:
    now = 0.0
    store = TinyStore(tmp_path, clock=lambda: now)
    short = await store.write(lambda tx: tx.remember({"page": 1}, now))
    assert await store.read(lambda view: view.request(short))
    now = 31 * 24 * 3600.0
    assert await store.read(lambda view: view.request(short)) is None
    await store.close()


async def test_a_missing_folder_is_made_and_a_second_opening_finds_everything(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "deep" / "data"
    store = TinyStore(folder)
    event = (await store.write(lambda tx: tx.put(number_of(1)))).event
    await store.close()
    assert (folder / FILE).is_file()
    store = TinyStore(folder)
    assert await store.read(lambda view: view.latest(9)) == [event]
    await store.close()


async def test_an_error_in_the_work_undoes_all_of_it_and_comes_back(store: TinyStore) -> None:
    def put_and_fail(tx: Transaction) -> None:
        tx.put(number_of(1))
        tx.set_value("seen", 1)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await store.write(put_and_fail)
    assert await store.read(lambda view: (view.coverage().events, view.value("seen"))) == (0, None)


async def test_an_error_in_a_read_comes_back_and_the_next_read_is_well(store: TinyStore) -> None:
    for _ in range(20):
        with pytest.raises(ZeroDivisionError):
            await store.read(lambda _: 1 // 0)
    assert await store.read(lambda view: view.last_change()) == 0


async def test_a_read_sees_one_moment_while_others_write(store: TinyStore) -> None:
    await store.write(lambda tx: tx.put(number_of(1)))
    looked, written = threading.Event(), threading.Event()

    def look_twice(view: View) -> tuple[int, int]:
        before = view.last_change()
        looked.set()
        assert written.wait(60)
        return before, view.last_change()

    reading = asyncio.create_task(store.read(look_twice))
    await asyncio.to_thread(looked.wait, 60)
    await store.write(lambda tx: tx.put(number_of(2)))
    written.set()
    assert await reading == (1, 1)
    assert await store.read(lambda view: view.last_change()) == 2


async def test_a_read_can_not_write(store: TinyStore) -> None:
    with pytest.raises(StoreError, match="read-only"):
        await store.read(lambda view: TinyTransaction.set_value(view, "a", 1))  # type: ignore[arg-type]


@pytest.mark.parametrize("begun", [True, False])
async def test_a_cancelled_write_is_finished_whole(store: TinyStore, *, begun: bool) -> None:
    entered, leave = threading.Event(), threading.Event()

    def put_slowly(tx: Transaction) -> None:
        tx.put(number_of(1))
        entered.set()
        assert leave.wait(60)
        tx.put(number_of(2))

    writing = asyncio.create_task(store.write(put_slowly))
    await asyncio.to_thread(entered.wait, 60)
    later = asyncio.create_task(store.write(lambda tx: tx.put(number_of(3))))
    await asyncio.sleep(0)
    cancelled = writing if begun else later
    cancelled.cancel()
    with pytest.raises(asyncio.CancelledError):
        await cancelled
    leave.set()
    await store.write(lambda tx: tx.set_value("done", 1))
    assert await store.read(lambda view: view.coverage().events) == 3
    await asyncio.gather(writing, later, return_exceptions=True)


async def test_writes_at_once_get_numbers_without_gap_or_clash(store: TinyStore) -> None:
    writes = (store.write(lambda tx, n=n: tx.put(number_of(n))) for n in range(1, 301))
    stored = await asyncio.gather(*writes)
    assert sorted(each.event.number for each in stored) == list(range(1, 301))
    assert await store.read(lambda view: view.last_change()) == 300


async def test_closing_finishes_what_was_begun_and_refuses_more(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    writes = [
        asyncio.create_task(store.write(lambda tx, n=n: tx.put(number_of(n)))) for n in (1, 2)
    ]
    await asyncio.sleep(0)
    await store.close()
    assert [each.event.number for each in await asyncio.gather(*writes)] == [1, 2]
    with pytest.raises(StoreError, match="closed"):
        await store.read(lambda view: view.last_change())
    with pytest.raises(StoreError, match="closed"):
        await store.write(lambda tx: tx.put(number_of(3)))
    await store.close()
    assert list_names(tmp_path) == {FILE, "archive.lock"}


def start_putting(folder: Path, name: str, first: int, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, HERE / "putting.py", folder, name, str(first), str(count)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, ROOT / "tests")))},
        stdout=subprocess.PIPE,
        text=True,
    )


def read_acknowledged(lines: str) -> dict[int, int]:
    """What a process said is durable: each event's n, and the number that it got."""
    whole = lines[: lines.rfind("\n") + 1].splitlines()
    return {int(n): int(number) for n, number in map(str.split, whole)}


async def test_two_processes_that_write_at_once_lose_nothing_and_clash_on_nothing(
    tmp_path: Path,
) -> None:
    both = [start_putting(tmp_path, name, 0, 150) for name in ("Ada", "Ben")]
    told = [read_acknowledged(process.communicate(timeout=120)[0]) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert [list(each) for each in told] == [list(range(150))] * 2
    store = TinyStore(tmp_path)
    events = await store.read(lambda view: view.latest(1000))
    assert {event.number for event in events} == set(told[0].values()) | set(told[1].values())
    assert len({event.key for event in events}) == len(events) == 300
    assert await store.read(lambda view: view.last_change()) == 300
    await store.close()


async def test_another_process_gets_its_turn_between_long_writes(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    other = start_putting(tmp_path, "Ada", 0, 30)
    n = 0
    while other.poll() is None:
        n += 50
        batch = range(n, n + 50)
        await store.write(lambda tx, batch=batch: [tx.put(number_of(m)) for m in batch])
    await store.close()
    numbers = read_acknowledged(other.communicate()[0]).values()
    assert len(numbers) == 30
    # Numbers are given in the order of writing, so they tell what came between: about one long
    # write for each of the other's; without turns it was up to nine.
    assert max(numbers) - min(numbers) < 30 + 30 * 50 * 2


def linger(path: Path, looks: int) -> None:
    """Let some time go by: a look takes a few microseconds, putting an event some 500."""
    for _ in range(looks):
        path.stat()


def list_names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def check_whole(events: list[Event]) -> None:
    """Fail where an event of `putting.py` is torn."""
    for event in events:
        n = int(event.title.split()[1])
        assert [p.text for p in event.paragraphs] == [
            f"Ada {n}, line {i}" for i in range(n % 50 + 1)
        ]


async def test_killed_at_any_moment_it_has_what_was_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(5)
    acknowledged: dict[int, int] = {}
    for _ in range(KILLS):
        process = start_putting(tmp_path, "Ada", len(acknowledged), 10_000)
        assert process.stdout is not None
        lines = "".join(process.stdout.readline() for _ in range(chance.randrange(1, 25)))
        linger(tmp_path, chance.randrange(400))
        process.kill()
        lines += process.communicate()[0]
        assert process.returncode == -signal.SIGKILL
        acknowledged |= read_acknowledged(lines)

        with closing(sqlite3.connect(tmp_path / FILE)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        store = TinyStore(tmp_path)
        events = await store.read(lambda view: view.latest(100_000))
        await store.close()
        check_whole(events)
        titles = {event.number: event.title for event in events}
        assert {n: titles[number] for n, number in acknowledged.items()} == {
            n: f"Report {n} by Ada" for n in range(len(acknowledged))
        }
        # Of the one that was being put nothing was said: it is there, or it is not.
        assert len(events) - len(acknowledged) in {0, 1}
