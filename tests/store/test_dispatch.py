from typing import Any

from bot.following import Notice
from bot.store.dispatch import HELD_SECONDS, KEPT_SECONDS
from bot.store.tiny import TinyStore

ANNA, BORIS, NOW = 1001, 1002, 1_700_000_000.0


def make(event: int, chat: int = ANNA, due: float = NOW, **more: Any) -> Notice:
    return Notice(chat, more.pop("thread", 0), event, more.pop("revision", 0), due, **more)


async def post(store: TinyStore, *notices: Notice) -> int:
    return await store.write(lambda tx: tx.post(notices, NOW))


async def following(store: TinyStore, now: float = NOW, chat: int = ANNA) -> list[int]:
    found = await store.read(lambda view: view.next_notices(chat, now, 10))
    return [one.event for one in found]


async def test_the_same_for_the_same_chat_is_put_in_once(store: TinyStore) -> None:
    assert await post(store, make(1), make(2)) == 2
    assert await post(store, make(1), make(1, thread=5), make(1, revision=1), make(1, BORIS)) == 3


async def test_a_chat_is_ready_when_its_first_notice_is_due(store: TinyStore) -> None:
    await post(store, make(1, due=NOW + 5), make(2, BORIS, NOW + 3))
    assert await store.read(lambda view: view.ready_chats(NOW, 10)) == []
    assert await store.read(lambda view: view.ready_chats(NOW + 4, 10)) == [BORIS]
    assert await store.read(lambda view: view.ready_chats(NOW + 5, 10)) == [BORIS, ANNA]


async def test_notices_go_one_by_one_and_bundled_ones_together_by_topic(store: TinyStore) -> None:
    await post(
        store,
        make(1),
        make(2),
        make(3, due=NOW + 1, bundled=True),
        make(4, due=NOW + 1, bundled=True),
        make(5, due=NOW + 1, bundled=True, thread=7),
    )
    for expected in ([1], [2], [3, 4], [5], []):
        assert await following(store, NOW + 1) == expected
        found = await store.read(lambda view: view.next_notices(ANNA, NOW + 1, 10))
        if found:
            await store.write(lambda tx, f=found: tx.mark_sent(f, 9, NOW + 1))
    assert await store.read(lambda view: view.ready_chats(NOW + 9, 10)) == []


async def test_one_that_failed_waits_with_its_chat_and_keeps_its_place(store: TinyStore) -> None:
    await post(store, make(1), make(2), make(1, BORIS))
    [first] = await store.read(lambda view: view.next_notices(ANNA, NOW, 10))
    await store.write(lambda tx: tx.put_off([first], NOW + 60, NOW, "no network"))
    assert await store.read(lambda view: view.ready_chats(NOW, 10)) == [BORIS]
    assert await store.read(lambda view: view.ready_chats(NOW + 60, 10)) == [BORIS, ANNA]
    assert await following(store, NOW + 60) == [1]
    [again] = await store.read(lambda view: view.next_notices(ANNA, NOW + 60, 10))
    assert (again.failures, again.failing_since, again.fault) == (1, NOW, "no network")
    # What comes meanwhile doesn't wake the chat.
    await post(store, make(3))
    assert await store.read(lambda view: view.ready_chats(NOW, 10)) == [BORIS]


async def test_a_parked_one_lets_the_next_go_and_can_be_retried_or_dropped(
    store: TinyStore,
) -> None:
    await post(store, make(1), make(2), make(3))
    [first] = await store.read(lambda view: view.next_notices(ANNA, NOW, 10))
    await store.write(lambda tx: tx.set_aside([first], "parked", NOW, "bad button"))
    assert await following(store) == [2]
    assert await store.write(lambda tx: tx.retry_notices([first.number, 99], NOW)) == 1
    assert await following(store) == [1]
    assert await store.write(lambda tx: tx.drop_notices([first.number])) == 1
    assert await following(store) == [2]


async def test_what_is_held_goes_together_unless_it_is_old(store: TinyStore) -> None:
    await post(store, make(1))
    await store.write(lambda tx: tx.suspend(ANNA, 0, "blocked"))
    await store.write(lambda tx: tx.hold_notices(ANNA, 0, NOW))
    later = NOW + HELD_SECONDS + 10
    await store.write(lambda tx: tx.post([make(2), make(3)], later - 5))
    assert await store.read(lambda view: view.ready_chats(later, 10)) == []
    await store.write(lambda tx: tx.resume(ANNA))
    await store.write(lambda tx: tx.release_notices(ANNA, later))
    assert await following(store, later) == [2, 3]
    counts = await store.read(lambda view: view.outbox_counts(later))
    assert (counts.states["waiting"], counts.states["dropped"]) == (2, 1)


