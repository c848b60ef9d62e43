"""The operator's chat: it is told what went wrong, but not more often than is of use."""

import logging
import time
from collections.abc import Callable

from telegram.error import TelegramError

from bot.telegram.faults import explain
from bot.telegram.html import escape
from bot.telegram.sender import Sender

AT_ONCE = 3
EVERY = 600.0
"""Seconds after which one more report may follow, once those at once are used up."""
_LONGEST = 3500

_logger = logging.getLogger(__name__)


class Operator:
    """Sends reports to the operator's chat; those that are too many are only counted.

    Args:
        sender: Sends them.
        chat_id: The chat; None for none, where the log has to do.
        clock: The time in seconds, of any steady clock.
    """

    def __init__(
        self,
        sender: Sender,
        chat_id: int | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sender = sender
        self._chat_id = chat_id
        self._clock = clock
        # The time at which as many reports as at first may go out again.
        self._whole = 0.0
        self._passed_over = 0

    async def tell(self, report: str) -> None:
        """Report; of a long report the end is sent, where the error stands.

        Whoever asked is told of the failure next, so one to report is logged and not raised.
        """
        if self._chat_id is None:
            return
        now = self._clock()
        if max(self._whole, now) + EVERY > now + AT_ONCE * EVERY:
            self._passed_over += 1
            return
        self._whole = max(self._whole, now) + EVERY
        more = f"{self._passed_over} more have not been reported.\n" if self._passed_over else ""
        self._passed_over = 0
        first, _, rest = report.partition("\n")
        text = f"{more}{first}\n<pre>{escape(rest[-_LONGEST:])}</pre>"
        try:
            await self._sender.send(self._chat_id, text)
        except TelegramError as error:
            _logger.warning("the operator can't be told: %s", explain(error))
