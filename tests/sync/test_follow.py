import datetime as dt

from making import make_event
from publishing import HOST

from bot.model import Check
from bot.store.tiny import TinyStore
from bot.sync.follow import follow

NOW = dt.datetime(2024, 5, 18, 12, tzinfo=dt.UTC).timestamp()


async def _check(store: TinyStore, number: int) -> Check | None:
    return await store.read(lambda view: view.check(number))


async def test_every_event_of_the_site_gets_a_check(store: TinyStore) -> None:
    events = [
        make_event(number=1, key=""),
        make_event(number=2, key="", title="Talks", id=None, url=None, source="plain"),
        make_event(number=3, key="", lang="ru", id=None, url=None),
        make_event(number=4, key="", title="Elsewhere", id=5, url="http://other.example/news/5"),
    ]
    for event in events:
        await store.write(lambda tx, event=event: tx.put(event))
    await follow(store, HOST, "en", NOW)
    checks = [await _check(store, number) for number in (1, 2, 3, 4)]
    assert [check and check.site for check in checks] == [HOST, HOST, None, None]
    await follow(store, "president.example", "ru", NOW)
    third = await _check(store, 3)
    assert third is not None
    assert third.site == "president.example"


async def test_a_check_that_stands_is_not_begun_anew(store: TinyStore) -> None:
    await store.write(lambda tx: tx.put(make_event(number=1, key="")))
    await follow(store, HOST, "en", NOW)
    kept = Check(1, HOST, "withdrawn", NOW, None, 5)
    await store.write(lambda tx: tx.set_check(kept))
    await store.write(lambda tx: tx.put(make_event(number=1, place="Selm harbour")))
    await follow(store, HOST, "en", NOW)
    assert await _check(store, 1) == kept


async def test_a_removed_event_loses_its_check(store: TinyStore) -> None:
    await store.write(lambda tx: tx.put(make_event(number=1, key="")))
    await follow(store, HOST, "en", NOW)
    await store.write(lambda tx: tx.remove(1))
    await follow(store, HOST, "en", NOW)
    assert await _check(store, 1) is None


async def test_a_large_archive_is_followed_to_its_end(store: TinyStore) -> None:
    for n in range(1, 451):
        event = make_event(number=n, key="", title=f"Report {n}", id=None, url=None, lines=())
        await store.write(lambda tx, event=event: tx.put(event))
    await follow(store, HOST, "en", NOW)
    assert await _check(store, 1) is not None
    assert await _check(store, 450) is not None
