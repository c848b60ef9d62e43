from pathlib import Path

from bot.kept_questions import KEPT_SECONDS, KeptQuestion
from bot.store.tiny import TinyStore

ASKED = KeptQuestion(1, None, 7, 10, "When was the harbour opened?", 1000.0)


async def test_the_last_question_is_by_chat_topic_and_asker(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    later = KeptQuestion(1, None, 7, 11, "Where was that?", 1100.0)
    await store.write(lambda tx: [tx.keep_question(one) for one in (later, ASKED)])
    assert await store.read(lambda view: view.last_question(1, None, 7, 500)) == later
    assert await store.read(lambda view: view.last_question(1, 3, 7, 500)) is None
    assert await store.read(lambda view: view.last_question(1, None, 8, 500)) is None
    assert await store.read(lambda view: view.last_question(1, None, 7, 1101)) is None
    await store.close()


async def test_a_question_is_known_by_its_message_and_replaced(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    edited = KeptQuestion(1, None, 7, 10, "When was the bridge opened?", 1010.0)
    await store.write(lambda tx: [tx.keep_question(one) for one in (ASKED, edited)])
    assert await store.read(lambda view: view.question_of(1, 10)) == edited
    assert await store.read(lambda view: view.question_of(2, 10)) is None
    await store.close()


async def test_old_questions_and_those_of_a_forgotten_chat_are_gone(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    late = KeptQuestion(2, None, 7, 5, "Who?", ASKED.at + KEPT_SECONDS)
    await store.write(lambda tx: [tx.keep_question(one) for one in (ASKED, late)])
    assert await store.read(lambda view: view.question_of(1, 10)) is None
    assert await store.read(lambda view: view.kept(2)) == {"questions": 1}
    await store.write(lambda tx: tx.forget_chat(2))
    assert await store.read(lambda view: view.question_of(2, 5)) is None
    await store.close()
