"""The desk: where a request of any kind is handed in and its answer handed out."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from bot.answers.answer import Advice, Answer, Guide, Nothing
from bot.answers.browsing import Browsing, add_elsewhere, browse
from bot.answers.calling import call_speaker
from bot.answers.changes import show_changes
from bot.answers.counting import count
from bot.answers.event import example_event, find_event, list_see_also, read_event, show_event
from bot.answers.holdings import Holdings
from bot.answers.papering import Papering, write_paper
from bot.answers.preview import offer, preview
from bot.answers.questions.answering import ask
from bot.answers.questions.findings import Unanswered
from bot.answers.quote import example_quote, find_quote, show_context
from bot.answers.request import (
    Ask,
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
    ShowProof,
    ShowStats,
    ShowTrend,
    Unknown,
    Verify,
    Wordless,
)
from bot.answers.subscribing import OfferFollow, PreviewFollow, ShowChanges
from bot.answers.topic import example_topic, find_topic, list_topic, list_topics
from bot.answers.verify.verification import show_proof, verify
from bot.nearness import Nearness
from bot.people import People, build_people
from bot.protocols import Store, View
from bot.search import Search

T = TypeVar("T")


class Desk:
    """Answers requests from a store, its index and the persons in it.

    Attributes:
        people: The persons of the archive; nobody, until somebody has told who they are.
    """

    def __init__(self, store: Store, search: Search, meaning: Nearness | None = None) -> None:
        self._store = store
        self._search = search
        self._meaning = meaning
        self.people: People = build_people(())

    async def answer(self, request: Lookup, lang: str, today: dt.date | None = None) -> Answer:
        """Answer a request for a reader of this language, off the event loop.

        Args:
            request: What is asked.
            lang: See `answer`.
            today: The day that it is where somebody asks.

        Raises:
            StoreError: The store can't be read.
        """
        return await self.read(
            lambda holdings: answer(request, replace(holdings, today=today), lang)
        )

    async def read(self, work: Callable[[Holdings], T]) -> T:
        """Run `work`, off the event loop, on what the archive holds at one moment.

        Raises:
            StoreError: The store can't be read.
        """
        search, people, meaning = self._search, self.people, self._meaning
        return await self._store.read(
            lambda view: work(Holdings(view, search, people, meaning=meaning))
        )


def answer(request: Lookup, holdings: Holdings, lang: str) -> Answer:
    """Return the answer to a request.

    Args:
        request: What is asked.
        holdings: What it is answered from.
        lang: The reader's language, which decides where an event exists in several.
    """
    request = call_speaker(request, holdings.search, holdings.people)
    found = _look_up(request, holdings, lang)
    if isinstance(found, Nothing | Unanswered):
        view = holdings.view
        if view.coverage().events == 0:
            return Advice("archive.empty")
        if holdings.search.last_change() < view.last_change():
            # What was asked for may be in what the index has yet to take in.
            return Advice("archive.behind")
    return add_elsewhere(found, holdings)


def _look_up(request: Lookup, holdings: Holdings, lang: str) -> Answer:
    if isinstance(request, Browsing):
        return browse(request, holdings, lang)
    if isinstance(request, Papering):
        return write_paper(request, holdings, lang)
    if isinstance(request, PreviewFollow):
        return preview(request, holdings, lang)
    if isinstance(request, OfferFollow):
        return offer(request, holdings)
    if isinstance(request, ShowChanges):
        return show_changes(request, holdings)
    view, search = holdings.view, holdings.search
    match request:
        case Greet():
            return _guide(view, lang, greeting=True)
        case Help():
            return _guide(view, lang, greeting=False)
        case Unknown():
            return Advice("unknown.command")
        case Wordless(picture=picture):
            return Advice("no.picture" if picture else "no.text")
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
        case Ask():
            return ask(request, holdings, lang)
        case Verify():
            return verify(request, holdings)
        case ShowProof():
            return show_proof(request, holdings)
        case FindTopic():
            return find_topic(request, view, search, lang)
        case ListTopic():
            return list_topic(request, view)
        case ListTopics():
            return list_topics(request, view, lang)
        case ShowTrend() | ShowStats():
            return count(request, view, search, lang)


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
