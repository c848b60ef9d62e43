"""From an announcement to rows of the outbox, a thousand at a time.

Each thousand is written with how far that has come, so a kill loses nothing and repeats nothing.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby, islice

from bot.following import Announcement, Notice, Subscription
from bot.matching.facts import Facts
from bot.matching.match import Match, Matches, match_event
from bot.matching.past import find_past
from bot.notices.schedule import Due, earliest, find_due
from bot.protocols import Store, Transaction, View

ROWS = 1000
_REST = 3.0
"""How many times as long as a write takes, others have the store to themselves after it."""


@dataclass(frozen=True, slots=True)
class Fanout:
    """Writes the rows of what is announced.

    Attributes:
        store: The store.
        clock: The seconds since 1970.
        rows: How many rows are written at once.
        failed: The announcements and catch-ups whose last attempt has failed; the others go first.
    """

    store: Store
    clock: Callable[[], float]
    rows: int = ROWS
    failed: set[tuple[str, int]] = field(default_factory=set)

    async def work(self) -> bool:
        """Write all rows of what waits longest; False where nothing waits.

        What has failed waits until there is nothing else: whatever one event holds, the others are
        told of.

        Raises:
            Exception: Whatever the event that is told of has led to.
        """
        # Many catch-ups must not hold up what is new, nor the other way round.
        caught_up = await self._catch_up()
        announced = await self._announce()
        if not (caught_up or announced):
            self.failed.clear()
        return caught_up or announced

    @contextmanager
    def _noting_failure(self, of: tuple[str, int]) -> Iterator[None]:
        try:
            yield
        except Exception:
            self.failed.add(of)
            raise

    async def _catch_up(self) -> bool:
        """Write the rows of the past that somebody has asked for."""
        limit = len(self.failed) + 1
        asked = await self.store.read(lambda view: view.catch_ups(limit))
        for number, count in asked:
            if ("catch-up", number) not in self.failed:
                with self._noting_failure(("catch-up", number)):
                    await self._write_past(number, count)
                return True
        return False

    async def _write_past(self, number: int, count: int) -> None:
        rows = await self.store.read(partial(self._past, number=number, count=count))
        now = self.clock()

        def write(tx: Transaction) -> None:
            tx.post(rows, now)
            tx.finish_catch_up(number)

        await self.store.write(write)

    def _past(self, view: View, number: int, count: int) -> list[Notice]:
        one = view.subscription(number)
        if one is None:
            return []
        now = self.clock()
        events = list(islice(find_past(one, view), count))
        return [
            Notice(
                *(one.chat_id, one.thread_id, event.number, 0, now),
                bundled=True,
                reasons=(number,),
            )
            for event in reversed(events)
        ]

    async def _announce(self) -> bool:
        """Write the rows of what waits longest to be told of."""
        limit = len(self.failed) + 1
        waiting = await self.store.read(lambda view: view.announcements(limit))
        for told in waiting:
            if ("event", told.event) not in self.failed:
                with self._noting_failure(("event", told.event)):
                    await self._tell(told)
                return True
        return False

    async def _tell(self, told: Announcement) -> None:
        matches = await self.store.read(partial(self._match, told=told))
        first = matches.first_after(*told.after) if told.after else 0
        for start in range(first, len(matches), self.rows):
            begun = self._time()
            part = matches.part(start, self.rows)
            notices = await self.store.read(partial(self._rows_for, told=told, part=part))
            last = (part[-1].chat_id, part[-1].thread_id)
            further = replace(told, after=last)
            if not await self._advance(told, further, notices):
                return
            told = further
            await self._rest(begun)
        await self._correct(told)

    def _match(self, view: View, told: Announcement) -> Matches:
        event = view.event(told.event)
        return match_event(Facts(event), view) if event else Matches(())

    def _rows_for(self, view: View, told: Announcement, part: Sequence[Match]) -> list[Notice]:
        event = view.event(told.event)
        now = self.clock()
        if event is None:
            return []
        new = now <= told.until
        notices: list[Notice] = []
        for match in part:
            found = filter(None, map(view.subscription, match.subscriptions))
            # Who awaits the end of a transcript has asked for that since its event was found.
            wanted = [
                one for one in found if not one.paused and (_awaits(one) or one.created <= told.at)
            ]
            zone = view.preferences(match.chat_id).zone
            wanted.sort(key=_awaits)
            for awaited, subscriptions in groupby(wanted, _awaits):
                # Whoever awaits the whole transcript is told of it by a row of its own.
                if awaited or new:
                    notices.append(_row(match, told, list(subscriptions), zone, now))
        return notices

    async def _correct(self, told: Announcement) -> None:
        """Write the rows that correct what was sent before the event changed."""
        while told.revision:
            begun = self._time()
            rows, last = await self.store.read(partial(self._corrections, told=told))
            if not rows:
                break
            further = replace(told, edited=last)
            if not await self._advance(told, further, rows):
                return
            told = further
            await self._rest(begun)
        await self.store.write(partial(_finish, told=told))

    def _corrections(self, view: View, told: Announcement) -> tuple[list[Notice], int]:
        """The next rows, and the number of the last notice that they correct."""
        now = self.clock()
        sent = view.sent_of(told.event, told.edited, self.rows)
        rows = []
        for one in sent:
            due = Due(now, bundled=False)
            found = list(filter(None, map(view.subscription, one.reasons)))
            if told.added and found:
                # The reply under it is heard, unlike the edit, so it waits for the quiet to end.
                zone = view.preferences(one.chat_id).zone
                due = earliest(find_due(replace(each, when="now"), zone, now) for each in found)
            rows.append(
                Notice(
                    one.chat_id,
                    one.thread_id,
                    one.event,
                    told.revision,
                    due.at,
                    reasons=one.reasons,
                    added=told.added,
                )
            )
        return rows, sent[-1].number if sent else told.edited

    @staticmethod
    def _time() -> float:
        return asyncio.get_running_loop().time()

    async def _rest(self, begun: float) -> None:
        """Leave the store to others for a while, above all to those who wait for an answer."""
        await asyncio.sleep(_REST * (self._time() - begun))

    async def _advance(
        self, told: Announcement, further: Announcement, notices: Sequence[Notice]
    ) -> bool:
        """Write rows and how far that has come; False where the event has changed meanwhile."""
        now = self.clock()

        def write(tx: Transaction) -> bool:
            if tx.announcement(told.event) != told:
                return False
            tx.post(notices, now)
            tx.announce(further)
            return True

        return await self.store.write(write)


def _awaits(one: Subscription) -> bool:
    return one.kind == "complete"


def _finish(tx: Transaction, told: Announcement) -> None:
    if tx.announcement(told.event) == told:
        tx.finish_announcement(told)


def _row(
    match: Match,
    told: Announcement,
    wanted: Sequence[Subscription],
    zone: str | None,
    now: float,
) -> Notice:
    awaited = _awaits(wanted[0])
    due = earliest(find_due(one, zone, now) for one in wanted)
    return Notice(
        match.chat_id,
        match.thread_id,
        told.event,
        max(1, told.revision) if awaited else 0,
        due.at,
        bundled=due.bundled and not awaited,
        reasons=tuple(one.number for one in wanted),
        added=told.added if awaited else (),
    )
