"""What each chat has chosen."""

from dataclasses import asdict

from tinydb.table import Document

from bot.preferences import Preferences
from bot.store.table import Documents


class PreferencesView:
    """The chats' choices of one snapshot; see `bot.protocols.View`."""

    def __init__(self, documents: Documents) -> None:
        self._chats = documents.table("chats")

    def preferences(self, chat_id: int) -> Preferences:
        """What the chat has chosen."""
        document = self._chats.get(doc_id=chat_id)
        return Preferences(**document) if document else Preferences(chat_id)


class PreferencesTable(PreferencesView):
    """The chats' choices, for a transaction; see `bot.protocols.Transaction`."""

    def set_preferences(self, preferences: Preferences) -> None:
        """Write down what a chat has chosen."""
        self._chats.replace(Document(asdict(preferences), preferences.chat_id))

    def drop_preferences(self, chat_id: int) -> None:
        """Forget what a chat has chosen."""
        self._chats.discard(chat_id)
