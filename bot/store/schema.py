"""What stands in the archive's file, and in which version of it."""

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from bot.errors import StoreError
from bot.store import outbox, subscriptions
from bot.store.rows import BUSY_SECONDS, Rows
from bot.store.table import Documents, Indexes
from bot.store.turn import Turn

VERSION = 3
APPLICATION = 0x7472616E
"""Marks the file as ours, so that another program's database is not written to."""

TABLES: Mapping[str, Indexes] = {
    "events": (),
    "revisions": (("number",),),
    "values": (("name",),),
    "requests": (("at",), ("chat_id",)),
    "checks": (("site", "next_at"),),
    "chats": (),
    "subscriptions": (("chat_id",),),
    "announcements": (("waits_since",),),
    "catch_ups": (("count",),),
    "channels": (("owner",), ("chat_id",)),
    "questions": (("chat_id", "user_id"), ("chat_id", "message_id"), ("at",)),
    "replies": (("chat_id", "question"), ("chat_id", "answer"), ("due",)),
    "inbox": (("bot_id", "update_id"),),
    "parked": (("bot_id", "update_id"),),
    "seen": (("bot_id", "update_id"), ("at",)),
}
"""The tables of documents, and their indexes."""

# What the events are found by. Everything but the aliases in `name` and the numbers in `change`
# follows from the documents. A removed event keeps its row in `change`.
_EVENTS = (
    """CREATE TABLE IF NOT EXISTS listing(number INTEGER PRIMARY KEY, lang TEXT NOT NULL,
        site_id INTEGER, day TEXT, moment TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS listing_by_moment ON listing(moment, number)",
    "CREATE INDEX IF NOT EXISTS listing_by_day ON listing(day, moment, number)",
    "CREATE INDEX IF NOT EXISTS listing_by_site_id ON listing(site_id, lang)",
    """CREATE TABLE IF NOT EXISTS name(name TEXT, number INTEGER, time TEXT,
        PRIMARY KEY(name, number, time)) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS name_by_number ON name(number)",
    """CREATE TABLE IF NOT EXISTS topic(topic TEXT, moment TEXT, number INTEGER,
        PRIMARY KEY(topic, moment, number)) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS topic_by_number ON topic(number)",
    "CREATE TABLE IF NOT EXISTS change(number INTEGER PRIMARY KEY, at INTEGER NOT NULL UNIQUE)",
)


def open_for_reading(file: Path) -> Documents:
    """Open another connection to an archive's file, which can't write."""
    return Documents(Rows(file, query_only=True), TABLES)


def open_for_writing(file: Path) -> Documents:
    """Open the connection that writes an archive's file, laying out a new one.

    Raises:
        StoreError: The file is another program's, or of a newer version of this one.
    """
    with ExitStack() as undo:
        try:
            turn = Turn(file.with_suffix(".lock"), BUSY_SECONDS)
        except OSError as error:
            raise StoreError(f"{file.parent} can't be used: {error.strerror}") from error
        undo.callback(turn.close)
        documents = Documents(Rows(file, turn), TABLES)
        undo.callback(documents.close)
        if not _is_laid_out(documents.rows, file):
            with turn.next():  # SQLite lets nobody wait whose change of mode meets another's
                documents.rows.write_ahead()
            with documents.rows.transaction():
                if not _is_laid_out(documents.rows, file):  # another process may have been first
                    lay_out(documents)
        undo.pop_all()
        return documents


def _is_laid_out(rows: Rows, file: Path) -> bool:
    # In one statement, so of one moment: another process may be laying the file out just now.
    tables: int
    version: int
    application: int
    tables, version, application = rows.one(
        "SELECT (SELECT count(*) FROM sqlite_schema), v.user_version, a.application_id"
        " FROM pragma_user_version AS v, pragma_application_id AS a"
    )
    if application != APPLICATION and (version or application or tables):
        raise StoreError(f"{file} is another program's database; move it away")
    if version > VERSION:
        raise StoreError(f"{file} was written by a newer version of this program; update this one")
    return version == VERSION


def lay_out(documents: Documents) -> None:
    """Make what tables an empty file, or one of an older version, lacks."""
    execute = documents.rows.connection.execute
    for name in TABLES:
        documents.table(name).create()
    for statement in (*_EVENTS, *subscriptions.TABLES, *outbox.TABLES):
        execute(statement)
    execute(f"PRAGMA application_id = {APPLICATION}")
    execute(f"PRAGMA user_version = {VERSION}")
