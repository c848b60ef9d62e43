"""What was asked where and by whom."""

from dataclasses import asdict

from tinydb import where

from bot.kept_questions import KEPT_SECONDS, KeptQuestion
from bot.store.table import Documents

_MOST_FORGOTTEN = 100


class KeptQuestionsView:
    """The questions of one snapshot; see `bot.kept_questions.QuestionsView`."""

    def __init__(self, documents: Documents) -> None:
        self._asked = documents.table("questions")

    def last_question(
        self, chat_id: int, thread_id: int | None, user_id: int | None, since: float
    ) -> KeptQuestion | None:
        """The latest question of somebody in a topic of a chat, unless it is older."""
        same = (where("chat_id") == chat_id) & (where("user_id") == user_id)
        found = [
            KeptQuestion(**document)
            for document in self._asked.search(same)
            if document["thread_id"] == thread_id and document["at"] >= since
        ]
        return max(found, key=lambda question: (question.at, question.message_id), default=None)

    def question_of(self, chat_id: int, message_id: int) -> KeptQuestion | None:
        """The question that a message of a chat asked."""
        same = (where("chat_id") == chat_id) & (where("message_id") == message_id)
        document = self._asked.get(same)
        return KeptQuestion(**document) if document else None


class KeptQuestions(KeptQuestionsView):
    """The questions, for a transaction; see `bot.kept_questions.QuestionsTransaction`."""

    def keep_question(self, question: KeptQuestion) -> None:
        """Write a question down, in place of its message's earlier one; forget the old ones."""
        chat_id, message_id = question.chat_id, question.message_id
        self._asked.remove((where("chat_id") == chat_id) & (where("message_id") == message_id))
        self._asked.insert(asdict(question))
        old = self._asked.page(where("at") <= question.at - KEPT_SECONDS, "at", _MOST_FORGOTTEN)
        self._asked.remove(doc_ids=[one.doc_id for one in old])
