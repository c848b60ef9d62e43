"""Questions: messages that ask, and the edits of those that have been answered."""

import asyncio
import datetime as dt

import telegram

from bot import protocols
from bot.answers.request import Ask, ChatRequest, Discard, FindQuote, Request, Wordless
from bot.chat.albums import Albums, has_words
from bot.chat.asking import is_admin
from bot.chat.delivery import Delivery
from bot.chat.floods import Floods, Verdict
from bot.chat.follow_ups import FollowUps
from bot.chat.reception import Reception
from bot.chat.updates import is_for_one, read_message, thread_of
from bot.chat.work import show_work
from bot.preferences import Preferences
from bot.replies import Reply
from bot.telegram.sender import Sender

# An edit of an older message that had no answer is hardly meant as a question now.
_LATE = dt.timedelta(hours=1)
# Seconds in which the pictures of an album have all come, and the updates looked at then.
_TOGETHER, _WAITING = 0.5, 200


class Questions:
    """Answers messages, and answers them anew when they are edited."""

    def __init__(
        self,
        bot: telegram.Bot,
        store: protocols.Store,
        sender: Sender,
        reception: Reception,
        delivery: Delivery,
        *,
        floods: Floods,
    ) -> None:
        self._bot = bot
        self._store = store
        self._sender = sender
        self._reception = reception
        self._delivery = delivery
        self._floods = floods
        self._albums = Albums()
        self._follow_ups = FollowUps(store)

    async def answer(self, message: telegram.Message) -> None:
        """Answer a message; those that ask nothing of the bot pass in silence."""
        if not is_for_one(message.chat):
            await self._delivery.note_reply(message, self._bot.bot)
        request = self.read(message)
        if request is None:
            return
        earlier = None
        if message.media_group_id is not None:
            if isinstance(request, Wordless) and await self._will_ask(message):
                return
            earlier = await self._find_wordless(message)
        await self._respond(message, request, earlier)

    async def answer_edited(self, message: telegram.Message) -> None:
        """Change the answer to a message that was edited.

        Where others have replied to the answer it stays as it is, and a new one is given.
        """
        request = self.read(message)
        if request is None or isinstance(request, Wordless):
            return
        chat_id, question = message.chat_id, message.message_id
        earlier = await self._store.read(lambda view: view.reply_to(chat_id, question))
        edited = message.edit_date or message.date
        if earlier is None and edited - message.date > _LATE:
            return
        await self._respond(message, request, None if earlier and earlier.answered else earlier)

    def read(self, message: telegram.Message) -> Request | None:
        """What a message asks; None where it asks nothing, or what its album has asked already."""
        request = read_message(message, self._bot.bot)
        if request is None:
            return None
        wordless = isinstance(request, Wordless)
        return request if self._albums.may_ask(message, wordless=wordless) else None

    async def _will_ask(self, message: telegram.Message) -> bool:
        """Whether another picture of the album has words; they come together, but in any order."""
        await asyncio.sleep(_TOGETHER)
        bot_id = self._bot.id
        waiting = await self._store.read(lambda view: view.pending(bot_id, _WAITING))
        return has_words(message, waiting)

    async def _find_wordless(self, message: telegram.Message) -> Reply | None:
        """What was answered to a picture of the album before its words came, to be changed."""
        chat_id, earlier = message.chat_id, self._albums.wordless(message)
        if earlier is None:
            return None
        return await self._store.read(lambda view: view.reply_to(chat_id, earlier))

    async def _respond(
        self, message: telegram.Message, request: Request, earlier: Reply | None
    ) -> None:
        request = await self._reception.complete(request, message)
        if isinstance(request, Discard):
            return
        chosen, t = await self._reception.greet(message.chat_id, message.from_user)
        if not await self._may_ask(message, request, chosen):
            return
        verdict = self._judge(message)
        if verdict is Verdict.WARN:
            await self._delivery.say(message, t("flood"), chosen)
        if verdict is not Verdict.ANSWER:
            return
        user, lang = message.from_user, t.lang
        if isinstance(request, Ask | FindQuote):
            request = await self._follow_ups.complete(message, request)
        async with show_work(self._sender, message.chat_id, thread_of(message)):
            asking = await self._reception.introduce(
                request, message, user, lang, sender_chat=message.sender_chat
            )
            found = await self._reception.ask(request, asking)
        await self._delivery.deliver(message, found, t, chosen, earlier)

    async def _may_ask(
        self, message: telegram.Message, request: Request, chosen: Preferences
    ) -> bool:
        """Whether a group lets this be asked here; its settings can be asked for anywhere."""
        if is_for_one(message.chat) or isinstance(request, ChatRequest):
            return True
        if chosen.thread_id is not None and thread_of(message) != chosen.thread_id:
            return False
        return not chosen.admins_only or await is_admin(
            self._bot, message.chat, message.from_user, message.sender_chat
        )

    def _judge(self, message: telegram.Message) -> Verdict:
        if is_for_one(message.chat):
            # Telegram itself slows one person down.
            return Verdict.ANSWER
        said = message.edit_date or message.date
        return self._floods.judge(message.chat_id, said.timestamp())
