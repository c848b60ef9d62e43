"""Albums: several pictures sent together come as several messages, but ask once."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

import telegram

from bot.model import Update

_KEPT = 1000


@dataclass(slots=True)
class _Album:
    """Which of its messages asked, and which one asked nothing, by their ids."""

    asked: int | None = None
    wordless: int | None = None


class Albums:
    """Knows what albums have asked; the last thousand of them are remembered."""

    def __init__(self) -> None:
        self._albums: OrderedDict[str, _Album] = OrderedDict()

    def may_ask(self, message: telegram.Message, *, wordless: bool) -> bool:
        """Whether a message is the one by which its album is answered.

        That is the first one that asks something, whichever picture the words stand under; what
        has none counts where none has come before. Handled again, it is still the one.
        """
        if message.media_group_id is None:
            return True
        album = self._albums.setdefault(message.media_group_id, _Album())
        while len(self._albums) > _KEPT:
            self._albums.popitem(last=False)
        if not wordless:
            album.asked = album.asked or message.message_id
            return album.asked == message.message_id
        album.wordless = album.wordless or message.message_id
        return album.asked is None and album.wordless == message.message_id

    def wordless(self, message: telegram.Message) -> int | None:
        """The message of the same album that may have been told that it has no words."""
        album = self._albums.get(message.media_group_id or "")
        return album.wordless if album else None


def has_words(message: telegram.Message, waiting: Iterable[Update]) -> bool:
    """Whether among the updates that wait there is a message of the same album with a caption."""
    bodies = (update.body.get("message", {}) for update in waiting)
    return any(
        body.get("media_group_id") == message.media_group_id and body.get("caption")
        for body in bodies
    )
