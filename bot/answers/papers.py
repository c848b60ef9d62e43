"""Answers that leave the chat: a citation, an offer to export, and files."""

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum

from bot.answers.request import Export, Request
from bot.model import Coverage, Event, Paragraph


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
        given: How many of them are in the file.
        complete: Whether `total` is all that the archive has; of words alone only the best count.
        events: Whether events are counted, and not passages.
        day: When it was made; None where nobody knows.
    """

    query: str
    total: int
    given: int
    complete: bool
    events: bool
    coverage: Coverage
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class ExportOffer:
    """The forms in which something can be had; `back` leads to where it was found."""

    result: Result
    request: Export
    forms: tuple[Form, ...]
    back: Request


@dataclass(frozen=True, slots=True)
class Paper:
    """A file: its name, its bytes, and what is in it."""

    name: str
    content: bytes
    result: Result
