"""The passages for which a chat is told of an event: with the words in bold and what is around."""

from collections.abc import Iterable, Sequence

from bot.answers.excerpts import count_units, cut_around
from bot.following import Subscription
from bot.matching.condition import Condition
from bot.matching.facts import Facts
from bot.matching.match import condition_of, find_paragraphs
from bot.model import Event, Paragraph
from bot.search import Span
from bot.search.words import find_words, read_words
from bot.telegram.html import embolden, escape
from bot.telegram.taken import clip

MOST_PASSAGES = 3
_PASSAGE, _AROUND, _LABEL = 600, 250, 120
_QUOTED = {"search", "mentions", "speaks"}


def quote_passages(
    event: Event, subscriptions: Iterable[Subscription], facts: Facts, room: int
) -> list[str]:
    """The passages as expandable quotes in Telegram's HTML.

    Args:
        event: The event.
        subscriptions: Why it is told of.
        facts: The event, for comparison.
        room: How many UTF-16 units all quotes may take together when shown.
    """
    quotes: list[str] = []
    shown: set[int] = set()
    for one in subscriptions:
        condition = condition_of(one)
        if condition is None or one.kind not in _QUOTED:
            continue
        for n in find_paragraphs(one, facts):
            if len(quotes) == MOST_PASSAGES:
                return quotes
            if n in shown:
                continue
            html, units = _quote(event, n, condition)
            if units > room:
                return quotes
            room -= units
            shown.update((n - 1, n, n + 1))
            quotes.append(html)
    return quotes


def mark_words(text: str, condition: Condition) -> list[Span]:
    """Where the words of a condition stand in a text, in code points."""
    stems = {stem for side in condition.sides for stem in side.words}
    stems |= {condition.named} - {""}
    stems |= {word.stem for side in condition.sides for phrase in side.phrases for word in phrase}
    return [
        span
        for word, span in zip(read_words(text), find_words(text), strict=True)
        if word.stem in stems
    ]


def _quote(event: Event, n: int, condition: Condition) -> tuple[str, int]:
    """A paragraph with one before and one after it, and how long that is when shown."""
    paragraph = event.paragraphs[n - 1]
    spans = mark_words(paragraph.text, condition)
    begin, end = cut_around(paragraph.text, spans, _PASSAGE)
    text = paragraph.text[begin:end]
    inside = [(start - begin, stop - begin) for start, stop in spans if begin <= start < end]
    marked = ("… " * (begin > 0)) + embolden(text, inside)
    marked += " …" * (end < len(paragraph.text))
    speaker = paragraph.speaker
    name = f"{speaker}: " if speaker else ""
    parts = [
        *(_around(event.paragraph(n - 1), tail=True)),
        f"<b>{escape(clip(name, _LABEL))}</b>{marked}" if name else marked,
        *(_around(event.paragraph(n + 1), tail=False)),
    ]
    html = "\n\n".join(parts)
    units = count_units(text) + 2 * _AROUND + _LABEL
    return f"<blockquote expandable>{html}</blockquote>", units


def _around(paragraph: Paragraph | None, *, tail: bool) -> Sequence[str]:
    if paragraph is None or not paragraph.text:
        return []
    text = paragraph.text
    if len(text) > _AROUND:
        text = f"… {text[-_AROUND:].partition(' ')[2]}" if tail else clip(text, _AROUND)
    return [escape(text)]
