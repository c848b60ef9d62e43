"""What a query was understood as, by the names and numbers that the archive knows."""

from dataclasses import dataclass
from typing import Literal

from bot.search.hits import EventHit, PassageHit
from bot.search.operators import ANY_TIME, Period, Sort

Kind = Literal["by", "topic", "in", "event"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody whom a query may mean, and how many of the passages found are theirs."""

    name: str
    passages: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """What an operator was given that the archive doesn't know, and names that are like it."""

    kind: Kind
    typed: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """What a query was taken as; empty where it is words alone.

    Attributes:
        speakers: Those whom `by:` may mean, by the number of passages found, the most first.
        topics: Any of these.
        places: Any of these.
        period: The days that count.
        events: The numbers as typed.
        langs: ISO 639-1 codes, any of these.
        sort: The order of what is found.
        unknown: What the archive doesn't know; nothing is found then.
        not_understood: Operators that make no sense, as typed; they are passed over.
        read_as: The words that were looked for instead, where those typed find nothing: in the
            other keyboard layout, or with look-alike letters in one script; else "".
        nearest: Whether nothing holds all that was asked, and the nearest passages are given.
    """

    speakers: tuple[Voice, ...] = ()
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    period: Period = ANY_TIME
    events: tuple[int, ...] = ()
    langs: tuple[str, ...] = ()
    sort: Sort = "best"
    unknown: tuple[Unknown, ...] = ()
    not_understood: tuple[str, ...] = ()
    read_as: str = ""
    nearest: bool = False


PLAIN = Understood()


@dataclass(frozen=True, slots=True)
class Found:
    """A page of passages.

    Attributes:
        hits: The passages, best first, or in the order of days that was asked for.
        total: How many there are on all pages.
        exact: Whether those are all that the archive has: so it is for a phrase, a filter, an
            avoided word, a choice or an order; words alone find the best only.
        understood: What the query was taken as.
        miss: What comes nearest where nothing is like it, to be offered as such.
    """

    hits: tuple[PassageHit, ...] = ()
    total: int = 0
    exact: bool = False
    understood: Understood = PLAIN
    miss: PassageHit | None = None


@dataclass(frozen=True, slots=True)
class FoundEvents:
    """A page of events.

    Attributes:
        hits: The events, best first, or in the order of days that was asked for.
        total: How many there are on all pages.
        exact: Whether those are all that the archive has, as for passages; words alone give no
            more than were asked for.
        understood: What the query was taken as.
        miss: What comes nearest where nothing is like it, to be offered as such.
    """

    hits: tuple[EventHit, ...] = ()
    total: int = 0
    understood: Understood = PLAIN
    exact: bool = False
    miss: EventHit | None = None
