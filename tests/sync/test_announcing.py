"""What the sync finds is announced, and nothing else is."""

import datetime as dt
from dataclasses import replace

from publishing import HOST, Press, Report
from replaying import Timer

from bot.following import Announcement
from bot.protocols import RESTORED
from bot.store.tiny import TinyStore
from bot.sync.sync import Sync

REPORT = Report(101)


def published_before(timer: Timer, hours: float, number: int = 101) -> Report:
    """A report of so many hours before now, by the site's clock."""
    moscow = dt.timezone(dt.timedelta(hours=3))
    moment = dt.datetime.fromtimestamp(timer.now() - hours * 3600, moscow)
    day, time = moment.date().isoformat(), moment.strftime("%H:%M")
    return Report(number, day=day, time=time, updated=f"{day}T{time}:00")


async def announced(store: TinyStore) -> list[Announcement]:
    return await store.read(lambda view: view.announcements(10))


async def test_what_was_published_in_the_last_three_days_is_announced(
    press: Press, sync: Sync, store: TinyStore, timer: Timer
) -> None:
    press.publish(published_before(timer, 2), published_before(timer, 71, 102))
    press.publish(published_before(timer, 80, 103))
    await sync.run()
    found = await announced(store)
    events = await store.read(lambda view: view.events([one.event for one in found]))
    assert sorted(event.id or 0 for event in events) == [101, 102]


async def test_an_event_is_announced_once_and_its_page_only_corrects_it(
    press: Press, sync: Sync, store: TinyStore, timer: Timer
) -> None:
    press.publish(published_before(timer, 2))
    await sync.run()
    [first] = await announced(store)
    await sync.run()
    [again] = await announced(store)
    assert (again.event, again.at) == (first.event, first.at)
    assert again.added == ()


async def test_speech_that_the_site_adds_is_told_of(
    press: Press, sync: Sync, store: TinyStore, timer: Timer
) -> None:
    report = published_before(timer, 2)
    press.publish(report)
    await sync.run()
    [first] = await announced(store)
    timer.time += 3600
    grown = replace(report, lines=(*report.lines, "It asks who checked the ropes."))
    press.publish(grown)
    await sync.run()
    [later] = await announced(store)
    assert later.revision > first.revision
    event = (await store.read(lambda view: view.event(later.event))) or None
    assert event is not None
    assert [event.paragraphs[n - 1].text for n in later.added] == ["It asks who checked the ropes."]


async def test_a_backfill_announces_nothing_of_the_pages_that_it_walks_through(
    press: Press, sync: Sync, store: TinyStore, timer: Timer
) -> None:
    press.publish(published_before(timer, 100, 103))
    await sync.backfill(None, lambda *_: None)
    assert await announced(store) == []
    assert HOST


async def test_what_the_site_puts_up_long_after_the_event_is_announced(
    press: Press, sync: Sync, store: TinyStore, timer: Timer
) -> None:
    press.publish(published_before(timer, 200, 101))
    await sync.run()
    assert await announced(store) == []
    timer.time += 3600
    fresh = published_before(timer, 1).updated
    press.publish(replace(published_before(timer, 100, 102), updated=fresh))
    # One that is older than all that was there at the beginning may always have been there.
    press.publish(replace(published_before(timer, 300, 103), updated=fresh))
    await sync.run()
    [told] = await announced(store)
    event = await store.read(lambda view: view.event(told.event))
    assert event is not None
    assert event.id == 102


async def test_of_what_the_site_had_before_a_backup_was_put_back_nobody_is_told_again(
    press: Press, sync: Sync, store: TinyStore, timer: Timer
) -> None:
    await store.write(lambda tx: tx.set_value(RESTORED, timer.now() - 3600))
    press.publish(published_before(timer, 2), published_before(timer, 0.5, 102))
    await sync.run()
    [told] = await announced(store)
    event = await store.read(lambda view: view.event(told.event))
    assert event is not None
    assert event.id == 102
