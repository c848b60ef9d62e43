"""The outbox: notices on their way, in order for each chat.

A chat whose first notice waits is in `lane`, with the moment from which it may be served: so
whoever sends finds the chats that are ready, and of each its next notices, without a scan.
"""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

import orjson

from bot.following import STATES, Notice, OutboxCounts, State
from bot.store.table import Documents

TABLES = (
    """CREATE TABLE IF NOT EXISTS notice(number INTEGER PRIMARY KEY AUTOINCREMENT,
        chat_id INTEGER NOT NULL, thread_id INTEGER NOT NULL, event INTEGER NOT NULL,
        revision INTEGER NOT NULL, due REAL NOT NULL, bundled INTEGER NOT NULL,
        reasons TEXT NOT NULL, added TEXT NOT NULL, state TEXT NOT NULL, failures INTEGER NOT NULL,
        failing_since REAL, fault TEXT, message_id INTEGER, changed REAL NOT NULL,
        UNIQUE(chat_id, thread_id, event, revision))""",
    """CREATE INDEX IF NOT EXISTS notice_waiting ON notice(chat_id, due, number)
        WHERE state = 'waiting'""",
    "CREATE INDEX IF NOT EXISTS notice_by_due ON notice(due) WHERE state = 'waiting'",
    """CREATE INDEX IF NOT EXISTS notice_failing ON notice(number)
        WHERE state = 'waiting' AND failures > 0""",
    "CREATE INDEX IF NOT EXISTS notice_by_event ON notice(event, number)",
    "CREATE INDEX IF NOT EXISTS notice_by_state ON notice(state, changed)",
    "CREATE INDEX IF NOT EXISTS notice_by_message ON notice(chat_id, message_id)",
    """CREATE TABLE IF NOT EXISTS lane(chat_id INTEGER PRIMARY KEY, due REAL NOT NULL,
        held REAL NOT NULL, ready REAL NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS lane_by_ready ON lane(ready)",
    "CREATE TABLE IF NOT EXISTS moved(chat_id INTEGER PRIMARY KEY, moved_to INTEGER NOT NULL)",
)
_SELECT = (
    "SELECT chat_id, thread_id, event, revision, due, bundled, reasons, added, state, failures,"
    " failing_since, fault, message_id, number FROM notice @where"
)


class OutboxView:
    """The outbox of one snapshot; see `bot.protocols.View`."""

    def __init__(self, documents: Documents) -> None:
        self._outbox = documents.rows

    def ready_chats(self, now: float, limit: int) -> list[int]:
        """The chats that have notices to be sent now, those that wait longest first."""
        rows = self._outbox.connection.execute(
            "SELECT chat_id FROM lane WHERE ready <= ? ORDER BY ready LIMIT ?", (now, limit)
        )
        return [chat_id for (chat_id,) in rows]

    def next_notices(self, chat_id: int, now: float, limit: int) -> list[Notice]:
        """What goes to a chat next: one notice, or all that are to go together, at most `limit`."""
        due = self._notices(
            "WHERE state = 'waiting' AND chat_id = ? AND due <= ? ORDER BY due, number LIMIT ?",
            chat_id,
            now,
            limit,
        )
        if not due or not due[0].bundled:
            return due[:1]
        first = due[0]
        return list(takewhile(lambda one: one.bundled and one.thread_id == first.thread_id, due))

    def later_notices(self, chat_id: int, now: float) -> list[Notice]:
        """What tells a chat of events, but isn't due yet."""
        where = "WHERE state = 'waiting' AND chat_id = ? AND due > ? AND revision = 0 ORDER BY due"
        return self._notices(where, chat_id, now)

    def notice(self, number: int) -> Notice | None:
        """The notice with this number."""
        return next(iter(self._notices("WHERE number = ?", number)), None)

    def notices_in(self, state: State, limit: int) -> list[Notice]:
        """The notices in a state, those that came into it first."""
        return self._notices("WHERE state = ? ORDER BY changed LIMIT ?", state, limit)

    def notice_of(self, chat_id: int, thread_id: int, event: int) -> Notice | None:
        """The notice by which a chat was told, or will be told, of an event."""
        where = "WHERE chat_id = ? AND thread_id = ? AND event = ? AND revision = 0"
        return next(iter(self._notices(where, chat_id, thread_id, event)), None)

    def sent_as(self, chat_id: int, message_id: int) -> list[Notice]:
        """The notices that became a message."""
        where = "WHERE chat_id = ? AND message_id = ? AND revision = 0 ORDER BY due, number"
        return self._notices(where, chat_id, message_id)

    def sent_of(self, event: int, after: int, limit: int) -> list[Notice]:
        """The notices by which chats were told of an event, with numbers above `after`."""
        return self._notices(
            "WHERE event = ? AND number > ? AND revision = 0 AND state = 'sent'"
            " AND message_id IS NOT NULL ORDER BY number LIMIT ?",
            event,
            after,
            limit,
        )

    def sent_since(self, since: float) -> list[tuple[int, float]]:
        """To which chats notices were sent, and when, the earliest first."""
        rows = self._outbox.connection.execute(
            "SELECT chat_id, changed FROM notice WHERE state = 'sent' AND changed > ?"
            " ORDER BY changed",
            (since,),
        )
        return list(rows)

    def outbox_counts(self, now: float) -> OutboxCounts:
        """How the outbox stands."""
        one = self._outbox.one
        count = "SELECT count(*) FROM notice WHERE state = ?"
        oldest = one("SELECT min(due) FROM notice WHERE state = 'waiting'")[0]
        return OutboxCounts(
            states={state: one(count, state)[0] for state in STATES},
            overdue=0.0 if oldest is None else max(0.0, now - oldest),
            failing=one(
                "SELECT count(*) FROM notice INDEXED BY notice_failing"
                " WHERE state = 'waiting' AND failures > 0"
            )[0],
            suspended=one("SELECT count(*) FROM suspended")[0],
            announcements=one(
                "SELECT count(*) FROM doc_announcements"
                " WHERE json_extract(body, '$.\"waits_since\"') >= 1"
            )[0],
        )

    def _notices(self, where: str, *values: object) -> list[Notice]:
        rows = self._outbox.connection.execute(_SELECT.replace("@where", where), values)
        return [_load(row) for row in rows]


def _load(row: Sequence[Any]) -> Notice:
    values: list[Any] = list(row)
    values[5] = bool(values[5])
    values[6], values[7] = tuple(orjson.loads(values[6])), tuple(orjson.loads(values[7]))
    return Notice(*values)
