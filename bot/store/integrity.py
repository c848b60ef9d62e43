"""An archive's file looked through: whether all in it can be read, and agrees with itself.

The documents are what counts. The list of events, their topics, their names and the numbers of
changes can be told from them again, see `bot.store.mending`.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from bot.errors import StoreError
from bot.model import Event
from bot.store.archive import ArchiveView
from bot.store.faults import explained
from bot.store.identity import Name
from bot.store.listing import Derived, derive
from bot.store.rows import Rows, Sheet, decode
from bot.store.schema import TABLES, open_for_reading
from bot.store.table import Documents

Place = tuple[str, int]
"""Where a document stands: its table and its id."""

_UNREADABLE = (StoreError, sqlite3.Error, ValueError, TypeError, KeyError, AttributeError)
"""What reading a document raises into which something was written from outside."""


_REASON = 200
"""Characters of a reason: some quote the whole document."""


@dataclass(slots=True)
class Survey:
    """What is wrong with an archive's file: nothing, where all but `events` is empty.

    Attributes:
        events: How many events can be read.
        file: What SQLite says against the file.
        damaged: The documents that can't be read, and why.
        astray: By number the events of which other tables tell something else than their
            documents, and of what.
        orphans: The numbers by which other tables know events that aren't there.
    """

    events: int = 0
    file: list[str] = field(default_factory=list)
    damaged: dict[Place, str] = field(default_factory=dict)
    astray: dict[int, list[str]] = field(default_factory=dict)
    orphans: set[int] = field(default_factory=set)


def survey(file: Path) -> Survey:
    """Look an archive's file through as it is at this moment; others may go on using it.

    Raises:
        StoreError: Not even its tables can be read.
    """
    with explained(file), closing(open_for_reading(file)) as documents:
        documents.rows.connection.execute("BEGIN")
        return survey_documents(documents)


def survey_documents(documents: Documents) -> Survey:
    """Look an archive's documents through, within a transaction."""
    found = Survey(file=_check_file(documents.rows))
    known = _read_derived(documents.rows)
    archive = ArchiveView(documents)
    for number in Sheet(documents.rows, "events").ids():
        derived = known.pop(number, None) or Derived()
        try:
            differences = derived.differences(derive(_read_event(archive, number)))
        except _UNREADABLE as error:
            found.damaged["events", number] = _first_line(error)
            continue
        found.events += 1
        if differences:
            found.astray[number] = differences
    # A removed event leaves its number of change behind: so an index hears of it.
    found.orphans = {n for n, rest in known.items() if rest != Derived(changed=rest.changed)}
    for table in TABLES.keys() - {"events"}:
        found.damaged.update(_find_damaged(documents.rows, table))
    return found


def _check_file(rows: Rows) -> list[str]:
    said = rows.connection.execute("PRAGMA integrity_check").fetchall()
    return [line for (line,) in said if line != "ok"]


def _read_derived(rows: Rows) -> dict[int, Derived]:
    known: defaultdict[int, Derived] = defaultdict(Derived)
    execute = rows.connection.execute
    for number, *listing in execute("SELECT number, lang, site_id, day, moment FROM listing"):
        known[number].listing = tuple(listing)
    for number, *topic in execute("SELECT number, topic, moment FROM topic"):
        known[number].topics.add(tuple(topic))
    for number, name, time in execute("SELECT number, name, time FROM name"):
        known[number].names.add(Name(name, time))
    for (number,) in execute("SELECT number FROM change"):
        known[number].changed = True
    return known


def _read_event(archive: ArchiveView, number: int) -> Event:
    event = archive.event(number)
    if event is None or event.number != number or not event.key:
        raise StoreError(f"event {number} is in the place of another")
    return event


def _find_damaged(rows: Rows, table: str) -> Iterator[tuple[Place, str]]:
    sheet = Sheet(rows, table)
    for id_ in sheet.ids() if sheet.exists() else ():
        try:
            if not isinstance(decode(sheet.get(id_) or ""), dict):
                raise TypeError("it is no document")
        except _UNREADABLE as error:
            yield (table, id_), _first_line(error)


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0][:_REASON]
