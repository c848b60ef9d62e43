"""What can be answered: the archive's own words and facts, before any form of showing them."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from bot.answers.overviews import (
    About,
    Day,
    Echoes,
    Forgotten,
    Privacy,
    Recent,
    SpeakerChoice,
    SpeakerPage,
    TopicChoice,
    TopicIndex,
    TopicPage,
)
from bot.answers.papers import Cited, ExportOffer, Paper
from bot.answers.questions.findings import Answered, Unanswered
from bot.answers.request import Request
from bot.answers.subscribed import Subscribed
from bot.answers.trend import Stats, Trend
from bot.answers.verify.verdict import Report
from bot.model import Coverage, Event, Paragraph, State
from bot.preferences import Preferences
from bot.search import PLAIN, Span, Understood


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
    """Nothing was found, and what may be meant instead.

    Attributes:
        phrase: Says what was looked for.
        words: What was typed.
        understood: What the words were taken as.
        topic: The topic of this name; "" where there is none.
        event: The event whose title holds the words.
        nearest: The event that comes nearest, which is no match.
        n: The number of the paragraph of `nearest` that does; 0 for the event as a whole.
    """

    phrase: str
    words: str
    understood: Understood = PLAIN
    topic: str = ""
    event: Event | None = None
    nearest: Event | None = None
    n: int = 0


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where an event is in its other language: held here under a number, or only at an address."""

    lang: str
    number: int | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """An event at a glance, how it stands with its site, and where its other language is."""

    event: Event
    elsewhere: Elsewhere | None = None
    state: State = "full"


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
class Onward:
    """A further paragraph into which the words of a passage run on; see `Passage`."""

    paragraph: Paragraph
    text: str
    spans: tuple[Span, ...]
    clipped: tuple[bool, bool]
    attribution: str | None


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
        elsewhere: Where the event is in its other language.
        state: How the event stands with its site.
        echoes: In how many other events these words stand again.
        onward: The paragraphs that follow, up to the one in which the matched words end.
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
    elsewhere: Elsewhere | None = None
    state: State = "full"
    echoes: int = 0
    onward: tuple[Onward, ...] = ()

    @property
    def voices(self) -> list[tuple[str | None, "list[Passage | Onward]"]]:
        """The passage and what it runs on into, by who says it: a name, and paragraphs of it."""
        parts: tuple[Passage | Onward, ...] = (self, *self.onward)
        return [(who, list(said)) for who, said in groupby(parts, lambda part: part.attribution)]


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
class Translation:
    """What stands at a passage's place in its event's other language.

    Attributes:
        event: The event in that language.
        attribution: The speaker as introduced there; None for the site's own text.
        unsure: Whether the place may be another.
        back: What leads back to the passage.
    """

    event: Event
    pieces: tuple[Piece, ...]
    attribution: str | None
    unsure: bool
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
class Panel:
    """What a chat has chosen.

    Attributes:
        private: Whether it is one person's, which has fewer choices.
        thread_id: The topic of a forum group in which this is asked; None outside of topics.
    """

    preferences: Preferences
    private: bool
    thread_id: int | None = None


Answer = (
    Guide
    | Answered
    | Unanswered
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
    | Translation
    | Recent
    | Day
    | SpeakerPage
    | SpeakerChoice
    | About
    | Privacy
    | Forgotten
    | Cited
    | ExportOffer
    | Paper
    | Trend
    | Stats
    | Echoes
    | Report
    | Panel
    | Subscribed
)
