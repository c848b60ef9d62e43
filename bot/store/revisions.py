"""Revisions: what a site changed in an event's paragraphs, as it was noted."""

from collections.abc import Callable
from dataclasses import asdict

from pydantic import TypeAdapter
from tinydb import where

from bot.alterations import compare, differ
from bot.model import Revision
from bot.store.merge import Record
from bot.store.table import Documents

_REVISION: TypeAdapter[Revision] = TypeAdapter(Revision)


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
        if same_form and words_differ and differ(old, new):
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
