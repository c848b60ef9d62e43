import datetime as dt

import pytest
from publishing import HOST, Press, Report
from replaying import ATOM, Answer, Replay

from bot.errors import SiteError
from bot.model import Event
from bot.store.tiny import TinyStore
from bot.sync.clock import Clock
from bot.sync.feeds import FeedReader, feeds_of
from bot.sync.tally import Tally
from bot.sync.visitor import Visitor

FEED = f"http://{HOST}/events/president/news/feed"
PATH = "/events/president/news/feed"


@pytest.fixture
def reader(store: TinyStore, visitor: Visitor, clock: Clock) -> FeedReader:
    return FeedReader(store, visitor, clock)


def _reports(first: int, last: int) -> list[Report]:
    """Reports with these ids; each is a day later than the one before it."""
    begin = dt.date(2024, 1, 1)
    return [
        Report(n, f"Report {n}", (begin + dt.timedelta(n)).isoformat())
        for n in range(first, last + 1)
    ]


async def _events(store: TinyStore) -> list[Event]:
    return await store.read(lambda view: view.latest(1000))


async def _ids(store: TinyStore) -> list[int | None]:
    return sorted(event.id or 0 for event in await _events(store))


async def _poll(reader: FeedReader) -> Tally:
    tally = Tally()
    await reader.poll(FEED, tally)
    return tally


async def _walk(reader: FeedReader, since: dt.date | None = None) -> list[int]:
    done: list[int] = []

    async def after_page(page: int, of: int) -> None:
        done.append(page)

    await reader.walk_back(FEED, since, Tally(), after_page)
    return done


async def test_a_feed_is_read_from_its_text_alone(
    reader: FeedReader, press: Press, store: TinyStore
) -> None:
    press.publish(Report(101))
    await _poll(reader)
    (event,) = await _events(store)
    assert (event.source, event.id, len(event.paragraphs)) == ("feed", 101, 2)
    due = await store.read(lambda view: view.due(HOST, 1.0, 10))
    assert [(check.number, check.state) for check in due] == [(event.number, "full")]


async def test_the_first_look_takes_the_first_page_only(
    reader: FeedReader, press: Press, store: TinyStore, site: Replay
) -> None:
    press.publish(*_reports(1, 9))
    await _poll(reader)
    assert await _ids(store) == [7, 8, 9]
    assert site.paths() == [PATH]


@pytest.mark.parametrize("etags", [True, False])
async def test_an_unchanged_feed_costs_one_request_and_no_write(
    reader: FeedReader, press: Press, store: TinyStore, site: Replay, etags: bool
) -> None:
    site.etags = etags
    press.publish(*_reports(1, 3))
    await _poll(reader)
    last = await store.read(lambda view: view.last_change())
    tally = await _poll(reader)
    assert (tally.outcomes.total(), await store.read(lambda view: view.last_change())) == (0, last)
    assert [each.status for each in site.asked[1:]] == [200, 304 if etags else 200]


async def test_all_that_was_published_since_is_taken_in_however_many_pages_it_fills(
    reader: FeedReader, press: Press, store: TinyStore
) -> None:
    press.publish(*_reports(1, 3))
    await _poll(reader)
    press.publish(*_reports(4, 40))
    await _poll(reader)
    assert await _ids(store) == list(range(1, 41))


async def test_what_is_older_than_the_first_look_is_left_to_the_backfill(
    reader: FeedReader, press: Press, store: TinyStore, site: Replay
) -> None:
    press.publish(*_reports(1, 30))
    await _poll(reader)
    press.publish(*_reports(31, 31))
    await _poll(reader)
    # The second page was read to see that it has nothing new since the first look.
    assert await _ids(store) == [26, 27, 28, 29, 30, 31]
    assert site.paths() == [PATH, PATH, f"{PATH}/page/2"]


async def test_what_is_published_late_under_an_early_day_is_found(
    reader: FeedReader, press: Press, store: TinyStore
) -> None:
    press.publish(*_reports(1, 3))
    await _poll(reader)
    press.publish(*_reports(4, 8))
    await _poll(reader)
    press.publish(*_reports(9, 9), Report(99, "Late", "2024-01-05"))
    await _poll(reader)
    assert 99 in await _ids(store)


async def test_a_walk_that_was_broken_off_is_ended_the_next_time(
    reader: FeedReader, press: Press, store: TinyStore, site: Replay
) -> None:
    press.publish(*_reports(1, 3))
    await _poll(reader)
    press.publish(*_reports(4, 20))
    site.fail(f"{PATH}/page/4", Answer(418))
    with pytest.raises(SiteError):
        await _poll(reader)
    assert await _ids(store) == [1, 2, 3, *range(12, 21)]
    await _poll(reader)
    assert await _ids(store) == list(range(1, 21))
    before = len(site.paths())
    await _poll(reader)
    assert len(site.paths()) == before + 1


