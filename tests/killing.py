"""Delivering many notices to many chats with faults and kills, and judging what arrived."""

import asyncio
import datetime as dt
import os
import random
import re
import signal
import sys
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import httpx
from making import Line, make_event

from bot.following import Subscription
from bot.matching.match import wants_of
from bot.notices.announce import announce_new
from bot.notices.settle import revive_chat
from bot.playground import BLOCKED, CHAT_NOT_FOUND, KICKED, Limits, Playground
from bot.store.tiny import TinyStore

ROOT = Path(__file__).parents[1]
_OWNER = 1001
_GROUPS = 5
"""Each so manieth chat is a group."""

_LINES: tuple[Line, ...] = (("speech", "Harbour Master Pavel Dorn", "We have checked them twice."),)


@dataclass
class Trial:
    """So many events for so many chats, with so many kills on the way.

    Attributes:
        pace: How many times faster than Telegram's time runs.
        lost_answers: How many messages the server took and then gave no answer, or a late one.
        killed: When the server had taken the last of what each killed one sent.
        arrived: By chat, its messages: when each came, and the events that it tells of.
        breaches: The limits that were broken, as the server saw it.
        left: How many notices are in which state at the end.
    """

    chats: int
    events: int
    kills: int
    pace: float
    seed: int = 1
    lost_answers: int = 0
    killed: list[float] = field(default_factory=list)
    arrived: dict[int, list[tuple[float, list[str]]]] = field(default_factory=dict)
    breaches: list[str] = field(default_factory=list)
    left: dict[str, int] = field(default_factory=dict)


async def run_trial(trial: Trial, folder: Path, now: float) -> None:
    """Deliver all, through faults and kills; what arrived is noted in the trial."""
    playground = Playground(port=0)
    await playground.start()
    try:
        await _run(trial, playground, folder, now)
    finally:
        playground.faults.clear()
        await playground.stop()


