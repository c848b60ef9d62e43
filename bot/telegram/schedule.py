"""When what may be sent: Telegram's limits as a pure schedule, without a clock of its own.

Telegram's FAQ ("My bot is hitting limits") gives: about 30 messages a second in all, one a second
in a single chat with "short bursts" let through, 20 a minute in a group. The rule here: at most
30 in any second; in a chat three at once, then one a second (any t seconds hold at most 3 + t);
in a group at most 20 in any 60 seconds besides.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be sent.

    Attributes:
        total: Messages in any second, to all chats together.
        reserve: How many of these are kept for answers: were all taken by notices, each answer
            would wait for what is left of the second.
        burst: Messages to one chat at once.
        interval: Seconds in which one message of a chat's burst comes back.
        group: Messages to one group in any 60 seconds.
        pace: How many times faster than Telegram's the time of these limits runs; other than 1
            only in tests, with a server of the same pace.
    """

    total: int = 30
    reserve: int = 5
    burst: int = 3
    interval: float = 1.0
    group: int = 20
    pace: float = 1.0

    @property
    def second(self) -> float:
        """The seconds in which at most `total` messages go out."""
        return _SECOND / self.pace

    @property
    def minute(self) -> float:
        """The seconds in which at most `group` messages go to a group."""
        return _MINUTE / self.pace

    @property
    def pause(self) -> float:
        """The seconds in which one message of a chat's burst comes back."""
        return self.interval / self.pace


_SECOND = 1.0
_MINUTE = 60.0
_SWEEP = 1000
_DEFAULT = Limits()


@dataclass(slots=True)
class _Chat:
    """What waits for one chat, and what keeps it back.

    `whole` is the time at which its burst is whole again.
    """

    limits: Limits
    group: bool
    answers: deque[int] = field(default_factory=deque)
    notices: deque[int] = field(default_factory=deque)
    held: float = 0.0
    whole: float = 0.0
    sent: deque[float] = field(default_factory=deque)

    def ready(self) -> float:
        """The earliest time for the next message."""
        burst = self.whole - (self.limits.burst - 1) * self.limits.pause
        full = self.group and len(self.sent) >= self.limits.group
        return max(self.held, burst, self.sent[0] + self.limits.minute if full else 0.0)

    def rank(self) -> tuple[bool, int]:
        """Its place in the queue: answers before notices, then who came first."""
        return (False, self.answers[0]) if self.answers else (True, self.notices[0])

    def take(self, now: float) -> int:
        """Take out the next ticket, as sent at `now`."""
        self.note(now)
        return (self.answers or self.notices).popleft()

    def note(self, now: float) -> None:
        """Count a message as sent at `now`."""
        self.whole = max(self.whole, now) + self.limits.pause
        if self.group:
            self.sent.append(now)
            if len(self.sent) > self.limits.group:
                self.sent.popleft()

    def is_waiting(self) -> bool:
        """Whether a ticket waits."""
        return bool(self.answers or self.notices)

    def is_idle(self, now: float) -> bool:
        """Whether forgetting it changes nothing."""
        spent = self.sent[-1] + self.limits.minute if self.sent else 0.0
        return not self.is_waiting() and now >= max(self.held, self.whole, spent)


