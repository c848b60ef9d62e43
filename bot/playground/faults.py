"""Faults on demand, so that a test can see what the bot does when Telegram fails."""

import asyncio
import itertools
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from bot.playground.params import Params
from bot.playground.refusal import RefusedError, migrated
from bot.playground.waiting import first

BLOCKED = {"status": 403, "description": "Forbidden: bot was blocked by the user"}
KICKED = {"status": 403, "description": "Forbidden: bot was kicked from the supergroup chat"}
DEACTIVATED = {"status": 403, "description": "Forbidden: user is deactivated"}
CHAT_NOT_FOUND = {"status": 400, "description": "Bad Request: chat not found"}

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
        method: The Bot API method that it meets; None for every method.
        chat_id: Meets only calls with this chat_id.
        times: How many calls it meets; None for all until it is removed.
        every: It meets only each n-th of the calls that it waits for.
        status: The HTTP status and error code of the answer; None where there is no refusal.
        description: Telegram's words; None for the usual ones of that status.
        retry_after: Seconds, for 429.
        migrate_to: The new id of a group that has moved; the answer is then 400 and says so.
        body: The raw body in place of JSON (such as a gateway's HTML page).
        drop: The connection is reset and nothing is answered.
        delay: Seconds before anything else happens.
        hang: The call waits until `release` is called; given up meanwhile by its caller, it is
            lost, unless `after` is set.
        after: The call is carried out first, and then its answer is lost to the fault.
        hits: How many calls it has met.
        seen: How many calls it has waited for, those that `every` let go included.
        reached: Set once a call has met it.
    """

    method: str | None = None
    chat_id: int | None = None
    times: int | None = 1
    every: int = 1
    status: int | None = None
    description: str | None = None
    retry_after: int = 1
    migrate_to: int | None = None
    body: str | None = None
    drop: bool = False
    delay: float = 0
    hang: bool = False
    after: bool = False
    hits: int = 0
    seen: int = 0
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Let the calls go that hang here."""
        self.released.set()

    def refusal(self) -> RefusedError | None:
        """The answer that the caller gets, or None where the call goes its way."""
        if self.migrate_to is not None:
            return migrated(self.migrate_to)
        if self.status is None:
            return None
        limited = self.status == HTTPStatus.TOO_MANY_REQUESTS
        parameters = {"retry_after": self.retry_after} if limited else None
        words = self.description or _WORDS.get(self.status, "Bad Request")
        return RefusedError(self.status, words.format(retry_after=self.retry_after), parameters)

    def ends(self) -> bool:
        """Whether the call ends here, rather than only late."""
        answers = (self.status, self.body, self.migrate_to)
        return self.drop or any(answer is not None for answer in answers)

    def meets(self, method: str, params: Params) -> bool:
        """Whether this call is one of those that it waits for; each is asked about once."""
        if self.times is not None and self.hits >= self.times:
            return False
        if self.method is not None and self.method.lower() != method.lower():
            return False
        if self.chat_id is not None and params.text("chat_id") != str(self.chat_id):
            return False
        self.seen += 1
        return self.seen % self.every == 0

    async def wait(self, closing: asyncio.Event) -> None:
        """Wait as long as the fault says, but not beyond the server's end."""
        if self.hang:
            await first(self.released, closing)
        elif self.delay:
            await first(closing, seconds=self.delay)


class Faults:
    """The faults that wait: those for the call's chat first, each in the order of adding."""

    def __init__(self) -> None:
        self._faults: dict[str, list[Fault]] = {}

    def add(self, method: str | None = None, **terms: Any) -> Fault:
        """Let the next call, or the next `times` calls, meet a fault.

        Args:
            method: The Bot API method; None for every method.
            terms: The other attributes of `Fault`, such as `status=429, retry_after=3`.
        """
        fault = Fault(method, **terms)
        self._faults.setdefault(_place(fault), []).append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """End a fault; calls that hang in it go on."""
        self._faults[_place(fault)].remove(fault)
        fault.release()

    def clear(self) -> None:
        """End all faults."""
        for fault in itertools.chain(*self._faults.values()):
            fault.release()
        self._faults.clear()

    def take(self, method: str, params: Params) -> Fault | None:
        """The fault that this call meets, counted as met."""
        own = self._faults.get(params.text("chat_id"), []) if params.text("chat_id") else []
        for fault in (*own, *self._faults.get("", [])):
            if fault.meets(method, params):
                fault.hits += 1
                fault.reached.set()
                return fault
        return None


def _place(fault: Fault) -> str:
    """Under what it is kept, so that a call looks at its own chat's faults only."""
    return "" if fault.chat_id is None else str(fault.chat_id)
