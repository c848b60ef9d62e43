"""Answers about topics: all of them, one by its name, and what a misspelt name means."""

from bot.answers.answer import Answer, Nothing
from bot.answers.event import find_event
from bot.answers.overviews import TopicChoice, TopicIndex, TopicPage
from bot.answers.paging import turn_to
from bot.answers.request import FindEvent, FindTopic, ListTopic, ListTopics
from bot.model import Count
from bot.protocols import View
from bot.search import Search, name_topic

EVENTS_A_PAGE = 8
_TOPICS_A_PAGE = 20
# A name this far (of 100) ahead of the next is the one that was meant.
CLEAR_LEAD = 10.0


def find_topic(request: FindTopic, view: View, search: Search, lang: str) -> Answer:
    """Answer with the topic's events; where the name is unsure, with those that it may mean.

    With filters beside the name ("budget from:2015 in:sochi"), with the events that they let
    through.
    """
    words = request.words.strip()
    if not words:
        return list_topics(ListTopics(), view, lang)
    counts = {count.name: count for count in view.topics()}
    hits = [hit for hit in search.topics(words) if hit.name in counts]
    if not (hits and hits[0].exact) and (filtered := name_topic(words)):
        return find_event(FindEvent(filtered), view, search, lang)
    if not hits:
        return Nothing("nothing.topic", words)
    best = hits[0]
    if best.exact or len(hits) == 1 or best.score - hits[1].score >= CLEAR_LEAD:
        return _page(counts[best.name], 0, view, "" if best.exact else words)
    return TopicChoice(words, tuple(counts[hit.name] for hit in hits))


def list_topic(request: ListTopic, view: View) -> Answer:
    """Answer with a page of the events of exactly this topic."""
    count = next((c for c in view.topics() if c.name == request.name), None)
    if count is None:
        return Nothing("nothing.topic", request.name)
    return _page(count, request.page, view, "")


def _page(topic: Count, page: int, view: View, words: str) -> TopicPage:
    leaf = turn_to(page, topic.events, EVENTS_A_PAGE)
    events = view.of_topic(topic.name, EVENTS_A_PAGE, leaf.offset)
    return TopicPage(topic, tuple(events), leaf.page, leaf.pages, words, leaf.offset)


def list_topics(request: ListTopics, view: View, lang: str) -> Answer:
    """Answer with the topics whose names are in the language's script, the most frequent first."""
    counts = view.topics()
    if not counts:
        return Nothing("nothing.topics", "")
    cyrillic = lang == "ru"
    own = [c for c in counts if ("а" <= c.name[:1].lower() <= "я") == cyrillic] or counts
    leaf = turn_to(request.page, len(own), _TOPICS_A_PAGE)
    shown = tuple(own[leaf.offset : leaf.offset + _TOPICS_A_PAGE])
    return TopicIndex(shown, leaf.page, leaf.pages, len(own))


def example_topic(view: View, lang: str) -> str:
    """A request for a topic that works on this archive, or "" where it has none."""
    index = list_topics(ListTopics(), view, lang)
    return f"/topic {index.topics[0].name}" if isinstance(index, TopicIndex) else ""
