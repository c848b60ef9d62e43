"""Handling stored updates: attempts, retries, and parking what can't be handled."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Any

import telegram
from telegram.error import RetryAfter

from bot import model, protocols
from bot.errors import StoreError
from bot.telegram.backoff import Backoff
from bot.telegram.faults import asked_wait, is_outage
from bot.telegram.incidents import name_error, name_incident, trace
from bot.telegram.lanes import Lanes, Newest

Handler = Callable[[telegram.Update], Awaitable[None]]
OnParked = Callable[[model.Update, str], Awaitable[None]]

_INLINE_SECONDS = 10.0  # An older inline query is refused as "too old" when it is answered.
_RETRY = Backoff(first=0.5, most=30)

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rules:
    """How updates are handled.

    Attributes:
        workers: How many at once.
        most: How many may be in memory.
        attempts: After so many failures an update is parked.
        timeout: Seconds that one attempt may take.
        outage: Seconds for which an update's failures by an outage aren't counted.
        retry: The waits between attempts.
    """

    workers: int = 16
    most: int = 1000
    attempts: int = 3
    timeout: float = 30.0
    outage: float = 3600.0
    retry: Backoff = _RETRY


@dataclass(slots=True)
class _Job:
    """An update on its way through its lane."""

    update: model.Update
    parsed: telegram.Update
    handled: bool = False
    outages: int = 0
    outage_until: float | None = None


class Handling:
    """Hands each update to `handle` and takes it out of the store when that has succeeded.

    Args:
        bot: Goes into the parsed updates.
        store: Holds the updates.
        handle: Handles one update; may be called again for the same one.
        rules: Numbers and times.
        in_trouble: Whether Telegram can't be reached at the moment.
        on_parked: Told of each update that is given up and why, in words that hold nothing of the
            message.
    """

    def __init__(
        self,
        bot: telegram.Bot,
        store: protocols.Store,
        handle: Handler,
        *,
        rules: Rules,
        in_trouble: Callable[[], bool],
        on_parked: OnParked | None,
    ) -> None:
        self._bot = bot
        self._store = store
        self._handle = handle
        self._rules = rules
        self._in_trouble = in_trouble
        self._on_parked = on_parked
        self._lanes = Lanes(self._attempt, workers=rules.workers, most=rules.most)
        self._inline = Newest()
        self._inline_turns = asyncio.Semaphore(rules.workers)

    def __len__(self) -> int:
        return len(self._lanes) + len(self._inline)

    async def room(self, least: int) -> int:
        """Wait until `least` more updates may come; returns how many may."""
        return await self._lanes.room(least)

    async def admit(self, update: model.Update) -> None:
        """Put a stored update into the lane of its chat; one that can't be parsed is parked."""
        try:
            parsed = telegram.Update.de_json(update.body, self._bot)
        except Exception as error:
            _logger.exception("%s can't be parsed", _title(update))
            await self._park(update, error)
        else:
            self._lanes.put(_lane(parsed), _Job(update, parsed))

    def answer_inline(self, body: dict[str, Any]) -> None:
        """Handle an inline query, which isn't stored; an older one of this user is given up."""
        update = model.Update(self._bot.id, body["update_id"], body)
        try:
            parsed = telegram.Update.de_json(body, self._bot)
        except Exception:
            _logger.exception("%s: an inline query can't be parsed", _title(update))
            return
        user = parsed.effective_user
        self._inline.start(user.id if user else 0, self._handle_inline(update, parsed))

    async def drain(self, seconds: float) -> None:
        """Handle what is here, at most so long; what is left stays in the store."""
        await self._inline.close()
        await self._lanes.drain(seconds)

    async def _attempt(self, job: _Job) -> float | None:
        try:
            if not job.handled:
                await self._call(job.parsed)
                job.handled = True
            await self._store.write(lambda tx: tx.finish(job.update))
        except Exception as error:
            pause = self._excuse(job, error)
            if pause is None:
                _logger.exception("%s failed", _title(job.update))
                pause = await self._count(job, error)
            return pause
        return None

    async def _call(self, parsed: telegram.Update) -> None:
        task = asyncio.current_task()
        try:
            async with asyncio.timeout(self._rules.timeout):
                await self._handle(parsed)
        except asyncio.CancelledError:
            if task and task.cancelling():
                raise
            # Something that the handler awaited was cancelled, not this task: let through, it
            # would end the lane, and its chat would never be answered again.
            raise RuntimeError("the handler was cancelled from within") from None

    def _excuse(self, job: _Job, error: Exception) -> float | None:
        """Seconds to wait where the failure isn't the update's own, else None."""
        late = isinstance(error, TimeoutError) and self._in_trouble()
        if not (late or isinstance(error, StoreError) or is_outage(error)):
            return None
        now = asyncio.get_running_loop().time()
        if job.outage_until is None:
            job.outage_until = now + self._rules.outage
        if now >= job.outage_until:
            return None
        job.outages += 1
        wait = self._rules.retry.delay(job.outages)
        if isinstance(error, RetryAfter):
            wait = max(wait, asked_wait(error))
        _logger.warning("update %d waits %.1f s: %s", job.update.update_id, wait, name_error(error))
        return wait

    async def _count(self, job: _Job, error: Exception) -> float | None:
        """Count a failed attempt; seconds to the next one, or None where it was the last."""
        most = self._rules.attempts
        try:
            left = await self._store.write(lambda tx: tx.fail(job.update, name_error(error), most))
        except StoreError:
            _logger.exception("a failed attempt can't be counted")
            return self._rules.retry.delay(job.update.attempts + 1)
        if left is None:
            await self._report(job.update, trace(error))
            return None
        job.update = left
        return self._rules.retry.delay(left.attempts)

    async def _park(self, update: model.Update, error: Exception) -> None:
        reason = f"can't be parsed: {name_error(error)}"
        try:
            await self._store.write(lambda tx: tx.fail(update, reason, 1))
        except StoreError:
            _logger.exception(
                "update %d can't be parked; it is tried at the next start", update.update_id
            )
        else:
            await self._report(update, f"can't be parsed:\n{trace(error)}")

    async def _report(self, update: model.Update, report: str) -> None:
        _logger.error("%s is given up", _title(update))
        if self._on_parked is None:
            return
        try:
            await self._on_parked(update, report)
        except Exception:
            _logger.exception("%s is given up, but reporting that failed", _title(update))

    async def _handle_inline(self, update: model.Update, parsed: telegram.Update) -> None:
        try:
            async with asyncio.timeout(_INLINE_SECONDS), self._inline_turns:
                await self._handle(parsed)
        except Exception as error:
            _logger.exception("%s: an inline query failed", _title(update))
            if not is_outage(error):
                await self._report(update, trace(error))


def _lane(update: telegram.Update) -> Hashable:
    if update.effective_chat:
        return ("chat", update.effective_chat.id)
    if update.effective_user:
        return ("user", update.effective_user.id)
    return ("update", update.update_id)


def _title(update: model.Update) -> str:
    return f"update {update.update_id} ({name_incident(update.update_id)})"