async def _run(trial: Trial, playground: Playground, folder: Path, now: float) -> None:
    chats = _add_chats(trial, playground)
    await _fill(trial, chats, folder, now)
    mover = chats[_GROUPS - 1]
    moved = {mover: playground.world.migrate(_OWNER, mover)}
    closed = _close_some(playground, chats)
    lost = _add_faults(playground)
    chance = random.Random(trial.seed)
    step = trial.chats * trial.events // (trial.kills + 1)
    async with _start(trial, playground, folder) as worker:
        for _ in range(trial.kills):
            most = len(playground.traffic.sent) + chance.randint(step // 2, step)
            number = await worker.begin("some")
            await playground.until(lambda most=most: len(playground.traffic.sent) >= most, 120)
            os.kill(number, signal.SIGKILL)
            await worker.end()
            await _hear_out(playground)
            trial.killed.append(time.time())
        for fault in closed.values():
            playground.faults.remove(fault)
        await _revive(closed, folder)
        await worker.begin("all")
        await worker.end()
    trial.lost_answers = sum(fault.hits for fault in lost)
    trial.breaches = playground.traffic.breaches(Limits(scale=trial.pace, slack=0.15))
    for chat in chats:
        messages = playground.world.chats[moved.get(chat, chat)].messages.values()
        texts = [m["text"] for m in messages if m and m["from"]["is_bot"]]
        there = moved.get(chat, chat)
        times = [sent.time for sent in playground.traffic.sent if sent.chat_id == there]
        trial.arrived[chat] = [
            (at, re.findall(r"Event (\d+)", text)) for at, text in zip(times, texts, strict=True)
        ]
    store = TinyStore(folder)
    counts = await store.read(lambda view: view.outbox_counts(now))
    trial.left = {state: n for state, n in counts.states.items() if n}
    await store.close()


async def _hear_out(playground: Playground) -> None:
    """Let the server take what the killed one had sent: its sockets are read before a new one."""
    async with httpx.AsyncClient() as client:
        await client.get(f"{playground.api_url}/bot{playground.token}/getMe")


def _add_chats(trial: Trial, playground: Playground) -> list[int]:
    chats = []
    for n in range(trial.chats):
        if n % _GROUPS == _GROUPS - 1:
            chats.append(-1_003_000_000_000 - n)
            playground.world.add_group(chats[-1], f"Group {n}", _OWNER)
        else:
            chats.append(5000 + n)
            playground.world.add_user(chats[-1], f"P{n}", "en")
    return chats


async def _fill(trial: Trial, chats: list[int], folder: Path, now: float) -> None:
    published = dt.datetime.fromtimestamp(now, dt.UTC).isoformat(timespec="minutes")[:16]
    events = [
        make_event(
            _LINES,
            id=900 + n,
            url=f"http://en.president.example/events/president/news/{900 + n}",
            title=f"Event {n:03}",
            published=published,
            number=0,
            key="",
        )
        for n in range(trial.events)
    ]

    def put(tx: Any) -> None:
        for chat in chats:
            one = Subscription(chat, "all", "", "en", "en", created=now - 1)
            tx.put_subscription(one, wants_of(one))
        for event in events:
            announce_new(tx, tx.put(event).event, now)

    store = TinyStore(folder)
    await store.write(put)
    await store.close()


def _close_some(playground: Playground, chats: list[int]) -> dict[int, Any]:
    """Let some chats refuse everything, until they are opened again."""
    closed = {chats[0]: BLOCKED, chats[1]: CHAT_NOT_FOUND, chats[2 * _GROUPS - 1]: KICKED}
    return {
        chat: playground.faults.add("sendMessage", chat_id=chat, times=None, **terms)
        for chat, terms in closed.items()
    }


def _add_faults(playground: Playground) -> list[Any]:
    """Mix faults in; returns those that lose the answer to a message which was taken."""
    add = playground.faults.add
    add("sendMessage", times=None, every=97, status=429, retry_after=1)
    add("sendMessage", times=None, every=61, status=500)
    add("sendMessage", times=None, every=89, drop=True)
    add("sendMessage", times=None, every=43, delay=0.05)
    return [
        add("sendMessage", times=None, every=101, drop=True, after=True),
        add("sendMessage", times=6, every=149, delay=3.5, after=True),
    ]


async def _revive(chats: Iterable[int], folder: Path) -> None:
    store = TinyStore(folder)
    for chat in chats:
        await store.write(lambda tx, chat=chat: revive_chat(tx, chat, time.time()))
    await store.close()


@dataclass
class _Worker:
    """The process that delivers, a copy of it at a time."""

    process: asyncio.subprocess.Process

    async def begin(self, how_much: str) -> int:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(f"{how_much}\n".encode())
        await self.process.stdin.drain()
        return int(await self.process.stdout.readline())

    async def end(self) -> None:
        assert self.process.stdout
        assert await self.process.stdout.readline() == b"ended\n"


@asynccontextmanager
async def _start(trial: Trial, playground: Playground, folder: Path) -> AsyncIterator[_Worker]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.notices.delivering"),
        *(playground.token, playground.api_url, str(folder), str(trial.pace)),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield _Worker(process)
    finally:
        if process.stdin:
            process.stdin.close()
        await process.wait()


def tell_apart(trial: Trial) -> dict[int, list[str]]:
    """By chat, what it was told of, without the messages that came twice in a row."""
    return {
        chat: [event for events, _ in groupby(events for _, events in arrived) for event in events]
        for chat, arrived in trial.arrived.items()
    }


def count_repeats(trial: Trial) -> tuple[int, int]:
    """How many messages came again after a kill, and how many without one."""
    after_kill = without = 0
    for arrived in trial.arrived.values():
        for (first, events), (second, again) in pairwise(arrived):
            if events == again and any(first <= kill <= second for kill in trial.killed):
                after_kill += 1
            elif events == again:
                without += 1
    return after_kill, without
