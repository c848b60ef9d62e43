"""Answers that export: from a result in the chat to the whole of it in a file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from bot.answers.answer import Advice, Answer, Nothing
from bot.answers.dates import read_day
from bot.answers.event import names_event, prefer
from bot.answers.export.draft import Place, RowDraft
from bot.answers.export.forms import (
    Layout,
    describe,
    lay_out_csv,
    lay_out_json,
    lay_out_markdown,
)
from bot.answers.export.reading import write_html, write_text
from bot.answers.holdings import Holdings
from bot.answers.papers import ExportOffer, Form, Paper, Result, Scope
from bot.answers.quote import MOST_HITS, example_quote
from bot.answers.request import (
    Export,
    FindDay,
    FindEvent,
    FindExport,
    FindQuote,
    FindSpeaker,
    ListTopic,
    Request,
    ShowEvent,
)
from bot.answers.sites import host_of, list_hosts
from bot.messages import Phrases, phrases
from bot.model import Event
from bot.search import PLAIN

_LISTS = (Form.CSV, Form.JSON, Form.MARKDOWN)
_READS = (Form.HTML, Form.TEXT, *_LISTS)
_ENDINGS = {
    Form.CSV: "csv",
    Form.JSON: "json",
    Form.MARKDOWN: "md",
    Form.HTML: "html",
    Form.TEXT: "txt",
}
_A_READ = 200
_Found = tuple[Result, Iterator[Place]]


def find_export(request: FindExport, holdings: Holdings, lang: str) -> Answer:
    """Answer with the offer of what the words find, or of the event that they name."""
    words, view = request.words.strip(), holdings.view
    if not words:
        return Advice("empty.export", example_quote(view, lang).replace("/quote", "/export", 1))
    if names_event(words):
        if "/" in words:
            held = view.with_url(words)
        else:
            held = next(iter(prefer(view.with_id(int(words)), lang)), None)
        if held:
            return export(Export(Scope.EVENT, held.number), holdings, lang)
    return export(Export(Scope.PASSAGES, words=words), holdings, lang)


def export(request: Export, holdings: Holdings, lang: str) -> Answer:
    """Answer with the forms in which a result can be had, or with the file in one of them."""
    if request.scope not in list(Scope) or request.form not in list(Form):
        return Advice("gone.request")
    find = _FINDERS[Scope(request.scope)]
    found = find(request, holdings, lang)
    if found is None:
        words = request.words
        return Nothing("nothing.quote", words) if words else Advice("gone.event")
    result, places = found
    form = Form(request.form)
    if form is Form.OFFER:
        forms = _READS if request.scope == Scope.EVENT else _LISTS
        return ExportOffer(result, request, forms, _back(request))
    event = holdings.view.event(request.number) if request.scope == Scope.EVENT else None
    t = phrases(lang)
    name = f"{_name(request, event, holdings)}.{_ENDINGS[form]}"
    if event and form in (Form.HTML, Form.TEXT):
        content = write_html(event) if form is Form.HTML else write_text(event)
        return Paper(name, result, RowDraft(iter(()), 0, Layout(content)))
    note = "\n".join([result.query, *describe(result, t)]) + "\n" if form is Form.CSV else ""
    return Paper(name, result, RowDraft(places, result.total, _lay_out(form, result, t)), note)


def _lay_out(form: Form, result: Result, t: Phrases) -> Layout:
    match form:
        case Form.JSON:
            return lay_out_json(result)
        case Form.MARKDOWN:
            return lay_out_markdown(result, t)
        case _:
            return lay_out_csv()


def _name(request: Export, event: Event | None, holdings: Holdings) -> str:
    if event:
        return event.key
    kind = "passages" if request.scope == Scope.PASSAGES else "events"
    return f"{kind}-{holdings.today.isoformat()}" if holdings.today else kind


def _back(request: Export) -> Request:
    words, at = request.words, request.number
    match request.scope:
        case Scope.EVENTS:
            return FindEvent(words, at)
        case Scope.TOPIC:
            return ListTopic(words, at)
        case Scope.EVENT:
            return ShowEvent(at)
        case Scope.SPEAKER:
            return FindSpeaker(words, at)
        case Scope.DAY:
            return FindDay(words, at)
        case _:
            return FindQuote(words, at)


def _passages(request: Export, holdings: Holdings, lang: str) -> _Found | None:
    del lang
    search = holdings.search
    counted = search.find(request.words, limit=1)
    total = counted.total if counted.exact else min(counted.total, MOST_HITS)
    if not total:
        return None
    result = _result(request.words, total, holdings, complete=counted.exact)
    # Of words alone no more is given than can be leafed through.
    hits = islice(search.find_all(request.words), total)
    return result, ((hit.event, hit.n) for hit in hits)


def _events(request: Export, holdings: Holdings, lang: str) -> _Found | None:
    view = holdings.view
    found = holdings.search.find_events(request.words, limit=view.coverage().events)
    numbers = view.unite([hit.event for hit in found.hits], lang)
    listed = _list(request.words, numbers, len(numbers), holdings)
    if listed is None or replace(found.understood, not_understood=(), read_as="") != PLAIN:
        return listed
    # Of words alone only the likeliest events are found.
    return replace(listed[0], complete=False), listed[1]


def _topic(request: Export, holdings: Holdings, lang: str) -> _Found | None:
    del lang
    view, name = holdings.view, request.words
    topic = next((topic for topic in view.topics() if topic.name == name), None)
    if topic is None:
        return None
    numbers = [
        event.number
        for offset in range(0, topic.events, _A_READ)
        for event in view.of_topic(name, _A_READ, offset)
    ]
    return _list(name, numbers, topic.events, holdings)


def _speaker(request: Export, holdings: Holdings, lang: str) -> _Found | None:
    person = holdings.people.with_key(request.words)
    if person is None:
        return None
    numbers = holdings.view.sort_newest(holdings.people.events_of(person), lang)
    return _list(person.name, numbers, len(numbers), holdings)


def _day(request: Export, holdings: Holdings, lang: str) -> _Found | None:
    day = read_day(request.words)
    events = prefer(holdings.view.on(day), lang) if day else []
    return _list(request.words, [event.number for event in events], len(events), holdings)


def _event(request: Export, holdings: Holdings, lang: str) -> _Found | None:
    del lang
    event = holdings.view.event(request.number)
    if event is None:
        return None
    count = len(event.paragraphs)
    result = _result(event.title, count, holdings, complete=True)
    host = host_of(event)
    places = ((event.number, n) for n in range(1, count + 1))
    return replace(result, hosts=(host,) if host else ()), places


def _list(query: str, numbers: Sequence[int], total: int, holdings: Holdings) -> _Found | None:
    if not numbers:
        return None
    result = _result(query, total, holdings, complete=True, events=True)
    return result, ((number, 0) for number in numbers)


def _result(
    query: str, total: int, holdings: Holdings, *, complete: bool, events: bool = False
) -> Result:
    view = holdings.view
    coverage, hosts = view.coverage(), list_hosts(view)
    return Result(query, total, complete, events, coverage, holdings.today, hosts)


_FINDERS: Mapping[Scope, Callable[[Export, Holdings, str], _Found | None]] = {
    Scope.PASSAGES: _passages,
    Scope.EVENTS: _events,
    Scope.TOPIC: _topic,
    Scope.EVENT: _event,
    Scope.SPEAKER: _speaker,
    Scope.DAY: _day,
}
