from bot.store.tiny import TinyStore
from bot.sync.rests import Rest, list_rests, note_rest

NOW = 1_000.0


async def test_a_rest_is_listed_until_it_is_over_or_taken_back(store: TinyStore) -> None:
    rests = [Rest(host, NOW + 60, "the site answers 403") for host in ("a.example", "b.example")]

    async def list_hosts(now: float) -> list[str]:
        return [rest.host for rest in await store.read(lambda view: list_rests(view, now))]

    assert await list_hosts(NOW) == []
    for rest in rests:
        await store.write(lambda tx, rest=rest: note_rest(tx, rest.host, rest))
    assert await list_hosts(NOW) == ["a.example", "b.example"]
    assert await list_hosts(NOW + 60) == []
    await store.write(lambda tx: note_rest(tx, "a.example", None))
    assert await list_hosts(NOW) == ["b.example"]
