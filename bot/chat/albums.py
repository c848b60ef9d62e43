"""Albums: several pictures sent together come as several messages, but ask once."""

from collections import OrderedDict

import telegram

_KEPT = 1000


class Albums:
    """Knows which message of an album came first; the last thousand albums are remembered."""

    def __init__(self) -> None:
        self._first: OrderedDict[str, int] = OrderedDict()

    def is_further(self, message: telegram.Message) -> bool:
        """Whether the message is a further one of an album that has come already.

        The first one stays the first when it is handled again.
        """
        album = message.media_group_id
        if album is None:
            return False
        first = self._first.setdefault(album, message.message_id)
        while len(self._first) > _KEPT:
            self._first.popitem(last=False)
        return first != message.message_id
