"""What is kept about a chat, over all tables: counted on request, and deleted whole.

A table of documents that keeps something by chat has its line in `_FOUND`, a table of plain rows
its statements in `_COUNTED` and `_DELETED`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from tinydb import where

from bot.store.table import Documents

_Finder = Callable[[Documents, int], list[int]]
"""Gives the ids of a chat's documents."""


def _chat_of(body: Mapping[str, Any]) -> int | None:
    """The chat of one of Telegram's updates, as far as the update has one."""
    for part in body.values():
        message = part.get("message", part) if isinstance(part, dict) else None
        chat = message.get("chat") if isinstance(message, dict) else None
        if isinstance(chat, dict):
            return chat.get("id")
    return None


def _find_by(table: str, field: str) -> _Finder:
    def find(documents: Documents, chat_id: int) -> list[int]:
        return [one.doc_id for one in documents.table(table).search(where(field) == chat_id)]

    return find


def _find_choices(documents: Documents, chat_id: int) -> list[int]:
    return [chat_id] if documents.table("chats").contains(doc_id=chat_id) else []


def _find_parked(documents: Documents, chat_id: int) -> list[int]:
    # They are few: each stands for a fault that an operator is to look at.
    parked = documents.table("parked")
    return [one.doc_id for one in parked if _chat_of(one["body"]) == chat_id]


def _find_channels(documents: Documents, chat_id: int) -> list[int]:
    # A channel is also its owner's, whose private chat has the owner's number.
    channels = documents.table("channels")
    return [
        one.doc_id
        for field in ("owner", "chat_id")
        for one in channels.search(where(field) == chat_id)
    ]


_FOUND: Mapping[str, _Finder] = {
    "chats": _find_choices,
    "requests": _find_by("requests", "chat_id"),
    "replies": _find_by("replies", "chat_id"),
    "questions": _find_by("questions", "chat_id"),
    "subscriptions": _find_by("subscriptions", "chat_id"),
    "channels": _find_channels,
    "parked": _find_parked,
}
_COUNTED: Mapping[str, str] = {
    "notice": "SELECT count(*) FROM notice WHERE chat_id = ?",
    "suspended": "SELECT count(*) FROM suspended WHERE chat_id = ?",
}
_DELETED = (
    "DELETE FROM notice WHERE chat_id = ?",
    "DELETE FROM lane WHERE chat_id = ?",
    "DELETE FROM wanted WHERE chat_id = ?",
    "DELETE FROM suspended WHERE chat_id = ?",
    "DELETE FROM moved WHERE ? IN (chat_id, moved_to)",
)


class ChatsView:
    """The chats of one snapshot; see `bot.protocols.View`."""

    def __init__(self, documents: Documents) -> None:
        self._everything = documents

    def kept(self, chat_id: int) -> dict[str, int]:
        """How many things each table keeps about a chat; tables that keep nothing are left out."""
        counts = {table: len(find(self._everything, chat_id)) for table, find in _FOUND.items()}
        counts |= {
            table: self._everything.rows.one(count, chat_id)[0] for table, count in _COUNTED.items()
        }
        return {table: count for table, count in counts.items() if count}


class Chats(ChatsView):
    """The chats, for a transaction; see `bot.protocols.Transaction`."""

    def forget_chat(self, chat_id: int) -> None:
        """Delete everything that is kept about a chat, and about the channels of its owner.

        Nobody could end what such a channel follows any more.
        """
        owned = self._everything.table("channels").search(where("owner") == chat_id)
        for channel in owned:
            if channel["chat_id"] != chat_id:
                self._delete(channel["chat_id"])
        self._delete(chat_id)

    def _delete(self, chat_id: int) -> None:
        # Its catch-ups are kept by its subscriptions' numbers.
        followed = _FOUND["subscriptions"](self._everything, chat_id)
        catch_ups = self._everything.table("catch_ups")
        for number in followed:
            catch_ups.discard(number)
        for table, find in _FOUND.items():
            self._everything.table(table).remove(doc_ids=find(self._everything, chat_id))
        for statement in _DELETED:
            self._everything.rows.connection.execute(statement, (chat_id,))
