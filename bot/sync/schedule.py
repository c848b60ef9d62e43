"""When an event's page is looked at again, and what state the event is in. Pure."""

import datetime as dt
from dataclasses import replace

from bot.model import Check, Event, State
from bot.sources.dates import find_day
from bot.sources.states import state_of

AT_ONCE = 0.0
"""Due before everything that waits: the page of an entry that is new in the feed."""

HOUR = 3600.0
DAY = 24 * HOUR
YOUNG_DAYS = 14
_STEPS = (0.5 * HOUR, 2 * HOUR, 6 * HOUR, DAY, 3 * DAY)
_LONGEST = 90 * DAY
# A page counts as withdrawn when it is missing again a day later; the clock may be a little off.
_SURELY_MISSING = 0.95 * DAY
_MOST_LOOKUPS = 3
_LOOKUP_PAUSE = 30 * DAY
_MOSCOW = dt.timezone(dt.timedelta(hours=3))


def begin(event: Event, site: str, now: float) -> Check:
    """The first check of an event that came from elsewhere than the site's feed.

    Its page is due where it isn't the source already; so is the search for its address.
    """
    state = state_of(event)
    lacking = event.source != "page" and (event.url is not None or event.date is not None)
    return Check(event.number, site, state, None, now if lacking else _next(event, state, 0, now))


def after_page(check: Check, event: Event, now: float, *, changed: bool) -> Check:
    """The check after the page was read: at short intervals again where it has changed."""
    step = 0 if changed else check.step + 1
    state = state_of(event)
    return replace(
        check,
        state=state,
        checked_at=now,
        next_at=_next(event, state, step, now),
        step=step,
        missing_since=None,
    )


def after_missing(check: Check, now: float) -> Check:
    """The check after the page was found to be missing.

    It counts as withdrawn when it is missing for a day; it is looked for ever more rarely then.
    """
    if check.missing_since is None:
        return replace(check, checked_at=now, missing_since=now, next_at=now + DAY, step=0)
    if now - check.missing_since < _SURELY_MISSING:
        return replace(check, checked_at=now, next_at=check.missing_since + DAY)
    step = check.step + 1
    return replace(
        check,
        state="withdrawn",
        checked_at=now,
        next_at=now + min(7 * DAY * 2 ** (step - 1), _LONGEST),
        step=step,
    )


def after_failure(check: Check, now: float) -> Check:
    """The check after the page couldn't be read: it stays due, ever more rarely."""
    return replace(check, next_at=now + _pause(check.step), step=check.step + 1)


def after_lookup(check: Check, now: float) -> Check:
    """The check after the day's list didn't have the event: it is looked up three times."""
    step = check.step + 1
    again = None if step >= _MOST_LOOKUPS else now + _LOOKUP_PAUSE * step
    return replace(check, checked_at=now, next_at=again, step=step)


def _next(event: Event, state: State, step: int, now: float) -> float | None:
    if state == "full" and not _is_young(event, now):
        return None
    return now + _pause(step)


def _pause(step: int) -> float:
    if step < len(_STEPS):
        return _STEPS[step]
    return float(min(_STEPS[-1] * 2 ** min(step - len(_STEPS) + 1, 10), _LONGEST))


def _is_young(event: Event, now: float) -> bool:
    day = event.date or find_day(event.published or "")
    if day is None:
        return False
    today = dt.datetime.fromtimestamp(now, _MOSCOW).date()
    return (today - day).days < YOUNG_DAYS
