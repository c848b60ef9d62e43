"""Taking a feed's entries into the store, each once."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from bot.errors import RecordError
from bot.model import Check, Event, Outcome
from bot.notices.announce import announce_change, announce_new
from bot.protocols import Transaction
from bot.sources.feed import Entry
from bot.sources.states import state_of
from bot.sync.schedule import AT_ONCE, begin


@dataclass(slots=True)
class Intake:
    """What taking entries in did.

    Attributes:
        outcomes: Of those that weren't known in this form.
        newest: The moment of the newest of them; "" where there was none.
        refused: The addresses of those that can't be kept, and why.
    """

    outcomes: list[Outcome] = field(default_factory=list)
    newest: str = ""
    refused: list[tuple[str, str]] = field(default_factory=list)


def take_in(
    tx: Transaction,
    entries: Iterable[Entry],
    site: str,
    now: float,
    *,
    tell: bool = True,
    horizon: str = "",
) -> Intake:
    """Put the entries that aren't known yet, or not in this form, and let their pages be due.

    Args:
        tx: The transaction.
        entries: The entries of a feed's page.
        site: The feed's host.
        now: In seconds since 1970.
        tell: Whether subscribers are told of those that are new.
        horizon: From which moment on nothing in the feed was missed; see `find_end`.
    """
    intake = Intake()
    # Of one that is there twice the first counts: in turn they would change the event for ever.
    seen: set[int | None] = set()
    for entry in entries:
        again = entry.event.id in seen
        seen.add(entry.event.id)
        if again or _is_known(tx, entry):
            continue
        before = _find_stored(tx, entry.event)
        try:
            stored = tx.put(entry.event)
        except RecordError as error:
            intake.refused.append((entry.event.url or "", str(error)))
            continue
        check = tx.check(stored.event.number)
        tx.set_check(_await_page(check, stored.event, entry, site, now))
        if stored.outcome is Outcome.NEW and tell:
            announce_new(tx, stored.event, now, horizon)
        elif stored.outcome is Outcome.CHANGED:
            announce_change(tx, before, stored.event, now)
        intake.outcomes.append(stored.outcome)
        intake.newest = max(intake.newest, entry.event.published or "")
    return intake


def _is_known(tx: Transaction, entry: Entry) -> bool:
    """Whether this very entry was taken in, from this feed or from one that shares its events."""
    stored = _find_stored(tx, entry.event)
    check = tx.check(stored.number) if stored else None
    return check is not None and check.entry == entry.digest


def _find_stored(tx: Transaction, event: Event) -> Event | None:
    """The event in its language as it is stored, by the site's number."""
    stored = tx.with_id(event.id) if event.id is not None else []
    return next((other for other in stored if other.lang == event.lang), None)


def _await_page(check: Check | None, event: Event, entry: Entry, site: str, now: float) -> Check:
    had_page = event.source == "page"
    first = check is None or check.entry is None
    check = replace(check or begin(event, site, now), entry=entry.digest)
    if first and had_page and event.updated is not None and event.updated == entry.event.updated:
        # Its page came from a file, and nothing has happened since.
        return check
    state = check.state if had_page else state_of(event)
    return replace(check, state=state, next_at=AT_ONCE, step=0)
