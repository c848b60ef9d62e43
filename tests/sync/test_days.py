import datetime as dt
from pathlib import Path

import pytest
from making import make_event
from publishing import HOST, Press, Report, write_list
from replaying import Answer, Replay, Timer

from bot.model import Event
from bot.sources.listing import Item, read_listing
from bot.sources.page import read_page
from bot.store.tiny import TinyStore
from bot.sync.days import match_items
from bot.sync.schedule import DAY
from bot.sync.sync import Sync

DAY_ONE = dt.date(2024, 5, 17)
LISTS = "/events/president/news/by-date/"


def _plain(title: str = "Opening of the harbour in Selm", **values: object) -> Event:
    """An event as a text without an address has it."""
    bare = {"source": "plain", "id": None, "url": None, "key": "", "number": 0}
    return make_event(title=title, **(bare | values))


def _item(id_: int, title: str, time: str | None = "11:30") -> Item:
    return Item(id_, title, f"http://{HOST}/{id_}", DAY_ONE, time, None)


def _matched(events: list[Event], items: list[Item]) -> dict[str, int]:
    return {f"{event.title} {event.time}": item.id for event, item in match_items(events, items)}


def test_title_and_time_tell_which_item_an_event_is() -> None:
    events = [_plain("Talks", time="10:00"), _plain("Talks", time="12:00"), _plain("Dinner")]
    items = [_item(1, "Talks", "12:00"), _item(2, "Talks", "10:00"), _item(3, "Dinner", None)]
    found = _matched(events, items)
    assert found == {"Talks 10:00": 2, "Talks 12:00": 1, "Dinner 11:30": 3}


def test_an_edited_title_is_known_and_another_title_is_not() -> None:
    event = _plain("Meeting with harbour master Pavel Dorn")
    edited = _item(1, "Meeting with Harbour Master Pavel Dorn of Selm")
    other = _item(2, "Meeting with Harbour Master Jan Kranz")
    assert [item.id for _, item in match_items([event], [other, edited])] == [1]
    assert match_items([event], [other]) == []


@pytest.mark.parametrize(
    ("event", "item"),
    [
        (_plain("Meeting of the 2nd commission"), _item(1, "Meeting of the 3rd commission")),
        (_plain("Talks with the masters"), _item(1, "Talks with the master", "00:00")),
        (_plain("Talks", date=dt.date(2024, 5, 16)), _item(1, "Talks")),
        (_plain("Talks", time="09:00"), _item(1, "Talks")),
    ],
)
def test_another_day_time_or_number_is_another_event(event: Event, item: Item) -> None:
    assert match_items([event], [item]) == []


def test_where_it_is_unsure_no_address_is_given() -> None:
    twins = [_item(1, "Talks", None), _item(2, "Talks", "00:00")]
    assert match_items([_plain("Talks")], twins) == []
    assert match_items([_plain("Talks"), _plain("Talks", time=None)], twins[:1]) == []


async def test_an_event_without_an_address_gets_the_one_in_its_days_list_and_then_its_page(
    sync: Sync, press: Press, store: TinyStore, site: Replay
) -> None:
    press.publish(*(Report(n, f"Report {n}", "2024-05-18", f"10:{n:02}") for n in range(10, 14)))
    press.publish(Report(101))
    await store.write(lambda tx: tx.put(_plain(place=None, topics=())))
    tally = await sync.run()
    events = {event.id: event for event in await store.read(lambda view: view.latest(10))}
    assert (events[101].source, events[101].topics) == ("page", ("Harbours",))
    assert events[101].key.startswith("2024-05-17")
    assert tally.found == 1
    assert f"{LISTS}17.05.2024" in site.paths()


async def test_one_list_serves_all_its_days(
    sync: Sync, press: Press, store: TinyStore, site: Replay
) -> None:
    press.publish(*(Report(n, "Brief talks", f"2024-05-{n}") for n in range(10, 20)))
    for n in range(11, 17):
        event = _plain("Brief talks", date=dt.date(2024, 5, n))
        await store.write(lambda tx, event=event: tx.put(event))
    site.put(f"{LISTS}16.05.2024", write_list([r for r in press.reports if r.day < "2024-05-17"]))
    for n in range(11, 16):
        site.pages[f"{LISTS}{n}.05.2024"] = site.pages[f"{LISTS}16.05.2024"]
    await sync.run()
    assert sum(path.startswith(LISTS) for path in site.paths()) == 1
    known = [event.id for event in await store.read(lambda view: view.latest(20))]
    assert known == [19, 18, 17, 16, 15, 14, 13, 12, 11]


async def test_a_day_that_goes_on_on_the_next_page_is_followed_there(
    sync: Sync, press: Press, store: TinyStore, site: Replay
) -> None:
    press.publish(Report(102, "Talks", time="14:00"), Report(101))
    first, second = press.reports
    site.put(f"{LISTS}17.05.2024", write_list([first], page=4, pages=9))
    site.put("/events/president/news/page/5", write_list([second], page=5, pages=9))
    site.pages["/events/president/transcripts/feed"] = Answer(404)
    site.put("/events/president/news/feed", b'<feed xml:lang="en"></feed>')
    await store.write(lambda tx: tx.put(_plain()))
    await sync.run()
    assert [event.id for event in await store.read(lambda view: view.latest(20))] == [101]


async def test_what_is_no_news_is_found_among_the_transcripts(
    sync: Sync, press: Press, store: TinyStore, site: Replay
) -> None:
    press.publish(*(Report(n, f"Report {n}", "2024-05-18", f"10:{n:02}") for n in range(10, 14)))
    press.publish(Report(101))
    path = f"{LISTS}17.05.2024"
    site.pages[path.replace("news", "transcripts")] = site.pages[path]
    site.put(path, write_list([]))
    await store.write(lambda tx: tx.put(_plain()))
    tally = await sync.run()
    assert tally.found == 1
    assert 101 in [event.id for event in await store.read(lambda view: view.latest(20))]


async def test_an_event_that_is_in_no_list_is_looked_up_three_times_in_some_months(
    sync: Sync, press: Press, store: TinyStore, site: Replay, timer: Timer
) -> None:
    press.publish(Report(102, "Talks"))
    await store.write(lambda tx: tx.put(_plain("Launch of the ferry")))
    for _ in range(10):
        await sync.run()
        timer.time += 31 * DAY
    assert site.paths().count(f"{LISTS}17.05.2024") == 3
    assert site.paths().count(f"{LISTS}17.05.2024".replace("news", "transcripts")) == 3
    ids = {event.id for event in await store.read(lambda view: view.latest(20))}
    assert ids == {102, None}


async def test_the_real_list_of_a_day_finds_the_events_of_that_day(corpus: Path) -> None:
    listing = read_listing(
        (corpus / "fixtures/list_by_date_27.08.2020.html").read_bytes(), "http://en.kremlin.ru/"
    )
    pages = [
        read_page((corpus / f"fixtures/event_{id_}.html").read_bytes())
        for id_ in (63953, 63951, 63945)
    ]
    assert [(event.id, item.id) for event, item in match_items(pages, listing.items)] == [
        (63953, 63953),
        (63951, 63951),
        (63945, 63945),
    ]
