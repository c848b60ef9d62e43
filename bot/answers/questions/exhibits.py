"""From what was found to what is shown: the paragraphs, cut for a message, with their speakers."""

import re

from bot.answers.excerpts import cut_around
from bot.answers.links import attribute
from bot.answers.questions.findings import Exhibit
from bot.answers.quote import PASSAGE_LENGTH
from bot.model import Event
from bot.protocols import View
from bot.search import Lead, Span, Suspect, read_stems

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


class Showing:
    """Shows what was found in a store's events, each of which is read once.

    Args:
        view: The store.
        stems: The stems of the words to mark.
    """

    def __init__(self, view: View, stems: frozenset[str]) -> None:
        self._view = view
        self._stems = stems
        self._events: dict[int, Event | None] = {}

    def show(self, lead: Lead, via: Event | None = None) -> Exhibit | None:
        """The paragraph; None where it is gone. `via` is the event that pointed to its event."""
        event = self._read(lead.event)
        paragraph = event.paragraph(lead.n) if event else None
        if event is None or paragraph is None:
            return None
        text = paragraph.text
        marked = mark_words(text, self._stems)
        start, end = cut_around(text, marked, PASSAGE_LENGTH)
        spans = tuple((s - start, e - start) for s, e in marked if start <= s and e <= end)
        clipped = (start > 0, end < len(text))
        who = attribute(event, paragraph)
        return Exhibit(event, paragraph, text[start:end], spans, clipped, who, via)

    def show_suspect(self, suspect: Suspect) -> Exhibit | None:
        """The best paragraph of an event; its summary where it has none; None where it is gone."""
        if suspect.lead:
            return self.show(suspect.lead)
        event = self._read(suspect.event)
        return show_event(event, self._stems) if event else None

    def _read(self, number: int) -> Event | None:
        if number not in self._events:
            self._events[number] = self._view.event(number)
        return self._events[number]


def show_event(event: Event, stems: frozenset[str] = frozenset()) -> Exhibit:
    """An event that was found by its facts: its summary, else its title.

    Args:
        event: The event.
        stems: The stems of the words that led to it.
    """
    text = event.lede or event.title
    return Exhibit(event, None, text, mark_words(text, stems), (False, False), None)


def mark_words(text: str, stems: frozenset[str]) -> tuple[Span, ...]:
    """Where words of these stems stand in a text, in code points."""
    found = ((one.span(), read_stems(one[0])) for one in _WORD.finditer(text))
    return tuple(span for span, words in found if not stems.isdisjoint(words))
