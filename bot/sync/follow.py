"""Knowing of every event that enters the archive, however it came: by the store's change feed."""

from bot.model import Event
from bot.protocols import Store, Transaction
from bot.sources.site import host_of
from bot.sync.schedule import begin

# A write must stay short: whoever answers a chat waits for it.
_CHANGES_A_WRITE = 50


async def follow(store: Store, host: str, lang: str, now: float) -> None:
    """Begin a check for every event of a site that has none.

    Args:
        store: The archive.
        host: The site's.
        lang: The language of its events: one without an address is looked for there.
        now: Seconds since 1970.
    """
    name = f"followed {host}"

    def begin_some(tx: Transaction) -> bool:
        changes = tx.changes(tx.value(name) or 0, _CHANGES_A_WRITE)
        for change in changes:
            if change.event is None:
                tx.drop_check(change.number)
            elif _is_of(change.event, host, lang) and tx.check(change.number) is None:
                tx.set_check(begin(change.event, host, now))
        if changes:
            tx.set_value(name, changes[-1].at)
        return bool(changes)

    while await store.write(begin_some):
        pass


def _is_of(event: Event, host: str, lang: str) -> bool:
    return host_of(event.url) == host if event.url else event.lang == lang