class Schedule:
    """Gives tickets, and lets them go in turn; times are seconds of any one steady clock.

    Each step looks at every chat that waits. These are few: as many as there are workers.
    """

    def __init__(self, limits: Limits = _DEFAULT) -> None:
        self._limits = limits
        self._numbers = count()
        self._chats: dict[int, _Chat] = {}
        self._waiting: dict[int, _Chat] = {}
        self._tickets: dict[int, int] = {}
        self._sent: deque[float] = deque(maxlen=limits.total)
        self._held = 0.0
        self._restarts: list[float] = []
        self._sweep_at = _SWEEP

    def __len__(self) -> int:
        """How many chats are remembered."""
        return len(self._chats)

    def add(self, chat_id: int, *, group: bool, notice: bool) -> int:
        """Queue one message for a chat; returns its ticket."""
        ticket = next(self._numbers)
        chat = self._chat(chat_id, group=group)
        (chat.notices if notice else chat.answers).append(ticket)
        self._waiting[chat_id] = chat
        self._tickets[ticket] = chat_id
        return ticket

    def drop(self, ticket: int) -> None:
        """Give up a ticket that waits."""
        chat_id = self._tickets.pop(ticket)
        chat = self._waiting[chat_id]
        (chat.answers if ticket in chat.answers else chat.notices).remove(ticket)
        if not chat.is_waiting():
            del self._waiting[chat_id]

    def hold(self, chat_id: int | None, until: float) -> None:
        """Let nothing go to this chat (None: to any) before `until`."""
        if chat_id is None:
            self._held = max(self._held, until)
        else:
            chat = self._chat(chat_id, group=chat_id < 0)
            chat.held = max(chat.held, until)

    def held(self, chat_id: int | None) -> float:
        """Until when holds keep this chat (None: all) back; a time gone by where none does."""
        chat = None if chat_id is None else self._chats.get(chat_id)
        return max(self._held, chat.held if chat else 0.0)

    def free_at(self, chat_id: int) -> float:
        """From when the limits of this chat alone let a message go; maybe a time gone by."""
        chat = self._chats.get(chat_id)
        return chat.ready() if chat else 0.0

    def release(self, now: float) -> list[int]:
        """Take out all tickets that may go now, in their order; they count as sent at `now`."""
        released: list[int] = []
        while self._waiting:
            answer, notice = self._opens()
            if min(answer, notice) > now:
                break
            ready = [
                item
                for item in self._waiting.items()
                if (answer if item[1].answers else notice) <= now and item[1].ready() <= now
            ]
            if not ready:
                break
            chat_id, chat = min(ready, key=lambda item: item[1].rank())
            ticket = chat.take(now)
            if not chat.is_waiting():
                del self._waiting[chat_id]
            del self._tickets[ticket]
            self._sent.append(now)
            released.append(ticket)
        if self._restarts and now >= self._restarts[-1] + self._limits.minute:
            self._restarts = []
        self._forget(now)
        return released

    def wake(self) -> float | None:
        """When `release` will next have something; None while nothing waits."""
        if not self._waiting:
            return None
        answer, notice = self._opens()
        return min(
            max(answer if chat.answers else notice, chat.ready()) for chat in self._waiting.values()
        )

    def _opens(self) -> tuple[float, float]:
        """From when there is room for an answer, and for a notice, among what goes to all chats."""
        total = self._limits.total
        return self._has_room(total), self._has_room(max(1, total - self._limits.reserve))

    def _has_room(self, most: int) -> float:
        full = len(self._sent) >= most
        return max(self._held, self._sent[-most] + self._limits.second if full else 0.0)

    def recall(
        self, sent: Iterable[tuple[int, float]], restarts: Sequence[float], now: float
    ) -> None:
        """Take into account what was sent before a restart.

        Whoever was killed may have sent one more message to each chat than it wrote down; so for
        each restart one is counted for every chat that is written to in the next minute.

        Args:
            sent: The chats that were sent something, and when.
            restarts: When the program has started anew, the last time included; the earliest
                first.
            now: The present time.
        """
        self._restarts = list(restarts)
        times: dict[int, list[float]] = {}
        for chat_id, at in sent:
            times.setdefault(chat_id, []).append(at)
        for chat_id, of_chat in times.items():
            chat = self._chats[chat_id] = _Chat(self._limits, chat_id < 0)
            for at in sorted((*of_chat, *restarts)):
                chat.note(at)
        if self._restarts:
            self._sent.extend([now] * self._limits.total)

    def _chat(self, chat_id: int, *, group: bool) -> _Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = _Chat(self._limits, group)
            for restart in self._restarts:
                chat.note(restart)
        return chat

    def _forget(self, now: float) -> None:
        # Once the number has doubled: each chat then costs a look or two, and never more than
        # twice the chats of the last minute are remembered.
        if len(self._chats) >= self._sweep_at:
            self._chats = {id_: chat for id_, chat in self._chats.items() if not chat.is_idle(now)}
            self._sweep_at = max(_SWEEP, 2 * len(self._chats))
