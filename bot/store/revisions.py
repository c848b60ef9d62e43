"""Revisions: what a site changed in an event's paragraphs between two readings of one form."""

from collections.abc import Callable
from dataclasses import asdict

from pydantic import TypeAdapter
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein
from tinydb import where

from bot.model import Alteration, Event, Paragraph, Revision
from bot.store.merge import Record
from bot.store.table import Documents

_REVISION: TypeAdapter[Revision] = TypeAdapter(Revision)

SAME_PARAGRAPH = 50.0
"""From this likeness (of 100) on, a paragraph in the place of another is that one, altered."""

_COMPARED = 2000
"""Characters that are compared of two paragraphs: the time grows with their product."""


def compare(before: Event, after: Event, noted: float) -> Revision:
    """Return what makes the paragraphs of `before` into those of `after`."""
    old, new = before.paragraphs, after.paragraphs
    added: list[int] = []
    altered: list[Alteration] = []
    removed: list[Paragraph] = []
    steps = Levenshtein.opcodes(_lines(old), _lines(new))
    for step in steps:
        if step.tag == "equal":
            continue
        gone, come = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        # Of a replaced stretch the opcodes give as many old paragraphs as new ones.
        for was, now in zip(gone, come, strict=False):
            if fuzz.ratio(was.text[:_COMPARED], now.text[:_COMPARED]) >= SAME_PARAGRAPH:
                altered.append(Alteration(now.n, was.text))
            else:
                removed.append(was)
                added.append(now.n)
        removed += gone[len(come) :]
        added += [paragraph.n for paragraph in come[len(gone) :]]
    return Revision(after.number, noted, tuple(added), tuple(altered), tuple(removed))


def _lines(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [f"{paragraph.label or ''}\n{paragraph.text}" for paragraph in paragraphs]


class Revisions:
    """The table of revisions."""

    def __init__(self, documents: Documents, clock: Callable[[], float]) -> None:
        self._table = documents.table("revisions")
        self._clock = clock

    def of(self, number: int) -> list[Revision]:
        """The revisions of the event with this number, the earliest first."""
        found = self._table.search(where("number") == number)
        return [_REVISION.validate_python(dict(document)) for document in found]

    def note(self, before: Record, after: Record) -> None:
        """Write down what changed, where it is the site that changed it.

        The plain text and the page of one event differ, and a mended parser reads the same words
        otherwise; neither is a revision.
        """
        old, new = before.event, after.event
        same_form = before.origin("paragraphs") == after.origin("paragraphs")
        words_differ = None not in (old.digest, new.digest) and old.digest != new.digest
        if same_form and words_differ and _lines(old.paragraphs) != _lines(new.paragraphs):
            self.add(compare(old, new, self._clock()))

    def add(self, revision: Revision) -> None:
        """Write down a revision that another archive has noted."""
        self._table.insert(asdict(revision))

    def drop(self, number: int) -> None:
        """Forget the revisions of an event that is gone."""
        self._table.remove(where("number") == number)

    def move(self, number: int, to: int) -> None:
        """Give an event the revisions of another, which turned out to be the same."""
        self._table.update({"number": to}, where("number") == number)
