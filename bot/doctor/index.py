"""The search index held against the archive: whether all that is stored can be found."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from bot.model import Event
from bot.protocols import View
from bot.search import Search
from bot.search.inventory import UNREADABLE, Inventory, Place, take_inventory

_EVENTS_A_READ = 500
_UNSEARCHED = frozenset({"divider", "omission"})
"""The kinds of paragraphs that hold no words to find."""


@dataclass(slots=True)
class Agreement:
    """How an index and the archive agree: wholly, where all but `rows` and `behind` is empty.

    Attributes:
        rows: How many rows can be found.
        behind: How many changes of the archive the index hasn't taken in yet.
        unusable: Why the index as a whole is of no use.
        missing: What is in the archive, but not in the index.
        differing: What reads otherwise there.
        orphans: What is in the index only.
    """

    rows: int = 0
    behind: int = 0
    unusable: str = ""
    missing: list[Place] = field(default_factory=list)
    differing: list[Place] = field(default_factory=list)
    orphans: list[Place] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether the index needs nothing but to go on."""
        return not (self.unusable or self.missing or self.differing or self.orphans)


def compare(folder: Path, view: View) -> Agreement:
    """Hold the index in a data folder against a view that is opened after this is called.

    Raises:
        StoreError: A document of the archive can't be read.
    """
    try:
        contents = take_inventory(folder)
    except UNREADABLE as error:
        return Agreement(unusable=f"it can't be read: {error}")
    if contents is None:
        return Agreement(behind=view.last_change())
    if contents.last > view.last_change():
        return Agreement(unusable="it belongs to another archive, which had more changes")
    return _compare(contents, view)


def _compare(contents: Inventory, view: View) -> Agreement:
    found = Agreement(rows=len(contents.rows))
    where = dict(contents.rows)
    places = Counter(place for place, _ in contents.rows)
    found.differing += [place for place, times in places.items() if times > 1]
    left: defaultdict[int, list[Place]] = defaultdict(list)
    for place in places:
        left[place[0]].append(place)
    for at, number, event in _all_events(view):
        indexed = set(left.pop(number, ()))
        if at > contents.last:
            found.behind += 1
            continue
        for n, text in _rows_of(event) if event else ():
            place = (number, n)
            if place not in indexed:
                found.missing.append(place)
            elif contents.text(where[place]) != text:
                found.differing.append(place)
            indexed.discard(place)
        found.orphans += sorted(indexed)
    found.orphans += sorted(chain.from_iterable(left.values()))
    return found


def _all_events(view: View) -> Iterator[tuple[int, int, Event | None]]:
    after = 0
    while changes := view.changes(after, _EVENTS_A_READ):
        for change in changes:
            yield change.at, change.number, change.event
        after = changes[-1].at


def _rows_of(event: Event) -> Iterator[tuple[int, str]]:
    yield 0, event.title
    for paragraph in event.paragraphs:
        if paragraph.kind not in _UNSEARCHED and paragraph.text:
            yield paragraph.n, paragraph.text


def catch_up(folder: Path, view: View) -> None:
    """Take all changes in that the index hasn't; a missing one is built.

    Raises:
        IndexHeldError: Another process writes the index.
    """
    with closing(Search(folder)) as search:
        while search.catch_up(view):
            pass
