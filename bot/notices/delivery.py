"""The delivery: what is announced becomes rows, and rows become messages, in order a chat."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from bot.errors import StoreError
from bot.notices.compose import compose
from bot.notices.fanout import Fanout
from bot.notices.letter import Delayed, Letter, Outcome
from bot.notices.sender import NoticeSender
from bot.notices.settle import Rules, settle
from bot.pause import pause
from bot.protocols import Store, Transaction, View
from bot.telegram.incidents import name_error
from bot.telegram.shorts import remember_long

_POLL = 0.5
_FAILURE_PAUSE = 5.0
_DRAIN = 5.0
_REST = 0.1
_MINUTE = 60.0
_STARTS = "delivery starts"
_A_TURN = 20
"""How many letters a chat gets before another one has its place."""

_RULES = Rules()
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Delivery:
    """Sends the notices of a store until it is told to stop.

    Attributes:
        store: The store; another process may announce in it too.
        sender: Sends letters.
        clock: The seconds since 1970.
        report: Tells the operator something.
        rules: When a failed notice is tried again, and when no more.
        workers: How many chats are served at once.
        poll: Seconds between two looks for new work.
    """

    store: Store
    sender: NoticeSender
    clock: Callable[[], float]
    report: Callable[[str], Awaitable[None]]
    rules: Rules = _RULES
    workers: int = 48
    poll: float = _POLL

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set; what then isn't sent waits in the store."""
        await self._recall()
        writing = asyncio.create_task(self._write_rows(stop))
        try:
            await self._serve_chats(stop)
        finally:
            # The rows that are being written become durable all the same.
            writing.cancel()
            await asyncio.gather(writing, return_exceptions=True)

    async def _recall(self) -> None:
        """Let the pacer know of what was sent in the last minute, before a restart."""
        now = self.clock()

        def note(tx: Transaction) -> tuple[list[tuple[int, float]], list[float]]:
            starts = [at for at in tx.value(_STARTS) or () if now - _MINUTE < at <= now]
            tx.set_value(_STARTS, [*starts, now])
            sent = tx.sent_since(now - _MINUTE)
            return sent, [*starts, now] if sent or starts else []

        try:
            sent, starts = await self.store.write(note)
        except StoreError:
            _logger.exception("what was sent before the start can't be read")
            return
        self.sender.recall([(chat, now - at) for chat, at in sent], [now - at for at in starts])

    async def _write_rows(self, stop: asyncio.Event) -> None:
        fanout = Fanout(self.store, self.clock)
        while not stop.is_set():
            try:
                if not await fanout.work():
                    await pause(self.poll, stop)
            except Exception:
                # Whatever one event holds, the others go first, and it is tried again after them.
                _logger.exception("notices can't be written; that is tried again")
                await pause(_FAILURE_PAUSE, stop)

    async def _serve_chats(self, stop: asyncio.Event) -> None:
        serving: dict[int, asyncio.Task[None]] = {}
        stopped = asyncio.create_task(stop.wait())
        resting: set[int] = set()
        try:
            while not stop.is_set():
                # One that its own limits keep back takes no worker: groups would take them all.
                resting = {chat_id for chat_id in resting if self._must_rest(chat_id)}
                for chat_id in await self._find_ready(self.workers + len(serving) + len(resting)):
                    if chat_id in serving or len(serving) >= self.workers:
                        continue
                    if self._must_rest(chat_id):
                        resting.add(chat_id)
                    else:
                        serving[chat_id] = asyncio.create_task(self._serve(chat_id, stop))
                await asyncio.wait(
                    {stopped, *serving.values()},
                    timeout=min(self.poll, _REST) if resting else self.poll,
                    return_when=asyncio.FIRST_COMPLETED,
                )
                serving = {id_: task for id_, task in serving.items() if not task.done()}
            if serving:
                # What Telegram is just taking is written down, so that it isn't sent again.
                await asyncio.wait(serving.values(), timeout=_DRAIN)
        finally:
            stopped.cancel()
            for task in serving.values():
                task.cancel()
            await asyncio.gather(stopped, *serving.values(), return_exceptions=True)

    def _must_rest(self, chat_id: int) -> bool:
        return self.sender.delay(chat_id) > _REST

    async def _find_ready(self, limit: int) -> list[int]:
        now = self.clock()
        try:
            return await self.store.read(lambda view: view.ready_chats(now, limit))
        except StoreError:
            _logger.exception("the outbox can't be read; that is tried again")
            return []

    async def _serve(self, chat_id: int, stop: asyncio.Event) -> None:
        """Send what is due for a chat, until it has to wait or others have."""
        try:
            for _ in range(_A_TURN):
                if stop.is_set() or not await self._try_next(chat_id):
                    return
                if self._must_rest(chat_id):
                    return
        except StoreError:
            _logger.exception("the outbox can't be used; that is tried again")
            await pause(_FAILURE_PAUSE, stop)

    async def _try_next(self, chat_id: int) -> bool:
        try:
            return await self._send_next(chat_id)
        except StoreError:
            raise
        except Exception as error:
            _logger.exception("chat %d can't be served; that is tried again", chat_id)
            await self._put_off(chat_id, name_error(error))
            return False

    async def _send_next(self, chat_id: int) -> bool:
        """Send one letter; whether another may follow at once."""
        now = self.clock()
        letter = await self.store.read(partial(_compose, chat_id=chat_id, now=now))
        if letter is None:
            return False
        shorts = await remember_long(self.store, letter.rows, None, now, letter.chat_id)
        outcome = await self.sender.send(letter, shorts)
        return await self._settle(letter, outcome)

    async def _settle(self, letter: Letter, outcome: Outcome) -> bool:
        now = self.clock()
        settled = await self.store.write(lambda tx: settle(tx, letter, outcome, now, self.rules))
        if settled.report is not None:
            _logger.error("%s", settled.report)
            await self.report(settled.report)
        return settled.goes_on

    async def _put_off(self, chat_id: int, fault: str) -> None:
        """Count a failure that is the program's own: its notice must not be tried for ever."""
        now = self.clock()

        notices = await self.store.read(lambda view: view.next_notices(chat_id, now, 1))
        if notices:
            letter = Letter(chat_id, notices[0].thread_id, tuple(notices))
            await self._settle(letter, Delayed(None, fault))


def _compose(view: View, chat_id: int, now: float) -> Letter | None:
    return compose(view, chat_id, now)
