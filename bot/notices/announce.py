"""Which events are told of: what the sync found, and the site published a short while ago."""

import datetime as dt
from dataclasses import replace

from bot.following import Announcement
from bot.model import Event
from bot.protocols import Transaction

NEW_SECONDS = 72 * 3600.0
"""An event that the site published longer ago is no news, however it was found."""

_DAY = 24 * 3600.0
# The site gives its moments in the time of Moscow.
_MOSCOW = dt.timezone(dt.timedelta(hours=3))


def is_new(event: Event, now: float) -> bool:
    """Whether the site published the event in the last 72 hours, or says that it is yet to come."""
    try:
        moment = dt.datetime.fromisoformat(event.published or "").replace(tzinfo=_MOSCOW)
    except ValueError:
        return False
    # A day without a time may be any moment of it.
    span = 0.0 if "T" in (event.published or "") else _DAY
    return now - NEW_SECONDS <= moment.timestamp() + span


def announce_new(tx: Transaction, event: Event, now: float) -> None:
    """Let subscribers be told of an event that the sync has just put in, if it is new.

    Args:
        tx: The transaction that put it in: the two become durable together.
        event: As it is stored.
        now: In seconds since 1970.
    """
    if is_new(event, now):
        tx.announce(Announcement(event.number, now))


def announce_change(tx: Transaction, before: Event | None, after: Event) -> None:
    """Let those who were told of an event see it as the sync has just changed it."""
    told = tx.announcement(after.number)
    if told is None:
        return
    added = add_speech(before, after) if before else ()
    tx.announce(replace(told, revision=told.revision + 1, added=added, after=None, edited=0))


def add_speech(before: Event, after: Event) -> tuple[int, ...]:
    """The positions of the paragraphs of speech that the site has added.

    A page holds more than the feed's entry of the same event; that is no addition of the site's.
    """
    if before.source != after.source:
        return ()
    known = {paragraph.text for paragraph in before.paragraphs}
    return tuple(
        paragraph.n
        for paragraph in after.paragraphs
        if paragraph.kind == "speech" and paragraph.text not in known
    )
