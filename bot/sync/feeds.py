"""Following a feed: its first page again and again, and the older ones once."""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.errors import SiteError, SourceError
from bot.protocols import Store, Transaction
from bot.sources.feed import Feed, read_feed
from bot.sources.site import GONE, NO_VALIDATORS, UNCHANGED, Reply, Validators, digest, host_of
from bot.sync.clock import Clock
from bot.sync.cursor import Cursor
from bot.sync.intake import Intake, take_in
from bot.sync.tally import Tally
from bot.sync.visitor import Visitor

SECTIONS = ("transcripts", "news")
"""The feeds of a site."""


def feeds_of(host: str) -> list[str]:
    """The addresses of a site's feeds."""
    return [f"http://{host}/events/president/{section}/feed" for section in SECTIONS]


def page_address(feed: str, page: int) -> str:
    """The address of a page of a feed, from 1."""
    return feed if page == 1 else f"{feed}/page/{page}"


@dataclass(frozen=True, slots=True)
class FeedReader:
    """Reads feeds into the store."""

    store: Store
    visitor: Visitor
    clock: Clock

    async def poll(self, feed: str, tally: Tally) -> None:
        """Take in what is new.

        A page that has something new is followed by the next one: an event stands where its own
        moment puts it, however late it is published. How far the reading has to go is written
        down with each page, so that a kill on the way loses nothing. The first time only the
        first page is read; older ones are the backfill's work.

        Raises:
            SiteError: The feed can't be had.
        """
        cursor = await self.store.read(lambda view: Cursor.load(view, feed))
        validators = NO_VALIDATORS if cursor.walk else cursor.validators
        head = await self._fetch(feed, 1, validators, tally)
        if head.status == UNCHANGED or (digest(head.body) == cursor.digest and not cursor.walk):
            return
        found = await _read(head)
        horizon = cursor.horizon or _oldest(found)
        page, reach = 1, cursor.walk
        while True:

            def put(
                tx: Transaction, found: Feed = found, page: int = page, reach: int = reach
            ) -> tuple[Intake, int]:
                host, now = host_of(feed), self.clock.now()
                intake = take_in(tx, found.entries, host, now, horizon=cursor.horizon)
                if cursor.horizon and intake.newest >= horizon:
                    reach = max(reach, page + 1)
                reach = min(reach, found.pages)
                latest = Cursor.load(tx, feed)
                if reach > page:
                    replace(latest, walk=reach).save(tx, feed)
                else:
                    _finish(latest, head, found.lang, horizon).save(tx, feed)
                return intake, reach

            intake, reach = await self.store.write(put)
            _count(tally, found, intake)
            if reach <= page:
                return
            page += 1
            found = await _read(await self._fetch(feed, page, NO_VALIDATORS, tally))

    async def walk_back(
        self,
        feed: str,
        since: dt.date | None,
        tally: Tally,
        after_page: Callable[[int, int], Awaitable[None]],
    ) -> None:
        """Take in the feed's older pages, from where the last walk stopped.

        Args:
            feed: The feed's address.
            since: Ends at the first page that has nothing from this day on; None at the last one.
            tally: Counts what was done.
            after_page: Is given the number of the page that was stored, and how many there are.

        Raises:
            SiteError: A page can't be had. What was read is stored.
        """
        cursor = await self.store.read(lambda view: Cursor.load(view, feed))
        # One page back, for entries move up when one before them is withdrawn.
        page = max(1, cursor.back - 1)
        ended = cursor.whole
        while not ended:
            found = await _read(await self._fetch(feed, page, NO_VALIDATORS, tally, patient=True))
            last = page >= found.pages
            past = since is not None and _is_before(found, since)

            # A walk to older ones may go on another time, from the very page where this one ends.
            back = page if past else page + 1

            def put(
                tx: Transaction, found: Feed = found, back: int = back, last: bool = last
            ) -> Intake:
                intake = take_in(tx, found.entries, host_of(feed), self.clock.now(), tell=False)
                cursor = Cursor.load(tx, feed)
                lang = cursor.lang or found.lang
                replace(cursor, lang=lang, back=back, whole=last).save(tx, feed)
                return intake

            _count(tally, found, await self.store.write(put))
            await after_page(page, found.pages)
            ended = last or past
            page += 1

    async def _fetch(
        self,
        feed: str,
        page: int,
        validators: Validators,
        tally: Tally,
        *,
        patient: bool = False,
    ) -> Reply:
        reply = await self.visitor.get(page_address(feed, page), validators, patient=patient)
        tally.requests["feed pages"] += 1
        if reply.status in GONE:
            raise SiteError(f"the site answers {reply.status}")
        return reply


def _finish(cursor: Cursor, head: Reply, lang: str, horizon: str) -> Cursor:
    """The cursor of a feed of which all that is new has been read."""
    return replace(
        cursor,
        lang=lang,
        horizon=horizon,
        digest=digest(head.body),
        etag=head.validators.etag,
        last_modified=head.validators.last_modified,
        walk=0,
    )


async def _read(reply: Reply) -> Feed:
    try:
        return await asyncio.to_thread(read_feed, reply.body)
    except SourceError as error:
        raise SiteError(f"{reply.url}: {error}") from error


def _oldest(found: Feed) -> str:
    return min((entry.event.published or "" for entry in found.entries), default="")


def _is_before(found: Feed, since: dt.date) -> bool:
    days = [entry.event.date for entry in found.entries if entry.event.date]
    return bool(days) and max(days) < since


def _count(tally: Tally, found: Feed, intake: Intake) -> None:
    tally.outcomes.update(intake.outcomes)
    for address, reason in intake.refused:
        tally.refuse(address, reason)
    for address in found.refused:
        tally.refuse(address, "an entry that is no event")
