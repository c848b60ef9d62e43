"""What is sent to a chat, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.following import Notice
from bot.telegram.buttons import Rows


@dataclass(frozen=True, slots=True)
class Message:
    """A message of a notice: Telegram's HTML, and the buttons under it."""

    html: str
    rows: Rows


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes out for some notices of one chat.

    Attributes:
        notices: The notices that it settles, in their order.
        message: What is sent; None where only an older message changes, or nothing at all.
        silent: Whether it comes without a sound.
        edits: The older message that changes, with what it says then; None where none does.
        unwanted: Notices of this chat that nobody wants any more.
        ends: The subscriptions that end with it.
        revisions: For each event that it tells of, as which revision it does.
        in_channel: Whether it goes to a channel, whose readers must not change it.
    """

    chat_id: int
    thread_id: int
    notices: tuple[Notice, ...]
    message: Message | None = None
    silent: bool = False
    edits: tuple[int, Message] | None = None
    unwanted: tuple[Notice, ...] = ()
    ends: tuple[int, ...] = ()
    revisions: Mapping[int, int] = field(default_factory=dict)
    in_channel: bool = False

    @property
    def rows(self) -> Rows:
        """All the buttons that it brings, of the new message and of the older one."""
        messages = (self.message, self.edits[1] if self.edits else None)
        return [row for message in messages if message for row in message.rows]


@dataclass(frozen=True, slots=True)
class Delivered:
    """Telegram took it.

    Attributes:
        message_id: The new message; None where none was sent.
    """

    message_id: int | None


@dataclass(frozen=True, slots=True)
class Moved:
    """Nothing was sent: the group has become the supergroup `to`.

    It isn't sent there at once: its notices may be on their way there by themselves already, since
    the move is also told by an update.
    """

    to: int


@dataclass(frozen=True, slots=True)
class Delayed:
    """It is to be tried again.

    Attributes:
        seconds: How long Telegram wants to be left alone; None where that is for us to say.
        fault: What failed; None where Telegram only asked for a pause.
    """

    seconds: float | None
    fault: str | None


@dataclass(frozen=True, slots=True)
class Closed:
    """The bot may not write there: to the whole chat, or to one topic of it."""

    reason: str
    topic_only: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never take this message."""

    reason: str


Outcome = Delivered | Moved | Delayed | Closed | Refused
