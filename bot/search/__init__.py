"""Search over paragraphs, events and topics."""

from bot.search.hits import EventHit, PassageHit, Span, TopicHit
from bot.search.inquiry import Clue, Evidence, Inquiry, Lead, Suspect
from bot.search.names import write_key
from bot.search.nearest import Near, Tally
from bot.search.occurrences import Occurrences, Series, Share
from bot.search.operators import ANY_TIME, Filters, Period
from bot.search.processes import ParallelSearch
from bot.search.rewording import name_speaker, name_topic, narrow_to
from bot.search.search import Search
from bot.search.understood import PLAIN, Found, FoundEvents, Understood, Unknown, Voice
from bot.search.words import count_words, read_forms, read_stems

__all__ = [
    "ANY_TIME",
    "PLAIN",
    "Clue",
    "EventHit",
    "Evidence",
    "Filters",
    "Found",
    "FoundEvents",
    "Inquiry",
    "Lead",
    "Near",
    "Occurrences",
    "ParallelSearch",
    "PassageHit",
    "Period",
    "Search",
    "Series",
    "Share",
    "Span",
    "Suspect",
    "Tally",
    "TopicHit",
    "Understood",
    "Unknown",
    "Voice",
    "count_words",
    "name_speaker",
    "name_topic",
    "narrow_to",
    "read_forms",
    "read_stems",
    "write_key",
]
