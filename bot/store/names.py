"""The names under which events are found: which stored events another form belongs to."""

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.model import Event
from bot.store.identity import ADDRESS, Name, key_name, names_of, read_address, title_name
from bot.store.rows import Rows

# An address's host, with the mark after it: its site's number follows, or the rest of the path.
_HOST = re.compile(rf"{ADDRESS}(?P<host>[^/#]+)(?P<mark>[/#]?)")
# The last of all characters: no name begins with it.
_LAST = "\U0010ffff"


class Names:
    """The table of names: many an event, and now and then one name for several events."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def find(self, name: Name) -> int | None:
        """The number of the first event with this name."""
        number: int | None
        (number,) = self._rows.one("SELECT min(number) FROM name WHERE name = ?", name.text)
        return number

    def hosts(self) -> set[str]:
        """The hosts of all addresses.

        Their names are passed over in leaps: those of a host stand side by side.
        """
        found: set[str] = set()
        after = ADDRESS
        while True:
            (name,) = self._rows.one("SELECT min(name) FROM name WHERE name > ?", after)
            host = _HOST.match(name) if name else None
            if host is None:
                return found
            found.add(host["host"])
            after = host[0] + (_LAST if host["mark"] else "")

    def count_addressed(self) -> int:
        """How many events have an address."""
        count: int
        (count,) = self._rows.one(
            "SELECT count(DISTINCT number) FROM name WHERE name > ? AND name < ?",
            ADDRESS,
            ADDRESS + _LAST,
        )
        return count

    def has_key(self, key: str) -> bool:
        """Whether this key is or was an event's."""
        return self.find(key_name(key)) is not None

    def of(self, number: int) -> set[Name]:
        """The names of the event with this number."""
        found = self._rows.connection.execute(
            "SELECT name, time FROM name WHERE number = ?", (number,)
        )
        return {Name(name, time) for name, time in found}

    def add(self, number: int, names: Iterable[Name]) -> None:
        """Let an event be found by these names too."""
        self._rows.connection.executemany(
            "INSERT OR IGNORE INTO name(name, number, time) VALUES (?, ?, ?)",
            [(name.text, number, name.time) for name in names],
        )

    def move(self, number: int, to: int) -> None:
        """Give an event's names to another one."""
        execute = self._rows.connection.execute
        execute("UPDATE OR IGNORE name SET number = ? WHERE number = ?", (to, number))
        self.drop(number)

    def drop(self, number: int) -> None:
        """Take out all names of an event."""
        self._rows.connection.execute("DELETE FROM name WHERE number = ?", (number,))

    def match(self, event: Event) -> list[int]:
        """The numbers of the stored events that this is a form of.

        By its key, which only an archive has given it, where another name agrees; else by the
        site's id, by the address, or by day and title with an agreeing time. There
        are several where this form shows that what was taken for two events is one: a page
        brings an id under which one is stored, and a title by which the other is.
        """
        found: list[int] = []
        known_id = event.id
        own = self._find_own(event)
        if own is not None:
            return [own]
        if event.id is not None:
            found += (
                self._rows.one(
                    "SELECT number FROM listing WHERE site_id = ? AND lang = ?",
                    event.id,
                    event.lang,
                )
                or ()
            )
        address = read_address(event.url) if event.url else None
        for name in [address.name, title_name(event)] if address else [title_name(event)]:
            candidates = self._candidates(name, event.lang)
            if not candidates.keys().isdisjoint(found):
                continue
            for number, site_id in candidates.items():
                # Two events with different ids are never one, however alike.
                if site_id is None or known_id in {None, site_id}:
                    found.append(number)
                    known_id = site_id if known_id is None else known_id
                    break
        return found

    def _find_own(self, event: Event) -> int | None:
        """The event whose key this one brings along; another archive may have given it too."""
        number = self.find(key_name(event.key)) if event.key else None
        if number is None or self.of(number).isdisjoint(names_of(replace(event, key=""))):
            return None
        row = self._rows.one("SELECT site_id FROM listing WHERE number = ?", number)
        known_id = row[0] if row else None
        return number if None in {known_id, event.id} or known_id == event.id else None

    def _candidates(self, name: Name, lang: str) -> dict[int, int | None]:
        """The events with this name and an agreeing time, with their ids; the likeliest first."""
        rows = self._rows.connection.execute(
            "SELECT number, site_id, group_concat(time) FROM name JOIN listing USING (number)"
            " WHERE name = ? AND lang = ? GROUP BY number ORDER BY number",
            (name.text, lang),
        ).fetchall()
        # All times that the event's forms had count: a page may correct that of a plain text.
        exact = {n: id_ for n, id_, times in rows if name.time and name.time in times.split(",")}
        unsure = {n: id_ for n, id_, times in rows if not name.time or not times.strip(",")}
        return exact | unsure