async def test_a_revised_entry_changes_its_event_and_lets_its_page_be_due(
    reader: FeedReader, press: Press, store: TinyStore
) -> None:
    press.publish(Report(101, lines=("Good morning.", "To be continued.")))
    await _poll(reader)
    (before,) = await _events(store)
    check = await store.read(lambda view: view.check(before.number))
    assert check is not None
    assert check.state == "partial"
    press.revise(101, "Good morning.", "And good night.", updated="2024-05-17T18:00:00")
    await _poll(reader)
    (after,) = await _events(store)
    check = await store.read(lambda view: view.check(before.number))
    assert check is not None
    assert (after.number, after.paragraphs[1].text) == (before.number, "And good night.")
    assert (check.state, check.next_at) == ("full", 0.0)


async def test_of_an_entry_that_is_there_twice_the_first_counts(
    reader: FeedReader, press: Press, site: Replay, store: TinyStore
) -> None:
    press.publish(Report(101))
    feed = site.pages[PATH].body.decode()
    entry = feed[feed.index("<entry>") : feed.index("</feed>")]
    for n in range(2):
        again = f"{entry.replace('harbour', 'dock')}<!-- look {n} --></feed>"
        site.put(PATH, feed.replace("</feed>", again).encode(), ATOM)
        tally = await _poll(reader)
        assert sum(tally.outcomes.values()) == 1 - n
    [event] = await _events(store)
    assert event.title == "Opening of the harbour in Selm"


async def test_an_event_in_both_feeds_is_one_and_is_written_once(
    reader: FeedReader, press: Press, store: TinyStore
) -> None:
    press.publish(Report(101))
    for feed in feeds_of(HOST):
        tally = Tally()
        await reader.poll(feed, tally)
    assert tally.outcomes.total() == 0
    assert await _ids(store) == [101]


async def test_a_missing_feed_is_an_error(reader: FeedReader) -> None:
    with pytest.raises(SiteError, match="answers 404"):
        await _poll(reader)


async def test_the_backfill_walks_to_the_end_once(
    reader: FeedReader, press: Press, store: TinyStore
) -> None:
    press.publish(*_reports(1, 20))
    assert await _walk(reader) == [1, 2, 3, 4, 5, 6, 7]
    assert await _ids(store) == list(range(1, 21))
    assert await _walk(reader) == []


async def test_the_backfill_ends_at_its_year_and_goes_on_from_there(
    reader: FeedReader, press: Press, store: TinyStore
) -> None:
    press.publish(*_reports(1, 20))
    assert await _walk(reader, dt.date(2024, 1, 15)) == [1, 2, 3, 4]
    assert await _ids(store) == list(range(9, 21))
    assert await _walk(reader) == [3, 4, 5, 6, 7]
    assert await _ids(store) == list(range(1, 21))


async def test_a_backfill_that_was_broken_off_goes_on_where_it_stopped(
    reader: FeedReader, press: Press, store: TinyStore, site: Replay
) -> None:
    press.publish(*_reports(1, 20))
    site.fail(f"{PATH}/page/5", Answer(418))
    with pytest.raises(SiteError):
        await _walk(reader)
    # Meanwhile new ones come, and one is withdrawn: all pages shift.
    press.publish(*_reports(21, 22))
    press.withdraw(19)
    assert (await _walk(reader))[0] == 4
    assert set(range(1, 21)) <= set(await _ids(store))


async def test_a_backfill_takes_nothing_from_the_polling(
    reader: FeedReader, press: Press, store: TinyStore
) -> None:
    press.publish(*_reports(1, 5))
    await _poll(reader)
    await _walk(reader)
    press.publish(*_reports(6, 12))
    await _poll(reader)
    assert await _ids(store) == list(range(1, 13))
    assert await _walk(reader) == []


async def test_a_backfill_waits_while_the_site_refuses(
    reader: FeedReader, press: Press, store: TinyStore, site: Replay, said: list[str]
) -> None:
    press.publish(*_reports(1, 20))
    site.fail(f"{PATH}/page/3", *[Answer(403)] * 7)
    await _walk(reader)
    assert await _ids(store) == list(range(1, 21))
    assert len(said) == 2


async def test_an_entry_that_is_no_event_is_named_and_the_others_go_on(
    reader: FeedReader, press: Press, store: TinyStore
) -> None:
    press.publish(Report(101), Report(102, "Talks", "2024-02-31"))
    tally = await _poll(reader)
    assert tally.refused == [
        (f"http://{HOST}/events/president/news/102", "an entry that is no event")
    ]
    assert await _ids(store) == [101]
