"""The sync of a store with its sites: once, backwards through the years, or for ever."""

import asyncio
import datetime as dt
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.errors import SiteError
from bot.protocols import SYNCED, Store, View
from bot.sync.clock import Clock
from bot.sync.cursor import Cursor
from bot.sync.feeds import FeedReader, feeds_of
from bot.sync.follow import follow
from bot.sync.pages import PageReader
from bot.sync.rests import note_rest
from bot.sync.tally import Tally
from bot.sync.visitor import Visitor

PAGES_A_ROUND = 120
"""How many pages a round looks at, at most: at one a second, the feeds are polled in between."""

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Sync:
    """Keeps a store in step with its sites.

    Attributes:
        store: The archive.
        visitor: Asks the sites.
        hosts: The sites.
        clock: Time and chance.
    """

    store: Store
    visitor: Visitor
    hosts: Sequence[str]
    clock: Clock

    async def run(self, limit: int | None = None) -> Tally:
        """Take in what is new on all sites at once, and look at the pages that are due.

        Args:
            limit: How many pages of a site are looked at, at most.
        """
        tally = Tally()
        await self._on_each(lambda host: self._look(host, tally, limit))
        return tally

    async def backfill(
        self, since: dt.date | None, progress: Callable[[str, int, int], object]
    ) -> Tally:
        """Take in the older pages of all feeds, from where the last backfill stopped.

        Args:
            since: The earliest day that is wanted; None for everything.
            progress: Is given a feed's address, the number of its page that is done, and how
                many pages it has.
        """
        tally = await self.run()
        await self._on_each(lambda host: self._walk(host, since, tally, progress))
        return tally

    async def keep(self, minutes: float, stop: asyncio.Event) -> None:
        """Run again and again, with about so many minutes in between, until `stop` is set."""
        stopped = asyncio.create_task(stop.wait())
        try:
            while not stopped.done():
                work = asyncio.create_task(self._run_and_wait(minutes))
                await asyncio.wait({work, stopped}, return_when=asyncio.FIRST_COMPLETED)
                work.cancel()
                await asyncio.gather(work, return_exceptions=True)
        finally:
            stopped.cancel()

    async def _run_and_wait(self, minutes: float) -> None:
        try:
            tally = await self.run(PAGES_A_ROUND)
        except Exception:
            # Whatever one page holds, the bot goes on, and so does the next round.
            _logger.exception("the sync has failed; it will be tried again")
        else:
            if tally.outcomes or tally.found or tally.withdrawn:
                _logger.info("synced: %s", tally)
            for address, reason in tally.refused:
                _logger.info("not synced: %s: %s", address, reason)
        await self.clock.sleep(self.clock.jitter(minutes * 60))

    async def _on_each(self, work: Callable[[str], Awaitable[None]]) -> None:
        """Work on all sites at once; an error is raised when all are done."""
        done = await asyncio.gather(*map(work, self.hosts), return_exceptions=True)
        for failure in done:
            if failure is not None:
                raise failure

    async def _look(self, host: str, tally: Tally, limit: int | None) -> None:
        feeds = FeedReader(self.store, self.visitor, self.clock)
        pages = PageReader(self.store, self.visitor, self.clock)
        for feed in feeds_of(host):
            try:
                await feeds.poll(feed, tally)
            except SiteError as error:
                tally.refuse(feed, error)
            else:
                await self.store.write(lambda tx: tx.set_value(SYNCED, self.clock.now()))
        lang = await self.store.read(lambda view: _lang_of(view, host))
        if lang is not None:
            await follow(self.store, host, lang, self.clock.now())
        try:
            await pages.visit_due(host, tally, limit=limit)
        except SiteError as error:
            tally.refuse(host, error)
        await self._note_rest(host)

    async def _note_rest(self, host: str) -> None:
        rest = self.visitor.lane(host).rest()
        await self.store.write(lambda tx: note_rest(tx, host, rest))

    async def _walk(
        self,
        host: str,
        since: dt.date | None,
        tally: Tally,
        progress: Callable[[str, int, int], object],
    ) -> None:
        reader = FeedReader(self.store, self.visitor, self.clock)
        pages = PageReader(self.store, self.visitor, self.clock)
        for feed in feeds_of(host):

            async def after_page(page: int, of: int, feed: str = feed) -> None:
                progress(feed, page, of)
                await pages.visit_due(host, tally, patient=True)

            try:
                await reader.walk_back(feed, since, tally, after_page)
            except SiteError as error:
                tally.refuse(feed, error)
            await self._note_rest(host)


def _lang_of(view: View, host: str) -> str | None:
    """The language of a site's events, as its feeds say; None before one was read."""
    langs = (Cursor.load(view, feed).lang for feed in feeds_of(host))
    return next((lang for lang in langs if lang), None)
