"""The conversation: what comes in from Telegram is answered, and buttons edit their message."""

import time
from collections.abc import Callable

import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import model, protocols
from bot.answers.answer import Advice, Answer
from bot.answers.desk import Desk
from bot.answers.request import ChatRequest, Request
from bot.chat.acts import changes, perform
from bot.chat.asking import Asking, is_admin
from bot.chat.updates import is_for_one, read_message
from bot.messages import Phrases, phrases
from bot.telegram.keyboards import Button, Rows, lay_out
from bot.telegram.packing import find_long, pack, unpack
from bot.telegram.render import render
from bot.telegram.sender import Sender


class Conversation:
    """Answers updates.

    Args:
        bot: Whose conversation it is; initialized before the first update is handled.
        clock: The time in seconds since the epoch, for what the store forgets after a while.
    """

    def __init__(
        self,
        sender: Sender,
        store: protocols.Store,
        desk: Desk,
        bot: telegram.Bot,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._sender = sender
        self._store = store
        self._desk = desk
        self._bot = bot
        self._clock = clock

    async def handle(self, update: telegram.Update) -> None:
        """Answer one update; those that ask nothing of the bot pass in silence."""
        if update.message is not None:
            await self._answer_message(update.message)
        elif update.callback_query is not None:
            await self._answer_press(update.callback_query)

    async def apologise(self, failed: model.Update, _reason: str) -> None:
        """Tell whoever asked that their request has failed for good."""
        update = telegram.Update.de_json(failed.body, self._bot)
        query, message = update.callback_query, update.message
        t = await self._phrases(update.effective_chat, update.effective_user)
        if query is not None:
            await self._sender.answer_callback(query.id, t("failed"), alert=True)
        elif message is not None and read_message(message, self._bot.bot) is not None:
            await self._send(message, t("failed"), [], None)

    async def _ask(self, request: Request, asking: Asking) -> Answer:
        if isinstance(request, ChatRequest):
            return await self._store.write(lambda tx: perform(request, tx, asking))
        return await self._desk.answer(request, asking.lang)

    async def _asking(
        self,
        request: Request,
        message: telegram.Message,
        user: telegram.User | None,
        lang: str,
        *,
        sender_chat: telegram.Chat | None = None,
    ) -> Asking:
        chat = message.chat
        admin = isinstance(request, ChatRequest) and (
            changes(request) and await is_admin(self._bot, chat, user, sender_chat)
        )
        return Asking(
            chat.id,
            is_for_one(chat),
            message.message_thread_id if message.is_topic_message else None,
            user.id if user else None,
            lang,
            admin,
        )

    async def _phrases(self, chat: telegram.Chat | None, user: telegram.User | None) -> Phrases:
        chosen = None
        if chat is not None:
            chosen = (await self._store.read(lambda view: view.preferences(chat.id))).lang
        return phrases(chosen or (user.language_code if user else None))

    async def _answer_message(self, message: telegram.Message) -> None:
        request = read_message(message, self._bot.bot)
        if request is None:
            return
        user = message.from_user
        t = await self._phrases(message.chat, user)
        asking = await self._asking(request, message, user, t.lang, sender_chat=message.sender_chat)
        found = await self._ask(request, asking)
        asker = user.id if user and not asking.private else None
        await self._send(message, render(found, t), lay_out(found, t), asker)

    async def _send(
        self, message: telegram.Message, html: str, rows: Rows, asker: int | None
    ) -> None:
        await self._sender.send(
            message.chat_id,
            html,
            keyboard=await self._keyboard(rows, asker),
            reply_to=None if is_for_one(message.chat) else message.message_id,
            thread_id=message.message_thread_id if message.is_topic_message else None,
        )

    async def _answer_press(self, query: telegram.CallbackQuery) -> None:
        data, message = query.data or "", query.message
        t = await self._phrases(message.chat if message else None, query.from_user)
        press = await self._store.read(lambda view: unpack(data, view.request))
        if press is None or not isinstance(message, telegram.Message):
            await self._sender.answer_callback(query.id, t("gone.request"), alert=True)
            return
        if press.asker is not None and press.asker != query.from_user.id:
            toast = t("not.yours", bot=self._bot.username)
            await self._sender.answer_callback(query.id, toast, alert=True)
            return
        asking = await self._asking(press.request, message, query.from_user, t.lang)
        found = await self._ask(press.request, asking)
        if isinstance(found, Advice):
            # The message keeps what it shows; only the way on is gone.
            await self._sender.answer_callback(query.id, t(found.phrase), alert=True)
            return
        if isinstance(press.request, ChatRequest):
            # What was just chosen may be the language.
            t = await self._phrases(message.chat, query.from_user)
        keyboard = await self._keyboard(lay_out(found, t), press.asker)
        await self._sender.edit(
            message.chat.id, message.message_id, render(found, t), keyboard=keyboard
        )
        await self._sender.answer_callback(query.id)

    async def _keyboard(self, rows: Rows, asker: int | None) -> InlineKeyboardMarkup | None:
        if not rows:
            return None
        requests = [button.request for row in rows for button in row if button.request]
        long, now = find_long(requests, asker), self._clock()
        shorts = (
            await self._store.write(
                lambda tx: {words: tx.remember({"words": words}, now) for words in long}
            )
            if long
            else {}
        )
        return InlineKeyboardMarkup(
            [[_button(button, asker, shorts) for button in row] for row in rows]
        )


def _button(button: Button, asker: int | None, shorts: dict[str, str]) -> InlineKeyboardButton:
    if button.request is None:
        return InlineKeyboardButton(button.label, url=button.url)
    return InlineKeyboardButton(button.label, callback_data=pack(button.request, asker, shorts))
