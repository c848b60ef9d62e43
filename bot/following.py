"""Following: what a chat subscribes to, and the notices that come of it.

Where a chat is meant, so is one topic of a forum group: `thread_id` is its number, 0 for a chat
without topics.
"""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["all", "topic", "speaks", "mentions", "place", "search", "complete"]
"""What is followed; `complete` is one event until its transcript is whole."""

Form = Literal["transcript", "news", "announcement"]
"""What sort of event is told of: one with speech, one without, one that is yet to come."""

When = Literal["now", "daily", "weekly"]
State = Literal["waiting", "sent", "held", "parked", "dropped"]
"""What became of a notice: `held` waits for a chat that can't be written to, `parked` for the
operator; a `dropped` one is wanted by nobody any more."""

KINDS: tuple[Kind, ...] = get_args(Kind)
FORMS: tuple[Form, ...] = get_args(Form)
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True, slots=True)
class Quiet:
    """The local hours, 0 to 23, from which and until which nothing is sent."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Subscription:
    """What a chat follows, and how it wants to be told.

    Attributes:
        words: The topic, the name of the person or place, or what is searched for; "" for all, an
            event's number for `complete`.
        lang: The language of the events; an event in two languages is told of in one.
        reader: The language of the notices' own words.
        hour: The local hour of a digest, 0 to 23.
        weekday: The day of a weekly digest, 0 is Monday.
        silent: Whether notices come without a sound.
        forms: The sorts of events that are told of.
        created: In seconds since 1970.
        suspended: Why nothing can be sent to the chat at present; None where it can.
        number: Given by the store; 0 before.
    """

    chat_id: int
    kind: Kind
    words: str
    lang: str
    reader: str
    thread_id: int = 0
    when: When = "now"
    hour: int = 9
    weekday: int = 0
    quiet: Quiet | None = None
    silent: bool = False
    forms: tuple[Form, ...] = FORMS
    paused: bool = False
    created: float = 0.0
    suspended: str | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel whose admin has made the bot one: it is managed from the admin's private chat.

    Attributes:
        number: Given by the store; it fits a button, which the chat's id doesn't.
    """

    number: int
    chat_id: int
    title: str


@dataclass(frozen=True, slots=True)
class Want:
    """What a new event is compared with for a subscription.

    Attributes:
        key: The event has to offer it (`bot.matching.facts`).
        test: What the event has to meet besides (`bot.matching.condition`); "" for nothing.
    """

    key: str
    test: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """An event that subscribers are to be told of, and how far that has come.

    Attributes:
        event: The event's number.
        at: When it was found, in seconds since 1970.
        revision: 0 for the event as it was found; each change that the site makes is one more.
        added: The positions of the paragraphs of speech that the last change has added.
        after: The chat and topic that were the last to get a row; None at the beginning.
        edited: The number of the last notice that got a row to edit it; 0 at the beginning.
        until: Until when it is news, in seconds since 1970; then only those who were told of it,
            or await the whole transcript, are told of its changes.
    """

    event: int
    at: float
    revision: int = 0
    added: tuple[int, ...] = ()
    after: tuple[int, int] | None = None
    edited: int = 0
    until: float = 0.0


@dataclass(frozen=True, slots=True)
class Notice:
    """A row of the outbox: one event for one chat.

    Attributes:
        event: The event's number.
        revision: 0 tells of the event; a higher one corrects what was told.
        due: When it is to go, in seconds since 1970.
        bundled: Whether it goes together with all that is due for this chat.
        reasons: The numbers of the subscriptions that it comes of.
        added: For a correction: where speech was added.
        state: What became of it.
        failures: How many times sending has failed since it last succeeded.
        failing_since: When that began.
        fault: Why it failed the last time.
        message_id: The message that it became.
        number: Its place in the outbox; 0 before it has one.
    """

    chat_id: int
    thread_id: int
    event: int
    revision: int
    due: float
    bundled: bool = False
    reasons: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    state: State = "waiting"
    failures: int = 0
    failing_since: float | None = None
    fault: str | None = None
    message_id: int | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How the outbox stands.

    Attributes:
        states: How many notices are in each state; sent ones count for 90 days.
        overdue: How many seconds the oldest notice that is due has been waiting.
        failing: How many waiting notices have failed at least once.
        suspended: How many chats can't be written to.
        announcements: How many events are being told of just now.
    """

    states: dict[State, int]
    overdue: float
    failing: int
    suspended: int
    announcements: int
