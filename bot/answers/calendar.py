"""Answers about days: the newest events, and those of a day with the way to the next one."""

from bot.answers.answer import Advice, Answer, Nothing
from bot.answers.dates import read_day, read_span
from bot.answers.event import find_event, prefer
from bot.answers.holdings import Holdings
from bot.answers.overviews import Day, Recent
from bot.answers.paging import turn_to
from bot.answers.request import FindDay, FindEvent, ListLatest
from bot.protocols import View

EVENTS_A_PAGE = 8


def list_latest(request: ListLatest, view: View, lang: str) -> Answer:
    """Answer with a page of the newest events, each in the language where it is held in it."""
    offset = request.page * EVENTS_A_PAGE
    numbers = view.newest(lang, EVENTS_A_PAGE + 1, offset)
    if not numbers:
        return Nothing("nothing.latest", "")
    events = tuple(view.events(numbers[:EVENTS_A_PAGE]))
    return Recent(events, request.page, len(numbers) > EVENTS_A_PAGE, offset)


def find_day(request: FindDay, holdings: Holdings, lang: str) -> Answer:
    """Answer with the events of the day that is meant; a month or a year is a search by days."""
    words, view = request.words.strip(), holdings.view
    if not words:
        return Advice("empty.on", _example_day(view))
    day = read_day(words, holdings.today)
    if day is None and (span := read_span(words)):
        within = f"from:{span} to:{span} sort:old"
        found = find_event(FindEvent(within, request.page), view, holdings.search, lang)
        return Nothing("nothing.period", words) if isinstance(found, Nothing) else found
    if day is None:
        return Advice("no.day", _example_day(view))
    events = prefer(view.on(day), lang)
    leaf = turn_to(request.page, len(events), EVENTS_A_PAGE)
    shown = tuple(events[leaf.offset : leaf.offset + EVENTS_A_PAGE])
    around = view.days_around(day)
    return Day(day, shown, leaf.page, leaf.pages, leaf.offset, len(events), *around)


def _example_day(view: View) -> str:
    """A request for a day that works on this archive, or "" where no event has one."""
    last = view.coverage().last
    return f"/on {last.isoformat()}" if last else ""
