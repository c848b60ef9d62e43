"""The verb that looks after notices: outbox."""

import time
from collections.abc import Sequence

from bot.cli.output import tell
from bot.errors import UsageError
from bot.following import STATES, Notice, State
from bot.library import open_store
from bot.protocols import View
from bot.settings import Settings

_STOPPED: tuple[State, ...] = ("parked", "held")


async def outbox(
    settings: Settings,
    numbers: Sequence[int],
    *,
    state: str | None,
    retry: bool,
    drop: bool,
    limit: int,
) -> int:
    """List notices, or retry or drop some of them; 1 where there are none.

    Raises:
        UsageError: There is no such state, or both or nothing is to be done with the numbers.
    """
    states = [one for one in STATES if state in (None, one)]
    if not states:
        raise UsageError(f"no notice is {state!r}; they are {', '.join(STATES)}")
    if numbers and retry == drop:
        raise UsageError("say --retry or --drop, what is to be done with these notices")
    # Held ones wait for their chat, so they are tried again only where somebody says so.
    wanted = tuple(states) if state else _STOPPED[:1] if retry or drop else _STOPPED
    async with open_store(settings.data_dir) as store:
        now = time.time()
        found = await store.read(lambda view: _find(view, numbers, wanted, limit))
        if retry:
            chosen = [one.number for one in found]
            print(f"{await store.write(lambda tx: tx.retry_notices(chosen, now))} are tried again")
        elif drop:
            chosen = [one.number for one in found]
            print(f"{await store.write(lambda tx: tx.drop_notices(chosen))} are dropped")
        else:
            for one in found:
                print(_line(one))
            counts = await store.read(lambda view: view.outbox_counts(now))
            tell(", ".join(f"{n} {name}" for name, n in counts.states.items()))
    return 0 if found else 1


def _find(view: View, numbers: Sequence[int], states: Sequence[State], limit: int) -> list[Notice]:
    if numbers:
        return [one for number in numbers if (one := view.notice(number))]
    found = [one for state in states for one in view.notices_in(state, limit)]
    return found[:limit]


def _line(notice: Notice) -> str:
    topic = f", topic {notice.thread_id}" if notice.thread_id else ""
    fault = f": {notice.fault}" if notice.fault else ""
    return (
        f"{notice.number} {notice.state}: event {notice.event} for chat {notice.chat_id}{topic}"
        f", {notice.failures} failures{fault}"
    )
