"""Asking the sites politely: in turn, by their robots.txt, and again after a refusal."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from bot.errors import SiteBusyError, SiteError, SourceError
from bot.sources import read
from bot.sources.files import Reading
from bot.sources.site import (
    NO_VALIDATORS,
    OK,
    Reply,
    Site,
    Validators,
    host_of,
    user_agent,
)
from bot.sync.clock import Clock
from bot.sync.lane import INTERVAL, Lane
from bot.sync.turns import Turns

_logger = logging.getLogger(__name__)
_ATTEMPTS = 3
_MOST_REDIRECTS = 5
# With rests that double from five minutes to six hours this is most of a day.
_MOST_RESTS = 8
_ROBOTS_SECONDS = 24 * 3600.0
_LONGEST_INTERVAL = 60.0


class Visitor:
    """Asks each host one request at a time."""

    def __init__(
        self,
        site: Site,
        clock: Clock,
        say: Callable[[str], object] = _logger.warning,
        folder: Path | None = None,
    ) -> None:
        """Ask through `site`.

        Args:
            site: Asks once.
            clock: Time and chance.
            say: Is told when a host is left alone and when it is well again.
            folder: Where processes that use the same archive take turns; None for no others.
        """
        self._folder = folder
        self._site = site
        self._clock = clock
        self._say = say
        self._lanes: dict[str, Lane] = {}
        self._robots: dict[str, tuple[float, RobotFileParser]] = {}

    def lane(self, host: str) -> Lane:
        """The way to a host."""
        if host not in self._lanes:
            folder, clock, say = self._folder, self._clock, self._say
            turns = None if folder is None else Turns(folder, host, clock, say)
            self._lanes[host] = Lane(host, clock, say, turns)
        return self._lanes[host]

    async def get(
        self, address: str, validators: Validators = NO_VALIDATORS, *, patient: bool = False
    ) -> Reply:
        """Ask for a page and follow its redirects; of the reply, `url` is the last address.

        Args:
            address: What to ask for.
            validators: Of an earlier reply, so that an unchanged page needn't be sent again.
            patient: Whether to wait until the site can be asked again, for most of a day.

        Raises:
            SiteBusyError: The site refuses or fails, or is left alone for now.
            SiteError: It may not be asked, or what it sends can't be taken.
        """
        for _ in range(_MOST_REDIRECTS):
            host = host_of(address)
            if host not in self._site.hosts:
                # Says what is wrong with the address, without asking anybody.
                return await self._site.get(address)
            async with self.lane(host).lock:
                robots = await self._find_robots(address, patient=patient)
                if not robots.can_fetch(user_agent(), address):
                    raise SiteError(f"{host}/robots.txt forbids {urlsplit(address).path}")
                reply = await self._ask(address, validators, patient=patient)
            if reply.location is None:
                return reply
            address = reply.location
        raise SiteError(f"redirected more than {_MOST_REDIRECTS} times")

    async def wait_out(self, host: str) -> bool:
        """Wait until a host that is left alone may be asked again; False where that is hopeless."""
        lane = self.lane(host)
        if lane.rests > _MOST_RESTS:
            return False
        await self._clock.sleep(lane.rest_left())
        return True

    async def _ask(
        self, address: str, validators: Validators = NO_VALIDATORS, *, patient: bool
    ) -> Reply:
        host = host_of(address)
        lane = self.lane(host)
        attempt = 1
        while True:
            if patient:
                await self.wait_out(host)
            await lane.take_turn()
            try:
                async with lane.among_others():
                    reply = await self._site.get(address, validators)
            except SiteBusyError as error:
                lane.note_setback(error)
                hopeless = lane.rests > _MOST_RESTS if patient else attempt == _ATTEMPTS
                if hopeless or (lane.rest_left() and not patient):
                    raise
                attempt += 1
            else:
                lane.note_answer()
                return reply

    async def _find_robots(self, address: str, *, patient: bool) -> RobotFileParser:
        """The rules of an address's host, asked for once a day.

        A site without a robots.txt allows everything; one that refuses it is asked for nothing.
        """
        host = host_of(address)
        known = self._robots.get(host)
        if known and self._clock.now() < known[0] + _ROBOTS_SECONDS:
            return known[1]
        place = f"{urlsplit(address).scheme}://{host}/robots.txt"
        reply = await self._ask(place, patient=patient)
        if reply.location is not None:
            reply = await self._ask(reply.location, patient=patient)
        robots = RobotFileParser()
        text = reply.body.decode("utf-8-sig", "replace") if reply.status == OK else ""
        robots.parse(text.splitlines())
        self._robots[host] = (self._clock.now(), robots)
        delay = robots.crawl_delay(user_agent())
        lane = self.lane(host)
        lane.interval = min(max(INTERVAL, float(delay or 0)), _LONGEST_INTERVAL)
        return robots


@asynccontextmanager
async def open_visitor(
    hosts: Sequence[str],
    private: bool,
    clock: Clock,
    say: Callable[[str], object] = _logger.warning,
    folder: Path | None = None,
) -> AsyncIterator[Visitor]:
    """Open the way to these hosts, which may be private ones where `private` is true."""
    async with Site(hosts, private=private) as site:
        yield Visitor(site, clock, say, folder)


async def fetch_page(visitor: Visitor, address: str, position: int) -> Reading:
    """Fetch and read one page; what goes wrong is the reading's refusal."""
    try:
        reply = await visitor.get(address)
        if reply.status != OK:
            return Reading(address, (), f"the site answers {reply.status}", position)
        events = await asyncio.to_thread(read, reply.body, address)
    except (SiteError, SourceError) as error:
        return Reading(address, (), str(error), position)
    return Reading(address, tuple(events), None, position)
