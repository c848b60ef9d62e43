"""Telling people of one full name apart by the offices that nobody holds at the same time."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from bot.people.offices import are_strange, exclude, office_key

# A person may be printed without the office so long before its first or after its last mention.
_MARGIN = dt.timedelta(days=400)
# What speaks against an office being a person's: that it is of a kind that excludes the others, as
# after a change of career; and that it is printed amid the time of another.
_EXCLUDED = 0.3
_INSIDE = 0.5
_FAR_MORE = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """That a name is printed in an event: on which day and beside which office, "" for none."""

    event: int
    date: dt.date | None
    office: str


@dataclass(slots=True)
class Tenure:
    """All mentions of one office."""

    office: str
    events: set[int] = field(default_factory=set)
    days: list[dt.date] = field(default_factory=list)

    @property
    def first(self) -> dt.date:
        """The day of the first mention."""
        return min(self.days)

    @property
    def last(self) -> dt.date:
        """The day of the last mention."""
        return max(self.days)

    def contradicts(self, other: "Tenure") -> bool:
        """Whether one person can't have held both: one lies inside the time of the other."""
        if not self.days or not other.days or not exclude(self.office, other.office):
            return False
        return _interrupts(self, other) or _interrupts(other, self)


@dataclass(frozen=True, slots=True)
class Split:
    """The mentions of a name by persons.

    Attributes:
        persons: For each person the events in which it is certainly that one.
        open: Events in which it may be any of them.
        doubtful: Whether offices are printed that one person hardly had, but might.
    """

    persons: tuple[frozenset[int], ...]
    open: frozenset[int] = frozenset()
    doubtful: bool = False


def split_mentions(mentions: Collection[Mention]) -> Split:
    """Divide the mentions of a full name among the people who bear it; mostly it is one."""
    everything = frozenset(mention.event for mention in mentions)
    tenures = _tenures(mentions)
    groups = _group(tenures)
    if not groups[1:]:
        return Split((everything,), doubtful=_is_doubtful(tenures))
    certain: list[set[int]] = [set().union(*(each.events for each in group)) for group in groups]
    spans = [(min(t.first for t in group), max(t.last for t in group)) for group in groups]
    unknown: set[int] = set()
    for mention in mentions:
        holders = [at for at, events in enumerate(certain) if mention.event in events]
        if holders:
            if len(holders) > 1:
                unknown.add(mention.event)
            continue
        active = [
            at
            for at, (first, last) in enumerate(spans)
            if mention.date and first - _MARGIN <= mention.date <= last + _MARGIN
        ]
        if len(active) == 1:
            certain[active[0]].add(mention.event)
        else:
            unknown.add(mention.event)
    certain = [events - unknown for events in certain]
    most = max(certain, key=len)
    if unknown and all(len(most) >= _FAR_MORE * len(each) for each in certain if each is not most):
        # Printed without an office is the one whom everybody knows, most likely.
        most |= unknown
        return Split(tuple(map(frozenset, certain)), doubtful=True)
    return Split(tuple(map(frozenset, certain)), frozenset(unknown), doubtful=bool(unknown))


def _tenures(mentions: Iterable[Mention]) -> list[Tenure]:
    tenures: dict[str, Tenure] = {}
    for mention in mentions:
        if mention.office and mention.date:
            tenure = tenures.setdefault(office_key(mention.office), Tenure(mention.office))
            tenure.events.add(mention.event)
            tenure.days.append(mention.date)
    return sorted(tenures.values(), key=lambda tenure: (tenure.first, tenure.office))


def _group(tenures: Sequence[Tenure]) -> list[list[Tenure]]:
    """Put each office to the first person whom it doesn't contradict.

    An office between two of others' goes where no contradiction is; so a minister who later leads
    a company is one person, while a company's head between two speeches of a minister is another.
    """
    groups: list[list[Tenure]] = []
    clashes: dict[int, set[int]] = defaultdict(set)
    for at, one in enumerate(tenures):
        for other in range(at):
            if one.contradicts(tenures[other]):
                clashes[at].add(other)
                clashes[other].add(at)
    placed: list[set[int]] = []
    # Those with the most mentions are the frame; the offices that clash with nothing join last.
    order = sorted(range(len(tenures)), key=lambda at: (-len(tenures[at].events), at))
    for at in sorted(order, key=lambda at: not clashes[at]):
        fits = [n for n, members in enumerate(placed) if not members & clashes[at]]
        if not fits:
            placed.append({at})
            groups.append([tenures[at]])
            continue
        best = max(fits, key=lambda n: (_affinity(tenures[at], groups[n]), -n))
        placed[best].add(at)
        groups[best].append(tenures[at])
    return groups


def _affinity(tenure: Tenure, group: Sequence[Tenure]) -> float:
    """How well an office goes with a person's: shared events, shared words, no exclusion."""
    words = set(office_key(tenure.office).split())
    shared = max(
        len(words & (others := set(office_key(each.office).split()))) / len(words | others)
        for each in group
    )
    excluded = sum(exclude(tenure.office, each.office) for each in group) / len(group)
    together = any(tenure.events & each.events for each in group)
    inside = any(_interrupts(tenure, each) for each in group) and not together
    return shared + together - excluded * _EXCLUDED - inside * _INSIDE


def _interrupts(inner: Tenure, outer: Tenure) -> bool:
    return outer.first < inner.first and inner.last < outer.last and len(set(outer.days)) > 1


def _is_doubtful(tenures: Sequence[Tenure]) -> bool:
    return any(
        are_strange(one.office, other.office) and not one.events & other.events
        for at, one in enumerate(tenures)
        for other in tenures[:at]
    )
