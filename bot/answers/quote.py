"""Answers about passages: the words somebody remembers, and what stands around them."""

import re

from bot.answers.answer import (
    Advice,
    Answer,
    Context,
    Narrowing,
    Nothing,
    Onward,
    Passage,
    Piece,
)
from bot.answers.excerpts import PAGE_UNITS, count_units, cut_around, split_paragraph
from bot.answers.instead import offer_instead
from bot.answers.links import attribute
from bot.answers.request import FindQuote, ShowContext, ShowPassage
from bot.model import Event
from bot.protocols import View
from bot.search import Found, PassageHit, Search, Span, name_speaker

MOST_HITS = 20
# Longer paragraphs are cut at sentences around the match: a passage should fit a phone's screen.
PASSAGE_LENGTH = 1000
# A passage and what it runs on into fit one message, whatever its characters.
_ONWARD_LENGTH = 400
_AROUND = 2
# Among so many of the latest events somebody speaks, if there is a transcript at all.
_TRIED = 40
_NEARLY_ALL = 0.95
_EXAMPLE = re.compile(r"(?:^|[.!?] )((?:[\w’'-]+,? ){6,11}[\w’'-]+)[.!?]")


def find_quote(request: FindQuote, view: View, search: Search, lang: str) -> Answer:
    """Answer with the passage that the words most likely come from, or a further one."""
    words = request.words.strip()
    if not words:
        return Advice("empty.quote", example_quote(view, lang))
    found = search.find(words, limit=1, offset=request.hit)
    if not found.total:
        return offer_instead(words, found, view, search)
    position = request.hit % count_shown(found)
    if position != request.hit:
        found = search.find(words, limit=1, offset=position)
    if not found.hits:
        # The index was caught up between the two.
        return Nothing("nothing.quote", words, found.understood)
    if found.hits[0].upto is not None:
        # The paragraph into which the words run on is the next one, with its own matched words.
        found = search.find(words, limit=2, offset=position)
    passage = _show(found.hits[0], position, found, words, view)
    return passage or Advice("gone.event")


def list_passages(
    words: str, view: View, search: Search, limit: int, offset: int = 0
) -> tuple[Found, list[Passage]]:
    """Return a page of the passages that the words most likely come from, best first.

    Those of events that have just gone are left out. `Found.exact` says whether there are more
    than `MOST_HITS` worth looking at.
    """
    found = search.find(words, limit=limit, offset=offset)
    hits = enumerate(found.hits[: max(0, count_shown(found) - offset)], offset)
    shown = (_show(hit, position, found, words, view) for position, hit in hits)
    return found, [passage for passage in shown if passage]


def count_shown(found: Found) -> int:
    """How many of what was found are worth looking at."""
    return found.total if found.exact else min(found.total, MOST_HITS)


def _show(hit: PassageHit, position: int, found: Found, words: str, view: View) -> Passage | None:
    event = view.event(hit.event)
    paragraph = event.paragraph(hit.n) if event else None
    if event is None or paragraph is None:
        return None
    # The store's words count: the index may be a moment behind an event that changed.
    spans = hit.spans if paragraph.text == hit.text else ()
    text, spans, clipped = _cut(paragraph.text, spans, PASSAGE_LENGTH)
    return Passage(
        event,
        paragraph,
        text,
        spans,
        clipped,
        attribute(event, paragraph),
        words,
        position,
        count_shown(found),
        found.understood,
        _narrow(words, found),
        onward=_go_on(hit, found, event),
    )


def _cut(
    text: str, spans: tuple[Span, ...], most: int
) -> tuple[str, tuple[Span, ...], tuple[bool, bool]]:
    """The sentences around the matched words, where those stand in them, and what is missing."""
    start, end = cut_around(text, spans, most)
    inside = tuple((s - start, e - start) for s, e in spans if start <= s and e <= end)
    return text[start:end], inside, (start > 0, end < len(text))


def _go_on(hit: PassageHit, found: Found, event: Event) -> tuple[Onward, ...]:
    """The paragraphs after a passage into which its words run on, none left out."""
    if hit.upto is None:
        return ()
    matched = {other.n: other for other in found.hits if other.event == hit.event}
    onward = []
    for paragraph in event.paragraphs[hit.n : hit.upto]:
        other = matched.get(paragraph.n)
        spans = other.spans if other and other.text == paragraph.text else ()
        cut = _cut(paragraph.text, spans, _ONWARD_LENGTH)
        onward.append(Onward(paragraph, *cut, attribute(event, paragraph)))
    return tuple(onward)


def _narrow(words: str, found: Found) -> tuple[Narrowing, ...]:
    voices = [voice for voice in found.understood.speakers if voice.passages]
    # Where almost all is one person's, the others are forms of that name.
    if len(voices) < 2 or voices[0].passages >= _NEARLY_ALL * found.total:  # noqa: PLR2004
        return ()
    return tuple(
        Narrowing(voice.name, voice.passages, name_speaker(words, voice.name)) for voice in voices
    )


def show_context(request: ShowContext, view: View) -> Answer:
    """Answer with the paragraph and up to two on each side, as many as fit a message."""
    event = view.event(request.number)
    paragraph = event.paragraph(request.n) if event else None
    if event is None or paragraph is None:
        return Advice("gone.event")
    pieces = split_paragraph(paragraph)[:1]
    room = PAGE_UNITS - count_units(pieces[0].text)
    for distance in range(1, _AROUND + 1):
        for n in (request.n - distance, request.n + distance):
            near = event.paragraph(n)
            if near is None or (cost := count_units(near.text + (near.label or ""))) > room:
                continue
            room -= cost
            pieces.append(Piece(near, near.text))
    pieces.sort(key=lambda piece: piece.paragraph.n)
    back = lead_back(request.number, request.n, request.hit, request.words)
    return Context(event, request.n, tuple(pieces), back)


def lead_back(number: int, n: int, hit: int, words: str) -> FindQuote | ShowPassage:
    """Return what leads back to a passage: the search that found it, or only where it stands."""
    return FindQuote(words, hit) if words else ShowPassage(number, n)


def show_passage(request: ShowPassage, view: View) -> Passage | None:
    """Answer with a paragraph of an event, whatever led to it; None where it is gone."""
    event = view.event(request.number)
    paragraph = event.paragraph(request.n) if event else None
    if event is None or paragraph is None:
        return None
    text, spans, clipped = _cut(paragraph.text, (), PASSAGE_LENGTH)
    return Passage(event, paragraph, text, spans, clipped, attribute(event, paragraph), "", 0, 1)


def _take_words(event: Event) -> str | None:
    for paragraph in event.paragraphs:
        if paragraph.kind == "speech" and (found := _EXAMPLE.search(paragraph.text)):
            return found[1]
    return None


def example_quote(view: View, lang: str) -> str:
    """A request for a quotation that works on this archive, or "" where nobody speaks."""
    latest = sorted(view.latest(_TRIED), key=lambda event: event.lang != lang)
    words = next(filter(None, map(_take_words, latest)), None)
    return f"/quote {words}" if words else ""
