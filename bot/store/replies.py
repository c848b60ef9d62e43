"""Which message of the bot answers which message of a chat."""

from dataclasses import asdict

from tinydb import where
from tinydb.queries import QueryInstance
from tinydb.table import Document

from bot.replies import Reply
from bot.store.table import Documents


class RepliesTableView:
    """The replies of one snapshot; see `bot.replies.RepliesView`."""

    def __init__(self, documents: Documents) -> None:
        self._replies = documents.table("replies")

    def reply_to(self, chat_id: int, question: int) -> Reply | None:
        """The latest answer to a message of a chat."""
        found = self._replies.search(_with("chat_id", chat_id) & _with("question", question))
        return Reply(**found[-1]) if found else None

    def reply(self, chat_id: int, answer: int) -> Reply | None:
        """What a message of the bot in a chat answers."""
        document = self._replies.get(_with("chat_id", chat_id) & _with("answer", answer))
        return Reply(**document) if document else None

    def due_replies(self, now: float, limit: int) -> list[Reply]:
        """The replies that are to be forgotten, the longest due first."""
        return [Reply(**found) for found in self._replies.page(where("due") <= now, "due", limit)]


class RepliesTable(RepliesTableView):
    """The replies, for a transaction; see `bot.replies.RepliesTransaction`."""

    def set_reply(self, reply: Reply) -> None:
        """Write a reply down, in place of the one with the same message of the bot."""
        same = _with("chat_id", reply.chat_id) & _with("answer", reply.answer)
        earlier: Document | None = self._replies.get(same)
        if earlier is None:
            self._replies.insert(asdict(reply))
        else:
            self._replies.replace(Document(asdict(reply), earlier.doc_id))

    def drop_reply(self, chat_id: int, answer: int) -> None:
        """Forget what a message of the bot in a chat answers."""
        self._replies.remove(_with("chat_id", chat_id) & _with("answer", answer))

    def forget_replies(self, chat_id: int) -> None:
        """Forget all replies in a chat."""
        self._replies.remove(_with("chat_id", chat_id))


def _with(field: str, value: int) -> QueryInstance:
    same: QueryInstance = where(field) == value
    return same
