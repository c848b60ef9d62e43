"""Whom a name without a given name means: "Mr Bell", "A. Bell", "А.Белл"."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bot.people.clusters import Key
from bot.people.forms import Form
from bot.people.names import Name
from bot.people.sounds import sound

# A name alone means somebody with a title before it, or somebody whom everybody knows.
_FAMOUS = 50
# How much of a family name's events must be one person's.
_DOMINANT = 0.9
# A name with initials means somebody who is known, or who was printed about that time.
_KNOWN = 3
_NEAR = dt.timedelta(days=3 * 365)
_LETTERS = {"i": ("i", "e", "ia", "iu"), "j": ("j", "g", "i"), "g": ("g", "j")}


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a full name: its parts, its events and the days of the first and last.

    `beside` has the sounds of the words of its offices.
    """

    name: Name
    family: str
    events: int
    first: dt.date
    last: dt.date
    beside: frozenset[str] = frozenset()

    def is_near(self, day: dt.date | None) -> bool:
        """Whether the name is printed about that day."""
        return day is not None and self.first - _NEAR <= day <= self.last + _NEAR


class Shorts:
    """The full names of an archive by family name."""

    def __init__(self, standings: Mapping[Key, Standing]) -> None:
        self._standings = standings
        self._families: dict[str, list[Key]] = defaultdict(list)
        for key, standing in standings.items():
            self._families[standing.family].append(key)

    def fitting(self, name: Name) -> list[Key]:
        """The full names that a short one may stand for."""
        found = self._families.get(name.family, [])
        return [key for key in found if fits(name, self._standings[key].name)]

    def find(
        self,
        form: Form,
        day: dt.date | None,
        present: Collection[Key],
        *,
        titled: bool,
    ) -> Key | None:
        """The full name that a short one stands for in an event, or None where that is open.

        Args:
            form: The short name and the office beside it.
            day: The event's day.
            present: The full names in the same event.
            titled: Whether something stands before the name: "Mr", an office.
        """
        name = form.name
        keys = self.fitting(name)
        here = [key for key in keys if key in present]
        if len(here) == 1:
            return here[0]
        if not keys or len(here) > 1:
            return None
        best = max(keys, key=lambda key: self._standings[key].events)
        standing = self._standings[best]
        if standing.events < _DOMINANT * sum(self._standings[key].events for key in keys):
            return None
        if name.initials:
            office = hear_words(form.office)
            if office and standing.beside and not office & standing.beside:
                return None  # a journalist of another paper
            return best if standing.events >= _KNOWN or standing.is_near(day) else None
        return best if standing.is_near(day) and (titled or standing.events >= _FAMOUS) else None


def hear_words(office: str) -> frozenset[str]:
    """The sounds of an office's words that begin with a capital: names of papers and places."""
    return frozenset(sound(word) for word in re.findall(r"\w+", office) if word[0].isupper())


def fits(short: Name, full: Name) -> bool:
    """Whether the initials of the short name, if any, are those of the full one."""
    if not short.initials:
        return True
    if full.crown or full.parts[0] == short.family:
        return False
    letter = sound(short.initials[0])
    return full.parts[0].startswith(_LETTERS.get(letter, (letter,)))
