import asyncio
import json
import logging
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest
from making import ROOT
from publishing import HOST, Press, Report
from replaying import ATOM, Answer, Asked, Replay, Timer, bomb, serving

from bot.errors import SiteError
from bot.model import Event
from bot.protocols import SYNCED, Store
from bot.sources.site import Site
from bot.store.tiny import TinyStore
from bot.sync.clock import Clock
from bot.sync.rests import list_rests
from bot.sync.sync import Sync
from bot.sync.visitor import Visitor

KREMLIN = "en.kremlin.ru"
NEWS = "/events/president/news"
TRANSCRIPTS = "/events/president/transcripts"
MAINTENANCE = b"<!DOCTYPE html><html><body>We are back soon.</body></html>"
DAY = 24 * 3600.0


def _split(feed: bytes, size: int) -> list[bytes]:
    """A real page of a feed as several smaller ones."""
    head, *entries = re.split(rb"(?=<entry>)", feed.rstrip().removesuffix(b"</feed>"))
    parts = [entries[n : n + size] for n in range(0, len(entries), size)]
    head = re.sub(rb'/page/[0-9]+" rel="last"', b'/page/%d" rel="last"' % len(parts), head)
    return [head + b"".join(part) + b"</feed>" for part in parts]


@pytest.fixture
def kremlin(site: Replay, corpus: Path) -> Replay:
    """The site as it was on 27 August 2020, and two transcripts of 2026."""
    for section, size in ((NEWS, 6), (TRANSCRIPTS, 1)):
        name = section.rpartition("/")[2]
        feed = next(corpus.glob(f"feeds/en_president_{name}_feed_*.xml")).read_bytes()
        for n, page in enumerate(_split(feed, size), 1):
            site.put(f"{section}/feed" + ("" if n == 1 else f"/page/{n}"), page, ATOM)
        for id_ in re.findall(rb"<id>http://en.kremlin.ru\S+?/([0-9]+)</id>", feed):
            page = corpus / f"fixtures/event_{id_.decode()}.html"
            if page.exists():
                site.put(f"{section}/{id_.decode()}", page.read_bytes())
            else:
                site.put(f"{section}/{id_.decode()}", MAINTENANCE)
    site.put("/robots.txt", (corpus / "feeds/robots.txt").read_bytes())
    return site


@pytest.fixture
def real(store: TinyStore, visitor: Visitor, clock: Clock) -> Sync:
    return Sync(store, visitor, (KREMLIN,), clock)


async def _archive(store: Store) -> dict[int | None, Event]:
    events = await store.read(lambda view: view.latest(1000))
    assert len({event.id for event in events}) == len(events)
    return {event.id: event for event in events}


async def _settle(sync: Sync, timer: Timer) -> None:
    """Fill back, and look again on the days after, until nothing is due for long."""
    await sync.backfill(None, lambda *_: None)
    for _ in range(2):
        timer.time += DAY
        await sync.backfill(None, lambda *_: None)


def _words(archive: dict[int | None, Event]) -> dict[int | None, tuple[object, ...]]:
    return {
        id_: (event.title, event.date, event.time, event.updated, event.paragraphs)
        for id_, event in archive.items()
    }


async def test_the_real_feeds_and_pages_go_in_whole_and_once(
    kremlin: Replay, real: Sync, store: TinyStore, timer: Timer
) -> None:
    tally = await real.backfill(None, lambda *_: None)
    archive = await _archive(store)
    assert len(archive) == 22
    assert {id_ for id_, event in archive.items() if event.source == "page"} == {
        63953,
        63951,
        63945,
    }
    assert archive[63953].place == "Republic of Crimea"
    early = archive[63933]
    assert (early.time, early.published, early.updated) == (
        "13:00",
        "2020-08-23T13:00",
        "2020-08-22T12:37",
    )
    assert tally.outcomes["new"] == 22
    last = await store.read(lambda view: view.last_change())
    await _settle(real, timer)
    assert await store.read(lambda view: view.last_change()) == last


