"""What is kept about a chat, and that nothing of it is left when it is forgotten."""

import json
from pathlib import Path

import pytest

from bot.following import Notice, Subscription, Want
from bot.kept_questions import KeptQuestion
from bot.model import Update
from bot.preferences import Preferences
from bot.protocols import Transaction
from bot.replies import Reply
from bot.store.chats import _COUNTED, _DELETED, _FOUND
from bot.store.table import Documents
from bot.store.tiny import TinyStore

ANNA, BORIS, NOW = 1001, 1002, 1_700_000_000.0
SECRET = "the words of nobody else"


def _fill(tx: Transaction, chat: int) -> None:
    tx.set_preferences(Preferences(chat, lang="ru"))
    tx.remember({"words": f"{SECRET} {chat}"}, NOW * 10, chat)
    tx.put_subscription(Subscription(chat, "search", f"{SECRET} {chat}", "en", "en"), [Want("all")])
    tx.post([Notice(chat, 0, 1, 0, NOW)], NOW)
    tx.suspend(chat, 0, "blocked")
    tx.note_channel(-chat, f"{SECRET} {chat}", chat)
    tx.keep_question(KeptQuestion(chat, None, chat, 1, f"{SECRET} {chat}", NOW))
    tx.set_reply(Reply(chat, 1, 2, NOW, False, chat))
    body = {"update_id": chat, "message": {"chat": {"id": chat}, "text": f"{SECRET} {chat}"}}
    [update] = tx.receive(1, [body], NOW)
    tx.fail(update, "fault", 1)


async def test_a_forgotten_chat_leaves_nothing_and_others_keep_everything(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    await store.write(lambda tx: [_fill(tx, chat) for chat in (ANNA, BORIS)])
    everything = dict.fromkeys((*_FOUND, *_COUNTED), 1)
    assert await store.read(lambda view: view.kept(ANNA)) == everything
    await store.write(lambda tx: tx.forget_chat(ANNA))
    assert await store.read(lambda view: view.kept(ANNA)) == {}
    assert await store.read(lambda view: view.kept(BORIS)) == everything
    assert await store.read(lambda view: view.wanting(Want("all"), "news")) != []
    await store.close()


def _hold(folder: Path, words: str) -> bool:
    return any(words.encode() in file.read_bytes() for file in folder.iterdir())


async def test_after_shredding_the_words_are_in_no_file(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    await store.write(lambda tx: _fill(tx, ANNA))
    assert _hold(tmp_path, SECRET)
    await store.write(lambda tx: tx.forget_chat(ANNA))
    await store.shred()
    assert not _hold(tmp_path, SECRET)
    await store.close()


def test_every_table_with_a_chat_in_it_is_told_of_and_deleted(documents: Documents) -> None:
    tables = {
        name: {column for _, column, *_ in documents.rows.connection.execute(
            "SELECT * FROM pragma_table_info(?)", (name,)
        )}
        for (name,) in documents.rows.connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table'"
        ).fetchall()
    }  # fmt: skip
    by_chat = {name for name, columns in tables.items() if "chat_id" in columns}
    assert by_chat == {statement.split()[2] for statement in _DELETED}
    indexed = {
        name
        for name, indexes in documents._indexes.items()
        if any("chat_id" in fields for fields in indexes)
    }
    assert indexed <= _FOUND.keys()


@pytest.mark.parametrize(
    "part",
    [
        {"message": {"chat": {"id": ANNA}}},
        {"callback_query": {"data": "x", "message": {"chat": {"id": ANNA}}}},
        {"my_chat_member": {"chat": {"id": ANNA}}},
    ],
)
async def test_a_parked_update_of_any_kind_is_its_chats(tmp_path: Path, part: dict) -> None:
    store = TinyStore(tmp_path)

    def park(tx: Transaction) -> None:
        [update] = tx.receive(1, [{"update_id": 5, **part}], NOW)
        assert isinstance(update, Update)
        assert tx.fail(update, json.dumps(part), 1) is None

    await store.write(park)
    assert await store.read(lambda view: view.kept(ANNA)) == {"parked": 1}
    await store.close()


async def test_with_the_owner_of_a_channel_goes_what_the_channel_follows(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    await store.write(lambda tx: [_fill(tx, ANNA), _fill_channel(tx, -ANNA)])
    await store.write(lambda tx: tx.forget_chat(ANNA))
    assert await store.read(lambda view: view.kept(-ANNA)) == {}
    await store.close()


def _fill_channel(tx: Transaction, channel: int) -> None:
    tx.put_subscription(Subscription(channel, "all", "", "en", "en"), [Want("all")])
