from bot.replies import Reply
from bot.store.tiny import TinyStore


async def test_a_reply_is_found_by_its_question_and_by_its_answer(store: TinyStore) -> None:
    replies = [Reply(-1, 10, 11, 5.0), Reply(-1, 10, 13, 6.0, asker=7), Reply(-2, 10, 11, 7.0)]
    await store.write(lambda tx: [tx.set_reply(one) for one in replies])
    assert await store.read(lambda view: view.reply_to(-1, 10)) == replies[1]
    assert await store.read(lambda view: view.reply(-1, 11)) == replies[0]
    assert await store.read(lambda view: view.reply_to(-1, 11)) is None


async def test_it_is_changed_in_its_place_and_dropped(store: TinyStore) -> None:
    first, changed = Reply(-1, 10, 11, 5.0), Reply(-1, 10, 11, 5.0, answered=True)
    await store.write(lambda tx: tx.set_reply(first))
    await store.write(lambda tx: tx.set_reply(changed))
    assert await store.read(lambda view: view.due_replies(5.0, 10)) == [changed]
    await store.write(lambda tx: tx.drop_reply(changed.chat_id, changed.answer))
    assert await store.read(lambda view: view.due_replies(5.0, 10)) == []


async def test_what_is_due_comes_in_its_order_and_a_chat_can_be_forgotten(
    store: TinyStore,
) -> None:
    replies = [Reply(chat, n, n + 1, due) for chat, n, due in ((-1, 1, 9.0), (-2, 1, 3.0))]
    late = Reply(-1, 5, 6, 99.0)
    await store.write(lambda tx: [tx.set_reply(one) for one in (*replies, late)])
    assert await store.read(lambda view: view.due_replies(10, 5)) == replies[::-1]
    await store.write(lambda tx: tx.forget_replies(-1))
    assert await store.read(lambda view: view.due_replies(1e9, 5)) == [replies[1]]
