"""What a search returns."""

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A paragraph that the words may come from.

    Attributes:
        event: The event's number.
        n: The paragraph's number in the event, from 1.
        text: The paragraph as it was indexed.
        score: 0 to 100; comparable over queries.
        spans: Where in `text` words of the query stand, in code points, ascending and disjoint;
            other forms and other spellings of the words too.
        upto: The number of a later paragraph into which the words run on; None where they end in
            this one.
    """

    event: int
    n: int
    text: str
    score: float
    spans: tuple[Span, ...]
    upto: int | None = None


@dataclass(frozen=True, slots=True)
class EventHit:
    """An event that the words may mean; `score` is 0 to 100, comparable over queries."""

    event: int
    score: float


@dataclass(frozen=True, slots=True)
class TopicHit:
    """A topic that the words may mean.

    Attributes:
        name: The topic as the archive writes it.
        score: 0 to 100; comparable over queries.
        exact: Equal but for case, accents and punctuation.
    """

    name: str
    score: float
    exact: bool
