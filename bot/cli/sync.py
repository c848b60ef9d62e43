"""The verb that asks the sites: sync."""

import datetime as dt
from collections.abc import Sequence

from tqdm import tqdm

from bot.cli.output import tell
from bot.errors import UsageError
from bot.library import open_library
from bot.settings import Settings
from bot.sync.clock import Clock
from bot.sync.sync import Sync
from bot.sync.tally import Tally
from bot.sync.visitor import open_visitor


async def sync(
    settings: Settings, *, backfill: bool, since: dt.date | None, sites: Sequence[str] | None
) -> int:
    """Take in what the sites have published; 1 where none of them could be asked.

    Raises:
        UsageError: A site is not among those that may be asked.
    """
    hosts = tuple(site.lower() for site in sites or settings.sites)
    for host in hosts:
        if host not in settings.sites:
            raise UsageError(f"{host} is not among the hosts in BOT_SITES")
    if since is not None and not backfill:
        raise UsageError("--since needs --backfill")
    clock = Clock()
    async with (
        open_library(settings.data_dir) as library,
        open_visitor(
            settings.sites, settings.sites_private, clock, tell, settings.data_dir
        ) as visitor,
    ):
        work = Sync(library.store, visitor, hosts, clock)
        tally = await (_fill_back(work, since) if backfill else work.run())
        _report(tally)
        if not await library.index():
            tell("the running bot indexes what is new")
    return 0 if tally.requests.total() else 1


async def _fill_back(work: Sync, since: dt.date | None) -> Tally:
    pages: dict[str, tuple[int, int]] = {}
    with tqdm(unit="page", disable=None, leave=False) as bar:

        def show(feed: str, page: int, of: int) -> None:
            pages[feed] = (page, of)
            bar.total = sum(of for _, of in pages.values())
            bar.set_postfix_str(feed)
            bar.update(sum(page for page, _ in pages.values()) - bar.n)

        return await work.backfill(since, show)


def _report(tally: Tally) -> None:
    for address, reason in tally.refused:
        tell(f"refused {address}: {reason}")
    print(tally)
