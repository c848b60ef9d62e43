"""The persons of an archive: looked up by a label, by a name in an event, by what a user typed."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.model import Person
from bot.people.names import PARTICLES, Name, read_name, split_words
from bot.people.shorts import fits
from bot.people.sounds import sound

# A person may speak so long before the first or after the last event of the archive that has them.
_NEAR = dt.timedelta(days=365)
# What somebody typed is cut here before anything looks at it.
_MOST_CHARACTERS = 128
_SHORTEST_MISSPELT = 4
_LONG = 8


@dataclass(frozen=True, slots=True)
class Entry:
    """A person with what leads to them.

    Attributes:
        person: The person.
        names: All forms of the name.
        family: The sounds of the family name.
        voices: Event numbers with a label of theirs that is the person's, or may be.
        days: The days of the person's events, in order.
    """

    person: Person
    names: frozenset[Name]
    family: tuple[str, ...]
    voices: frozenset[tuple[int, str]]
    days: tuple[dt.date, ...]


class People:
    """All persons who speak in an archive. It never changes; a later archive has another."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = sorted(
            entries, key=lambda e: (-e.person.events, -e.person.passages, e.person.key)
        )
        self._voices: dict[tuple[int, str], list[int]] = defaultdict(list)
        self._labels: dict[str, list[int]] = defaultdict(list)
        self._events: dict[int, set[int]] = defaultdict(set)
        self._names: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._families: dict[str, list[int]] = defaultdict(list)
        self._parts: dict[str, list[int]] = defaultdict(list)
        self._keys: dict[str, int] = {}
        for at, entry in enumerate(self._entries):
            self._enter(at, entry)

    def _enter(self, at: int, entry: Entry) -> None:
        self._keys[entry.person.key] = at
        for event, label in entry.voices:
            self._voices[event, label].append(at)
            self._events[event].add(at)
        for count in entry.person.labels:
            self._labels[_fold(count.name)].append(at)
        for key in {name.key for name in entry.names if name.is_full}:
            self._names[key].append(at)
        self._families[entry.family[-1]].append(at)
        for part in {part for name in entry.names for part in name.parts}:
            self._parts[part].append(at)

    def all(self) -> tuple[Person, ...]:
        """All persons, those of the most events first."""
        return tuple(entry.person for entry in self._entries)

    def with_key(self, key: str) -> Person | None:
        """The person with this key."""
        at = self._keys.get(key)
        return None if at is None else self._entries[at].person

    def of_event(self, event: int) -> tuple[Person, ...]:
        """Who speaks in an event, those of the most events first."""
        return self._persons(self._events.get(event, ()))

    def events_of(self, person: Person) -> tuple[int, ...]:
        """The numbers of the events in which the person speaks, or may speak."""
        at = self._keys.get(person.key)
        if at is None:
            return ()
        return tuple(sorted({event for event, _ in self._entries[at].voices}))

    def resolve(
        self, words: str, date: dt.date | None = None, event: int | None = None
    ) -> Person | tuple[Person, ...]:
        """Say whom a label or a speaker's name means.

        Args:
            words: The label as printed, or the name as it is in `Paragraph.speaker`.
            date: The day on which it is said.
            event: The number of the event in which it is said.

        Returns:
            The person where it is one, else all who may be meant, none of them for nobody's name.
        """
        found = self._voices.get((event, words)) if event is not None else None
        if not found:
            found = self._labels.get(_fold(words)) or self._by_name(words[:_MOST_CHARACTERS])
            if len(found) > 1 and event is not None:
                here = self._events.get(event, set())
                found = [at for at in found if at in here] or found
            if len(found) > 1 and date is not None:
                found = [at for at in found if self._is_active(at, date)] or found
        persons = self._persons(found)
        return persons[0] if len(persons) == 1 else persons

    def find(self, words: str) -> tuple[Person, ...]:
        """Find persons by what somebody typed, in either alphabet; the first kind that finds any.

        A label or a full name; a family name, which all who have it answer to; parts of a name;
        their beginnings; a misspelt name. Those of the most events come first.
        """
        words = words[:_MOST_CHARACTERS]
        if words.islower():
            words = words.title()
        exact = self._labels.get(_fold(words)) or self._by_name(words)
        if exact:
            return self._persons(exact)
        heard = [sound(word) for word in split_words(words) if word.lower() not in PARTICLES]
        heard = [part for part in heard if part]
        if not heard:
            return ()
        return self._persons(
            self._with_parts(heard) or self._with_beginnings(heard) or self._misspelt(heard)
        )

    def _persons(self, found: Iterable[int]) -> tuple[Person, ...]:
        return tuple(self._entries[at].person for at in sorted(set(found)))

    def _is_active(self, at: int, date: dt.date) -> bool:
        days = self._entries[at].days
        return bisect_left(days, date - _NEAR) < bisect_right(days, date + _NEAR)

    def _by_name(self, words: str) -> list[int]:
        """Who has this full name, after an office or not, else this family name."""
        typed = words.split()
        # "President of Ardava Anna Bell" is read from "Ardava" on.
        tails = (read_name(" ".join(typed[start:])) for start in range(len(typed)))
        name = next(filter(None, tails), None)
        if name is None:
            return []
        for start in range(len(name.words)):
            shorter = Name(name.words[start:], name.crown if start == 0 else "")
            if shorter.is_full and (found := self._names.get(shorter.key)):
                return found
            if len(shorter.parts) == 1:
                found = self._families.get(shorter.family, [])
                return [at for at in found if self._fits(shorter, at)]
        return []

    def _fits(self, short: Name, at: int) -> bool:
        return any(
            fits(short, name) if name.is_full else name.initials[:1] == short.initials[:1]
            for name in self._entries[at].names
        )

    def _with_parts(self, heard: list[str]) -> set[int]:
        sets = [set(self._parts.get(part, ())) for part in heard]
        return set.intersection(*sets)

    def _with_beginnings(self, heard: list[str]) -> set[int]:
        sets = [
            {at for part, found in self._parts.items() if part.startswith(start) for at in found}
            for start in heard
        ]
        return set.intersection(*sets)

    def _misspelt(self, heard: list[str]) -> set[int]:
        sets = []
        for part in heard:
            near = (
                process.extract(
                    part,
                    self._parts.keys(),
                    scorer=OSA.distance,
                    score_cutoff=1 if len(part) < _LONG else 2,
                    limit=None,
                )
                if len(part) >= _SHORTEST_MISSPELT
                else [(part, 0, 0)]
            )
            best = min((distance for _, distance, _ in near), default=0)
            sets.append(
                {
                    at
                    for known, distance, _ in near
                    if distance == best or len(heard) > 1
                    for at in self._parts.get(known, ())
                }
            )
        return set.intersection(*sets)


def _fold(label: str) -> str:
    return " ".join(label.casefold().split())
