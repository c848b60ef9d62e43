"""Faults on demand, so that a test can see what the bot does when Telegram fails."""

import asyncio
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from bot.playground.params import Params
from bot.playground.refusal import RefusedError

_WORDS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    ),
    429: "Too Many Requests: retry after {retry_after}",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


@dataclass
class Fault:
    """One fault that waits for calls.

    Attributes:
        method: the Bot API method that it meets; None for every method.
        chat_id: meets only calls with this chat_id.
        times: how many calls it meets; None for all until it is removed.
        status: the HTTP status and error code of the answer; None where there is no refusal.
        description: Telegram's words; None for the usual ones of that status.
        retry_after: seconds, for 429.
        body: the raw body in place of JSON (such as a gateway's HTML page).
        drop: the connection is reset and nothing is answered.
        delay: seconds before anything else happens.
        hang: the call waits until `release` is called; given up meanwhile by its caller, it is
            lost, unless `after` is set.
        after: the call is carried out first, and then its answer is lost to the fault.
        hits: how many calls it has met.
        reached: set once a call has met it.
    """

    method: str | None = None
    chat_id: int | None = None
    times: int | None = 1
    status: int | None = None
    description: str | None = None
    retry_after: int = 1
    body: str | None = None
    drop: bool = False
    delay: float = 0
    hang: bool = False
    after: bool = False
    hits: int = 0
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Let the calls go that hang here."""
        self.released.set()

    def refusal(self) -> RefusedError | None:
        """The answer that the caller gets, or None where the call goes its way."""
        if self.status is None:
            return None
        limited = self.status == HTTPStatus.TOO_MANY_REQUESTS
        parameters = {"retry_after": self.retry_after} if limited else None
        words = self.description or _WORDS.get(self.status, "Bad Request")
        return RefusedError(self.status, words.format(retry_after=self.retry_after), parameters)

    def ends(self) -> bool:
        """Whether the call ends here, rather than only late."""
        return self.drop or self.status is not None or self.body is not None

    def meets(self, method: str, params: Params) -> bool:
        """Whether this call is one of those that it waits for."""
        if self.times is not None and self.hits >= self.times:
            return False
        if self.method is not None and self.method.lower() != method.lower():
            return False
        return self.chat_id is None or params.text("chat_id") == str(self.chat_id)

    async def wait(self, closing: asyncio.Event) -> None:
        """Wait as long as the fault says, but not beyond the server's end."""
        if self.hang:
            await _first(self.released, closing)
        elif self.delay:
            await _first(closing, seconds=self.delay)


class Faults:
    """The faults that wait, in the order in which they were added."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, method: str | None = None, **terms: Any) -> Fault:
        """Let the next call, or the next `times` calls, meet a fault.

        Args:
            method: the Bot API method; None for every method.
            terms: the other attributes of `Fault`, such as `status=429, retry_after=3`.
        """
        fault = Fault(method, **terms)
        self._faults.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """End a fault; calls that hang in it go on."""
        self._faults.remove(fault)
        fault.release()

    def clear(self) -> None:
        """End all faults."""
        for fault in list(self._faults):
            self.remove(fault)

    def take(self, method: str, params: Params) -> Fault | None:
        """The fault that this call meets, counted as met."""
        for fault in self._faults:
            if fault.meets(method, params):
                fault.hits += 1
                fault.reached.set()
                return fault
        return None


async def _first(*events: asyncio.Event, seconds: float | None = None) -> None:
    waiters = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(waiters, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for waiter in waiters:
            waiter.cancel()
