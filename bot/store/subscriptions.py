"""What chats follow, and by which keys an event finds those who want it."""

from collections.abc import Sequence
from dataclasses import asdict, replace

from pydantic import TypeAdapter
from tinydb import where
from tinydb.table import Document

from bot.following import FORMS, Form, Subscription, Want
from bot.store.table import Documents

TABLES = (
    """CREATE TABLE IF NOT EXISTS wanted(key TEXT, test TEXT, chat_id INTEGER, thread_id INTEGER,
        subscription INTEGER, forms INTEGER NOT NULL,
        PRIMARY KEY(key, test, chat_id, thread_id, subscription)) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS wanted_by_subscription ON wanted(subscription)",
    "CREATE INDEX IF NOT EXISTS wanted_by_chat ON wanted(chat_id)",
    """CREATE TABLE IF NOT EXISTS suspended(chat_id INTEGER, thread_id INTEGER,
        reason TEXT NOT NULL, PRIMARY KEY(chat_id, thread_id)) WITHOUT ROWID""",
)
"""By key an event finds its subscriptions; and the chats that can't be written to."""

_SUBSCRIPTION: TypeAdapter[Subscription] = TypeAdapter(Subscription)
_BITS = {form: 1 << at for at, form in enumerate(FORMS)}


class SubscriptionsView:
    """The subscriptions of one snapshot; see `bot.protocols.View`."""

    def __init__(self, documents: Documents) -> None:
        self._subscriptions = documents.table("subscriptions")
        self._asked_for_past = documents.table("catch_ups")
        self._sql = documents.rows

    def subscription(self, number: int) -> Subscription | None:
        """The subscription with this number."""
        document = self._subscriptions.get(doc_id=number)
        return None if document is None else self._load(document)

    def subscriptions(self, chat_id: int, thread_id: int | None = None) -> list[Subscription]:
        """What a chat follows, in all its topics or in one, the oldest first."""
        found = map(self._load, self._subscriptions.search(where("chat_id") == chat_id))
        return [one for one in found if thread_id in (None, one.thread_id)]

    def wanted_tests(self, key: str) -> list[str]:
        """What subscriptions to this key want besides, each once; "" for nothing."""
        rows = self._sql.connection.execute(
            "SELECT DISTINCT test FROM wanted WHERE key = ?", (key,)
        )
        return [test for (test,) in rows]

    def wanting(self, want: Want, form: Form) -> list[tuple[int, int, int]]:
        """The subscriptions that want just this of events of this form: chat, topic, number."""
        rows = self._sql.connection.execute(
            "SELECT chat_id, thread_id, subscription FROM wanted"
            " WHERE key = ? AND test = ? AND forms & ? != 0",
            (want.key, want.test, _BITS[form]),
        )
        return rows.fetchall()

    def suspension(self, chat_id: int, thread_id: int) -> str | None:
        """Why nothing can be sent to a chat, or to a topic of it; None where it can."""
        row = self._sql.one(
            "SELECT reason FROM suspended WHERE chat_id = ? AND thread_id IN (0, ?)",
            chat_id,
            thread_id,
        )
        return row[0] if row else None

    def _load(self, document: Document) -> Subscription:
        found = _SUBSCRIPTION.validate_python({**document, "number": document.doc_id})
        return replace(found, suspended=self.suspension(found.chat_id, found.thread_id))


class Subscriptions(SubscriptionsView):
    """The subscriptions, for a transaction; see `bot.protocols.Transaction`."""

    def put_subscription(self, subscription: Subscription, wants: Sequence[Want]) -> Subscription:
        """Add a subscription, or change the one with its number; one for the same is replaced."""
        same = [
            one.number
            for one in self.subscriptions(subscription.chat_id, subscription.thread_id)
            if _subject(one) == _subject(subscription) and one.number != subscription.number
        ]
        number = subscription.number or (same.pop(0) if same else self._subscriptions.next_id())
        for other in same:
            self.drop_subscription(other)
        put = replace(subscription, number=number)
        values = asdict(put)
        del values["number"], values["suspended"]
        self._subscriptions.replace(Document(values, number))
        self._unlist(number)
        forms = sum(_BITS[form] for form in put.forms)
        self._sql.connection.executemany(
            "INSERT OR REPLACE INTO wanted VALUES (?, ?, ?, ?, ?, ?)",
            [
                (want.key, want.test, put.chat_id, put.thread_id, number, forms)
                for want in (() if put.paused else wants)
            ],
        )
        return put

    def drop_subscription(self, number: int) -> None:
        """Take a subscription out."""
        if self._subscriptions.discard(number):
            self._unlist(number)
        self._asked_for_past.discard(number)

    def suspend(self, chat_id: int, thread_id: int, reason: str) -> None:
        """Note that nothing can be sent to a chat (thread 0: to none of its topics)."""
        self._sql.connection.execute(
            "INSERT OR REPLACE INTO suspended VALUES (?, ?, ?)", (chat_id, thread_id, reason)
        )

    def resume(self, chat_id: int) -> bool:
        """Note that the chat may be written to again; False where it always could be."""
        cursor = self._sql.connection.execute("DELETE FROM suspended WHERE chat_id = ?", (chat_id,))
        return cursor.rowcount > 0

    def move_subscriptions(self, chat_id: int, to: int) -> None:
        """Give what a chat follows to the chat that it has become."""
        self._subscriptions.update({"chat_id": to}, where("chat_id") == chat_id)
        for one in self.subscriptions(to):
            self._sql.connection.execute(
                "UPDATE OR REPLACE wanted SET chat_id = ? WHERE subscription = ?", (to, one.number)
            )
        self.resume(chat_id)

    def _unlist(self, number: int) -> None:
        self._sql.connection.execute("DELETE FROM wanted WHERE subscription = ?", (number,))


def _subject(subscription: Subscription) -> tuple[str, str, str]:
    return subscription.kind, subscription.words.casefold(), subscription.lang
