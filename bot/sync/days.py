"""Finding the addresses of events that came without one, in the list of their day."""

import asyncio
import datetime as dt
import functools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, utils

from bot.errors import SiteBusyError, SiteError, SourceError
from bot.model import PLACEHOLDER_TIME, Check, Event
from bot.protocols import Store, Transaction
from bot.sources.listing import Item, Listing, day_address, read_listing
from bot.sources.site import OK
from bot.sync.clock import Clock
from bot.sync.schedule import after_failure, after_lookup
from bot.sync.tally import Tally
from bot.sync.visitor import Visitor

_LIKE = 90.0
_SAME = 100.0
_NUMBER = re.compile("[0-9]+")
# A day of more than sixty events has never been.
_MOST_PAGES = 3
_SECTIONS = ("news", "transcripts")


def match_items(events: Iterable[Event], items: Iterable[Item]) -> list[tuple[Event, Item]]:
    """Pair events with the items of a list by day, time and title.

    Titles get edited, so where the times are the same they need only be alike. Where two items are
    equally like an event, or two events claim one item, none is taken: a wrong link is worse than
    none.
    """
    items = tuple(items)
    claims = [(event, item) for event in events if (item := _choose(event, items))]
    claimed = Counter(item.id for _, item in claims)
    return [(event, item) for event, item in claims if claimed[item.id] == 1]


def _choose(event: Event, items: Iterable[Item]) -> Item | None:
    scored = [(score, item) for item in items if (score := _liken(event, item))]
    scored.sort(key=lambda pair: -pair[0])
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1]


def _liken(event: Event, item: Item) -> float:
    """How like an event an item is, up to 100; 0 where it is another event's."""
    times = {event.time, item.time} - {None, PLACEHOLDER_TIME}
    # "Meeting of the 2nd commission" is very like "Meeting of the 3rd commission".
    numbers = {tuple(_NUMBER.findall(title)) for title in (event.title, item.title)}
    if event.date != item.date or len(times) > 1 or len(numbers) > 1:
        return 0
    least = _LIKE if event.time == item.time and times else _SAME
    return fuzz.ratio(event.title, item.title, processor=utils.default_process, score_cutoff=least)


@dataclass(frozen=True, slots=True)
class DayFinder:
    """Looks events up in the lists of a site."""

    store: Store
    visitor: Visitor
    clock: Clock

    async def find(self, check: Check, event: Event, tally: Tally) -> int:
        """Look an event up in its day's list, and with it all others that stand there.

        Returns:
            How many requests were sent.

        Raises:
            SiteBusyError: The site is left alone.
        """
        if event.date is None:
            await self._note(replace(check, next_at=None))
            return 0
        asked: list[str] = []
        try:
            for section in _SECTIONS:
                first = day_address(f"http://{check.site}", event.date, section)
                if await self._search(first, event, event.date, asked, tally):
                    return len(asked)
        except (SiteError, SourceError) as error:
            tally.refuse(asked[-1], error)
            await self._note(after_failure(check, self.clock.now()))
            if isinstance(error, SiteBusyError) and self.visitor.lane(check.site).rest_left():
                raise
        else:
            await self._note(after_lookup(check, self.clock.now()))
        finally:
            tally.requests["lists"] += len(asked)
        return len(asked)

    async def _search(
        self, first: str, event: Event, day: dt.date, asked: list[str], tally: Tally
    ) -> bool:
        """Go through a day's list; True where the event stood in it.

        Args:
            first: The list's address.
            event: What is looked for.
            day: Its day.
            asked: Takes the addresses that are asked for.
            tally: Counts what was found.
        """
        address: str | None = first
        for _ in range(_MOST_PAGES):
            if address is None:
                return False
            asked.append(address)
            reply = await self.visitor.get(address)
            if reply.status != OK:
                return False
            listing = await asyncio.to_thread(read_listing, reply.body, reply.url)
            give = functools.partial(self._give, lang=event.lang, items=listing.items)
            found = await self.store.write(give)
            tally.found += len(found)
            if event.number in found:
                return True
            address = _further(listing, day)
        return False

    def _give(self, tx: Transaction, lang: str, items: tuple[Item, ...]) -> set[int]:
        """Give the events of a list's days their addresses; returns the numbers of those."""
        days = {item.date for item in items if item.date}
        lacking = [
            event
            for day in days
            for event in tx.on(day)
            if event.url is None and event.lang == lang
        ]
        pairs = match_items(lacking, items)
        for event, item in pairs:
            check = tx.check(event.number)
            number = tx.put(_name(event, item)).event.number
            if number != event.number:
                # Its page was there already, under another title, and has a check of its own.
                tx.drop_check(event.number)
            elif check is not None:
                tx.set_check(replace(check, next_at=self.clock.now(), step=0))
        return {event.number for event, _ in pairs}

    async def _note(self, check: Check) -> None:
        await self.store.write(lambda tx: tx.set_check(check))


def _name(event: Event, item: Item) -> Event:
    """As much of the event as it takes to find it in the store, with its address."""
    return Event(
        title=event.title,
        lang=event.lang,
        source=event.source,
        id=item.id,
        url=item.url,
        date=event.date,
        time=event.time,
        kind=event.kind,
        key=event.key,
        number=event.number,
    )


def _further(listing: Listing, day: dt.date) -> str | None:
    """The next page of a list, where the day may go on there."""
    if listing.items and listing.items[-1].date == day:
        return listing.address(listing.page + 1)
    return None
