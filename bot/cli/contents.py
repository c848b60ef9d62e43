"""Whether there is anything in the archive that a verb is to look in."""

from pathlib import Path

from bot.errors import StoreError
from bot.protocols import Store


async def demand_events(store: Store, folder: Path) -> None:
    """Make sure that the archive isn't empty, as it is where the wrong folder was named.

    Raises:
        StoreError: There is no event in it.
    """
    coverage = await store.read(lambda view: view.coverage())
    if not coverage.events:
        raise StoreError(
            f"the archive in {folder} is empty: fill it with ingest, or name another with --data"
        )
