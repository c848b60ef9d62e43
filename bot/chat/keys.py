"""The buttons under the bot's messages, in Telegram's form."""

from collections.abc import Callable

from telegram import InlineKeyboardMarkup

from bot import protocols
from bot.answers.request import Discard
from bot.telegram.buttons import Button, Rows
from bot.telegram.markup import Ground, mark_up
from bot.telegram.sender import Sender
from bot.telegram.shorts import remember_long

_IN_A_ROW = 4


class Keys:
    """Makes keyboards.

    Args:
        sender: Knows the bot's name.
        store: Remembers words that are too long for a button.
        clock: The time in seconds since the epoch.
        public_url: Where the pages to read on are; "" for nowhere.
    """

    def __init__(
        self,
        sender: Sender,
        store: protocols.Store,
        clock: Callable[[], float],
        public_url: str,
    ) -> None:
        self._sender = sender
        self._store = store
        self._clock = clock
        self._public_url = public_url

    async def make(
        self, rows: Rows, asker: int | None, chat_id: int | None = None
    ) -> InlineKeyboardMarkup | None:
        """The buttons for Telegram; words too long for them are remembered by the store.

        Args:
            rows: The buttons.
            asker: The only user who may press them; None for anybody.
            chat_id: Where they will be; None for a chat that must not be known.
        """
        shorts = await remember_long(self._store, rows, asker, self._clock(), chat_id)
        # A person's chat has that person's number; groups' are negative.
        private = chat_id is not None and chat_id > 0
        ground = Ground(self._sender.username, self._public_url, private)
        return mark_up(rows, asker, shorts, ground)


def with_discard(rows: Rows) -> Rows:
    """The rows with a button that throws the message away, in the last row if it has room."""
    discard = Button("🗑", Discard())
    if rows and len(rows[-1]) < _IN_A_ROW:
        return [*rows[:-1], [*rows[-1], discard]]
    return [*rows, [discard]]
