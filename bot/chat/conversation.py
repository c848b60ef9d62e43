"""The conversation: each of Telegram's updates goes to what answers its kind."""

import time
from collections.abc import Callable

import telegram

from bot import model, protocols
from bot.answers.desk import Desk
from bot.chat.cleaning import Cleaning
from bot.chat.delivery import Delivery
from bot.chat.floods import Floods
from bot.chat.guests import Guests
from bot.chat.inline import Inline
from bot.chat.members import Members
from bot.chat.operator import Operator
from bot.chat.papers import Papers
from bot.chat.presses import Presses
from bot.chat.questions import Questions
from bot.chat.reception import Reception
from bot.telegram.incidents import name_incident
from bot.telegram.sender import Sender


class Conversation:
    """Answers updates.

    Args:
        bot: Whose conversation it is; initialized before the first update is handled.
        clock: The time in seconds since the epoch.
        floods: How much a group may ask.
        operator: Is told what went wrong.
        public_url: Where the pages to read on are; "" for nowhere.

    Attributes:
        cleaning: Deletes what the groups don't want to keep.
        papers: Writes the files that people wait for.
    """

    def __init__(
        self,
        sender: Sender,
        store: protocols.Store,
        desk: Desk,
        bot: telegram.Bot,
        clock: Callable[[], float] = time.time,
        *,
        floods: Floods | None = None,
        operator: Operator | None = None,
        public_url: str = "",
    ) -> None:
        self._sender = sender
        self._bot = bot
        self._operator = operator or Operator(sender, None)
        self._reception = Reception(store, desk, bot, clock)
        self._delivery = Delivery(sender, store, clock, public_url)
        self._questions = Questions(
            bot,
            store,
            sender,
            self._reception,
            self._delivery,
            floods=Floods() if floods is None else floods,
        )
        self.papers = Papers(sender, store, self._delivery)
        self._presses = Presses(
            bot, store, sender, self._reception, self._delivery, papers=self.papers
        )
        self._inline = Inline(bot, sender, desk, self._reception)
        self._guests = Guests(bot, self._reception, self._delivery)
        self._members = Members(bot, store, sender, self._reception, clock)
        self.cleaning = Cleaning(sender, store, clock)

    async def handle(self, update: telegram.Update) -> None:
        """Answer one update; those that ask nothing of the bot pass in silence."""
        if update.inline_query is not None:
            await self._inline.answer(update.inline_query)
        elif update.callback_query is not None:
            await self._presses.answer(update.callback_query)
        elif update.guest_message is not None:
            await self._guests.answer(update.guest_message)
        elif update.edited_message is not None:
            await self._questions.answer_edited(update.edited_message)
        elif update.my_chat_member is not None:
            await self._members.note(update.my_chat_member)
        elif update.message is not None:
            await self._take(update.message)

    async def apologise(self, failed: model.Update, report: str) -> None:
        """Tell whoever asked that their request has failed for good, and the operator why."""
        code = name_incident(failed.update_id)
        try:
            await self._apologise(telegram.Update.de_json(failed.body, self._bot), code)
        finally:
            await self._operator.tell(f"Update {failed.update_id} ({code}) failed.\n{report}")

    async def _apologise(self, update: telegram.Update, code: str) -> None:
        query, guest = update.callback_query, update.guest_message
        message = update.message or update.edited_message
        chat = None if guest else update.effective_chat
        chosen, t = await self._reception.greet(chat.id if chat else None, update.effective_user)
        sentence = t("failed", code=code)
        if query is not None:
            await self._sender.answer_callback(query.id, sentence, alert=True)
        elif guest is not None and guest.guest_query_id is not None:
            await self._sender.answer_guest(guest.guest_query_id, sentence)
        elif message is not None and self._questions.read(message) is not None:
            await self._delivery.say(message, sentence, chosen)

    async def _take(self, message: telegram.Message) -> None:
        if message.migrate_to_chat_id is not None:
            await self._members.move(message.chat_id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id is not None:
            await self._members.move(message.migrate_from_chat_id, message.chat_id)
        else:
            await self._members.hear(message)
            await self._questions.answer(message)
