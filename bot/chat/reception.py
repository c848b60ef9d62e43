"""The reception: what somebody asks somewhere is taken in, and its answer found."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import telegram

from bot import protocols
from bot.answers.answer import Answer
from bot.answers.desk import Desk
from bot.answers.questions.findings import Unanswered
from bot.answers.request import ChatRequest, Lookup, Request
from bot.answers.subscribing import MoveFollowing
from bot.chat.acts import carry_out, changes
from bot.chat.asking import Asking, is_admin
from bot.chat.channels import find_channel, may_manage
from bot.chat.replied import fill_bare, is_bare
from bot.chat.updates import is_for_one, thread_of
from bot.chat.zones import day_in
from bot.messages import Phrases, phrases
from bot.notices.schedule import default_zone
from bot.preferences import Preferences


class Reception:
    """Finds out in which language, by whom and where something is asked, and its answer.

    Args:
        clock: The time in seconds since the epoch: what "yesterday" and "at once" are counted
            from.
    """

    def __init__(
        self,
        store: protocols.Store,
        desk: Desk,
        bot: telegram.Bot,
        clock: Callable[[], float],
    ) -> None:
        self._store = store
        self._desk = desk
        self._bot = bot
        self._clock = clock

    async def greet(
        self, chat_id: int | None, user: telegram.User | None
    ) -> tuple[Preferences, Phrases]:
        """What the chat has chosen, and the phrases for one of its readers.

        Args:
            chat_id: The chat; None where it must not be known.
            user: Who reads.
        """
        chosen = Preferences(0)
        if chat_id is not None:
            chosen = await self._store.read(lambda view: view.preferences(chat_id))
        return chosen, phrases(chosen.lang or (user.language_code if user else None))

    async def introduce(
        self,
        request: Lookup | ChatRequest,
        message: telegram.Message,
        user: telegram.User | None,
        lang: str,
        *,
        sender_chat: telegram.Chat | None = None,
    ) -> Asking:
        """Who asks, and where; whether an admin, only where that matters.

        Args:
            request: What is asked.
            message: The message that asks, or that holds the pressed button.
            user: Who asks.
            lang: The language to answer in.
            sender_chat: The chat as which a message was written.

        Raises:
            telegram.error.TelegramError: Telegram doesn't say who the admins are.
        """
        chat_id, private = message.chat.id, is_for_one(message.chat)
        channel = (
            await self._store.read(lambda view: find_channel(request, chat_id, view))
            if private
            else None
        )
        if channel is not None and await may_manage(self._bot, channel, user):
            moves = isinstance(request, MoveFollowing)
            place = chat_id if moves else channel.chat_id
            return Asking(place, moves, None, user.id if user else None, lang, admin=True)
        admin = (
            channel is None
            and isinstance(request, ChatRequest)
            and (changes(request) and await is_admin(self._bot, message.chat, user, sender_chat))
        )
        return Asking(
            chat_id,
            private,
            thread_of(message),
            user.id if user and sender_chat is None else None,
            lang,
            admin,
        )

    async def complete(self, request: Request, message: telegram.Message) -> Request:
        """Return a request with what it is about, where that is a message that is replied to."""
        if not is_bare(request):
            return request
        return await self._store.read(lambda view: fill_bare(request, message, view.request))

    def day_of(self, chosen: Preferences, lang: str) -> dt.date:
        """The day that it is in a chat whose readers' language is this."""
        return day_in(chosen.zone or default_zone(lang), self._clock())

    async def ask(self, request: Lookup | ChatRequest, asking: Asking) -> Answer:
        """Answer a request, and do what it asks for.

        Raises:
            StoreError: The store can't be read or written.
        """
        if isinstance(request, ChatRequest):
            return await carry_out(request, self._store, asking, self._clock())
        chosen = await self._store.read(lambda view: view.preferences(asking.chat_id))
        today = self.day_of(chosen, asking.lang)
        found = await self._desk.answer(request, chosen.archive or asking.lang, today)
        if isinstance(found, Unanswered):
            # What isn't known is one line where others read along.
            return replace(found, brief=not asking.private)
        return found