def _often(each: int, answer: Answer) -> Callable[[Replay], None]:
    def misbehave(site: Replay) -> None:
        count = 0

        def fault(asked: Asked) -> Answer | None:
            nonlocal count
            count += 1
            return answer if count % each == 0 else None

        site.faults.append(fault)

    return misbehave


def _tear(site: Replay) -> None:
    count = 0

    def fault(asked: Asked) -> Answer | None:
        nonlocal count
        count += 1
        page = site.pages.get(asked.path, Answer(404))
        half = page.body[: len(page.body) // 2]
        if count % 2 or not half:
            return None
        return Answer(200, half, page.headers, claimed=(-1, len(page.body))[count % 4 // 2])

    site.faults.append(fault)


def _mislabel(site: Replay) -> None:
    """Name another encoding than the one that the bytes are in."""
    for path, page in list(site.pages.items()):
        kind = ("Content-Type", "text/html; charset=windows-1251")
        site.pages[path] = Answer(page.status, page.body, (kind,))


def _fail_once_each(site: Replay) -> None:
    seen: set[str] = set()

    def fault(asked: Asked) -> Answer | None:
        if asked.path in seen:
            return None
        seen.add(asked.path)
        return Answer(500)

    site.faults.append(fault)


@pytest.mark.parametrize(
    "misbehave",
    [
        _often(2, Answer(403)),
        _often(3, Answer(429, headers=(("Retry-After", "60"),))),
        _often(4, Answer(503, headers=(("Retry-After", "4000"),))),
        _often(3, bomb(40)),
        _often(3, Answer(302, headers=(("Location", "http://10.0.0.1/"),))),
        _often(3, Answer(302, headers=(("Location", "http://127.0.0.1:22/"),))),
        _often(9, Answer(claimed=200, drip=0.05)),
        _fail_once_each,
        _tear,
        _mislabel,
    ],
    ids=[
        "403", "429", "503", "bomb", "private network", "this machine", "drip", "500", "torn",
        "wrong charset",
    ],
)  # fmt: skip
async def test_whatever_the_site_does_nothing_is_lost_and_nothing_is_there_twice(
    kremlin: Replay, real: Sync, timer: Timer, tmp_path: Path, misbehave: Callable[[Replay], None]
) -> None:
    clean = TinyStore(tmp_path / "clean")
    await _settle(replace(real, store=clean), timer)
    expected = await _archive(clean)
    await clean.close()
    misbehave(kremlin)
    await _settle(real, timer)
    kremlin.faults.clear()
    await _settle(real, timer)
    assert len(expected) == 22
    assert _words(await _archive(real.store)) == _words(expected)


async def test_a_site_that_refuses_after_some_requests_is_filled_from_another_day(
    kremlin: Replay, real: Sync, store: TinyStore, timer: Timer, said: list[str]
) -> None:
    kremlin.refuse_after(6)
    tally = await real.run()
    assert len(said) == 1
    assert tally.refused
    before = len(kremlin.asked)
    await real.run()
    assert len(kremlin.asked) == before
    kremlin.faults.clear()
    timer.time += DAY
    await _settle(real, timer)
    assert len(await _archive(store)) == 22
    assert said[-1] == f"{KREMLIN} answers again"


async def test_a_broken_byte_in_a_feed_costs_one_letter(
    kremlin: Replay, real: Sync, store: TinyStore
) -> None:
    feed = kremlin.pages[f"{NEWS}/feed"].body
    kremlin.put(f"{NEWS}/feed", feed.replace(b"Launching motor", b"Launching m\xfftor", 1), ATOM)
    kremlin.put(f"{NEWS}/63953", MAINTENANCE)
    await real.run()
    title = (await _archive(store))[63953].title
    assert title == "Launching m�tor traffic on completed sections of Taurida motorway"


async def test_requests_to_a_site_are_a_second_apart(
    kremlin: Replay, real: Sync, timer: Timer
) -> None:
    start = timer.time
    await real.backfill(None, lambda *_: None)
    assert timer.time - start >= len(kremlin.asked) - 1


async def test_two_sites_are_read_each_in_its_language(
    press: Press, site: Replay, store: TinyStore, visitor: Visitor, clock: Clock
) -> None:
    press.publish(Report(101))
    with serving(Replay()) as other:
        Press(other, "president.example", "ru").publish(Report(101, title="Открытие гавани"))

        async def resolve(host: str, port: int) -> list[tuple[str, int]]:
            return await (site if host == HOST else other).resolve(host, port)

        hosts = (HOST, "president.example")
        async with Site(hosts, private=True, resolve=resolve) as asking:
            await Sync(store, Visitor(asking, clock, print), hosts, clock).run()
    both = await store.read(lambda view: view.with_id(101))
    assert sorted((event.lang, event.title) for event in both) == [
        ("en", "Opening of the harbour in Selm"),
        ("ru", "Открытие гавани"),
    ]


async def test_a_site_that_is_down_does_not_keep_the_others_waiting(
    press: Press, store: TinyStore, visitor: Visitor, clock: Clock, site: Replay
) -> None:
    press.publish(Report(101))
    site.faults.append(lambda asked: Answer(500) if asked.host == "kremlin.ru" else None)
    tally = await Sync(store, visitor, ("kremlin.ru", HOST), clock).run()
    assert [event.source for event in await store.read(lambda view: view.latest(9))] == ["page"]
    assert {address.split("/")[2] for address, _ in tally.refused if "//" in address} == {
        "kremlin.ru"
    }


async def test_a_site_that_is_left_alone_is_written_down_until_it_answers(
    press: Press, sync: Sync, store: TinyStore, site: Replay, timer: Timer
) -> None:
    async def list_hosts() -> list[tuple[str, str]]:
        rests = await store.read(lambda view: list_rests(view, timer.now()))
        return [(rest.host, rest.reason) for rest in rests]

    press.publish(Report(101))
    site.faults.append(lambda asked: Answer(403))
    for _ in range(3):
        await sync.run()
    assert await list_hosts() == [(HOST, "the site answers 403")]
    site.faults.clear()
    timer.time += DAY
    await sync.run()
    assert await list_hosts() == []
    assert [event.id for event in await store.read(lambda view: view.latest(9))] == [101]


def _in_russian(record: dict[str, Any]) -> Report:
    """A real event as the Russian site prints it; only its form is ours."""
    lines = [re.sub(r"^([^:<]{1,60}:)", r"<b>\1</b>", escape(line)) for line in record["body"]]
    return Report(
        record["id"],
        record["title"],
        record["date"],
        record["time"] or "00:00",
        tuple(lines),
        updated=f"{record['date']}T23:00:00",
    )


async def test_the_real_russian_events_come_from_the_russian_feeds(
    store: TinyStore, visitor: Visitor, clock: Clock, site: Replay, corpus: Path
) -> None:
    host = "kremlin.ru"
    lines = (corpus / "ru/kremlin_ru.jsonl").read_text(encoding="utf-8").splitlines()
    records = [record for record in map(json.loads, lines) if record["id"] and record["date"]]
    press = Press(site, host, "ru", a_page=20)
    press.publish(*map(_in_russian, records))
    site.put("/robots.txt", (corpus / "feeds/robots.txt").read_bytes())
    tally = await Sync(store, visitor, (host,), clock).backfill(None, lambda *_: None)
    archive = await _archive(store)
    assert archive.keys() == {record["id"] for record in records}
    assert {event.lang for event in archive.values()} == {"ru"}
    assert {event.source for event in archive.values()} == {"page"}
    assert not tally.refused
    for record in records:
        event = archive[record["id"]]
        said = "".join(f"{p.label or ''}{p.text}" for p in event.paragraphs)
        printed = "".join(record["body"])
        assert "".join(filter(str.isalnum, said)) == "".join(filter(str.isalnum, printed))
    with pytest.raises(SiteError, match=r"robots\.txt forbids"):
        await visitor.get(f"http://{host}/events/president/news/copy/{records[0]['id']}")


async def test_a_running_bot_looks_again_and_again_at_uneven_times_until_it_is_stopped(
    press: Press, store: TinyStore, visitor: Visitor, timer: Timer
) -> None:
    stop = asyncio.Event()
    chances = iter((0.0, 0.5, 0.9))
    rounds: list[float] = []

    async def sleep(seconds: float) -> None:
        await timer.sleep(seconds)
        if seconds > 60:
            rounds.append(seconds)
            press.publish(Report(100 + len(rounds), f"Report {len(rounds)}"))
        if len(rounds) == 3:
            stop.set()

    clock = Clock(timer.now, sleep, lambda: next(chances))
    press.publish(Report(100))
    await Sync(store, visitor, (HOST,), clock).keep(5, stop)
    assert rounds == pytest.approx([150, 300, 420])
    assert {100, 101, 102} <= set(await _archive(store))


async def test_a_round_that_fails_does_not_end_the_bot(
    store: TinyStore, visitor: Visitor, timer: Timer, caplog: pytest.LogCaptureFixture
) -> None:
    stop = asyncio.Event()
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 2:
            stop.set()

    # A closed store fails every round.
    await store.close()
    with caplog.at_level(logging.ERROR):
        await Sync(store, visitor, (HOST,), Clock(timer.now, sleep, lambda: 0.5)).keep(5, stop)
    assert [record.message for record in caplog.records] == [
        "the sync has failed; it will be tried again"
    ] * 2


async def test_a_stop_is_obeyed_in_the_midst_of_a_request(
    press: Press, site: Replay, sync: Sync
) -> None:
    stop = asyncio.Event()

    def fault(asked: Asked) -> Answer | None:
        asyncio.run_coroutine_threadsafe(asyncio.to_thread(lambda: None), loop)
        loop.call_soon_threadsafe(stop.set)
        return Answer(claimed=200, drip=0.05)

    loop = asyncio.get_running_loop()
    site.faults.append(fault)
    await asyncio.wait_for(sync.keep(5, stop), 4)
    assert len(site.asked) == 1


async def test_a_backfill_that_is_killed_again_and_again_loses_nothing(
    press: Press, site: Replay, tmp_path: Path
) -> None:
    press.publish(*(Report(n, f"Report {n}", time=f"10:{n:02}") for n in range(10, 20)))
    program = Path(__file__).parent / "backfilling.py"
    environment = {"PYTHONPATH": f"{ROOT / 'tests'}:{ROOT}"}
    limit = 0

    def kill(asked: Asked) -> None:
        if len(site.asked) == limit:
            process.kill()

    site.faults.append(kill)
    ends = []
    for requests in (4, 6, 8, 10, 0):
        limit = len(site.asked) + requests
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(program), str(tmp_path), str(site.port), HOST, env=environment
        )
        ends.append(await process.wait())
    assert ends == [-9, -9, -9, -9, 0]
    filled = TinyStore(tmp_path)
    archive = await _archive(filled)
    await filled.close()
    assert sorted(id_ or 0 for id_ in archive) == list(range(10, 20))
    assert {event.source for event in archive.values()} == {"page"}


async def test_the_store_knows_when_a_site_was_last_looked_at(
    press: Press, site: Replay, sync: Sync, store: TinyStore, timer: Timer
) -> None:
    press.publish()
    await sync.run()
    assert await store.read(lambda view: view.value(SYNCED)) == timer.time
    looked = timer.time
    site.faults.append(lambda _: Answer(503))
    timer.time += DAY
    await sync.run()
    assert await store.read(lambda view: view.value(SYNCED)) == looked
