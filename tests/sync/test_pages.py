from dataclasses import replace

import pytest
from publishing import HOST, Press, Report, write_page
from replaying import Answer, Replay, Timer

from bot.errors import SiteBusyError
from bot.model import Check, Event
from bot.store.tiny import TinyStore
from bot.sync.schedule import DAY
from bot.sync.sync import Sync

PATH = "/events/president/transcripts/101"
# A few days before the timer's beginning.
REPORT = Report(101, day="2020-08-26", updated="2020-08-26T12:00:00")


async def _look(store: TinyStore) -> tuple[Event, Check]:
    (event,) = await store.read(lambda view: view.latest(10))
    check = await store.read(lambda view: view.check(event.number))
    assert check is not None
    return event, check


async def test_the_page_adds_what_the_feed_does_not_have(
    sync: Sync, press: Press, store: TinyStore, timer: Timer
) -> None:
    press.publish(REPORT)
    await sync.run()
    event, check = await _look(store)
    assert (event.source, event.place, event.topics) == ("page", "Selm", ("Harbours",))
    assert (check.site, check.state, check.checked_at) == (HOST, "full", timer.time)
    assert check.next_at == timer.time + 1800


async def test_a_page_that_is_not_due_is_left_alone_and_one_that_is_unchanged_ever_more(
    sync: Sync, press: Press, store: TinyStore, site: Replay, timer: Timer
) -> None:
    press.publish(REPORT)
    await sync.run()
    visits = []
    for _ in range(100):
        timer.time += 3600
        before = site.paths().count(PATH)
        await sync.run()
        visits.append(site.paths().count(PATH) - before)
    # After half an hour, and then after 2, 6, 24, and 72 hours.
    assert [hour for hour, visit in enumerate(visits, 1) if visit] == [1, 3, 9, 33]


async def test_a_changed_page_changes_its_event(
    sync: Sync, press: Press, store: TinyStore, site: Replay, timer: Timer
) -> None:
    press.publish(REPORT)
    await sync.run()
    site.put(PATH, write_page(replace(REPORT, topics=("Harbours", "Sea")), HOST))
    timer.time += 3600
    tally = await sync.run()
    event, _ = await _look(store)
    assert event.topics == ("Harbours", "Sea")
    assert tally.outcomes.total() == 1


async def test_an_unchanged_page_is_not_sent_again_where_the_site_has_validators(
    sync: Sync, press: Press, site: Replay, timer: Timer
) -> None:
    site.etags = True
    press.publish(REPORT)
    await sync.run()
    timer.time += 3600
    await sync.run()
    assert [each.status for each in site.asked if each.path == PATH] == [200, 304]


async def test_a_page_that_can_not_be_had_leaves_the_feeds_event_and_is_asked_for_later(
    sync: Sync, press: Press, store: TinyStore, site: Replay, timer: Timer
) -> None:
    press.publish(REPORT)
    site.fail(PATH, *[Answer(500)] * 3)
    tally = await sync.run()
    event, check = await _look(store)
    assert (event.source, len(event.paragraphs)) == ("feed", 2)
    assert tally.refused == [(f"http://{HOST}{PATH}", "the site answers 500")]
    assert check.next_at is not None
    timer.time = check.next_at + 1
    await sync.run()
    event, _ = await _look(store)
    assert event.source == "page"


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE html><html><body>Maintenance</body></html>",
        write_page(replace(REPORT, id=999), HOST),
        b"\x00\x01\xff\xfe\x00" * 300,
    ],
)
async def test_a_page_that_is_another_or_none_changes_nothing(
    sync: Sync, press: Press, store: TinyStore, site: Replay, body: bytes
) -> None:
    press.publish(REPORT)
    site.put(PATH, body)
    tally = await sync.run()
    event, check = await _look(store)
    assert (event.id, event.source, check.digest) == (101, "feed", None)
    assert len(tally.refused) == 1


