"""Documents as rows of a SQLite file: the connection, as TinyDB's storage, and a table's rows.

TinyDB's own JSON storage rewrites everything at each write, in place: killed in the middle it
leaves a file that can't be read again. Here each document is a row, a write touches its own rows
only, and a commit is durable when it returns.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import orjson
from tinydb.storages import Storage

from bot.errors import StoreError
from bot.store.conditions import Term
from bot.store.turn import Turn

BUSY_SECONDS = 5.0
"""How long a connection waits for another process's transaction."""

_PREFIX = "doc_"
_PAGE = 256
_LOWEST = -(2**63)


class Rows(Storage):
    """A connection to a SQLite file, with a sheet of rows for each TinyDB table.

    The names of tables must differ by more than the case of their letters.

    Attributes:
        connection: In autocommit mode: transactions are begun by `transaction` alone.
        known: The tables that are known to be there.
    """

    def __init__(
        self, path: Path | str = ":memory:", turn: Turn | None = None, *, query_only: bool = False
    ) -> None:
        """Connect; `turn` is the lock that processes which write the file share."""
        self._turn = turn
        # Used by one thread at a time; the thread that closes may be another one.
        self.connection = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        self.known: set[str] = set()
        # A commit is on the disk when it returns, and what was deleted is overwritten there.
        settings = ("synchronous = FULL", "secure_delete = ON", f"query_only = {query_only}")
        try:
            for setting in settings:
                self.connection.execute(f"PRAGMA {setting}")
        except sqlite3.Error:
            self.connection.close()
            raise

    def write_ahead(self) -> None:
        """Let the file be read while it is written; this stays so."""
        self.connection.execute("PRAGMA journal_mode = WAL")

    def empty_log(self) -> None:
        """Bring the write-ahead log into the file and cut it to nothing.

        Raises:
            StoreError: Others read an old state for longer than `BUSY_SECONDS`.
        """
        busy, _, _ = self.one("PRAGMA wal_checkpoint(TRUNCATE)")
        if busy:
            raise StoreError("the archive's log can't be emptied: something reads an old state")

    def one(self, statement: str, *values: object) -> Any:
        """The first row of a query's result, or None."""
        return self.connection.execute(statement, values).fetchone()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Hold a write transaction, or a part of the one that is open; an error undoes it."""
        connection = self.connection
        undo: tuple[str, ...]
        if connection.in_transaction:
            end, undo = "RELEASE part", ("ROLLBACK TO part", "RELEASE part")
            connection.execute("SAVEPOINT part")
        else:
            end, undo = "COMMIT", ("ROLLBACK",)
            with self._turn.next() if self._turn else nullcontext():
                connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute(end)
        except BaseException:
            self.known.clear()
            # A full disk ends the whole transaction by itself.
            for statement in undo if connection.in_transaction else ():
                connection.execute(statement)
            raise

    def tables(self) -> set[str]:
        """The names of the TinyDB tables."""
        found = self.connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name GLOB ?", (_PREFIX + "*",)
        )
        return {name.removeprefix(_PREFIX) for (name,) in found}

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Everything in the form that TinyDB's storages give; None where there is no table."""
        everything = {
            table: {str(id_): document for id_, document in Sheet(self, table).documents()}
            for table in sorted(self.tables())
        }
        return everything or None

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace everything, as TinyDB's storages do."""
        with self.transaction():
            for table in self.tables():
                Sheet(self, table).drop()
            for table, documents in data.items():
                sheet = Sheet(self, table)
                sheet.create()
                for id_, document in documents.items():
                    sheet.put(int(id_), encode(document))

    def close(self) -> None:
        """Let the file go."""
        self.connection.close()
        if self._turn:
            self._turn.close()


