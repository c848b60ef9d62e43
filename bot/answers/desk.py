"""The desk: where a request of any kind is handed in and its answer handed out."""

from bot.answers.answer import Advice, Answer, Guide, Nothing
from bot.answers.event import example_event, find_event, list_see_also, read_event, show_event
from bot.answers.quote import example_quote, find_quote, show_context
from bot.answers.request import (
    FindEvent,
    FindQuote,
    FindTopic,
    Greet,
    Help,
    ListSeeAlso,
    ListTopic,
    ListTopics,
    ReadEvent,
    Request,
    ShowContext,
    ShowEvent,
    Unknown,
    Wordless,
)
from bot.answers.topic import example_topic, find_topic, list_topic, list_topics
from bot.protocols import View
from bot.search import Search


def answer(request: Request, view: View, search: Search, lang: str) -> Answer:
    """Return the answer to a request.

    Args:
        request: What is asked.
        view: The store as it is for the whole of this answer.
        search: The index; it may be a moment behind the view.
        lang: The reader's language, which decides where an event exists in several.
    """
    found = _look_up(request, view, search, lang)
    if isinstance(found, Nothing) and view.coverage().events == 0:
        return Advice("archive.empty")
    return found


def _look_up(request: Request, view: View, search: Search, lang: str) -> Answer:
    match request:
        case Greet():
            return _guide(view, lang, greeting=True)
        case Help():
            return _guide(view, lang, greeting=False)
        case Unknown():
            return Advice("unknown.command")
        case Wordless():
            return Advice("no.text")
        case FindEvent():
            return find_event(request, view, search, lang)
        case ShowEvent():
            return show_event(request, view)
        case ReadEvent():
            return read_event(request, view)
        case ListSeeAlso():
            return list_see_also(request, view)
        case FindQuote():
            return find_quote(request, view, search, lang)
        case ShowContext():
            return show_context(request, view)
        case FindTopic():
            return find_topic(request, view, search, lang)
        case ListTopic():
            return list_topic(request, view)
        case ListTopics():
            return list_topics(request, view, lang)


def _guide(view: View, lang: str, *, greeting: bool) -> Guide:
    made = (
        (example_quote(view, lang), FindQuote),
        (example_event(view, lang), FindEvent),
        (example_topic(view, lang), FindTopic),
    )
    examples: list[tuple[str, Request]] = [
        (text, kind(text.partition(" ")[2])) for text, kind in made if text
    ]
    return Guide(greeting, view.coverage(), tuple(examples))
