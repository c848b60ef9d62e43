"""What can be answered: the archive's own words and facts, before any form of showing them."""

import datetime as dt
from dataclasses import dataclass

from bot.answers.request import Request
from bot.model import Count, Coverage, Event, Paragraph
from bot.preferences import Preferences
from bot.search import PLAIN, Understood

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Guide:
    """What one can ask.

    Attributes:
        greeting: Whether to say first what the bot is.
        examples: Commands that work on this archive as they stand, each with its request.
    """

    greeting: bool
    coverage: Coverage
    examples: tuple[tuple[str, Request], ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """One sentence that says what to do: the name of the phrase, and an example to follow."""

    phrase: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing was found. `phrase` says what was looked for, `words` is what was typed."""

    phrase: str
    words: str
    understood: Understood = PLAIN


@dataclass(frozen=True, slots=True)
class Card:
    """An event at a glance."""

    event: Event


@dataclass(frozen=True, slots=True)
class Choice:
    """Several events fit; these are on page `page`, from 0, of `pages`.

    Attributes:
        words: What was asked for.
        by_day: Whether that is their day.
        offset: How many events stand on earlier pages.
        total: How many there are on all pages.
        understood: What the words were taken as.
    """

    words: str
    events: tuple[Event, ...]
    by_day: bool
    page: int
    pages: int
    offset: int
    total: int
    understood: Understood = PLAIN


@dataclass(frozen=True, slots=True)
class Narrowing:
    """One of several people whom a request may mean, and the request that means that one."""

    name: str
    passages: int
    words: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that was found.

    Attributes:
        text: The paragraph, or the sentences of it around the matched words.
        spans: Where the matched words stand in `text`, in code points.
        clipped: Whether text of the paragraph is missing before and after.
        attribution: The speaker as introduced at this event; None for the site's own text.
        hit: The position among the hits, from 0, of `total`.
        understood: What the words were taken as.
        narrowings: The people who may be meant, where there are several.
    """

    event: Event
    paragraph: Paragraph
    text: str
    spans: tuple[Span, ...]
    clipped: tuple[bool, bool]
    attribution: str | None
    words: str
    hit: int
    total: int
    understood: Understood = PLAIN
    narrowings: tuple[Narrowing, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or a part of one that is too long for a page, from `start` in its text."""

    paragraph: Paragraph
    text: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a transcript; `page` counts from 0, of `pages`."""

    event: Event
    pieces: tuple[Piece, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Context:
    """A paragraph with those around it, and what leads back to the passage."""

    event: Event
    n: int
    pieces: tuple[Piece, ...]
    back: Request


@dataclass(frozen=True, slots=True)
class Pointer:
    """A see-also item.

    Attributes:
        title: As the site prints it.
        event: The event that it means, where the archive holds it.
        url: Else its address, or the address of its day's page.
        by_day: Whether `url` is only the day's page.
    """

    title: str
    day: dt.date | None
    event: Event | None
    url: str | None
    by_day: bool


@dataclass(frozen=True, slots=True)
class SeeAlsoList:
    """What an event points to."""

    event: Event
    pointers: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """The events of a topic, newest first.

    Attributes:
        words: What was typed, where it was not quite the topic's name; else "".
    """

    topic: Count
    events: tuple[Event, ...]
    page: int
    pages: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class TopicChoice:
    """No topic has that name, but some are like it."""

    words: str
    topics: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class TopicIndex:
    """All topics, a page of them."""

    topics: tuple[Count, ...]
    page: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class Panel:
    """What a chat has chosen; `private` where it is one person's, which has fewer choices."""

    preferences: Preferences
    private: bool


Answer = (
    Guide
    | Advice
    | Nothing
    | Card
    | Choice
    | Passage
    | Page
    | Context
    | SeeAlsoList
    | TopicPage
    | TopicChoice
    | TopicIndex
    | Panel
)
