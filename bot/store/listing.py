"""What the other tables tell of an event's document: its place in lists, its topics, its change.

All of it follows from the document, save the numbers of changes and the names of earlier forms.
"""

from dataclasses import dataclass, field

from bot.model import Event
from bot.store.identity import Name, moment, names_of
from bot.store.rows import Rows

Row = tuple[object, ...]


@dataclass(slots=True)
class Derived:
    """What the other tables tell of one event, or what they should.

    Attributes:
        listing: (language, the site's id, day, moment).
        topics: (topic, moment) of each.
        names: What it is found by. The file may have more of them: those of earlier forms.
        changed: Whether it has a number of change, without which no index hears of it.
    """

    listing: Row | None = None
    topics: set[Row] = field(default_factory=set)
    names: set[Name] = field(default_factory=set)
    changed: bool = False

    def differences(self, expected: "Derived") -> list[str]:
        """What is not as expected, in words."""
        found = {
            "its place in the list": self.listing != expected.listing,
            "its topics": self.topics != expected.topics,
            "its names": not self.names >= expected.names,
            "its number of change": not self.changed,
        }
        return [words for words, differs in found.items() if differs]


def derive(event: Event) -> Derived:
    """Return what the other tables should tell of an event."""
    day, when = event.date and event.date.isoformat(), moment(event)
    return Derived(
        (event.lang, event.id, day, when),
        {(topic, when) for topic in event.topics},
        names_of(event),
        changed=True,
    )


class Listing:
    """The lists of events and topics, and the numbers of changes."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def put(self, event: Event) -> None:
        """List an event as it is now, and note that it has changed."""
        derived, connection = derive(event), self._rows.connection
        connection.execute(
            "INSERT OR REPLACE INTO listing(number, lang, site_id, day, moment)"
            " VALUES (?, ?, ?, ?, ?)",
            (event.number, *(derived.listing or ())),
        )
        connection.execute("DELETE FROM topic WHERE number = ?", (event.number,))
        connection.executemany(
            "INSERT INTO topic(number, topic, moment) VALUES (?, ?, ?)",
            [(event.number, *topic) for topic in derived.topics],
        )
        self._note_change(event.number)

    def drop(self, number: int) -> None:
        """Take an event off the lists, and note that it has changed."""
        self._rows.connection.execute("DELETE FROM listing WHERE number = ?", (number,))
        self._rows.connection.execute("DELETE FROM topic WHERE number = ?", (number,))
        self._note_change(number)

    def last_change(self) -> int:
        """The number of the latest change; 0 where there was none."""
        return int(self._rows.one("SELECT ifnull(max(at), 0) FROM change")[0])

    def _note_change(self, number: int) -> None:
        self._rows.connection.execute(
            "INSERT OR REPLACE INTO change(number, at) VALUES (?, ?)",
            (number, self.last_change() + 1),
        )
