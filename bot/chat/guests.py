"""Guests: questions from groups that the bot isn't in (guest mode, Bot API 10.0).

Such a message comes apart from the others and is answered once, by its query's id. The bot can
do nothing else in that chat, and keeps nothing about it.
"""

import telegram

from bot.answers.answer import Advice, Answer
from bot.answers.request import ChatRequest, Discard, FindQuote, Help, Request
from bot.chat.asking import unseen
from bot.chat.delivery import Delivery
from bot.chat.reception import Reception
from bot.chat.updates import asker_of, fill, strip_name
from bot.chat.wording import read_private
from bot.messages import Phrases


class Guests:
    """Answers guest messages."""

    def __init__(self, bot: telegram.Bot, reception: Reception, delivery: Delivery) -> None:
        self._bot = bot
        self._reception = reception
        self._delivery = delivery

    async def answer(self, message: telegram.Message) -> None:
        """Answer a guest message with one result."""
        user = message.from_user
        request = read_guest(message, self._bot.bot)
        if request is None or message.guest_query_id is None:
            return
        request = await self._reception.complete(request, message)
        _, t = await self._reception.greet(None, user)
        found = await self._find(request, user, t)
        await self._delivery.deliver_guest(message.guest_query_id, found, t, asker_of(message))

    async def _find(self, request: Request, user: telegram.User | None, t: Phrases) -> Answer:
        if isinstance(request, ChatRequest | Discard):
            return Advice("guest.settings")
        return await self._reception.ask(request, unseen(user.id if user else 0, t.lang))


def read_guest(message: telegram.Message, me: telegram.User) -> Request | None:
    """Return what a guest message asks: a command or words beside the bot's name.

    Without words it means the message that it replies to.
    """
    text = strip_name(message.text or message.caption or "", me.username or "").strip()
    request = read_private(text, me.username or "") if text else FindQuote("")
    filled = fill(request, message)
    return filled if text or filled != FindQuote("") else Help()
