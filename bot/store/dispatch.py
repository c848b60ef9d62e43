"""Dispatch: notices are put into the outbox, and what becomes of them is written down."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import orjson

from bot.following import Notice, State
from bot.store.outbox import OutboxView

KEPT_SECONDS = 90 * 24 * 3600.0
"""How long a notice that was sent can be corrected; then it is forgotten, as are those that came
to nothing."""

HELD_SECONDS = 7 * 24 * 3600.0
"""How long notices are held for a chat that can't be written to."""

_SWEEP = 20
"""How many old notices are deleted at most along with one that is sent: a write stays short."""


class Outbox(OutboxView):
    """The outbox, for a transaction; see `bot.protocols.Transaction`."""

    def post(self, notices: Sequence[Notice], now: float) -> int:
        """Put notices in; those whose chat has the same already are left out.

        Those for a chat that can't be written to are held until it can.

        Returns:
            How many were put in.
        """
        posted = 0
        for one in map(self._follow, notices):
            closed = self._outbox.one(
                "SELECT 1 FROM suspended WHERE chat_id = ? AND thread_id IN (0, ?)",
                one.chat_id,
                one.thread_id,
            )
            cursor = self._outbox.connection.execute(
                "INSERT OR IGNORE INTO notice(chat_id, thread_id, event, revision, due, bundled,"
                " reasons, added, state, failures, changed) VALUES (?,?,?,?,?,?,?,?,?,0,?)",
                (
                    *(one.chat_id, one.thread_id, one.event, one.revision, one.due, one.bundled),
                    *(_write(one.reasons), _write(one.added), "held" if closed else "waiting", now),
                ),
            )
            if cursor.rowcount:
                posted += 1
                if not closed:
                    self._queue(one.chat_id, one.due)
        return posted

    def mark_sent(self, notices: Sequence[Notice], message_id: int | None, now: float) -> None:
        """Note that notices have become a message; some of those that are too old are forgotten."""
        for one in notices:
            self._set(one, "sent", now, message_id=message_id)
        self._requeue(notices[0].chat_id, 0.0)
        self._forget_old(now)

    def put_off(
        self, notices: Sequence[Notice], until: float, now: float, fault: str | None
    ) -> None:
        """Let the chat of these notices wait; with a fault they have failed once more."""
        if fault is not None:
            self._outbox.connection.executemany(
                "UPDATE notice SET failures = failures + 1, fault = ?,"
                " failing_since = ifnull(failing_since, ?) WHERE number = ?",
                [(fault, now, one.number) for one in notices],
            )
        self._requeue(notices[0].chat_id, until)

    def move_due(self, notices: Sequence[Notice]) -> None:
        """Let notices of one chat be due when they now say."""
        self._outbox.connection.executemany(
            "UPDATE notice SET due = ?, bundled = ? WHERE number = ?",
            [(one.due, one.bundled, one.number) for one in notices],
        )
        if notices:
            self._requeue(notices[0].chat_id, 0.0)

    def set_aside(
        self, notices: Sequence[Notice], state: State, now: float, fault: str | None = None
    ) -> None:
        """Take notices out of their chat's way, as parked, held or dropped."""
        for one in notices:
            self._set(one, state, now, fault=fault)
        for chat_id in {one.chat_id for one in notices}:
            self._requeue(chat_id, 0.0)

    def hold_notices(self, chat_id: int, thread_id: int, now: float) -> None:
        """Hold what waits for a chat that can't be written to (thread 0: for all its topics)."""
        self._outbox.connection.execute(
            "UPDATE notice SET state = 'held', changed = ? WHERE state = 'waiting'"
            " AND chat_id = ? AND ? IN (0, thread_id)",
            (now, chat_id, thread_id),
        )
        self._requeue(chat_id, 0.0)

    def release_notices(self, chat_id: int, now: float) -> None:
        """Let what was held for a chat go, together as it is due; what is old is dropped."""
        # By its state SQLite would go through what is held for all chats.
        self._outbox.connection.execute(
            "UPDATE notice INDEXED BY notice_by_message SET state = 'dropped', changed = ?"
            " WHERE state = 'held' AND chat_id = ? AND changed < ?",
            (now, chat_id, now - HELD_SECONDS),
        )
        self._outbox.connection.execute(
            "UPDATE notice SET state = 'waiting', due = max(due, ?), bundled = (revision = 0),"
            " changed = ?, failures = 0, failing_since = NULL WHERE state = 'held' AND chat_id = ?",
            (now, now, chat_id),
        )
        self._requeue(chat_id, 0.0)

    def retry_notices(self, numbers: Iterable[int], now: float) -> int:
        """Let parked or held notices be sent after all; returns how many there were."""
        found = [one for number in numbers if (one := self.notice(number))]
        stopped = [one for one in found if one.state in {"parked", "held"}]
        for one in stopped:
            self._outbox.connection.execute(
                "UPDATE notice SET state = 'waiting', due = min(due, ?), failures = 0,"
                " failing_since = NULL, changed = ? WHERE number = ?",
                (now, now, one.number),
            )
            self._requeue(one.chat_id, 0.0)
        return len(stopped)

    def drop_notices(self, numbers: Iterable[int]) -> int:
        """Take notices out of the outbox; returns how many there were."""
        found = [one for number in numbers if (one := self.notice(number))]
        for one in found:
            self._outbox.connection.execute("DELETE FROM notice WHERE number = ?", (one.number,))
            self._requeue(one.chat_id, 0.0)
        return len(found)

    def move_notices(self, chat_id: int, to: int, now: float) -> None:
        """Let what waits for a chat, or is put in for it later, go to the one it has become.

        The messages of the old chat can't be edited in the new one; so what was sent stays.
        """
        self._outbox.connection.execute(
            "UPDATE OR IGNORE notice SET chat_id = ?, changed = ?"
            " WHERE chat_id = ? AND state IN ('waiting', 'held', 'parked')",
            (to, now, chat_id),
        )
        # What is left has its equal in the new chat; here it would be tried for ever.
        self._outbox.connection.execute(
            "UPDATE notice SET state = 'dropped', changed = ?"
            " WHERE chat_id = ? AND state IN ('waiting', 'held', 'parked')",
            (now, chat_id),
        )
        self._outbox.connection.execute("INSERT OR REPLACE INTO moved VALUES (?, ?)", (chat_id, to))
        self._requeue(chat_id, 0.0)
        self._requeue(to, 0.0)

    def _follow(self, notice: Notice) -> Notice:
        """The notice for the chat that its chat has become; else two would go there at once."""
        if notice.chat_id > 0:
            return notice
        moved = self._outbox.one("SELECT moved_to FROM moved WHERE chat_id = ?", notice.chat_id)
        return replace(notice, chat_id=moved[0]) if moved else notice

    def _forget_old(self, now: float) -> None:
        """Delete some of what nothing has become of, or needs to become of, for so long."""
        self._outbox.connection.execute(
            "DELETE FROM notice WHERE number IN (SELECT number FROM notice"
            " WHERE state IN ('sent', 'dropped', 'held') AND changed < ? LIMIT ?)",
            (now - KEPT_SECONDS, _SWEEP),
        )

    def _set(
        self,
        notice: Notice,
        state: State,
        now: float,
        *,
        fault: str | None = None,
        message_id: int | None = None,
    ) -> None:
        self._outbox.connection.execute(
            "UPDATE notice SET state = ?, changed = ?, fault = ifnull(?, fault),"
            " message_id = ifnull(?, message_id) WHERE number = ?",
            (state, now, fault, message_id, notice.number),
        )

    def _queue(self, chat_id: int, due: float) -> None:
        self._outbox.connection.execute(
            "INSERT INTO lane VALUES (?1, ?2, 0, ?2) ON CONFLICT(chat_id) DO UPDATE"
            " SET due = min(due, ?2), ready = max(held, min(due, ?2))",
            (chat_id, due),
        )

    def _requeue(self, chat_id: int, held: float) -> None:
        due = self._outbox.one(
            "SELECT min(due) FROM notice WHERE state = 'waiting' AND chat_id = ?", chat_id
        )[0]
        if due is None:
            self._outbox.connection.execute("DELETE FROM lane WHERE chat_id = ?", (chat_id,))
            return
        self._outbox.connection.execute(
            "INSERT OR REPLACE INTO lane VALUES (?, ?, ?, ?)", (chat_id, due, held, max(due, held))
        )


def _write(numbers: tuple[int, ...]) -> str:
    return orjson.dumps(numbers).decode()
