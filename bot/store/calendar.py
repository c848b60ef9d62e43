"""The events by their days: the newest, the days around a day, and how many there are of each."""

import datetime as dt
from collections.abc import Sequence

import orjson

from bot.model import Count
from bot.store.table import Documents

# Of an event in several languages, the one in this; one that isn't in it, in any.
_PREFERRED = (
    "(lang = ? OR site_id IS NULL OR NOT EXISTS (SELECT 1 FROM listing AS other"
    " WHERE other.site_id = listing.site_id AND other.lang = ?))"
)


class CalendarView:
    """The days of one snapshot; see `bot.protocols.View`."""

    def __init__(self, documents: Documents) -> None:
        self._days = documents.rows

    def newest(self, lang: str, limit: int, offset: int = 0) -> list[int]:
        """The numbers of the newest events, each in this language where it is held in it."""
        found = self._days.connection.execute(
            f"SELECT number FROM listing WHERE {_PREFERRED}"  # noqa: S608 - the module's own words
            " ORDER BY moment DESC, number DESC LIMIT ? OFFSET ?",
            (lang, lang, limit, offset),
        )
        return [number for (number,) in found]

    def sort_newest(self, numbers: Sequence[int], lang: str) -> list[int]:
        """Those of the events that `newest` would give, newest first."""
        found = self._days.connection.execute(
            f"SELECT number FROM listing WHERE {_PREFERRED}"  # noqa: S608 - the module's own words
            " AND number IN (SELECT value FROM json_each(?)) ORDER BY moment DESC, number DESC",
            (lang, lang, orjson.dumps(list(numbers)).decode()),
        )
        return [number for (number,) in found]

    def unite(self, numbers: Sequence[int], lang: str) -> list[int]:
        """Of events that are among these in several languages, one: in `lang` where it can be.

        It stands where the first of them stood.
        """
        found = self._days.connection.execute(
            "SELECT number, site_id, lang FROM listing"
            " WHERE number IN (SELECT value FROM json_each(?))",
            (orjson.dumps(list(numbers)).decode(),),
        )
        listed = {number: (site_id, language) for number, site_id, language in found}
        kept: dict[tuple[str, int], int] = {}
        for number in numbers:
            site_id, language = listed.get(number, (None, ""))
            event = ("number", number) if site_id is None else ("id", site_id)
            if event not in kept or language == lang:
                kept[event] = number
        return list(kept.values())

    def days_around(self, day: dt.date) -> tuple[dt.date | None, dt.date | None]:
        """The nearest days before and after that have events; None where there is none."""
        before, after = self._days.one(
            "SELECT (SELECT max(day) FROM listing WHERE day < ?),"
            " (SELECT min(day) FROM listing WHERE day > ?)",
            day.isoformat(),
            day.isoformat(),
        )
        return before and dt.date.fromisoformat(before), after and dt.date.fromisoformat(after)

    def languages(self) -> list[Count]:
        """The languages with the number of events in each, the most first."""
        found = self._days.connection.execute(
            "SELECT lang, count(*) AS events FROM listing GROUP BY lang ORDER BY events DESC, lang"
        )
        return [Count(lang, events) for lang, events in found]
