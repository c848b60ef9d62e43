from dataclasses import replace
from typing import Any

from bot.following import Quiet, Subscription, Want
from bot.store.tiny import TinyStore

ANNA, BORIS = 1001, 1002
WANT = Want("en word rope")


def make(chat: int = ANNA, words: str = "ropes", **more: Any) -> Subscription:
    return Subscription(chat, "search", words, "en", "en", **more)


async def test_a_subscription_is_kept_as_it_is(store: TinyStore) -> None:
    wanted = make(
        when="weekly", hour=7, weekday=4, quiet=Quiet(22, 7), silent=True, forms=("news",)
    )
    put = await store.write(lambda tx: tx.put_subscription(wanted, [WANT]))
    assert put == replace(wanted, number=put.number)
    assert await store.read(lambda view: view.subscription(put.number)) == put
    assert await store.read(lambda view: view.subscriptions(ANNA)) == [put]


async def test_the_same_is_followed_once_by_a_chat_and_topic(store: TinyStore) -> None:
    first = await store.write(lambda tx: tx.put_subscription(make(), [WANT]))
    again = await store.write(lambda tx: tx.put_subscription(make(words="Ropes"), [WANT]))
    await store.write(lambda tx: tx.put_subscription(make(thread_id=5), [WANT]))
    await store.write(lambda tx: tx.put_subscription(make(BORIS), [WANT]))
    assert again.number == first.number
    found = await store.read(lambda view: view.wanting(WANT, "news"))
    assert sorted(found)[:2] == [(ANNA, 0, first.number), (ANNA, 5, first.number + 1)]
    assert len(await store.read(lambda view: view.subscriptions(ANNA))) == 2
    assert len(await store.read(lambda view: view.subscriptions(ANNA, 5))) == 1


async def test_it_is_found_by_its_keys_and_forms_only(store: TinyStore) -> None:
    wants = [Want("en word rope", "test"), Want("ru word rope")]
    await store.write(lambda tx: tx.put_subscription(make(forms=("news",)), wants))
    assert await store.read(lambda view: view.wanted_tests("en word rope")) == ["test"]
    assert await store.read(lambda view: view.wanted_tests("en word crane")) == []
    assert await store.read(lambda view: view.wanting(wants[0], "news")) != []
    assert await store.read(lambda view: view.wanting(wants[0], "transcript")) == []
    assert await store.read(lambda view: view.wanting(Want("en word rope"), "news")) == []


async def test_a_paused_or_dropped_one_is_found_by_nothing(store: TinyStore) -> None:
    one = await store.write(lambda tx: tx.put_subscription(make(), [WANT]))
    paused = replace(one, paused=True)
    await store.write(lambda tx: tx.put_subscription(paused, [WANT]))
    assert await store.read(lambda view: view.wanting(WANT, "news")) == []
    await store.write(lambda tx: tx.put_subscription(one, [WANT]))
    assert await store.read(lambda view: view.wanting(WANT, "news")) != []
    await store.write(lambda tx: tx.drop_subscription(one.number))
    assert await store.read(lambda view: view.wanting(WANT, "news")) == []
    assert await store.read(lambda view: view.subscription(one.number)) is None


async def test_a_closed_topic_suspends_itself_and_a_closed_chat_all_topics(
    store: TinyStore,
) -> None:
    for thread in (0, 5, 6):
        wanted = make(thread_id=thread)
        await store.write(lambda tx, wanted=wanted: tx.put_subscription(wanted, [WANT]))

    async def suspended() -> list[str | None]:
        found = await store.read(lambda view: view.subscriptions(ANNA))
        return [one.suspended for one in found]

    await store.write(lambda tx: tx.suspend(ANNA, 5, "closed"))
    assert await suspended() == [None, "closed", None]
    await store.write(lambda tx: tx.suspend(ANNA, 0, "blocked"))
    assert None not in await suspended()
    assert await store.write(lambda tx: tx.resume(ANNA))
    assert await suspended() == [None, None, None]
    assert not await store.write(lambda tx: tx.resume(ANNA))


async def test_a_chat_that_becomes_another_takes_what_it_follows_along(store: TinyStore) -> None:
    await store.write(lambda tx: tx.put_subscription(make(-5), [WANT]))
    await store.write(lambda tx: tx.move_subscriptions(-5, -1006))
    [one] = await store.read(lambda view: view.subscriptions(-1006))
    assert await store.read(lambda view: view.wanting(WANT, "news")) == [(-1006, 0, one.number)]
    assert await store.read(lambda view: view.subscriptions(-5)) == []


async def test_a_catch_up_goes_with_its_subscription(store: TinyStore) -> None:
    def begin(tx: Any) -> list[int]:
        numbers = [tx.put_subscription(make(chat), []).number for chat in (ANNA, -5)]
        for number in numbers:
            tx.ask_catch_up(number, 3)
        return numbers

    one, _ = await store.write(begin)
    await store.write(lambda tx: tx.drop_subscription(one))
    await store.write(lambda tx: tx.forget_chat(-5))
    assert await store.read(lambda view: view.catch_ups(10)) == []
