"""The events that are being told of, each with how far that has come."""

from dataclasses import asdict

from pydantic import TypeAdapter
from tinydb import where
from tinydb.table import Document

from bot.following import Announcement
from bot.store.table import Documents

_ANNOUNCEMENT: TypeAdapter[Announcement] = TypeAdapter(Announcement)


class AnnouncementsView:
    """The announcements of one snapshot; see `bot.protocols.View`."""

    def __init__(self, documents: Documents) -> None:
        self._announcements = documents.table("announcements")
        self._catch_ups = documents.table("catch_ups")

    def announcement(self, event: int) -> Announcement | None:
        """The announcement of the event with this number; None where nobody was to be told."""
        document = self._announcements.get(doc_id=event)
        return None if document is None else _load(document)

    def announcements(self, limit: int) -> list[Announcement]:
        """Those that aren't done, the earliest first."""
        undone = self._announcements.page(where("waits_since") >= 1, "waits_since", limit)
        return [_load(document) for document in undone]

    def catch_ups(self, limit: int) -> list[tuple[int, int]]:
        """Subscriptions whose chats want to be told of past events, and of how many."""
        waiting = self._catch_ups.page(where("count") >= 1, "count", limit)
        return [(document.doc_id, document["count"]) for document in waiting]


class Announcements(AnnouncementsView):
    """The announcements, for a transaction; see `bot.protocols.Transaction`."""

    def announce(self, announcement: Announcement) -> None:
        """Let subscribers be told of an event, or write down how far that has come."""
        values = {**asdict(announcement), "waits_since": announcement.at}
        self._announcements.replace(Document(values, announcement.event))

    def finish_announcement(self, announcement: Announcement) -> None:
        """Note that everybody has a row in the outbox."""
        values = {**asdict(announcement), "waits_since": 0}
        self._announcements.replace(Document(values, announcement.event))

    def ask_catch_up(self, subscription: int, count: int) -> None:
        """Let the chat of a subscription be told of its last events."""
        self._catch_ups.replace(Document({"count": count}, subscription))

    def finish_catch_up(self, subscription: int) -> None:
        """Note that a chat has its rows of the past."""
        self._catch_ups.discard(subscription)


def _load(document: Document) -> Announcement:
    return _ANNOUNCEMENT.validate_python(
        {name: value for name, value in document.items() if name != "waits_since"}
    )