class Sheet:
    """The rows of one TinyDB table: an id and the document's JSON text."""

    def __init__(self, rows: Rows, table: str) -> None:
        self._rows = rows
        self._table = _PREFIX + table
        self._name = _quote(self._table)

    def _run(self, statement: str, *values: object) -> sqlite3.Cursor:
        # A name can't be given as a value is. It is quoted, so that any name will do.
        return self._rows.connection.execute(statement.replace("@rows", self._name), values)

    def exists(self) -> bool:
        """Whether the table was ever written."""
        if self._table not in self._rows.known:
            found = self._rows.one("SELECT 1 FROM sqlite_schema WHERE name = ?", self._table)
            if found is None:
                return False
            self._rows.known.add(self._table)
        return True

    def create(self, indexes: Iterable[tuple[str, ...]] = ()) -> None:
        """Make the table and its indexes where they are missing.

        Ids are never given twice, not even after a deletion: they stand in messages and links.
        """
        if self.exists():
            return
        self._run("CREATE TABLE @rows(id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL)")
        for fields in indexes:
            name = _quote(f"{self._table} by {', '.join(fields)}")
            self._run(f"CREATE INDEX {name} ON @rows({', '.join(map(_value, fields))})")

    def drop(self) -> None:
        """Take the table out of the file."""
        self._rows.known.discard(self._table)
        self._run("DROP TABLE IF EXISTS @rows")

    def next_id(self) -> int:
        """One more than the highest id ever given."""
        row = self._rows.one("SELECT seq FROM sqlite_sequence WHERE name = ?", self._table)
        return row[0] + 1 if row else 1

    def restart_ids(self) -> None:
        """Let the ids begin at 1 again."""
        self._rows.one("DELETE FROM sqlite_sequence WHERE name = ?", self._table)

    def get(self, id_: int) -> str | None:
        """The text of the document with this id."""
        row = self._run("SELECT body FROM @rows WHERE id = ?", id_).fetchone()
        return row[0] if row else None

    def put(self, id_: int, body: str) -> None:
        """Write a document's text in the place of the row with its id, or as a new one."""
        self._run(
            "INSERT INTO @rows(id, body) VALUES (?, ?)"
            " ON CONFLICT(id) DO UPDATE SET body = excluded.body",
            id_,
            body,
        )

    def delete(self, id_: int) -> bool:
        """Take a row out; False where there is none."""
        return self._run("DELETE FROM @rows WHERE id = ?", id_).rowcount > 0

    def clear(self) -> None:
        """Take all rows out."""
        self._run("DELETE FROM @rows")

    def count(self) -> int:
        """How many rows there are."""
        return int(self._run("SELECT count(*) FROM @rows").fetchone()[0])

    def ids(self) -> list[int]:
        """All ids, in order."""
        return [id_ for (id_,) in self._run("SELECT id FROM @rows ORDER BY id")]

    def documents(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """All ids and documents, in the order of the ids; the table may change meanwhile."""
        last = _LOWEST
        statement = "SELECT id, body FROM @rows WHERE id > ? ORDER BY id LIMIT ?"
        while page := self._run(statement, last, _PAGE).fetchall():
            for id_, body in page:
                yield id_, decode(body)
            last = page[-1][0]

    def select(
        self, terms: Sequence[Term], by: str | None = None, *, descending: bool = False
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """The ids and documents that meet all terms, in the order of a field, then of their ids."""
        met = [f"{_value(term.field)} {term.operator} ?" for term in terms]
        # "+id" keeps SQLite from going through all rows only because that gives their order.
        order = f"{_value(by)} {'DESC' if descending else 'ASC'}, id" if by else "+id"
        statement = "SELECT id, body FROM @rows WHERE @terms ORDER BY @order"
        found = self._run(
            statement.replace("@terms", " AND ".join(met) or "TRUE").replace("@order", order),
            *(term.value for term in terms),
        )
        for id_, body in found:
            yield id_, decode(body)


def encode(document: Mapping[str, Any]) -> str:
    """A document as JSON text.

    Raises:
        TypeError, ValueError: Something in it has no JSON form.
        OverflowError: A whole number has more than 64 bits.
    """
    try:
        return orjson.dumps(document).decode()
    except TypeError:
        # Slower, but it takes the half of a surrogate pair that a cut text may end with.
        text = json.dumps(document, allow_nan=False)
    if decode(text) != json.loads(text):
        raise OverflowError("a whole number of more than 64 bits")
    return text


def decode(body: str) -> dict[str, Any]:
    """A document from its JSON text."""
    try:
        document: dict[str, Any] = orjson.loads(body)
    except orjson.JSONDecodeError:
        document = json.loads(body)
    return document


def _value(field: str) -> str:
    """The SQL expression for a top-level field; an index serves only what is written like it."""
    return f"json_extract(body, '{_escape(field)}')"


def _escape(field: str) -> str:
    return f'$."{field}"'.replace("'", "''")


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
