"""Search over paragraphs, events and topics."""

from bot.search.hits import EventHit, PassageHit, Span, TopicHit
from bot.search.search import Search

__all__ = ["EventHit", "PassageHit", "Search", "Span", "TopicHit"]
