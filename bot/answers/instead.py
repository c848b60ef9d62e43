"""What is offered where no passage is like the words: what is named so, and what comes nearest."""

from bot.answers.answer import Nothing
from bot.model import Event
from bot.protocols import View
from bot.search import Found, Search, read_stems

# A topic's name with a slip in a word, or in another form, scores more than this.
_SAME_NAME = 88.0
_MOST_EVENTS = 3


def offer_instead(words: str, found: Found, view: View, search: Search) -> Nothing:
    """Return that no passage is like the words, with what may be meant by them.

    Args:
        words: What was looked for.
        found: What the search for passages gave.
        view: The store.
        search: The index.
    """
    nearest = view.event(found.miss.event) if found.miss else None
    held = nearest is not None and found.miss and nearest.paragraph(found.miss.n)
    return Nothing(
        "nothing.quote",
        words,
        found.understood,
        _find_topic(words, view, search),
        _find_event(words, view, search),
        nearest if held else None,
        found.miss.n if held and found.miss else 0,
    )


def _find_topic(words: str, view: View, search: Search) -> str:
    best = next(iter(search.topics(words, limit=1)), None)
    if best is None or best.score < _SAME_NAME:
        return ""
    # The index may be a moment behind.
    return best.name if view.of_topic(best.name, 1) else ""


def _find_event(words: str, view: View, search: Search) -> Event | None:
    """The likeliest event whose title holds all of the words, in any form."""
    asked = set(read_stems(words))
    hits = search.events(words, limit=_MOST_EVENTS) if asked else []
    events = view.events([hit.event for hit in hits])
    return next((event for event in events if asked <= set(read_stems(event.title))), None)
