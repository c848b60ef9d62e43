"""What answers a question: a fact with its proof, the best passages, or that there is nothing."""

import datetime as dt
from dataclasses import dataclass

from bot.answers.questions.asked import Asked
from bot.model import Coverage, Event, Paragraph
from bot.search import Span


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A passage that answers or proves, or an event without paragraphs.

    Attributes:
        event: Where it stands.
        paragraph: The paragraph; None for an event without any, of which `text` is the summary.
        text: The paragraph, or the sentences of it around the matched words.
        spans: Where words of the question stand in `text`, in code points.
        clipped: Whether text of the paragraph is missing before and after.
        attribution: The speaker as introduced at this event; None for the site's own text.
        via: The event that points to this one in its see-also list, where it was found so.
    """

    event: Event
    paragraph: Paragraph | None
    text: str
    spans: tuple[Span, ...]
    clipped: tuple[bool, bool]
    attribution: str | None
    via: Event | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A short answer: a field of an event, a span of a paragraph, or a count of events.

    Attributes:
        asked: What it is.
        text: The words as the archive has them; "" for a day and a count.
        day: The day, of a day.
        events: How many events, of a count.
        days: On how many days they were, of a count.
    """

    asked: Asked
    text: str = ""
    day: dt.date | None = None
    events: int = 0
    days: int = 0


@dataclass(frozen=True, slots=True)
class Answered:
    """A question's answer.

    Attributes:
        words: The question.
        fact: The short answer, where one is asked for and found.
        exhibits: The passages, best first; the first proves the fact.
        hit: Which of them is shown, from 0.
        order: "new" or "old" where the latest or the earliest events were asked for, else "".
    """

    words: str
    fact: Fact | None
    exhibits: tuple[Exhibit, ...]
    hit: int
    order: str = ""

    @property
    def shown(self) -> Exhibit:
        """The passage that is shown."""
        return self.exhibits[self.hit]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The archive has nothing on a question.

    Attributes:
        words: The question.
        coverage: What the archive covers.
        nearest: The nearest events and passages, at most three; none where nothing is like it.
        brief: Whether one line is to say it, as in groups.
    """

    words: str
    coverage: Coverage
    nearest: tuple[Exhibit, ...]
    brief: bool = False
