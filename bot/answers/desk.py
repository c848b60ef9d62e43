"""The desk: where a request of any kind is handed in and its answer handed out."""

from collections.abc import Callable
from typing import TypeVar

from bot.answers.answer import Advice, Answer, Guide, Nothing
from bot.answers.event import example_event, find_event, list_see_also, read_event, show_event
from bot.answers.holdings import Holdings
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
    Lookup,
    ReadEvent,
    ShowContext,
    ShowEvent,
    Unknown,
    Wordless,
)
from bot.answers.topic import example_topic, find_topic, list_topic, list_topics
from bot.people import People, build_people
from bot.protocols import Store, View
from bot.search import Search

T = TypeVar("T")


class Desk:
    """Answers requests from a store, its index and the persons in it.

    Attributes:
        people: The persons of the archive; nobody, until somebody has told who they are.
    """

    def __init__(self, store: Store, search: Search) -> None:
        self._store = store
        self._search = search
        self.people: People = build_people(())

    async def answer(self, request: Lookup, lang: str) -> Answer:
        """Answer a request for a reader of this language, off the event loop.

        Raises:
            StoreError: The store can't be read.
        """
        return await self.read(lambda holdings: answer(request, holdings, lang))

    async def read(self, work: Callable[[Holdings], T]) -> T:
        """Run `work`, off the event loop, on what the archive holds at one moment.

        Raises:
            StoreError: The store can't be read.
        """
        people = self.people
        return await self._store.read(lambda view: work(Holdings(view, self._search, people)))


def answer(request: Lookup, holdings: Holdings, lang: str) -> Answer:
    """Return the answer to a request.

    Args:
        request: What is asked.
        holdings: What it is answered from.
        lang: The reader's language, which decides where an event exists in several.
    """
    found = _look_up(request, holdings, lang)
    if isinstance(found, Nothing) and holdings.view.coverage().events == 0:
        return Advice("archive.empty")
    return found


def _look_up(request: Lookup, holdings: Holdings, lang: str) -> Answer:
    view, search = holdings.view, holdings.search
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
    examples: list[tuple[str, Lookup]] = [
        (text, kind(text.partition(" ")[2])) for text, kind in made if text
    ]
    return Guide(greeting, view.coverage(), tuple(examples))
