"""Answering how often something is said, and who speaks how much."""

from collections import Counter
from dataclasses import replace

from bot.answers.answer import Advice, Answer, Card, Nothing
from bot.answers.event import find_event
from bot.answers.request import FindEvent, ShowStats, ShowTrend
from bot.answers.trend import Stats, Trend
from bot.model import Event
from bot.protocols import View
from bot.search import Search, Share, count_words

_MOST_VOICES = 10


def count(request: ShowTrend | ShowStats, view: View, search: Search, lang: str) -> Answer:
    """Answer with how often something is said, or with who speaks how much."""
    if isinstance(request, ShowTrend):
        return _show_trend(request, search)
    return _show_stats(request, view, search, lang)


def _show_trend(request: ShowTrend, search: Search) -> Answer:
    words = request.words.strip()
    found = search.occurrences(words) if words else None
    if found is not None and found.understood.unknown:
        return Nothing("nothing.quote", words, found.understood)
    if found is None or not found.series:
        return Advice("empty.trend")
    if not any(one.total for one in found.series):
        return Nothing("nothing.quote", words, found.understood)
    return Trend(words, found)


def _show_stats(request: ShowStats, view: View, search: Search, lang: str) -> Answer:
    if request.number:
        event = view.event(request.number)
        return _describe(event, view) if event else Advice("gone.event")
    if words := request.words.strip():
        found = find_event(FindEvent(words), view, search, lang)
        return _describe(found.event, view) if isinstance(found, Card) else found
    return _describe_all(view, search, lang)


def _describe_all(view: View, search: Search, lang: str) -> Stats:
    """Who speaks how much in the archive; of what it holds twice, the reader's language counts."""
    coverage = view.coverage()
    events = {one.name: one.events for one in view.languages()}
    if len(events) < 2 or lang not in events:  # noqa: PLR2004 - one language counts once
        whole = search.occurrences("")
        return Stats(None, sum(whole.said), whole.voices, 0, coverage)
    whole = search.occurrences(f"lang:{lang}")
    counted = replace(coverage, events=events[lang])
    return Stats(None, sum(whole.said), whole.voices, 0, counted, lang)


def _describe(event: Event, view: View) -> Stats:
    said: Counter[str] = Counter()
    total = 0
    for paragraph in event.paragraphs:
        if paragraph.kind == "speech":
            words = count_words(paragraph.text)
            total += words
            if paragraph.speaker:
                said[paragraph.speaker] += words
    voices = tuple(Share(name, words) for name, words in said.most_common(_MOST_VOICES))
    return Stats(event, total, voices, len(said), view.coverage())
