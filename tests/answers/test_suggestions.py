import datetime as dt
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from making import make_event

from bot.answers.answer import Passage
from bot.answers.request import FindEvent, FindQuote
from bot.answers.suggestions import suggest
from bot.library import Library, open_library
from bot.model import Event


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    events = [
        make_event(
            (("speech", "Harbour Master Pavel Dorn", f"Crane number {n} lifts forty tons."),) * 2,
            id=1000 + n,
            url=f"http://en.president.example/events/president/news/{1000 + n}",
            title=f"Crane {n}",
            date=dt.date(2024, 1, 1) + dt.timedelta(n % 12),
            key="",
            number=0,
        )
        for n in range(24)
    ]
    async with open_library(tmp_path) as library:
        await library.store.write(lambda tx: [tx.put(event) for event in events])
        await library.index()
        yield library


async def _walk(library: Library, request: FindQuote | FindEvent) -> list[list[Passage | Event]]:
    pages, offset = [], 0
    while True:
        page = await library.desk.read(
            lambda holdings, at=offset: suggest(request, holdings, "en", at)
        )
        pages.append(list(page.items))
        if page.following is None:
            return pages
        offset = page.following


def _names(pages: list[list[Passage | Event]]) -> list[tuple[int, int]]:
    return [
        (one.event.number, one.paragraph.n) if isinstance(one, Passage) else (one.number, 0)
        for page in pages
        for one in page
    ]


async def test_the_best_of_both_kinds_come_first_and_all_come_once(library: Library) -> None:
    pages = await _walk(library, FindQuote("by:dorn crane"))
    kinds = [type(one) for one in pages[0]]
    assert kinds == [Passage] * 3 + [Event] * 2 + [Passage] * 5
    names = _names(pages)
    assert len(names) == len(set(names)) == 48 + 24
    assert all(len(page) == 10 for page in pages[:-1])


async def test_few_passages_leave_room_for_events(library: Library) -> None:
    pages = await _walk(library, FindQuote('"crane number 7"'))
    assert [type(one) for one in pages[0]][:3] == [Passage, Passage, Event]
    assert len(_names(pages)) == len(set(_names(pages)))


async def test_a_day_names_its_events_to_the_end(library: Library) -> None:
    pages = await _walk(library, FindEvent("2024-01-03"))
    assert [one.title for page in pages for one in page] == ["Crane 2", "Crane 14"]


async def test_past_the_end_there_is_nothing(library: Library) -> None:
    for request in (FindQuote("by:dorn crane"), FindQuote(""), FindEvent("2024-01-03")):
        page = await library.desk.read(
            lambda holdings, asked=request: suggest(asked, holdings, "en", 100_000)
        )
        assert page.items == ()
        assert page.following is None
