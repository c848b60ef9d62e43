"""Which names are one person's: other spellings, shorter forms, misprints."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.people.names import Name

Key = tuple[str, ...]

# A misprint is so much rarer than the name that was meant, and the name has so many events.
_RARER = 4
_ESTABLISHED = 4
# Letters that may differ in a whole name, and how long each part must be for one or two of them.
_MOST_LETTERS = 2
_LONG_FOR_ONE = 4
_LONG_FOR_TWO = 10


@dataclass(slots=True)
class Bearing:
    """A name's forms and how often each is printed, in events."""

    forms: Counter[Name] = field(default_factory=Counter)

    @property
    def events(self) -> int:
        """In how many events one of the forms is printed; an event with two counts twice."""
        return self.forms.total()

    @property
    def name(self) -> Name:
        """The most frequent form."""
        return max(self.forms, key=lambda name: (self.forms[name], name.words))


class Clusters:
    """The full names of an archive, each with the name that it is another form of."""

    def __init__(self, bearings: Mapping[Key, Bearing]) -> None:
        self._leader: dict[Key, Key] = {key: key for key in bearings}
        self._bearings = bearings
        for led, bare in _led_forms(bearings):
            self._join(led, bare)
        for rare, meant in _misprints(bearings):
            self._join(rare, meant)
        # Last, so that a misprint of the long name doesn't count as a second one.
        leaders = {key: bearings[key] for key in bearings if self._leader[key] == key}
        for short, long in _shorter_forms(leaders):
            self._join(short, long)

    def leader(self, key: Key) -> Key:
        """The key that stands for all keys of the person."""
        while self._leader[key] != key:
            key = self._leader[key]
        return key

    def _join(self, one: Key, other: Key) -> None:
        one, other = self.leader(one), self.leader(other)
        if self._bearings[one].events > self._bearings[other].events:
            one, other = other, one
        self._leader[one] = other


def _shorter_forms(bearings: Mapping[Key, Bearing]) -> Iterable[tuple[Key, Key]]:
    """Names that leave parts of one other name out: "Recep Erdogan"; with two such names, none."""
    by_part: dict[str, list[Key]] = defaultdict(list)
    for key, bearing in bearings.items():
        if bearing.name.parts[2:]:
            for part in bearing.name.parts:
                by_part[part].append(key)
    for key, bearing in bearings.items():
        short = bearing.name
        if short.crown or not short.parts:
            continue
        longer = [
            other
            for other in by_part.get(short.parts[0], ())
            if other != key and _is_shorter(short, bearings[other].name)
        ]
        if len(longer) == 1:
            yield key, longer[0]


def _led_forms(bearings: Mapping[Key, Bearing]) -> Iterable[tuple[Key, Key]]:
    """Rare names that are an established one behind a title: "Resident Anna Bell", "Bell II"."""
    crowned: dict[Key, list[Key]] = defaultdict(list)
    for key, bearing in bearings.items():
        if bearing.name.crown:
            crowned[tuple(sorted(bearing.name.parts))].append(key)
    for key, bearing in bearings.items():
        name = bearing.name
        if name.crown:
            continue
        rulers = crowned.get(tuple(sorted(name.parts)), ())
        led = [
            each
            for each in crowned.get(name.parts[-1:], ())
            if _outnumbers(bearings[each], bearing)
        ]
        if len(rulers or led) == 1:
            yield key, (rulers or led)[0]
        for start in range(1, len(name.parts) - 1):
            bare = bearings.get(("", *sorted(name.parts[start:])))
            if bare and bare.name.parts == name.parts[start:] and _outnumbers(bare, bearing):
                yield key, bare.name.key


def _outnumbers(many: Bearing, few: Bearing) -> bool:
    return many.events >= max(_ESTABLISHED, _RARER * few.events)


def _is_shorter(short: Name, long: Name) -> bool:
    """Whether the short name has parts of the long one in their order, the first or all last."""
    if long.crown or len(short.parts) >= len(long.parts):
        return False
    rest = iter(long.parts)
    if not all(part in rest for part in short.parts):
        return False
    if short.parts[0] == long.parts[0]:
        return True
    # "Salman Al Saud" is the father in "Mohammed bin Salman Al Saud".
    fathers = {"bin", "bint", "ibn"} & {word.lower() for word in long.words}
    return not fathers and long.parts[-len(short.parts) :] == short.parts


def _misprints(bearings: Mapping[Key, Bearing]) -> Iterable[tuple[Key, Key]]:
    """Rare names with the much more frequent one of which they are a misprint."""
    families: dict[str, set[str]] = defaultdict(set)
    givens: dict[str, set[str]] = defaultdict(set)
    for bearing in bearings.values():
        parts = bearing.name.parts
        if len(parts) > 1:
            families[parts[-1]].add(parts[0])
            givens[parts[0]].add(parts[-1])
    keys = [key for key, bearing in bearings.items() if len(bearing.name.parts) > 1]
    known = [key for key in keys if bearings[key].events >= _ESTABLISHED]
    if not known:
        return
    distances = process.cdist(
        [" ".join(bearings[key].name.parts) for key in keys],
        [" ".join(bearings[key].name.parts) for key in known],
        scorer=OSA.distance,
        score_cutoff=_MOST_LETTERS,
        dtype=np.uint8,
    )
    near: dict[Key, list[tuple[int, Key]]] = defaultdict(list)
    for row, column in np.argwhere(distances <= _MOST_LETTERS):
        rare, meant = keys[row], known[column]
        few, many = bearings[rare], bearings[meant]
        if rare != meant and _outnumbers(many, few):
            one, other = few.name, many.name
            if _is_misprint(one, other, givens, families):
                near[rare].append((int(distances[row, column]), meant))
    for rare, meanings in near.items():
        meanings.sort()
        if len(meanings) == 1 or meanings[0][0] < meanings[1][0]:
            yield rare, meanings[0][1]


def _is_misprint(
    rare: Name,
    meant: Name,
    givens: Mapping[str, set[str]],
    families: Mapping[str, set[str]],
) -> bool:
    """Whether only one part of the name differs, and the differing part is nobody else's."""
    if len(rare.parts) != len(meant.parts) or rare.crown != meant.crown:
        return False
    differing = [
        (at, one, other)
        for at, (one, other) in enumerate(zip(rare.parts, meant.parts, strict=True))
        if one != other
    ]
    if len(differing) != 1:
        return False
    at, one, other = differing[0]
    letters = OSA.distance(one, other)
    if one[0] != other[0]:
        return False  # the first letter is seldom wrong: "Molodin" and "Volodin" are two
    if min(len(one), len(other)) < (_LONG_FOR_ONE if letters == 1 else _LONG_FOR_TWO):
        return False
    if one.rstrip("a") == other.rstrip("a"):
        return False  # "Alexandra" is no misprint of "Alexander", nor "Ivanova" of "Ivanov"
    # A part that other people have, too, was meant as it stands.
    bearers = families[one] if at else givens[one]
    return bearers <= {rare.parts[0] if at else rare.parts[-1]}
