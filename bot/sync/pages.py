"""Looking at the pages that are due, and marking those that have vanished."""

import asyncio
from dataclasses import dataclass, replace

from bot.errors import RecordError, SiteBusyError, SiteError, SourceError
from bot.model import Check, Event, Outcome
from bot.notices.announce import announce_change
from bot.protocols import Store, Transaction, View
from bot.sources.page import read_page
from bot.sources.site import GONE, OK, Reply, Validators, digest
from bot.sync.clock import Clock
from bot.sync.days import DayFinder
from bot.sync.schedule import after_failure, after_missing, after_page
from bot.sync.tally import Tally
from bot.sync.visitor import Visitor


@dataclass(frozen=True, slots=True)
class PageReader:
    """Reads pages of events into the store."""

    store: Store
    visitor: Visitor
    clock: Clock

    async def visit_due(
        self, host: str, tally: Tally, *, limit: int | None = None, patient: bool = False
    ) -> None:
        """Look at the pages of a site that are due.

        Args:
            host: The site's.
            tally: Counts what was done.
            limit: How many requests are sent at most.
            patient: Whether to wait where the site wants to be left alone.

        Raises:
            SiteBusyError: The site is left alone; what was due stays due.
        """
        sent = 0
        while limit is None or sent < limit:
            due = await self.store.read(lambda view: self._find_due(view, host))
            if due is None:
                return
            try:
                sent += await self._look(*due, tally)
            except SiteBusyError:
                if not (patient and await self.visitor.wait_out(host)):
                    raise

    def _find_due(self, view: View, host: str) -> tuple[Check, Event | None] | None:
        checks = view.due(host, self.clock.now(), 1)
        return (checks[0], view.event(checks[0].number)) if checks else None

    async def _look(self, check: Check, event: Event | None, tally: Tally) -> int:
        """Do what is due for one event; returns how many requests were sent."""
        if event is None:
            await self.store.write(lambda tx: tx.drop_check(check.number))
            return 0
        if event.url is None:
            finder = DayFinder(self.store, self.visitor, self.clock)
            return await finder.find(check, event, tally)
        await self._visit(check, event, event.url, tally)
        return 1

    async def _visit(self, check: Check, event: Event, url: str, tally: Tally) -> None:
        try:
            reply = await self.visitor.get(url, Validators(check.etag, check.last_modified))
        except SiteError as error:
            tally.refuse(url, error)
            await self._note(after_failure(check, self.clock.now()))
            if isinstance(error, SiteBusyError) and self.visitor.lane(check.site).rest_left():
                raise
            return
        tally.requests["pages"] += 1
        now = self.clock.now()
        if reply.status in GONE:
            missing = after_missing(check, now)
            tally.withdrawn += missing.state == "withdrawn" != check.state
            await self._note(missing)
        elif reply.status != OK or digest(reply.body) == check.digest:
            await self._note(after_page(check, event, now, changed=False))
        else:
            await self._take_in(check, event, reply, tally)

    async def _take_in(self, check: Check, event: Event, reply: Reply, tally: Tally) -> None:
        now = self.clock.now()
        try:
            page = await asyncio.to_thread(_read, reply.body, event)
            outcome = await self.store.write(lambda tx: _put(tx, check, page, reply, now))
        except (SourceError, RecordError) as error:
            tally.refuse(reply.url, error)
            await self._note(after_failure(check, now))
        else:
            tally.outcomes[outcome] += 1

    async def _note(self, check: Check) -> None:
        await self.store.write(lambda tx: tx.set_check(check))


def _read(body: bytes, event: Event) -> Event:
    page = read_page(body)
    if None not in {page.id, event.id} and page.id != event.id:
        raise SourceError(f"the page of another event, {page.id}")
    return page


def _put(tx: Transaction, check: Check, page: Event, reply: Reply, now: float) -> Outcome:
    before = tx.event(check.number)
    stored = tx.put(page)
    number = stored.event.number
    if stored.outcome is Outcome.CHANGED:
        announce_change(tx, before, stored.event, now)
    if number != check.number:
        # The page has shown that two events are one.
        tx.drop_check(check.number)
    changed = stored.outcome is not Outcome.SAME
    tx.set_check(
        replace(
            after_page(check, stored.event, now, changed=changed),
            number=number,
            digest=digest(reply.body),
            etag=reply.validators.etag,
            last_modified=reply.validators.last_modified,
        )
    )
    return stored.outcome
