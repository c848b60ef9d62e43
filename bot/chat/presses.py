"""Presses: a pressed button changes its message, wherever that stands."""

from typing import TypeGuard

import telegram

from bot import protocols
from bot.answers.answer import Advice
from bot.answers.papers import Paper
from bot.answers.request import ChatRequest, Discard, Request
from bot.chat.asking import is_admin, unseen
from bot.chat.delivery import Delivery
from bot.chat.papers import AT_ONCE, Order, Papers
from bot.chat.reception import Reception
from bot.chat.updates import thread_of
from bot.chat.work import show_work
from bot.messages import Phrases
from bot.telegram.html import strip_markup
from bot.telegram.packing import Press, unpack
from bot.telegram.render import render
from bot.telegram.sender import Sender
from bot.telegram.taken import clip

_TOAST = 200
"""Characters that Telegram shows of an alert."""


class Presses:
    """Answers presses of buttons."""

    def __init__(
        self,
        bot: telegram.Bot,
        store: protocols.Store,
        sender: Sender,
        reception: Reception,
        delivery: Delivery,
        *,
        papers: Papers,
    ) -> None:
        self._bot = bot
        self._store = store
        self._sender = sender
        self._reception = reception
        self._delivery = delivery
        self._papers = papers

    async def answer(self, query: telegram.CallbackQuery) -> None:
        """Do what a button says; where that can't be done, say why and change nothing."""
        data, message = query.data or "", query.message
        chat_id = message.chat.id if message else None
        _, t = await self._reception.greet(chat_id, query.from_user)
        press = await self._store.read(lambda view: unpack(data, view.request))
        if press is None or not (query.inline_message_id or _is_at_hand(message)):
            await self._refuse(query, t("gone.request"))
        elif not await self._may_press(press, query):
            await self._refuse(query, t("not.yours", bot=self._bot.username))
        elif _is_at_hand(message):
            await self._turn(query, message, press, t)
        else:
            await self._turn_inline(query, press, t)

    async def _may_press(self, press: Press, query: telegram.CallbackQuery) -> bool:
        message, user = query.message, query.from_user
        if isinstance(press.request, ChatRequest) and message is not None:
            # It is the chat's, not the asker's, and decides for itself whom it obeys.
            return True
        if press.asker == user.id:
            return True
        if isinstance(press.request, Discard):
            return message is not None and await is_admin(self._bot, message.chat, user)
        return press.asker is None

    async def _refuse(self, query: telegram.CallbackQuery, sentence: str) -> None:
        await self._sender.answer_callback(query.id, clip(sentence, _TOAST), alert=True)

    async def _turn(
        self, query: telegram.CallbackQuery, message: telegram.Message, press: Press, t: Phrases
    ) -> None:
        request: Request = press.request
        if isinstance(request, Discard):
            await self._discard(query, message)
            return
        async with show_work(self._sender, message.chat.id, thread_of(message)):
            asking = await self._reception.introduce(request, message, query.from_user, t.lang)
            found = await self._reception.ask(request, asking)
        if isinstance(found, Advice):
            # The message keeps what it shows; only the way on is gone.
            await self._refuse(query, strip_markup(render(found, t)))
            return
        # What was just chosen may be the language.
        chosen, t = await self._reception.greet(message.chat.id, query.from_user)
        if isinstance(found, Paper):
            await self._hand_out(query, Order(message, found, t, chosen, press.asker))
            return
        await self._delivery.change(message, found, t, chosen, press.asker)
        await self._sender.answer_callback(query.id)

    async def _hand_out(self, query: telegram.CallbackQuery, order: Order) -> None:
        if order.paper.draft.size > AT_ONCE:
            taken = self._papers.put_off(order)
            await self._refuse(query, order.t("export.coming" if taken else "export.busy"))
            return
        await self._papers.fill(order)
        await self._sender.answer_callback(query.id)

    async def _turn_inline(self, query: telegram.CallbackQuery, press: Press, t: Phrases) -> None:
        """Change a message that stands in a chat which the bot can't see."""
        request, name = press.request, query.inline_message_id or ""
        if isinstance(request, Discard | ChatRequest):
            await self._refuse(query, t("guest.settings"))
            return
        found = await self._reception.ask(request, unseen(query.from_user.id, t.lang))
        if isinstance(found, Advice):
            await self._refuse(query, strip_markup(render(found, t)))
            return
        if isinstance(found, Paper):
            await self._refuse(query, t("export.elsewhere"))
            return
        await self._delivery.change_inline(name, found, t, press.asker)
        await self._sender.answer_callback(query.id)

    async def _discard(self, query: telegram.CallbackQuery, message: telegram.Message) -> None:
        await self._delivery.withdraw(message.chat.id, message.message_id)
        await self._sender.answer_callback(query.id)


def _is_at_hand(
    message: telegram.MaybeInaccessibleMessage | None,
) -> TypeGuard[telegram.Message]:
    """Whether the message is one that the bot can see and edit."""
    return isinstance(message, telegram.Message)
