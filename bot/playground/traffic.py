"""What the bot has sent, and whether it kept to Telegram's limits.

Telegram's FAQ ("My bot is hitting limits, how do I avoid this?",
https://core.telegram.org/bots/faq) gives about 30 messages a second in all, one a second in a
single chat with short bursts let through, and 20 a minute in a group.
"""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_KEPT = 200_000
_SECOND, _MINUTE = 1.0, 60.0
# Besides one window a run of ten is looked at: in a single one jitter hides too high a rate.
_RUNS = (1, 10)
_SENDING = frozenset(
    (
        "sendmessage",
        "sendphoto",
        "senddocument",
        "sendmediagroup",
        "forwardmessage",
        "copymessage",
    )
)


@dataclass(frozen=True)
class Limits:
    """How much may be sent.

    Attributes:
        total: Messages in any second, to all chats together.
        burst: Messages to one chat at once.
        interval: Seconds in which one message of a chat's burst comes back.
        group: Messages to one group or channel in any minute.
        scale: How many times faster the test's time runs.
        slack: Seconds, not scaled, by which a message may be late on its way to the server.
    """

    total: int = 30
    burst: int = 3
    interval: float = 1.0
    group: int = 20
    scale: float = 1.0
    slack: float = 0.1


@dataclass(frozen=True)
class Sent:
    """One message that went out; `time` is when the call for it came in."""

    time: float
    chat_id: int
    method: str


class Traffic:
    """The last 200,000 messages that the bot sent."""

    def __init__(self) -> None:
        self.sent: deque[Sent] = deque(maxlen=_KEPT)

    def note(self, method: str, chat_id: str, time: float) -> None:
        """Note a call that was carried out, if it sends messages."""
        if method.lower() in _SENDING:
            self.sent.append(Sent(time, int(chat_id), method))

    def counts(self) -> Counter[int]:
        """How many messages each chat was sent."""
        return Counter(sent.chat_id for sent in self.sent)

    def breaches(self, limits: Limits | None = None) -> list[str]:
        """Where the limits were broken, one sentence a chat and limit; empty is good."""
        limits = limits or Limits()
        everything = sorted(sent.time for sent in self.sent)
        chats: dict[int, list[float]] = {}
        for sent in sorted(self.sent, key=lambda sent: sent.time):
            chats.setdefault(sent.chat_id, []).append(sent.time)
        found = list(_crowds(everything, limits.total, _SECOND, limits, "all chats"))
        for chat_id, times in chats.items():
            if chat_id < 0:
                found += _crowds(times, limits.group, _MINUTE, limits, f"group {chat_id}")
            found += _hurries(times, limits, f"chat {chat_id}")
        return found


def _crowds(
    times: Sequence[float], most: int, seconds: float, limits: Limits, where: str
) -> Iterator[str]:
    """The first window of so many seconds, or of ten times as many, with too much in it."""
    window = seconds / limits.scale
    late = most * limits.slack / window
    for run in _RUNS:
        first = 0
        for place, time in enumerate(times):
            while time - times[first] >= run * window:
                first += 1
            count = place - first + 1
            if count > run * most + late:
                yield f"{where}: {count} messages in {time - times[first]:.3f} s"
                break


def _hurries(times: Sequence[float], limits: Limits, where: str) -> Iterator[str]:
    """The first message that came before its chat's burst had come back."""
    interval = limits.interval / limits.scale
    whole = float("-inf")
    for place, time in enumerate(times):
        early = whole - (limits.burst - 1) * interval - limits.slack - time
        if early > 0:
            yield f"{where}: message {place + 1} came {early:.3f} s early"
            return
        whole = max(whole, time) + interval
