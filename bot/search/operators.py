"""The operators of a query: what somebody typed, taken apart into words, phrases and filters.

Understood are `words`, `"exact phrase"`, `-without`, `by:putin`, `topic:`, `in:sochi`,
`from:2015 to:2017-06`, `on:19.12.2017`, `event:56414`, `lang:ru`, `sort:new|old|best` and
`this | that`. It forgives: an unknown operator is a word, an unbalanced quotation mark closes
itself, and curly marks are as good as straight ones.
"""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass, field, replace
from typing import Literal

from bot.search.tokens import Token, read_tokens

Sort = Literal["best", "new", "old"]

# What more there is takes time and is nobody's question. Of phrases and of what is to be avoided
# each may read all the words of the archive.
_MOST_ALTERNATIVES, _MOST_VALUES, _MOST_SCANS, _LONGEST_VALUE = 5, 8, 6, 100
_SORTS: dict[str, Sort] = {"best": "best", "new": "new", "old": "old"}
_DATE = (
    re.compile(r"(?P<y>\d{4})(?:[-./](?P<m>\d{1,2})(?:[-./](?P<d>\d{1,2}))?)?"),
    re.compile(r"(?:(?P<d>\d{1,2})[-./])?(?P<m>\d{1,2})[-./](?P<y>\d{4})"),
)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`; None where an end is open."""

    first: dt.date | None = None
    last: dt.date | None = None

    def holds(self, day: dt.date | None) -> bool:
        """Whether the day lies in it; an unknown day lies only in a period open at both ends."""
        if day is None:
            return self == Period()
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


ANY_TIME = Period()


@dataclass(frozen=True, slots=True)
class Filters:
    """What must hold of a passage's event and speaker; an empty field filters nothing.

    Of several values of one operator any may hold, of several operators all must.
    """

    speakers: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    period: Period = ANY_TIME
    events: tuple[int, ...] = ()
    langs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """One side of a `|`.

    Attributes:
        words: All words in order, those of phrases too.
        phrases: What stood in quotation marks.
        without: What to avoid, words and phrases.
        loose: The words outside phrases.
    """

    words: str = ""
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    loose: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart.

    Attributes:
        alternatives: Any of them may hold; those without words are left out.
        not_understood: Operators whose value makes no sense, as typed.
    """

    alternatives: tuple[Alternative, ...] = ()
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "best"
    not_understood: tuple[str, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether the query is words alone, to be found however they are remembered."""
        return (
            self.filters == Filters()
            and self.sort == "best"
            and len(self.alternatives) <= 1
            and not any(one.phrases or one.without for one in self.alternatives)
        )


def read_period(text: str) -> Period | None:
    """Read a year, a month or a day: 2017, 2017-06, 06.2017, 2017-12-19, 19.12.2017."""
    for pattern in _DATE:
        if found := pattern.fullmatch(text):
            year, month, day = (int(found[part]) if found[part] else 0 for part in "ymd")
            try:
                first = dt.date(year, month or 1, day or 1)
                last_month = month or 12
                last_day = day or monthrange(year, last_month)[1]
                return Period(first, dt.date(year, last_month, last_day))
            except ValueError:  # the 31st of June
                continue
    return None


class _Reading:
    """A query while it is read from left to right."""

    def __init__(self) -> None:
        self.query = Query()
        self._words: list[str] = []
        self._loose: list[str] = []
        self._phrases: list[str] = []
        self._without: list[str] = []
        self._phrases_left = self._without_left = _MOST_SCANS

    def take(self, token: Token) -> None:
        """Take one word, phrase or filter in."""
        value = f"{token.name}:{token.value}" if token.name else token.value
        if token.operator:
            self._filter(token.operator, value, token.value[:_LONGEST_VALUE])
        elif token.avoided:
            self._avoid(value)
        else:
            self._words.append(value)
            if token.quoted and self._phrases_left and value not in self._phrases:
                self._phrases_left -= 1
                self._phrases.append(value)
            else:
                self._loose.append(value)

    def _avoid(self, value: str) -> None:
        if value in self._without:
            return
        if self._without_left:
            self._without_left -= 1
            self._without.append(value)
        else:
            self._refuse(f"-{value}")

    def _refuse(self, typed: str) -> None:
        self.query = replace(self.query, not_understood=(*self.query.not_understood, typed))

    def end_alternative(self) -> None:
        """Close what stands before a `|` or the end."""
        if len(self.query.alternatives) >= _MOST_ALTERNATIVES:
            if self._words:
                self._refuse(" ".join(self._words))
        elif self._words or self._without:
            one = Alternative(
                " ".join(self._words),
                tuple(self._phrases),
                tuple(self._without),
                " ".join(self._loose),
            )
            self.query = replace(self.query, alternatives=(*self.query.alternatives, one))
        self._words, self._phrases, self._without, self._loose = [], [], [], []

    def _filter(self, operator: str, typed: str, value: str) -> None:
        filters, query = self.query.filters, self.query
        period = read_period(value)
        if len(filters.speakers + filters.topics + filters.places + filters.events) >= _MOST_VALUES:
            self._refuse(typed)
            return
        match operator:
            case "by":
                filters = replace(filters, speakers=(*filters.speakers, value))
            case "topic":
                filters = replace(filters, topics=(*filters.topics, value))
            case "in" if period is None:
                filters = replace(filters, places=(*filters.places, value))
            case "in" | "on" if period:
                filters = replace(filters, period=period)
            case "from" if period:
                filters = replace(filters, period=replace(filters.period, first=period.first))
            case "to" if period:
                filters = replace(filters, period=replace(filters.period, last=period.last))
            case "event" if value.isdecimal() and len(value) < 10:  # noqa: PLR2004
                filters = replace(filters, events=(*filters.events, int(value)))
            case "lang" if value.lower() in {"en", "ru"}:
                filters = replace(filters, langs=(*filters.langs, value.lower()))
            case "sort" if value.lower() in _SORTS:
                query = replace(query, sort=_SORTS[value.lower()])
            case _:
                query = replace(query, not_understood=(*query.not_understood, typed))
        self.query = replace(query, filters=filters)


def read_operators(text: str) -> Query:
    """Take a query apart; nothing that is typed makes it raise."""
    reading = _Reading()
    for token in read_tokens(text):
        if token.value:
            reading.take(token)
        elif not token.quoted:
            reading.end_alternative()
    reading.end_alternative()
    return reading.query
