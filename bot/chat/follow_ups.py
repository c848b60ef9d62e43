"""Questions that go on from one before: the last of the same asker, or the one replied to."""

import telegram

from bot import protocols
from bot.answers.questions.follow import follow, goes_on
from bot.answers.request import Ask, FindQuote
from bot.chat.said import read_replied, replied_to
from bot.chat.updates import asker_of, thread_of
from bot.kept_questions import FRESH_SECONDS, KeptQuestion


class FollowUps:
    """Completes questions by those before, and remembers what was asked."""

    def __init__(self, store: protocols.Store) -> None:
        self._store = store

    async def complete(
        self, message: telegram.Message, request: Ask | FindQuote
    ) -> Ask | FindQuote:
        """Return the whole question of a message, remembering it; a quotation as it is.

        Raises:
            StoreError: The store can't be read or written.
        """
        adds = replied_to(message) is not None and goes_on(request.words)
        if not request.words or not (isinstance(request, Ask) or adds):
            return request
        return await self._store.write(lambda tx: self._complete(message, request, tx))

    def _complete(
        self, message: telegram.Message, request: Ask | FindQuote, tx: protocols.Transaction
    ) -> Ask | FindQuote:
        before = self._find_before(message, tx)
        whole = follow(Ask(before), request.words) if before else None
        asked = whole or request
        if isinstance(asked, Ask):
            tx.keep_question(
                KeptQuestion(
                    message.chat_id,
                    thread_of(message),
                    asker_of(message),
                    message.message_id,
                    asked.words,
                    message.date.timestamp(),
                )
            )
        return asked

    @staticmethod
    def _find_before(message: telegram.Message, tx: protocols.Transaction) -> str | None:
        chat_id = message.chat_id
        replied = replied_to(message)
        if replied is not None:
            answered = tx.reply(chat_id, replied.message_id)
            question = answered.question if answered else replied.message_id
            kept = tx.question_of(chat_id, question)
            # What somebody else asked is told by the words themselves.
            return kept.words if kept else read_replied(message)
        since = message.date.timestamp() - FRESH_SECONDS
        last = tx.last_question(chat_id, thread_of(message), asker_of(message), since)
        return last.words if last and last.message_id != message.message_id else None
