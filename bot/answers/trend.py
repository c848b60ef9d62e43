"""How often something is said, and who speaks how much, as answers."""

from dataclasses import dataclass

from bot.model import Coverage, Event
from bot.search import Occurrences, Share, narrow_to

MOST_SERIES = 5


@dataclass(frozen=True, slots=True)
class Trend:
    """How often something is said; `words` is what was typed."""

    words: str
    occurrences: Occurrences

    def narrowed(self, n: int) -> str:
        """The query for the passages of period `n`, from 0."""
        start = self.occurrences.periods[n]
        month = f"-{start.month:02}" if self.occurrences.unit == "month" else ""
        return narrow_to(self.words, f"{start.year}{month}")


@dataclass(frozen=True, slots=True)
class Stats:
    """Who speaks how much: in an event, or in the whole archive where `event` is None.

    Attributes:
        words: How many words are said.
        voices: Those who say most, the most first, each with how many words.
        speakers: How many people are named as speakers; 0 for the whole archive.
        coverage: What the archive holds, as far as it is counted.
        lang: The language that alone is counted; "" for whatever there is.
    """

    event: Event | None
    words: int
    voices: tuple[Share, ...]
    speakers: int
    coverage: Coverage
    lang: str = ""
