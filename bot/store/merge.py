"""One event out of its forms: field by field the richest form wins, whatever came first."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from bot.model import PLACEHOLDER_TIME, Event, Source

_RANKS: Mapping[Source, int] = {"plain": 0, "feed": 1, "page": 2}
# The pictures and their number go together: one form's count says nothing of another's pictures.
_KEPT = {"lang", "source", "key", "number", "photo_count"}
_FIELDS = tuple(f.name for f in fields(Event) if f.name not in _KEPT)


@dataclass(frozen=True, slots=True)
class Record:
    """An event with the forms that its fields came from.

    Attributes:
        origins: The source of each filled field that is not from `event.source`. Without it the
            result would depend on the order: what a plain text filled in for a page could not be
            told from the page's own.
    """

    event: Event
    origins: Mapping[str, Source] = field(default_factory=dict)

    def origin(self, name: str) -> Source:
        """The form that a field came from."""
        return self.origins.get(name, self.event.source)

    def weigh(self, name: str) -> tuple[int, int]:
        """What a field is worth: how much it says, then how rich its form is."""
        value = getattr(self.event, name)
        says = 2 if value else 0
        if (name == "time" and value == PLACEHOLDER_TIME) or (
            name == "photos" and not value and self.event.photo_count
        ):
            says = 1
        return says, _RANKS[self.origin(name)]


def merge(stored: Record, other: Record) -> Record:
    """Bring a stored event up to date; of two equally rich values the other's is the later one."""
    source = max(stored.event.source, other.event.source, key=_RANKS.__getitem__)
    values: dict[str, Any] = {}
    origins: dict[str, Source] = {}
    for name in _FIELDS:
        winner = other if other.weigh(name) >= stored.weigh(name) else stored
        values[name] = getattr(winner.event, name)
        if winner.weigh(name)[0] and winner.origin(name) != source:
            origins[name] = winner.origin(name)
        if name == "photos":
            values["photo_count"] = max(winner.event.photo_count, len(winner.event.photos))
    return Record(replace(stored.event, source=source, **values), origins)
