"""Telegram's updates from their arrival to their end, and which of them were seen."""

from collections.abc import Sequence
from typing import Any

from tinydb import where
from tinydb.queries import QueryInstance
from tinydb.table import Document

from bot.model import Update
from bot.store.table import Documents

SEEN_SECONDS = 48 * 3600.0
"""How long an update_id stays seen; Telegram keeps an unconfirmed update for 24 hours."""

_SWEEP = 200
"""How many marks are deleted at most along with one batch: a write must stay short."""


class InboxView:
    """The waiting updates of one snapshot; see `bot.protocols.View`."""

    def __init__(self, documents: Documents) -> None:
        self._inbox = documents.table("inbox")

    def pending(self, bot_id: int, limit: int, after: int = -1) -> list[Update]:
        """The waiting updates with update_ids above `after`, by update_id."""
        of_bot = (where("bot_id") == bot_id) & (where("update_id") > after)
        return [_load(found) for found in self._inbox.page(of_bot, "update_id", limit)]


class Inbox(InboxView):
    """The updates, for a transaction; see `bot.protocols.Transaction`."""

    def __init__(self, documents: Documents) -> None:
        super().__init__(documents)
        self._seen = documents.table("seen")
        self._parked = documents.table("parked")

    def receive(self, bot_id: int, bodies: Sequence[dict[str, Any]], now: float) -> list[Update]:
        """Take Telegram's updates in; returns those that weren't seen in the last 48 hours."""
        new = [
            Update(bot_id, body["update_id"], body)
            for body in bodies
            if self._mark(_of(bot_id, body["update_id"]), bot_id, body["update_id"], now)
        ]
        self._inbox.insert_multiple(_dump(update) for update in new)
        old = where("at") <= now - SEEN_SECONDS
        self._seen.remove(doc_ids=[mark.doc_id for mark in self._seen.page(old, "at", _SWEEP)])
        return new

    def _mark(self, same: QueryInstance, bot_id: int, update_id: int, now: float) -> bool:
        mark = {"bot_id": bot_id, "update_id": update_id, "at": now}
        earlier = self._seen.get(same)
        if earlier is None:
            self._seen.insert(mark)
        elif earlier["at"] <= now - SEEN_SECONDS and not self._inbox.contains(same):
            self._seen.replace(Document(mark, earlier.doc_id))
        else:
            return False
        return True

    def finish(self, update: Update) -> None:
        """Take a handled update out of the inbox."""
        self._inbox.remove(_of(update.bot_id, update.update_id))

    def fail(self, update: Update, reason: str, most: int) -> Update | None:
        """Count a failed attempt; after `most` of them the update is parked and None returned."""
        document = self._inbox.get(_of(update.bot_id, update.update_id))
        if document is None:
            return None
        document["attempts"] += 1
        if document["attempts"] < most:
            self._inbox.replace(document)
            return _load(document)
        self._inbox.remove(doc_ids=[document.doc_id])
        self._parked.insert({**document, "reason": reason})
        return None


def _of(bot_id: int, update_id: int) -> QueryInstance:
    of_bot: QueryInstance = where("bot_id") == bot_id
    this: QueryInstance = where("update_id") == update_id
    return of_bot & this


def _dump(update: Update) -> dict[str, Any]:
    return {
        "bot_id": update.bot_id,
        "update_id": update.update_id,
        "body": update.body,
        "attempts": update.attempts,
    }


def _load(document: Document) -> Update:
    return Update(document["bot_id"], document["update_id"], document["body"], document["attempts"])
