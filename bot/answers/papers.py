"""Answers that leave the chat: a citation, an offer to export, and files."""

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from bot.answers.request import Export, Request
from bot.model import Coverage, Event, Paragraph
from bot.protocols import View


class Style(IntEnum):
    """How a citation is written. Buttons hold these numbers, so they never change."""

    PLAIN = 0
    APA = 1
    GOST = 2
    BIBTEX = 3
    RIS = 4
    WIKIPEDIA = 5


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of a paragraph, or of the whole event where that is None.

    Attributes:
        text: The citation, to be copied as it is.
        hit: With `words`, what leads back to where the passage was found.
    """

    event: Event
    paragraph: Paragraph | None
    style: Style
    text: str
    back: Request
    hit: int
    words: str


class Scope(IntEnum):
    """What is exported. Buttons hold these numbers, so they never change."""

    PASSAGES = 1
    EVENTS = 2
    TOPIC = 3
    EVENT = 4
    SPEAKER = 5
    DAY = 6


class Form(IntEnum):
    """The form of a file. Buttons hold these numbers, so they never change."""

    OFFER = 0
    CSV = 1
    JSON = 2
    MARKDOWN = 3
    HTML = 4
    TEXT = 5


@dataclass(frozen=True, slots=True)
class Result:
    """What is exported, with what a reader has to know to judge it.

    Attributes:
        query: What was asked for, as typed; an event's title where it is one event.
        total: How many passages or events there are.
        complete: Whether `total` is all that the archive has; of words alone only the best count.
        events: Whether events are counted, and not passages.
        day: When it was made; None where nobody knows.
        hosts: The hosts of the sites that it is from.
    """

    query: str
    total: int
    complete: bool
    events: bool
    coverage: Coverage
    day: dt.date | None
    hosts: tuple[str, ...] = ()


class Draft(Protocol):
    """A file that is written step by step, in as many parts as it takes to send it.

    Attributes:
        size: How many rows it will have.
    """

    size: int

    def write_on(self, view: View) -> bool:
        """Write a step further, which takes some hundredths of a second.

        Returns:
            Whether it is to be called again; the parts can be read once it isn't.

        Raises:
            OSError: The disk doesn't take it.
        """

    def __len__(self) -> int:
        """How many parts there are."""

    def read(self, part: int) -> bytes:
        """The part with this number, from 1; each is a whole file."""

    def close(self) -> None:
        """Let what was written go."""


@dataclass(frozen=True, slots=True)
class ExportOffer:
    """The forms in which something can be had; `back` leads to where it was found."""

    result: Result
    request: Export
    forms: tuple[Form, ...]
    back: Request


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that is yet to be written, and what will be in it.

    Attributes:
        name: The file's name.
        draft: Writes it.
        note: What is in it, as lines for a file beside it, where it can't say so itself; else "".
    """

    name: str
    result: Result
    draft: Draft
    note: str = ""

    def name_part(self, part: int) -> str:
        """The name of a part, by its number from 1."""
        stem, _, ending = self.name.rpartition(".")
        parts = len(self.draft)
        return self.name if parts == 1 else f"{stem}-part-{part}-of-{parts}.{ending}"

    @property
    def note_name(self) -> str:
        """The name of the file beside it."""
        return f"{self.name.rpartition('.')[0]}-about.txt"
