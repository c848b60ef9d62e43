"""What every store offers for those who subscribe: see `bot.protocols` for the rest."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from bot.following import (
    Announcement,
    Channel,
    Form,
    Notice,
    OutboxCounts,
    State,
    Subscription,
    Want,
)


class SubscribersView(Protocol):
    """What a view shows of subscriptions and notices."""

    def subscription(self, number: int) -> Subscription | None:
        """The subscription with this number."""

    def subscriptions(self, chat_id: int, thread_id: int | None = None) -> list[Subscription]:
        """What a chat follows, in all its topics or in one, the oldest first."""

    def wanted_tests(self, key: str) -> list[str]:
        """What subscriptions to this key want besides, each once; "" for nothing."""

    def wanting(self, want: Want, form: Form) -> list[tuple[int, int, int]]:
        """The subscriptions that want just this of events of this form: chat, topic, number."""

    def suspension(self, chat_id: int, thread_id: int) -> str | None:
        """Why nothing can be sent to a chat, or to a topic of it; None where it can."""

    def announcement(self, event: int) -> Announcement | None:
        """The announcement of the event with this number; None where nobody was to be told."""

    def announcements(self, limit: int) -> list[Announcement]:
        """Those that aren't done, the earliest first."""

    def catch_ups(self, limit: int) -> list[tuple[int, int]]:
        """Subscriptions whose chats want to be told of past events, and of how many."""

    def channels(self, owner: int) -> list[Channel]:
        """The channels that a user has let the bot into."""

    def channel(self, number: int) -> Channel | None:
        """The channel with this number."""

    def channel_of(self, chat_id: int) -> Channel | None:
        """The channel that is this chat; None where the chat is none, or the bot isn't in it."""

    def ready_chats(self, now: float, limit: int) -> list[int]:
        """The chats that have notices to be sent now, those that wait longest first."""

    def next_notices(self, chat_id: int, now: float, limit: int) -> list[Notice]:
        """What goes to a chat next: one notice, or all that are to go together, at most `limit`."""

    def later_notices(self, chat_id: int, now: float) -> list[Notice]:
        """What tells a chat of events, but isn't due yet."""

    def notice(self, number: int) -> Notice | None:
        """The notice with this number."""

    def notices_in(self, state: State, limit: int) -> list[Notice]:
        """The notices in a state, those that came into it first."""

    def notice_of(self, chat_id: int, thread_id: int, event: int) -> Notice | None:
        """The notice by which a chat was told, or will be told, of an event."""

    def sent_as(self, chat_id: int, message_id: int) -> list[Notice]:
        """The notices that became a message."""

    def sent_of(self, event: int, after: int, limit: int) -> list[Notice]:
        """The notices by which chats were told of an event, with numbers above `after`."""

    def sent_since(self, since: float) -> list[tuple[int, float]]:
        """To which chats notices were sent, and when, the earliest first."""

    def outbox_counts(self, now: float) -> OutboxCounts:
        """How the outbox stands."""


class SubscribersTransaction(SubscribersView, Protocol):
    """What a transaction writes of them."""

    def put_subscription(self, subscription: Subscription, wants: Sequence[Want]) -> Subscription:
        """Add a subscription, or change the one with its number; one for the same is replaced."""

    def drop_subscription(self, number: int) -> None:
        """Take a subscription out."""

    def suspend(self, chat_id: int, thread_id: int, reason: str) -> None:
        """Note that nothing can be sent to a chat (thread 0: to none of its topics)."""

    def resume(self, chat_id: int) -> bool:
        """Note that the chat may be written to again; False where it always could be."""

    def move_subscriptions(self, chat_id: int, to: int) -> None:
        """Give what a chat follows to the chat that it has become."""

    def note_channel(self, chat_id: int, title: str, owner: int) -> None:
        """Note that a user has let the bot into a channel."""

    def drop_channel(self, chat_id: int) -> None:
        """Note that the bot is no longer in a channel."""

    def announce(self, announcement: Announcement) -> None:
        """Let subscribers be told of an event, or write down how far that has come."""

    def finish_announcement(self, announcement: Announcement) -> None:
        """Note that everybody has a row in the outbox."""

    def ask_catch_up(self, subscription: int, count: int) -> None:
        """Let the chat of a subscription be told of its last events."""

    def finish_catch_up(self, subscription: int) -> None:
        """Note that a chat has its rows of the past."""

    def post(self, notices: Sequence[Notice], now: float) -> int:
        """Put notices in; those whose chat has the same already are left out.

        Those for a chat that can't be written to are held until it can.

        Returns:
            How many were put in.
        """

    def mark_sent(self, notices: Sequence[Notice], message_id: int | None, now: float) -> None:
        """Note that notices have become a message; some that are too old are forgotten."""

    def put_off(
        self, notices: Sequence[Notice], until: float, now: float, fault: str | None
    ) -> None:
        """Let the chat of these notices wait; with a fault they have failed once more."""

    def move_due(self, notices: Sequence[Notice]) -> None:
        """Let notices of one chat be due when they now say."""

    def set_aside(
        self, notices: Sequence[Notice], state: State, now: float, fault: str | None = None
    ) -> None:
        """Take notices out of their chat's way, as parked, held or dropped."""

    def hold_notices(self, chat_id: int, thread_id: int, now: float) -> None:
        """Hold what waits for a chat that can't be written to (thread 0: for all its topics)."""

    def release_notices(self, chat_id: int, now: float) -> None:
        """Let what was held for a chat go, together as it is due; what is old is dropped."""

    def retry_notices(self, numbers: Iterable[int], now: float) -> int:
        """Let parked or held notices be sent after all; returns how many there were."""

    def drop_notices(self, numbers: Iterable[int]) -> int:
        """Take notices out of the outbox; returns how many there were."""

    def move_notices(self, chat_id: int, to: int, now: float) -> None:
        """Let what waits for a chat, or is put in for it later, go to the one it has become.

        The messages of the old chat can't be edited in the new one; so what was sent stays.
        """