async def test_an_event_whose_page_vanished_stays_and_is_marked_a_day_later(
    sync: Sync, press: Press, store: TinyStore, timer: Timer
) -> None:
    press.publish(REPORT)
    await sync.run()
    press.withdraw(101)
    timer.time += 3600
    await sync.run()
    _, check = await _look(store)
    assert check.state == "full"
    timer.time += DAY
    tally = await sync.run()
    event, check = await _look(store)
    assert (event.source, len(event.paragraphs), check.state) == ("page", 2, "withdrawn")
    assert tally.withdrawn == 1


async def test_a_page_that_came_back_is_no_longer_marked(
    sync: Sync, press: Press, store: TinyStore, timer: Timer
) -> None:
    press.publish(REPORT)
    await sync.run()
    press.withdraw(101)
    for _ in range(2):
        timer.time += DAY
        await sync.run()
    assert (await _look(store))[1].state == "withdrawn"
    press.publish(REPORT)
    timer.time += 30 * DAY
    await sync.run()
    assert (await _look(store))[1].state == "full"


async def test_an_announcement_becomes_an_event(
    sync: Sync, press: Press, store: TinyStore, timer: Timer
) -> None:
    press.publish(replace(REPORT, announced=True))
    await sync.run()
    assert (await _look(store))[1].state == "announced"
    press.publish(REPORT)
    timer.time += 3600
    await sync.run()
    event, check = await _look(store)
    assert (event.kind, event.time, check.state) == ("event", "11:30", "full")


async def test_a_round_looks_at_no_more_pages_than_it_may(
    sync: Sync, press: Press, site: Replay
) -> None:
    press.publish(*(Report(n, f"Report {n}", time=f"10:{n:02}") for n in range(10, 13)))
    await sync.run(limit=2)
    assert len([path for path in site.paths() if "feed" not in path]) == 2
    await sync.run(limit=2)
    assert len([path for path in site.paths() if "feed" not in path]) == 3


async def test_pages_that_are_due_stay_due_while_the_site_rests(
    sync: Sync, press: Press, store: TinyStore, site: Replay, timer: Timer
) -> None:
    press.publish(*(Report(n, f"Report {n}", time=f"10:{n:02}") for n in range(10, 13)))
    site.faults.append(lambda asked: Answer(403) if asked.path[-2:].isdigit() else None)
    tally = await sync.run()
    assert (HOST, "the site answers 403") in tally.refused
    asked = len(site.asked)
    await sync.run()
    assert len(site.asked) == asked
    site.faults.clear()
    timer.time += DAY
    await sync.run()
    sources = {event.source for event in await store.read(lambda view: view.latest(10))}
    assert sources == {"page"}


async def test_a_check_whose_event_is_gone_is_dropped(
    sync: Sync, press: Press, store: TinyStore
) -> None:
    press.publish(REPORT)
    await sync.run()
    event, _ = await _look(store)
    await store.write(lambda tx: tx.remove(event.number))
    await sync.run()
    assert await store.read(lambda view: view.check(event.number)) is None


async def test_a_backfill_goes_on_with_the_pages_when_the_site_is_well_again(
    sync: Sync, press: Press, site: Replay, timer: Timer, said: list[str]
) -> None:
    press.publish(*(Report(n, f"Report {n}", time=f"10:{n:02}") for n in range(10, 18)))
    site.fail("/events/president/transcripts/14", *[Answer(403)] * 3)
    site.fail("/events/president/transcripts/13", *[Answer(403)] * 3)
    await sync.backfill(None, lambda *_: None)
    # The two that were refused are due later; all others were had after the rest.
    events = await sync.store.read(lambda view: view.latest(10))
    assert [event.id for event in events if event.source == "feed"] == [14, 13]
    assert len(said) == 2
    timer.time += 3600
    await sync.run()
    assert {event.source for event in await sync.store.read(lambda view: view.latest(10))} == {
        "page"
    }


async def test_what_was_left_alone_is_said(sync: Sync, press: Press, site: Replay) -> None:
    site.refuse_after(0)
    with pytest.raises(SiteBusyError, match="answers 403"):
        await sync.visitor.get(f"http://{HOST}/")
    press.publish(REPORT)
    tally = await sync.run()
    assert all("403" in reason or "left alone" in reason for _, reason in tally.refused)
