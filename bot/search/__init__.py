"""Search over paragraphs, events and topics."""

from bot.search.hits import EventHit, PassageHit, Span, TopicHit
from bot.search.operators import name_speaker
from bot.search.search import Search
from bot.search.understood import PLAIN, Found, FoundEvents, Understood, Unknown, Voice

__all__ = [
    "PLAIN",
    "EventHit",
    "Found",
    "FoundEvents",
    "PassageHit",
    "Search",
    "Span",
    "TopicHit",
    "Understood",
    "Unknown",
    "Voice",
    "name_speaker",
]
