"""The channels in which the bot may post, each with the admin who manages what it follows."""

from tinydb import where
from tinydb.table import Document

from bot.following import Channel
from bot.store.table import Documents


class ChannelsView:
    """The channels of one snapshot; see `bot.protocols.View`."""

    def __init__(self, documents: Documents) -> None:
        self._channels = documents.table("channels")

    def channels(self, owner: int) -> list[Channel]:
        """The channels that a user has let the bot into."""
        return [_load(found) for found in self._channels.search(where("owner") == owner)]

    def channel(self, number: int) -> Channel | None:
        """The channel with this number."""
        document = self._channels.get(doc_id=number)
        return None if document is None else _load(document)

    def channel_of(self, chat_id: int) -> Channel | None:
        """The channel that is this chat; None where the chat is none, or the bot isn't in it."""
        document = self._channels.get(where("chat_id") == chat_id)
        return None if document is None else _load(document)


class Channels(ChannelsView):
    """The channels, for a transaction; see `bot.protocols.Transaction`."""

    def note_channel(self, chat_id: int, title: str, owner: int) -> None:
        """Note that a user has let the bot into a channel."""
        values = {"chat_id": chat_id, "title": title, "owner": owner}
        self._channels.upsert(values, where("chat_id") == chat_id)

    def drop_channel(self, chat_id: int) -> None:
        """Note that the bot is no longer in a channel."""
        self._channels.remove(where("chat_id") == chat_id)


def _load(document: Document) -> Channel:
    return Channel(document.doc_id, document["chat_id"], document["title"])
