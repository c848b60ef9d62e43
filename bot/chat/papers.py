"""Files: a short one is written and sent at once, a long one in its turn."""

import asyncio
import logging
from dataclasses import dataclass

import telegram
from telegram.error import TelegramError

from bot import protocols
from bot.answers.papers import Paper
from bot.chat.delivery import Delivery, File
from bot.chat.updates import thread_of
from bot.chat.work import show_work
from bot.errors import BotError
from bot.messages import Phrases
from bot.preferences import Preferences
from bot.telegram.papers import caption
from bot.telegram.sender import Sender

AT_ONCE = 5000
"""Rows that are written in about a second; an update's handling may not take more than some."""

_FAREWELL = 3.0
"""Seconds for telling those who wait for a file that the bot ends."""

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Order:
    """A file that somebody wants.

    Attributes:
        message: The message of the bot whose button was pressed; the file comes in reply to it.
        asker: The only user who may throw the file away; None for anybody.
    """

    message: telegram.Message
    paper: Paper
    t: Phrases
    chosen: Preferences
    asker: int | None


class Papers:
    """Writes files and sends them, of the long ones one at a time, and one a chat."""

    def __init__(self, sender: Sender, store: protocols.Store, delivery: Delivery) -> None:
        self._sender = sender
        self._store = store
        self._delivery = delivery
        self._orders: dict[int, Order] = {}
        self._come = asyncio.Event()

    def put_off(self, order: Order) -> bool:
        """Take an order for later; False where another one for the chat is still to be done."""
        if order.message.chat.id in self._orders:
            return False
        self._orders[order.message.chat.id] = order
        self._come.set()
        return True

    async def fill(self, order: Order) -> None:
        """Write a file and send it, in as many messages as it has parts.

        The store is read for moments only: others' questions are answered meanwhile.

        Raises:
            OSError: The disk doesn't take it.
            StoreError: The store can't be read.
            telegram.error.TelegramError: It can't be sent.
        """
        message, paper = order.message, order.paper
        try:
            async with show_work(self._sender, message.chat.id, thread_of(message)):
                while await self._store.read(paper.draft.write_on):
                    pass
                for part in range(1, len(paper.draft) + 1):
                    content = await asyncio.to_thread(paper.draft.read, part)
                    file = File(paper.name_part(part), content)
                    if not await self._send(order, file, caption(paper, part, order.t)):
                        return
                if paper.note:
                    await self._send(order, File(paper.note_name, paper.note.encode()), "")
        finally:
            paper.draft.close()

    async def keep(self) -> None:
        """Do what was put off, again and again, until this is cancelled."""
        try:
            while True:
                await self._come.wait()
                while self._orders:
                    chat_id, order = next(iter(self._orders.items()))
                    await self._try(order)
                    del self._orders[chat_id]
                self._come.clear()
        except asyncio.CancelledError:
            # They can't know that they would wait in vain.
            if self._orders:
                told = [asyncio.create_task(self._give_up(one)) for one in self._orders.values()]
                await asyncio.wait(told, timeout=_FAREWELL)
            raise

    async def _send(self, order: Order, file: File, caption_html: str) -> bool:
        return await self._delivery.hand_over(
            order.message, file, caption_html, order.chosen, order.asker
        )

    async def _try(self, order: Order) -> None:
        try:
            await self.fill(order)
        except (OSError, BotError, TelegramError):
            _logger.exception("a file for chat %d can't be finished", order.message.chat.id)
            await self._give_up(order)

    async def _give_up(self, order: Order) -> None:
        try:
            await self._delivery.say(order.message, order.t("export.stopped"), order.chosen)
        except (BotError, TelegramError) as error:
            _logger.warning("chat %d isn't told of it: %s", order.message.chat.id, error)
