"""Subscribers, an archive, and the delivery between them, for tests."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import telegram

from bot.following import Quiet, Subscription
from bot.matching.match import wants_of
from bot.model import Event
from bot.notices.announce import announce_change, announce_new
from bot.notices.delivery import Delivery
from bot.notices.fanout import Fanout
from bot.notices.sender import NoticeSender
from bot.notices.settle import Rules, revive_chat
from bot.playground import Playground
from bot.store.tiny import TinyStore
from bot.telegram.backoff import Backoff
from bot.telegram.pacer import Pacer
from bot.telegram.schedule import Limits, Schedule

ANNA, BORIS, GROUP = 1001, 1002, -1001000000001
NOON = 1_715_945_400.0
"""The moment of the events that `tests/making.py` makes: 2024-05-17, 11:30 UTC."""


def follow(chat_id: int = ANNA, kind: Any = "all", words: str = "", **more: Any) -> Subscription:
    values: dict[str, Any] = {"lang": "en", "reader": "en", "created": NOON - 3600}
    return Subscription(chat_id, kind, words, **(values | more))


@dataclass
class Post:
    """Subscribers, an archive, and the delivery between them, in the playground."""

    playground: Playground
    store: TinyStore
    client: telegram.Bot
    now: float = NOON
    reports: list[str] = field(default_factory=list)
    rules: Rules = field(default_factory=lambda: Rules(Backoff(first=0.01, most=0.01)))

    async def subscribe(self, *subscriptions: Subscription) -> list[Subscription]:
        return await self.store.write(
            lambda tx: [tx.put_subscription(one, wants_of(one)) for one in subscriptions]
        )

    async def publish(self, *events: Event) -> list[Event]:
        """Put events in as the sync does."""

        def put(tx: Any) -> list[Event]:
            found = [tx.put(event).event for event in events]
            for event in found:
                announce_new(tx, event, self.now)
            return found

        return await self.store.write(put)

    async def change(self, event: Event) -> Event:
        """Put another form of an event in as the sync does."""

        def put(tx: Any) -> Event:
            before = tx.with_id(event.id)[0]
            after = tx.put(event).event
            announce_change(tx, before, after, self.now)
            return after

        return await self.store.write(put)

    async def tell(self, report: str) -> None:
        self.reports.append(report)

    async def revive(self, chat: int) -> None:
        await self.store.write(lambda tx: revive_chat(tx, chat, self.now))

    def fanout(self, rows: int) -> Fanout:
        return Fanout(self.store, lambda: self.now, rows)

    @staticmethod
    def quiet(start: int, end: int) -> Quiet:
        return Quiet(start, end)

    @asynccontextmanager
    async def delivering(self) -> AsyncIterator[None]:
        """Deliver while the block lasts, far faster than Telegram would let it."""
        stop = asyncio.Event()
        fast = Limits(total=1000, burst=1000, interval=0.0001, group=1000)
        async with Pacer(Schedule(fast)) as pacer:
            sender = NoticeSender(self.client, pacer)
            delivery = Delivery(
                self.store, sender, lambda: self.now, self.tell, self.rules, poll=0.01
            )
            task = asyncio.create_task(delivery.run(stop))
            try:
                yield
            finally:
                stop.set()
                await task

    async def deliver(self) -> None:
        """Deliver until nothing is left that is due."""
        async with self.delivering():
            await self.settle()

    async def deliver_until(self, states: dict[str, int], step: float = 1.0) -> None:
        """Deliver, while time goes by, until the notices are in these states."""
        async with self.delivering():
            while await self.states() != states:
                self.now += step

    async def settle(self) -> None:
        """Wait until nothing is left that is due; what failed is tried again at once."""
        while True:
            at_work, counts = await self.store.read(
                lambda view: (
                    view.announcements(1) or view.catch_ups(1) or view.ready_chats(self.now, 1),
                    view.outbox_counts(self.now),
                )
            )
            if not at_work and not counts.failing:
                return
            self.now += 0.01 if not at_work else 0.0

    def messages(self, chat: int = ANNA) -> list[dict[str, Any]]:
        return [m for m in self.playground.world.chats[chat].messages.values() if m]

    def texts(self, chat: int = ANNA) -> list[str]:
        return [m["text"] for m in self.messages(chat) if "text" in m]

    async def states(self) -> dict[str, int]:
        counts = await self.store.read(lambda view: view.outbox_counts(self.now))
        return {state: n for state, n in counts.states.items() if n}
