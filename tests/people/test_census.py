import pytest
from calling import names
from making import make_event

from bot.people import Census
from bot.store.tiny import TinyStore


@pytest.fixture
async def store(tmp_path):
    store = TinyStore(tmp_path)
    yield store
    await store.close()


def varied(n):
    return make_event(id=n, number=0, key="", url=None, title=f"Opening {n}", date=None, time=None)


async def test_the_persons_follow_the_store(store):
    census = Census()
    assert (await census.update(store)).all() == ()
    stored = await store.write(lambda tx: tx.put(make_event()))
    people = await census.update(store)
    assert names(people.all()) == ["Ilona Varga", "Pavel Dorn"]
    assert await census.update(store) is people
    await store.write(lambda tx: tx.remove(stored.event.number))
    assert (await census.update(store)).all() == ()


async def test_a_start_reads_only_what_is_new(store):
    await store.write(lambda tx: [tx.put(varied(n)) for n in range(1, 81)])
    before = await Census().update(store)
    await store.write(lambda tx: tx.put(varied(99)))
    after = await Census().update(store)
    assert before.all()[0].events == 80
    assert after.all()[0].events == 81


async def test_what_was_kept_of_another_archive_is_dropped(store):
    await store.write(
        lambda tx: tx.set_value("people", {"form": 1, "at": 10**6, "rolls": [["torn"]]})
    )
    await store.write(lambda tx: tx.put(make_event()))
    assert names((await Census().update(store)).all()) == ["Ilona Varga", "Pavel Dorn"]
