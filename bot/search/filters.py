"""From a query's filters to the paragraphs and events that they let through."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bot.search.catalog import Catalog, Mask, Rows
from bot.search.names import Names
from bot.search.operators import ANY_TIME, Filters, Period
from bot.search.rows import RowReader
from bot.search.topics import Topics
from bot.search.understood import Kind, Understood, Unknown

_LIKE_TOPICS = 5  # topics of a misspelt name that score within this of the best may all be meant
_MOST_TOPICS = 8


@dataclass(frozen=True, slots=True)
class Allowed:
    """What filters let through.

    Attributes:
        events: Which events of the catalog.
        rows: The rows of paragraphs, ascending.
        speakers: The numbers of the speakers' names, where some are asked for.
        understood: What the filters were taken as.
    """

    events: Mask
    rows: Rows
    speakers: tuple[int, ...]
    understood: Understood


class Sieve:
    """Applies filters to an index as it was at one commit."""

    def __init__(self, rows: RowReader, catalog: Catalog, topics: Topics) -> None:
        self._rows = rows
        self._catalog = catalog
        self._topics = topics

    @cached_property
    def _people(self) -> Names:
        numbers = np.unique(self._rows.speakers(self._catalog.rows))
        return Names({n: self._catalog.names[n] for n in numbers.tolist() if n})

    def list_surnames_like(self, *forms: str) -> list[str]:
        """The folded surnames of speakers that sound like a word but for one sound."""
        return self._people.list_surnames_like(*forms)

    @cached_property
    def _places(self) -> Names:
        return Names({n: self._catalog.names[n] for n in self._catalog.places()})

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self._catalog.names)}

    def apply(self, filters: Filters) -> Allowed:
        """Return what the filters let through: nothing, where one of their values is unknown."""
        catalog = self._catalog
        events = np.ones(len(catalog), dtype=bool)
        unknown: list[Unknown] = []
        people = self._resolve("by", filters.speakers, unknown)
        topics = self._resolve("topic", filters.topics, unknown)
        places = self._resolve("in", filters.places, unknown)
        if filters.topics:
            events &= catalog.with_topic(topics)
        if filters.places:
            events &= catalog.with_place(places)
        if filters.period != ANY_TIME:
            events &= _in_period(catalog.days, filters.period)
        if filters.langs:
            events &= np.isin(catalog.langs, [self._numbers.get(lang, 0) for lang in filters.langs])
        if filters.events:
            events &= self._with_number(filters.events, unknown)
        if unknown:
            events[:] = False
        chosen = events[catalog.of_row]
        rows = catalog.rows[chosen]
        if filters.speakers:
            rows = rows[np.isin(self._rows.speakers(rows), people)]
            spoken = np.zeros(len(catalog), dtype=bool)
            spoken[catalog.of_any_row[rows]] = True
            events &= spoken
        understood = Understood(
            topics=tuple(catalog.names[n] for n in topics),
            places=tuple(catalog.names[n] for n in places),
            period=filters.period,
            events=filters.events,
            langs=filters.langs,
            unknown=tuple(unknown),
        )
        return Allowed(events, rows, tuple(people), understood)

    def _resolve(self, kind: Kind, typed: Sequence[str], unknown: list[Unknown]) -> list[int]:
        numbers: list[int] = []
        for value in typed:
            match kind:
                case "by":
                    found = self._people.find_people(value)
                    near = () if found else self._people.list_near(value)
                case "in":
                    found = self._places.find_places(value)
                    near = () if found else self._places.list_near(value)
                case _:
                    found, near = self._find_topics(value), ()
            numbers += found
            if not found:
                unknown.append(Unknown(kind, value, tuple(near)))
        return list(dict.fromkeys(numbers))

    def _find_topics(self, typed: str) -> list[int]:
        hits = self._topics.find(typed, _MOST_TOPICS)
        # Equal names in other letters ("Budget", "budget") are meant alike.
        exact = [hit for hit in hits if hit.exact]
        meant = exact or [hit for hit in hits if hit.score >= hits[0].score - _LIKE_TOPICS]
        return [self._numbers[name] for hit in meant if (name := " ".join(hit.name.split()))]

    def _with_number(self, numbers: Sequence[int], unknown: list[Unknown]) -> Mask:
        """Which events have one of the site's numbers, else one of the archive's own."""
        mask = np.zeros(len(self._catalog), dtype=bool)
        for number in numbers:
            held = self._catalog.sites == number
            if not held.any():
                held = self._catalog.events == number
            if not held.any():
                unknown.append(Unknown("event", str(number)))
            mask |= held
        return mask


def _in_period(days: Rows, period: Period) -> Mask:
    first = (period.first or dt.date.min).toordinal()
    last = (period.last or dt.date.max).toordinal()
    held: Mask = (days >= first) & (days <= last)
    return held
