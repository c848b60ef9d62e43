"""Which events are told of: what the sync found, and the site published a short while ago."""

import datetime as dt
from dataclasses import replace

from bot.alterations import compare
from bot.following import Announcement
from bot.matching.facts import whole_key
from bot.model import Event
from bot.protocols import RESTORED, Transaction
from bot.sources.states import is_partial

NEW_SECONDS = 72 * 3600.0
"""An event that the site published longer ago is no news, however it was found."""

_DAY = 24 * 3600.0
# The site gives its moments in the time of Moscow.
_MOSCOW = dt.timezone(dt.timedelta(hours=3))


def find_end(event: Event, horizon: str = "") -> float:
    """Until when an event is news, in seconds since 1970; 0 where it never was.

    The site says when an event was and when its entry was last changed, but not when it was put
    up. As a rule that is the same day. What is put up days later is told from what was there by
    the feed: of what is younger than the horizon everything has been taken in as it came.

    Args:
        event: The event, as it is found.
        horizon: From which moment on, as the feed writes it, nothing in the feed was missed; ""
            where that isn't known.
    """
    end = _end_of(event.published)
    if horizon and (event.published or "") >= horizon:
        return max(end, _end_of(event.updated))
    return end


def announce_new(tx: Transaction, event: Event, now: float, horizon: str = "") -> None:
    """Let subscribers be told of an event that the sync has just put in, if it is new.

    Args:
        tx: The transaction that put it in: the two become durable together.
        event: As it is stored.
        now: In seconds since 1970.
        horizon: See `find_end`.
    """
    end = find_end(event, horizon)
    if now <= end and not _is_told(event, tx.value(RESTORED) or 0.0):
        tx.announce(Announcement(event.number, now, until=end))


def announce_change(tx: Transaction, before: Event | None, after: Event, now: float) -> None:
    """Let those who were told of an event, or await its end, see it as the sync has changed it."""
    told = tx.announcement(after.number)
    if told is None:
        if is_partial(after) or not tx.wanted_tests(whole_key(after.lang, after.number)):
            return
        # It is no news, as what a backfill has found; but somebody has asked to be told.
        told = Announcement(after.number, now)
    # What is still to come may be put off.
    until = max(told.until, find_end(after)) if told.until else 0.0
    added = add_speech(before, after) if before else ()
    revision = told.revision + 1
    tx.announce(replace(told, revision=revision, added=added, after=None, edited=0, until=until))


def add_speech(before: Event, after: Event) -> tuple[int, ...]:
    """The positions of the paragraphs of speech that the site has added.

    A page holds more than the feed's entry of the same event; that is no addition of the site's.
    Nor is a word put right in a paragraph, or a paragraph that stands elsewhere.
    """
    if before.source != after.source:
        return ()
    known = {paragraph.text for paragraph in before.paragraphs}
    new = set(compare(before, after, 0.0).added)
    return tuple(
        paragraph.n
        for paragraph in after.paragraphs
        if paragraph.n in new and paragraph.kind == "speech" and paragraph.text not in known
    )


def _is_told(event: Event, restored: float) -> bool:
    """Whether an event is from before a backup was put back.

    The sync finds it anew, but those who follow it were told of it by the archive that was there.
    """
    return max(_end_of(event.published), _end_of(event.updated)) < restored + NEW_SECONDS


def _end_of(moment: str | None) -> float:
    try:
        began = dt.datetime.fromisoformat(moment or "").replace(tzinfo=_MOSCOW).timestamp()
    except ValueError:
        return 0.0
    # A day without a time may be any moment of it.
    return began + NEW_SECONDS + (0.0 if "T" in (moment or "") else _DAY)
