"""How often one host may be asked, and when it is to be left alone."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext

from bot.errors import SiteBusyError
from bot.sync.clock import Clock
from bot.sync.rests import Rest
from bot.sync.turns import Turns

INTERVAL = 1.0
"""Seconds between two requests to a host: the site refuses a few hundred fast ones."""

SETBACKS = 5
"""After so many refusals and failures in a row the host is left alone."""

FIRST_REST = 300.0
LONGEST_REST = 6 * 3600.0
_FIRST_PAUSE = 2.0
_LONGEST_PAUSE = 120.0
_LONGEST_WISH = 24 * 3600.0


class Lane:
    """The way to one host: one request at a time, pauses after setbacks, and rests.

    A rest is a circuit that is open: nothing is sent until it is over. The next request is then a
    probe; if it fails too, the next rest is twice as long.
    """

    def __init__(
        self,
        host: str,
        clock: Clock,
        say: Callable[[str], object],
        turns: Turns | None = None,
    ) -> None:
        """Make the way to a host.

        Args:
            host: The host.
            clock: Time and chance.
            say: Takes what the operator has to know.
            turns: Of this process among others; None where there are none.
        """
        self._turns = turns
        self.lock = asyncio.Lock()
        self.interval = INTERVAL
        self.rests = 0
        self._host = host
        self._clock = clock
        self._say = say
        self._setbacks = 0
        self._free_at = 0.0
        self._rest_until = 0.0
        self._reason = ""

    def rest_left(self) -> float:
        """For how many seconds the host is still left alone; 0 where it may be asked."""
        return max(0.0, self._rest_until - self._clock.now())

    def rest(self) -> Rest | None:
        """How long the host is left alone, and why; None where it may be asked."""
        return Rest(self._host, self._rest_until, self._reason) if self.rest_left() else None

    async def take_turn(self) -> None:
        """Wait until the next request may be sent.

        Raises:
            SiteBusyError: The host is left alone.
        """
        if left := self.rest_left():
            raise SiteBusyError(f"{self._host} is left alone for {left / 60:.0f} more minutes")
        # A clock that was set back must not make the pause longer than any is.
        pause = min(self._free_at - self._clock.now(), max(_LONGEST_PAUSE * 1.5, self.interval))
        if pause > 0:
            await self._clock.sleep(pause)
        self._free_at = self._clock.now() + self.interval

    def among_others(self) -> AbstractAsyncContextManager[None]:
        """Ask while no other process of this archive does, each a pause after the last one."""
        return self._turns.take(self.interval) if self._turns else nullcontext()

    def note_answer(self) -> None:
        """The host has answered as it should."""
        self._setbacks = 0
        if self.rests:
            self.rests = 0
            self._say(f"{self._host} answers again")

    def note_setback(self, error: SiteBusyError) -> None:
        """The host has refused or failed; make the next request wait, or let the host rest."""
        self._setbacks += 1
        wish = min(error.retry_after or 0.0, _LONGEST_WISH)
        if self.rests or self._setbacks >= SETBACKS or wish > _LONGEST_PAUSE:
            self._rest(wish, str(error))
            return
        pause = min(_FIRST_PAUSE * 2 ** (self._setbacks - 1), _LONGEST_PAUSE)
        self._free_at = self._clock.now() + max(self._clock.jitter(pause), wish, self.interval)

    def _rest(self, wish: float, reason: str) -> None:
        rest = max(self._clock.jitter(min(FIRST_REST * 2**self.rests, LONGEST_REST)), wish)
        self._rest_until = self._clock.now() + rest
        self._reason = reason
        if not self.rests:
            self._say(f"{self._host} is left alone for {rest / 60:.0f} minutes or more: {reason}")
        self.rests += 1
