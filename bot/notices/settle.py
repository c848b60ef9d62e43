"""Writing down what became of a letter."""

import logging
from dataclasses import dataclass, field, replace

from bot.following import Notice
from bot.notices.letter import Closed, Delayed, Delivered, Letter, Moved, Outcome, Refused
from bot.preferences import Preferences
from bot.protocols import Transaction
from bot.telegram.backoff import Backoff

_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rules:
    """When a failed notice is tried again, and when no more.

    Attributes:
        retry: The waits between attempts.
        give_up: After so many seconds of failures a notice is parked.
    """

    retry: Backoff = field(default_factory=lambda: Backoff(first=2.0, most=900.0))
    give_up: float = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Settled:
    """What follows from what became of a letter.

    Attributes:
        goes_on: Whether the chat may get another letter at once.
        report: What the operator has to know; None for nothing.
    """

    goes_on: bool
    report: str | None = None


def settle(tx: Transaction, letter: Letter, outcome: Outcome, now: float, rules: Rules) -> Settled:
    """Write down what became of a letter."""
    if letter.unwanted:
        tx.set_aside(letter.unwanted, "dropped", now)
    if not letter.notices:
        return Settled(goes_on=True)
    match outcome:
        case Delivered(message_id=message_id):
            tx.mark_sent(letter.notices, message_id, now)
            tx.post(_list_missed(tx, letter, now), now)
            for number in letter.ends:
                tx.drop_subscription(number)
            return Settled(goes_on=True)
        case Moved(to=to):
            move_chat(tx, letter.chat_id, to, now)
            return Settled(goes_on=False)
        case Delayed():
            return Settled(goes_on=False, report=_delay(tx, letter, outcome, now, rules))
        case Closed(reason=reason, topic_only=topic_only):
            close_chat(tx, letter.chat_id, letter.thread_id if topic_only else 0, reason, now)
            return Settled(goes_on=False)
        case Refused(reason=reason):
            return Settled(goes_on=True, report=_park(tx, letter.notices, now, reason))


def close_chat(tx: Transaction, chat_id: int, thread_id: int, reason: str, now: float) -> None:
    """Suspend what a chat follows (thread 0: all of it), and hold what waits for it."""
    _logger.info("chat %d, topic %d: notices are suspended: %s", chat_id, thread_id, reason)
    tx.suspend(chat_id, thread_id, reason)
    tx.hold_notices(chat_id, thread_id, now)


def revive_chat(tx: Transaction, chat_id: int, now: float) -> None:
    """Try again to write to a chat, since it has spoken or has let the bot in again."""
    if tx.resume(chat_id):
        tx.release_notices(chat_id, now)


def move_chat(tx: Transaction, chat_id: int, to: int, now: float) -> None:
    """Let a group's choices, what it follows, and what waits go to the supergroup it has become.

    Told several times, by the old chat, by the new one and by a refusal, it is done once.
    """
    chosen = tx.preferences(chat_id)
    if chosen != Preferences(chat_id):
        tx.set_preferences(replace(chosen, chat_id=to))
        tx.drop_preferences(chat_id)
    tx.move_subscriptions(chat_id, to)
    tx.move_notices(chat_id, to, now)
    # What couldn't be sent to the old one may be sent to the new one.
    tx.release_notices(to, now)


def _list_missed(tx: Transaction, letter: Letter, now: float) -> list[Notice]:
    """The rows that correct what the letter tells of events that changed while it was on its way.

    The change has passed it by: it only corrects what was sent by then.
    """
    missed = []
    for one in letter.notices:
        told = tx.announcement(one.event)
        if told and told.revision > letter.revisions.get(one.event, told.revision):
            place = (one.chat_id, one.thread_id, one.event)
            missed.append(Notice(*place, told.revision, now, reasons=one.reasons, added=told.added))
    return missed


def _delay(
    tx: Transaction, letter: Letter, outcome: Delayed, now: float, rules: Rules
) -> str | None:
    failures = max(one.failures for one in letter.notices)
    since = min(one.failing_since or now for one in letter.notices)
    if outcome.fault is not None and now - since >= rules.give_up:
        return _park(tx, letter.notices, now, outcome.fault)
    wait = rules.retry.delay(failures + 1) if outcome.seconds is None else outcome.seconds
    tx.put_off(letter.notices, now + wait, now, outcome.fault)
    return None


def _park(tx: Transaction, notices: tuple[Notice, ...], now: float, reason: str) -> str:
    tx.set_aside(notices, "parked", now, reason)
    numbers = ", ".join(str(one.number) for one in notices)
    return (
        f"Notices {numbers} for chat {notices[0].chat_id} are parked"
        f" (`python -m bot outbox` shows them).\n{reason}"
    )