async def test_the_counts_say_how_the_outbox_stands(store: TinyStore) -> None:
    await post(store, make(1, due=NOW - 30), make(2), make(1, BORIS, NOW + 99))
    [first] = await store.read(lambda view: view.next_notices(ANNA, NOW, 10))
    await store.write(lambda tx: tx.put_off([first], NOW + 60, NOW, "no network"))
    await store.write(lambda tx: tx.suspend(BORIS, 0, "blocked"))
    counts = await store.read(lambda view: view.outbox_counts(NOW))
    assert counts.states["waiting"] == 3
    assert (counts.overdue, counts.failing, counts.suspended) == (30, 1, 1)


async def test_a_sent_notice_is_forgotten_after_ninety_days(store: TinyStore) -> None:
    await post(store, make(1), make(2))
    for now in (NOW, NOW + KEPT_SECONDS + 1):
        found = await store.read(lambda view, now=now: view.next_notices(ANNA, now, 10))
        await store.write(lambda tx, f=found, now=now: tx.mark_sent(f, 9, now))
    counts = await store.read(lambda view: view.outbox_counts(NOW))
    assert counts.states["sent"] == 1


async def test_what_waits_for_a_group_goes_to_the_one_it_has_become_and_once(
    store: TinyStore,
) -> None:
    await post(store, make(1, -5), make(2, -5), make(1, -1006))
    await store.write(lambda tx: tx.move_notices(-5, -1006, NOW))
    assert await store.read(lambda view: view.ready_chats(NOW, 10)) == [-1006]
    assert sorted(
        one.event for one in await store.read(lambda view: view.notices_in("waiting", 10))
    ) == [1, 2]
    [left] = await store.read(lambda view: view.notices_in("dropped", 10))
    assert (left.chat_id, left.event) == (-5, 1)
    # What is put in for the group that it was goes the same way.
    await post(store, make(3, -5))
    assert await store.read(lambda view: view.ready_chats(NOW, 10)) == [-1006]


async def test_what_is_held_for_a_digest_goes_at_the_digests_hour(store: TinyStore) -> None:
    await post(store, make(1, due=NOW + 60, bundled=True))
    await store.write(lambda tx: tx.hold_notices(ANNA, 0, NOW))
    await store.write(lambda tx: tx.release_notices(ANNA, NOW))
    assert await store.read(lambda view: view.ready_chats(NOW + 59, 10)) == []
    assert await store.read(lambda view: view.ready_chats(NOW + 60, 10)) == [ANNA]


async def test_nothing_that_the_delivery_asks_for_scans(store: TinyStore) -> None:
    await post(store, make(1))
    statements = {
        "SELECT chat_id FROM lane WHERE ready <= 1 ORDER BY ready LIMIT 5",
        (
            "SELECT * FROM notice WHERE state = 'waiting' AND chat_id = 1 AND due <= 2"
            " ORDER BY due, number LIMIT 5"
        ),
        "SELECT min(due) FROM notice WHERE state = 'waiting'",
        "SELECT count(*) FROM notice WHERE state = 'sent'",
        (
            "SELECT * FROM notice WHERE event = 1 AND number > 2 AND revision = 0"
            " AND state = 'sent' AND message_id IS NOT NULL ORDER BY number LIMIT 5"
        ),
        (
            "SELECT * FROM notice WHERE chat_id = 1 AND message_id = 2 AND revision = 0"
            " ORDER BY due, number"
        ),
        "SELECT chat_id, changed FROM notice WHERE state = 'sent' AND changed > 1",
        "SELECT DISTINCT test FROM wanted WHERE key = 'a'",
        "SELECT chat_id FROM wanted WHERE key = 'a' AND test = 'b' AND forms & 1 != 0",
    }

    def plans(view: Any) -> list[str]:
        run = view._outbox.connection.execute
        return [row[3] for one in statements for row in run(f"EXPLAIN QUERY PLAN {one}")]

    found = await store.read(plans)
    assert [plan for plan in found if plan.startswith("SCAN") and "COVERING" not in plan] == []
