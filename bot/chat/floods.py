"""A cool-down against floods: who asks too much at once is told so once, then not answered."""

from collections import deque
from dataclasses import dataclass, field
from enum import Enum

_SWEEP = 1000


class Verdict(Enum):
    """What is done with a request."""

    ANSWER = "answer"
    WARN = "warn"
    IGNORE = "ignore"


@dataclass(slots=True)
class _Chat:
    times: deque[float] = field(default_factory=deque)
    cool_until: float = 0.0


class Floods:
    """Judges the requests of each chat by their times, which it is told; it has no clock.

    A chat that asks more than `most` times in `window` seconds is warned, and not answered for
    `cool` seconds. Nothing of it is stored: after a restart everybody begins anew.
    """

    def __init__(self, *, most: int = 10, window: float = 30.0, cool: float = 60.0) -> None:
        self._most = most
        self._window = window
        self._cool = cool
        self._chats: dict[int, _Chat] = {}
        self._sweep_at = _SWEEP

    def __len__(self) -> int:
        """How many chats are remembered."""
        return len(self._chats)

    def judge(self, chat_id: int, now: float) -> Verdict:
        """What is to be done with a chat's request, which counts as made at `now`."""
        chat = self._chats.setdefault(chat_id, _Chat())
        if now < chat.cool_until:
            return Verdict.IGNORE
        while chat.times and chat.times[0] <= now - self._window:
            chat.times.popleft()
        if len(chat.times) >= self._most:
            chat.times.clear()
            chat.cool_until = now + self._cool
            return Verdict.WARN
        chat.times.append(now)
        self._forget(now)
        return Verdict.ANSWER

    def _forget(self, now: float) -> None:
        # Once the number has doubled, so that each request costs a look or two.
        if len(self._chats) >= self._sweep_at:
            self._chats = {
                chat_id: chat
                for chat_id, chat in self._chats.items()
                if now < chat.cool_until or (chat.times and chat.times[-1] > now - self._window)
            }
            self._sweep_at = max(_SWEEP, 2 * len(self._chats))
