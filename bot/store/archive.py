"""The events: finding, listing, putting and removing them, and the feed of their changes."""

import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain, count

import orjson
from pydantic import TypeAdapter, ValidationError
from tinydb.table import Document

from bot.background import Background
from bot.errors import RecordError, StoreError
from bot.model import Change, Count, Coverage, Event, Outcome, Revision, Stored, dump_event
from bot.store.identity import is_key, key_name, make_key, names_of, read_address
from bot.store.listing import Listing
from bot.store.merge import Record, merge
from bot.store.names import Names
from bot.store.revisions import Revisions
from bot.store.table import Documents

_STORED: TypeAdapter[Event] = TypeAdapter(Event)
"""Reads an event that was checked and numbered when it came: in half of `load_event`'s time."""

_LARGEST = 2**63 - 1
"""SQLite takes no larger number, and refuses to be asked for one."""

_LARGEST_NUMBER = 2**31 - 1
"""An event's number that comes with a record is kept up to here: it has to fit a button."""


class ArchiveView:
    """The events of one snapshot; see `bot.protocols.View`."""

    def __init__(self, documents: Documents, clock: Callable[[], float] = time.time) -> None:
        self._revisions = Revisions(documents, clock)
        self._rows = documents.rows
        self._names = Names(documents.rows)
        self._listing = Listing(documents.rows)
        self._events = documents.table("events")

    def event(self, number: int) -> Event | None:
        """The event with this number."""
        record = self._record(number)
        return record.event if record else None

    def events(self, numbers: Sequence[int]) -> list[Event]:
        """The events with these numbers, in this order; those that vanished are left out."""
        return [event for event in map(self.event, numbers) if event]

    def with_id(self, id_: int) -> list[Event]:
        """The events with the site's id, one a language."""
        if abs(id_) > _LARGEST:
            return []
        return self._listed("SELECT number FROM listing WHERE site_id = ? ORDER BY lang", id_)

    def with_key(self, key: str) -> Event | None:
        """The event with this permanent name."""
        number = self._names.find(key_name(key))
        return None if number is None else self.event(number)

    def with_url(self, url: str) -> Event | None:
        """The event at this address, or at the address of which this is a short link."""
        address = read_address(url)
        if address is None:
            return None
        number = self._names.find(address.name)
        if number is None and address.id is not None:
            others = (event for event in self.with_id(address.id) if event.lang == address.lang)
            return next(others, None)
        return None if number is None else self.event(number)

    def on(self, day: dt.date) -> list[Event]:
        """The events of one day, by time."""
        return self._listed(
            "SELECT number FROM listing WHERE day = ? ORDER BY moment, number", day.isoformat()
        )

    def latest(self, limit: int, offset: int = 0) -> list[Event]:
        """The events, newest first; those without any day come last."""
        return self._listed(
            "SELECT number FROM listing ORDER BY moment DESC, number DESC LIMIT ? OFFSET ?",
            limit,
            offset,
        )

    def topics(self) -> list[Count]:
        """All topics in all languages, the most frequent first."""
        found = self._rows.connection.execute(
            "SELECT topic, count(*) AS events FROM topic GROUP BY topic ORDER BY events DESC, topic"
        )
        return [Count(topic, events) for topic, events in found]

    def of_topic(self, name: str, limit: int, offset: int = 0) -> list[Event]:
        """The events of exactly this topic, newest first."""
        return self._listed(
            "SELECT number FROM topic WHERE topic = ? ORDER BY moment DESC, number DESC"
            " LIMIT ? OFFSET ?",
            name,
            limit,
            offset,
        )

    def coverage(self) -> Coverage:
        """What the archive holds."""
        events, first, last = self._rows.one(
            # Each by itself: only so does SQLite take the first and last row of the index.
            "SELECT (SELECT count(*) FROM listing), (SELECT min(day) FROM listing),"
            " (SELECT max(day) FROM listing)"
        )
        first, last = (dt.date.fromisoformat(day) if day else None for day in (first, last))
        return Coverage(events, first, last)

    def hosts(self) -> list[str]:
        """The hosts of the events' addresses, sorted; "" first where some event has none."""
        bare = self._names.count_addressed() < self.coverage().events
        return [""] * bare + sorted(self._names.hosts())

    def last_change(self) -> int:
        """The number of the latest change; 0 for an empty store."""
        return self._listing.last_change()

    def changes(self, after: int, limit: int) -> list[Change]:
        """The changes with numbers above `after`, in order, at most `limit`."""
        found = self._rows.connection.execute(
            "SELECT at, number FROM change WHERE at > ? ORDER BY at LIMIT ?", (after, limit)
        )
        return [Change(at, number, self.event(number)) for at, number in found.fetchall()]

    def revisions(self, number: int) -> list[Revision]:
        """What the site has changed in the event with this number, the earliest first."""
        return self._revisions.of(number)

    def _record(self, number: int) -> Record | None:
        if abs(number) > _LARGEST:
            return None
        document = self._events.get(doc_id=number)
        if document is None:
            return None
        origins = document.pop("origins")
        try:
            return Record(_STORED.validate_python(document), origins)
        except ValidationError as error:
            raise StoreError(f"event {number} is damaged in the archive: {error}") from error

    def _listed(self, statement: str, *values: object) -> list[Event]:
        rows = self._rows.connection.execute(statement, values).fetchall()
        return self.events([number for (number,) in rows])


