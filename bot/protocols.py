"""What every store offers, whatever keeps its rows: a view, a transaction, and the store itself."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

from bot.background import Background
from bot.kept_questions import QuestionsTransaction, QuestionsView
from bot.model import Change, Check, Count, Coverage, Event, Revision, Stored, Update
from bot.preferences import Preferences
from bot.replies import RepliesTransaction, RepliesView
from bot.subscribers import SubscribersTransaction, SubscribersView

T = TypeVar("T")

# Named values of the program's own state, in seconds since 1970.
RESTORED = "restored"
"""When the archive was put back from a backup."""
SYNCED = "synced"
"""When a site was last looked at."""


class View(QuestionsView, RepliesView, SubscribersView, Protocol):
    """A consistent look at the store. Valid only inside the function that it is given to."""

    def event(self, number: int) -> Event | None:
        """The event with this number."""

    def events(self, numbers: Sequence[int]) -> list[Event]:
        """The events with these numbers, in this order; those that vanished are left out."""

    def with_id(self, id_: int) -> list[Event]:
        """The events with the site's id, one a language."""

    def with_key(self, key: str) -> Event | None:
        """The event with this permanent name."""

    def with_url(self, url: str) -> Event | None:
        """The event at this address; the scheme, `www.`, a query and a trailing / don't matter."""

    def on(self, day: dt.date) -> list[Event]:
        """The events of one day, by time."""

    def latest(self, limit: int, offset: int = 0) -> list[Event]:
        """The events, newest first."""

    def newest(self, lang: str, limit: int, offset: int = 0) -> list[int]:
        """The numbers of the newest events, each in this language where it is held in it."""

    def sort_newest(self, numbers: Sequence[int], lang: str) -> list[int]:
        """Those of the events that `newest` would give, newest first."""

    def unite(self, numbers: Sequence[int], lang: str) -> list[int]:
        """Of events that are among these in several languages, one: in `lang` where it can be.

        It stands where the first of them stood.
        """

    def days_around(self, day: dt.date) -> tuple[dt.date | None, dt.date | None]:
        """The nearest days before and after that have events; None where there is none."""

    def languages(self) -> list[Count]:
        """The languages with the number of events in each, the most first."""

    def topics(self) -> list[Count]:
        """All topics in all languages, the most frequent first."""

    def of_topic(self, name: str, limit: int, offset: int = 0) -> list[Event]:
        """The events of exactly this topic, newest first."""

    def coverage(self) -> Coverage:
        """What the archive holds."""

    def hosts(self) -> list[str]:
        """The hosts of the events' addresses, sorted; "" first where some event has none."""

    def last_change(self) -> int:
        """The number of the latest change; 0 for an empty store."""

    def changes(self, after: int, limit: int) -> list[Change]:
        """The changes with numbers above `after`, in order, at most `limit`."""

    def revisions(self, number: int) -> list[Revision]:
        """What the site has changed in the event with this number, the earliest first."""

    def background(self, number: int) -> Background:
        """What is known of the event with this number beyond itself, for an export."""

    def request(self, short: str) -> dict[str, Any] | None:
        """What was remembered under this short id, unless it is 30 days old."""

    def pending(self, bot_id: int, limit: int, after: int = -1) -> list[Update]:
        """The waiting updates with update_ids above `after`, by update_id."""

    def check(self, number: int) -> Check | None:
        """How the event with this number stands with its site; None where nobody has looked."""

    def due(self, site: str, now: float, limit: int) -> list[Check]:
        """The checks of a site that are due, the longest due first."""

    def preferences(self, chat_id: int) -> Preferences:
        """What the chat has chosen."""

    def kept(self, chat_id: int) -> dict[str, int]:
        """How many things each table keeps about a chat; tables that keep nothing are left out."""

    def value(self, name: str) -> Any:
        """A named value of the program's own state (a heartbeat), or None."""


class Transaction(View, QuestionsTransaction, RepliesTransaction, SubscribersTransaction, Protocol):
    """A view that also writes; all of it is durable together, or none of it."""

    def put(self, event: Event, background: Background | None = None) -> Stored:
        """Add the event, or bring the stored one that it is a form of up to date.

        Args:
            event: The event.
            background: What another archive knew of it; what this one knows itself stays.
        """

    def remove(self, number: int) -> bool:
        """Take an event out; False where there is none."""

    def remember(self, request: dict[str, Any], now: float, chat_id: int | None = None) -> str:
        """Keep what doesn't fit a button for 30 days; a chat's equal requests share a short id."""

    def receive(self, bot_id: int, bodies: Sequence[dict[str, Any]], now: float) -> list[Update]:
        """Take Telegram's updates in; returns those that weren't seen in the last 48 hours."""

    def finish(self, update: Update) -> None:
        """Take a handled update out of the inbox."""

    def fail(self, update: Update, reason: str, most: int) -> Update | None:
        """Count a failed attempt; after `most` of them the update is parked and None returned."""

    def set_check(self, check: Check) -> None:
        """Write down how an event stands with its site."""

    def drop_check(self, number: int) -> None:
        """Forget how an event stood, since it is gone."""

    def set_preferences(self, preferences: Preferences) -> None:
        """Write down what a chat has chosen."""

    def drop_preferences(self, chat_id: int) -> None:
        """Forget what a chat has chosen."""

    def forget_chat(self, chat_id: int) -> None:
        """Delete everything that is kept about a chat."""

    def set_value(self, name: str, value: Any) -> None:
        """Set a named value of the program's own state."""


class Store(Protocol):
    """A durable archive with the chats' state.

    Work is given as a function, which is run whole in one transaction, off the event loop: no
    other task's await can come between, and nothing is left open when a task is cancelled.
    """

    async def read(self, work: Callable[[View], T]) -> T:
        """Run `work` on a consistent view."""

    async def write(self, work: Callable[[Transaction], T]) -> T:
        """Run `work` in a transaction; it is durable when this returns."""

    async def shred(self) -> None:
        """Leave nothing of what was deleted in the file, nor beside it."""

    async def close(self) -> None:
        """Finish what was begun and let the file go."""
