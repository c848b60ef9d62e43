"""Answers that look over the archive: by day, person, topic or echo, and as a whole."""

import datetime as dt
from dataclasses import dataclass

from bot.model import Count, Coverage, Event, Paragraph, Person


@dataclass(frozen=True, slots=True)
class Recent:
    """The newest events; `page` counts from 0, and `more` says whether another follows."""

    events: tuple[Event, ...]
    page: int
    more: bool
    offset: int


@dataclass(frozen=True, slots=True)
class Day:
    """The events of a day, of which these are on page `page`, from 0, of `pages`.

    Attributes:
        offset: How many events stand on earlier pages.
        total: How many there are on all pages; 0 where the day has none.
        before: The nearest day before with events.
        after: The nearest day after with events.
    """

    day: dt.date
    events: tuple[Event, ...]
    page: int
    pages: int
    offset: int
    total: int
    before: dt.date | None
    after: dt.date | None


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """Somebody who speaks, and a page, from 0, of the newest events with words of theirs.

    Attributes:
        total: In how many events the person speaks, one in two languages counted once.
        words: What finds the person's passages, the newest first.
        others: Who else may be meant.
    """

    person: Person
    events: tuple[Event, ...]
    page: int
    pages: int
    offset: int
    total: int
    words: str
    others: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """Several people of a name; those of the most events come first."""

    words: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """The events of a topic, newest first.

    Attributes:
        words: What was typed, where it was not quite the topic's name; else "".
        offset: How many events stand on earlier pages.
    """

    topic: Count
    events: tuple[Event, ...]
    page: int
    pages: int
    words: str = ""
    offset: int = 0


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
class Echo:
    """A paragraph in which the words of another stand again, and who says it there."""

    event: Event
    paragraph: Paragraph
    attribution: str | None


@dataclass(frozen=True, slots=True)
class Echoes:
    """Where a passage's words stand again, the earliest first; page `page`, from 0, of `pages`.

    Attributes:
        offset: How many stand on earlier pages.
    """

    event: Event
    paragraph: Paragraph
    echoes: tuple[Echo, ...]
    page: int
    pages: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class About:
    """What the archive holds.

    Attributes:
        languages: The number of events in each language.
        synced: When the sites were last looked at, in seconds since the epoch; None for never.
        hosts: The hosts of the sites that the events are from.
    """

    coverage: Coverage
    languages: tuple[Count, ...]
    synced: float | None
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Privacy:
    """What is kept about a chat: each table that keeps something, and how many things.

    Attributes:
        asks: Whether to ask if all of it should go.
    """

    kept: tuple[tuple[str, int], ...]
    asks: bool


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Everything that was kept about the chat is deleted."""
