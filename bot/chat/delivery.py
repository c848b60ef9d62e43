"""The delivery: an answer becomes a message of the bot, or changes the one that it has sent."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

import telegram
from telegram import InlineKeyboardMarkup
from telegram.constants import ChatType

from bot import protocols
from bot.answers.answer import Answer
from bot.answers.trend import Trend
from bot.chat.keys import Keys, with_discard
from bot.chat.updates import asker_of, is_for_one, thread_of
from bot.messages import Phrases
from bot.preferences import Preferences
from bot.replies import KEPT_SECONDS, Reply
from bot.telegram.keyboards import lay_out
from bot.telegram.preview import preview_of
from bot.telegram.render import render
from bot.telegram.sender import Sender

_MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class File:
    """A file to be sent."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class _Form:
    """An answer in the form that it has in a chat: words, or a picture or file with a caption."""

    html: str
    keyboard: InlineKeyboardMarkup | None
    preview: str | bool
    picture: bytes | None = None
    file: File | None = None

    @property
    def is_text(self) -> bool:
        return self.picture is None and self.file is None


class Delivery:
    """Sends answers and edits them, with their buttons.

    Args:
        clock: The time in seconds since the epoch, for what the store forgets after a while.
        public_url: Where the pages to read on are; "" for nowhere.
    """

    def __init__(
        self,
        sender: Sender,
        store: protocols.Store,
        clock: Callable[[], float],
        public_url: str = "",
    ) -> None:
        self._sender = sender
        self._store = store
        self._clock = clock
        self._keys = Keys(sender, store, clock, public_url)

    async def deliver(
        self,
        question: telegram.Message,
        answer: Answer,
        t: Phrases,
        chosen: Preferences,
        earlier: Reply | None = None,
    ) -> None:
        """Answer a message.

        In a group the answer is a reply, goes into the topic of the question, and can be thrown
        away by whoever asked and by the admins.

        Args:
            question: The message.
            answer: Its answer.
            t: The reader's phrases.
            chosen: What the chat has chosen.
            earlier: The answer to what the message said before it was edited, to be changed;
                where that is gone, a new one is sent.
        """
        asker = None if is_for_one(question.chat) else asker_of(question)
        form = await self._shape(question.chat, answer, t, asker)
        if earlier and await self._rewrite(question.chat_id, earlier.answer, form):
            return
        sent = await self._post(question, form, is_reply=not is_for_one(question.chat))
        if sent is not None:
            await self._note(question, sent, chosen)
            if earlier:
                await self.withdraw(earlier.chat_id, earlier.answer)

    async def say(self, question: telegram.Message, sentence: str, chosen: Preferences) -> None:
        """Answer a message with a sentence in Telegram's HTML."""
        form = _Form(sentence, None, preview=False)
        sent = await self._post(question, form, is_reply=not is_for_one(question.chat))
        if sent is not None:
            await self._note(question, sent, chosen)

    async def hand_over(
        self,
        message: telegram.Message,
        file: File,
        caption_html: str,
        chosen: Preferences,
        asker: int | None,
    ) -> bool:
        """Send a file in reply to a message of the bot; False where that can't be done any more."""
        rows = [] if is_for_one(message.chat) else with_discard([])
        keyboard = await self._keys.make(rows, asker, message.chat.id)
        form = _Form(caption_html, keyboard, preview=False, file=file)
        sent = await self._post(message, form, is_reply=True)
        if sent is not None:
            await self._note(message, sent, chosen)
        return sent is not None

    async def change(
        self,
        message: telegram.Message,
        answer: Answer,
        t: Phrases,
        chosen: Preferences,
        asker: int | None,
    ) -> None:
        """Let a message of the bot show another answer.

        What can't be shown in its place (a picture or a file can't become words, nor words a
        picture) comes as a reply to it; so does what is asked from under a notice, which is put
        right in its place when the site changes the event. A channel's readers may not post in it.
        """
        form = await self._shape(message.chat, answer, t, asker)
        chat_id, message_id = message.chat.id, message.message_id
        notices = await self._store.read(lambda view: view.sent_as(chat_id, message_id))
        lasts = bool(notices) and message.chat.type != ChatType.CHANNEL
        if message.text is not None and form.is_text and not lasts:
            await self._rewrite(message.chat.id, message.message_id, form)
            return
        sent = await self._post(message, form, is_reply=True)
        if sent is not None:
            await self._note(message, sent, chosen)

    async def change_inline(
        self, inline_message_id: str, answer: Answer, t: Phrases, asker: int | None
    ) -> None:
        """Let a message that stands in a chat unseen by the bot show another answer."""
        await self._sender.edit_inline(
            inline_message_id,
            render(answer, t),
            keyboard=await self._keys.make(lay_out(answer, t), asker),
            preview=preview_of(answer),
        )

    async def deliver_guest(
        self, query_id: str, answer: Answer, t: Phrases, asker: int | None
    ) -> None:
        """Answer a guest message; nothing of its chat is kept."""
        await self._sender.answer_guest(
            query_id,
            render(answer, t),
            keyboard=await self._keys.make(lay_out(answer, t), asker),
            preview=preview_of(answer),
        )

    async def withdraw(self, chat_id: int, answer: int) -> None:
        """Delete a message of the bot, if it is still there, and forget what it answers."""
        await self._sender.delete(chat_id, answer)
        await self._store.write(lambda tx: tx.drop_reply(chat_id, answer))

    async def note_reply(self, message: telegram.Message, me: telegram.User) -> None:
        """Remember that somebody replies to an answer that another was given."""
        replied = message.reply_to_message
        if replied is None or replied.from_user is None or replied.from_user.id != me.id:
            return
        chat_id, answer = message.chat_id, replied.message_id
        reply = await self._store.read(lambda view: view.reply(chat_id, answer))
        if reply and not reply.answered and asker_of(message) != reply.asker:
            noted = replace(reply, answered=True)
            await self._store.write(lambda tx: tx.set_reply(noted))

    async def _shape(
        self, chat: telegram.Chat, answer: Answer, t: Phrases, asker: int | None
    ) -> _Form:
        rows = lay_out(answer, t) if is_for_one(chat) else with_discard(lay_out(answer, t))
        return _Form(
            render(answer, t),
            await self._keys.make(rows, asker, chat.id),
            preview_of(answer),
            await asyncio.to_thread(_draw, answer, t) if isinstance(answer, Trend) else None,
        )

    async def _post(
        self, message: telegram.Message, form: _Form, *, is_reply: bool
    ) -> telegram.Message | None:
        chat_id, thread_id = message.chat.id, thread_of(message)
        keyboard, reply_to = form.keyboard, message.message_id if is_reply else None
        if form.picture is not None:
            return await self._sender.send_photo(
                chat_id,
                form.picture,
                form.html,
                keyboard=keyboard,
                reply_to=reply_to,
                thread_id=thread_id,
            )
        if form.file is not None:
            return await self._sender.send_document(
                chat_id,
                form.file.name,
                form.file.content,
                form.html,
                keyboard=keyboard,
                reply_to=reply_to,
                thread_id=thread_id,
            )
        return await self._sender.send(
            chat_id,
            form.html,
            keyboard=keyboard,
            reply_to=reply_to,
            thread_id=thread_id,
            preview=form.preview,
        )

    async def _rewrite(self, chat_id: int, message_id: int, form: _Form) -> bool:
        """Edit a message; False where it is gone, or one of the two is no text."""
        return form.is_text and await self._sender.edit(
            chat_id, message_id, form.html, keyboard=form.keyboard, preview=form.preview
        )

    async def _note(
        self, question: telegram.Message, sent: telegram.Message, chosen: Preferences
    ) -> None:
        minutes = 0 if is_for_one(question.chat) else chosen.delete_after
        reply = Reply(
            sent.chat_id,
            question.message_id,
            sent.message_id,
            self._clock() + (minutes * _MINUTE or KEPT_SECONDS),
            minutes > 0,
            asker_of(question),
        )
        await self._store.write(lambda tx: tx.set_reply(reply))


def _draw(trend: Trend, t: Phrases) -> bytes:
    # What draws takes half a second and 30 MB to load, and most bots are rarely asked for a chart.
    from bot.telegram.chart import draw_trend

    return draw_trend(trend, t)
