"""Answers that export: from a result in the chat to the whole of it in a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.answers.answer import Advice, Answer, Nothing
from bot.answers.dates import read_day
from bot.answers.event import names_event, prefer
from bot.answers.export.forms import write_csv, write_json, write_markdown
from bot.answers.export.reading import write_html, write_text
from bot.answers.export.rows import Row, row_of, row_of_event
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
from bot.messages import phrases
from bot.model import Event
from bot.protocols import View
from bot.search import PLAIN

MOST_ROWS = 20_000
"""Rows in a file: so many are made in some seconds, and stay far below Telegram's 50 MB."""

_LISTS = (Form.CSV, Form.JSON, Form.MARKDOWN)
_READS = (Form.HTML, Form.TEXT, *_LISTS)
_ENDINGS = {
    Form.CSV: "csv",
    Form.JSON: "json",
    Form.MARKDOWN: "md",
    Form.HTML: "html",
    Form.TEXT: "txt",
}
_Found = tuple[Result, Callable[[], list[Row]]]


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
    result, read = found
    form = Form(request.form)
    if form is Form.OFFER:
        forms = _READS if request.scope == Scope.EVENT else _LISTS
        return ExportOffer(result, request, forms, _back(request))
    event = holdings.view.event(request.number) if request.scope == Scope.EVENT else None
    content = _write(form, read, result, event, lang)
    return Paper(f"{_name(request, event, holdings)}.{_ENDINGS[form]}", content.encode(), result)


def _write(
    form: Form, read: Callable[[], list[Row]], result: Result, event: Event | None, lang: str
) -> str:
    if event and form is Form.HTML:
        return write_html(event)
    if event and form is Form.TEXT:
        return write_text(event)
    rows = read()
    if form is Form.JSON:
        return write_json(rows, result)
    return write_csv(rows) if form is Form.CSV else write_markdown(rows, result, phrases(lang))


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
    given = min(total, MOST_ROWS)
    result = _result(request.words, total, given, holdings, complete=counted.exact)

    def read() -> list[Row]:
        hits = search.find(request.words, limit=given).hits
        # An event with many of the passages is read once; the order is that of the hits.
        places: dict[int, list[int]] = {}
        for hit in hits:
            places.setdefault(hit.event, []).append(hit.n)
        rows: dict[tuple[int, int], Row] = {}
        for number, ns in places.items():
            event = holdings.view.event(number)
            for n in ns if event else ():
                paragraph = event.paragraph(n) if event else None
                if event and paragraph:
                    rows[number, n] = row_of(event, paragraph)
        return [rows[hit.event, hit.n] for hit in hits if (hit.event, hit.n) in rows]

    return result, read


def _events(request: Export, holdings: Holdings, lang: str) -> _Found | None:
    del lang
    found = holdings.search.find_events(request.words, limit=MOST_ROWS)
    numbers = [hit.event for hit in found.hits]
    listed = _list(request.words, numbers, found.total, holdings)
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
    given = min(topic.events, MOST_ROWS)
    result = _result(name, topic.events, given, holdings, complete=True, events=True)
    return result, lambda: [row_of_event(event) for event in view.of_topic(name, given)]


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
    result = _result(event.title, count, count, holdings, complete=True)
    return result, lambda: [row_of(event, paragraph) for paragraph in event.paragraphs]


def _list(query: str, numbers: Sequence[int], total: int, holdings: Holdings) -> _Found | None:
    if not numbers:
        return None
    given = numbers[:MOST_ROWS]
    result = _result(query, total, len(given), holdings, complete=True, events=True)
    return result, lambda: _rows_of_events(given, holdings.view)


def _rows_of_events(numbers: Sequence[int], view: View) -> list[Row]:
    events = (view.event(number) for number in numbers)
    return [row_of_event(event) for event in events if event]


def _result(
    query: str,
    total: int,
    given: int,
    holdings: Holdings,
    *,
    complete: bool,
    events: bool = False,
) -> Result:
    coverage = holdings.view.coverage()
    return Result(query, total, given, complete, events, coverage, holdings.today)


_FINDERS: Mapping[Scope, Callable[[Export, Holdings, str], _Found | None]] = {
    Scope.PASSAGES: _passages,
    Scope.EVENTS: _events,
    Scope.TOPIC: _topic,
    Scope.EVENT: _event,
    Scope.SPEAKER: _speaker,
    Scope.DAY: _day,
}
