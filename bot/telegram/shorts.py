"""Words that are too long for a button: the store remembers them, and the button their short id."""

from bot.protocols import Store
from bot.telegram.buttons import Rows
from bot.telegram.packing import find_long


async def remember_long(
    store: Store, rows: Rows, asker: int | None, now: float, chat_id: int | None
) -> dict[str, str]:
    """Remember the words that don't fit the buttons; without any the store isn't written to.

    Args:
        store: What remembers them.
        rows: The buttons.
        asker: The only user who may press them; None for anybody.
        now: In seconds since 1970.
        chat_id: Where they will be; None for a chat that must not be known.

    Returns:
        The short id of each of the words, for `bot.telegram.packing.pack`.

    Raises:
        StoreError: The store can't be written.
    """
    long = find_long([button.request for row in rows for button in row if button.request], asker)
    if not long:
        return {}
    return await store.write(
        lambda tx: {words: tx.remember({"words": words}, now, chat_id) for words in long}
    )
