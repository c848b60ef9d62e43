"""What waits for its hour goes by the chat's latest choice of hours and zone."""

from dataclasses import replace

from bot.notices.schedule import earliest, find_due
from bot.protocols import Transaction


def reschedule(tx: Transaction, chat_id: int, now: float) -> None:
    """Let a chat's notices that aren't due yet wait for the hour that it wants now.

    Those that have become due so come together: a week's events must not be as many messages.
    """
    zone = tx.preferences(chat_id).zone
    moved = []
    for one in tx.later_notices(chat_id, now):
        wanted = [each for each in map(tx.subscription, one.reasons) if each and not each.paused]
        if wanted:
            due = earliest(find_due(each, zone, now) for each in wanted)
            moved.append(replace(one, due=due.at, bundled=True))
    tx.move_due(moved)