class Archive(ArchiveView):
    """The events, for a transaction; see `bot.protocols.Transaction`."""

    def put(self, event: Event, background: Background | None = None) -> Stored:
        """Add the event, or bring the stored one that it is a form of up to date.

        Of the background only the origins are taken here.

        Raises:
            RecordError: Something in the event can't be kept.
        """
        record = Record(event, background.origins if background else {})
        try:
            with self._rows.transaction():
                matches = self._names.match(event)
                return self._update(matches, record) if matches else self._add(record)
        except (UnicodeEncodeError, orjson.JSONEncodeError):
            raise RecordError("a text of the record has no UTF-8 form") from None
        except OverflowError:
            raise RecordError("a number of the record is too large") from None

    def remove(self, number: int) -> bool:
        """Take an event out; False where there is none."""
        if self.event(number) is None:
            return False
        self._names.drop(number)
        self._revisions.drop(number)
        self._forget(number)
        return True

    def _add(self, record: Record) -> Stored:
        event = record.event
        added = replace(event, number=self._free_number(event), key=self._free_key(event))
        self._write(replace(record, event=added))
        self._names.add(added.number, names_of(added))
        self._listing.put(added)
        return Stored(Outcome.NEW, added)

    def _update(self, matches: Sequence[int], record: Record) -> Stored:
        number, *others = matches
        stored = merged = self._stored(number)
        for other in others:
            merged = merge(merged, self._stored(other))
            self._names.move(other, number)
            self._revisions.move(other, number)
            self._forget(other)
        merged = merge(merged, record)
        # Names of old stay: a plain text keeps the title that the page has changed.
        self._names.add(number, names_of(replace(record.event, key="")) | names_of(merged.event))
        if merged != stored:
            self._write(merged)
        if merged.event == stored.event:
            return Stored(Outcome.SAME, stored.event)
        self._revisions.note(stored, merged)
        self._listing.put(merged.event)
        return Stored(Outcome.CHANGED, merged.event)

    def _stored(self, number: int) -> Record:
        record = self._record(number)
        if record is None:
            raise StoreError(f"event {number} is listed in the archive but missing from it")
        return record

    def _free_number(self, event: Event) -> int:
        if 0 < event.number <= _LARGEST_NUMBER:
            used = self._rows.one("SELECT 1 FROM change WHERE number = ?", event.number)
            if used is None:
                return event.number
        return self._events.next_id()

    def _free_key(self, event: Event) -> str:
        own = [event.key] if is_key(event.key) else []
        keys = chain(own, (make_key(event, n) for n in count(1)))
        return next(key for key in keys if not self._names.has_key(key))

    def _write(self, record: Record) -> None:
        values = {**dump_event(record.event), "origins": dict(record.origins)}
        orjson.dumps(values)  # refuses what a table would keep, but no other program reads
        self._events.replace(Document(values, record.event.number))

    def _forget(self, number: int) -> None:
        self._events.remove(doc_ids=[number])
        self._listing.drop(number)
