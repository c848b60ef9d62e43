"""TinyDB's tables over SQLite rows: each read and write touches only the rows that it needs."""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from itertools import islice
from typing import Any, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table

from bot.store.conditions import narrow
from bot.store.rows import Rows, Sheet, decode, encode

Indexes = tuple[tuple[str, ...], ...]
"""The declared indexes of a table; each is a tuple of top-level fields."""


class RowTable(Table):
    """A TinyDB table whose documents are rows.

    There is no query cache: it would not see what another process writes. Declared fields are
    indexed, and a query by `==` or a range of an index's first fields reads only those rows.
    """

    def __init__(
        self,
        storage: Storage,
        name: str,
        cache_size: int = 0,
        persist_empty: bool = False,
        indexes: Indexes = (),
    ) -> None:
        super().__init__(storage, name, cache_size)
        self._rows = cast("Rows", storage)
        self._sheet = Sheet(self._rows, name)
        self._indexes = indexes
        self._fields = {field for fields in indexes for field in fields}
        if persist_empty:
            self.create()

    def create(self) -> None:
        """Make the table and its indexes in the file, where they are missing."""
        self._sheet.create(self._indexes)

    def next_id(self) -> int:
        """The id that the next new document gets; only within a transaction does it stay so."""
        return self._sheet.next_id() if self._sheet.exists() else 1

    def replace(self, document: Document) -> None:
        """Write a document in the place of the one with its id, or as a new one."""
        with self._rows.transaction():
            self.create()
            self._sheet.put(document.doc_id, encode(document))

    def page(
        self,
        cond: QueryLike,
        by: str,
        limit: int,
        offset: int = 0,
        *,
        descending: bool = False,
    ) -> list[Document]:
        """Some of a query's documents, in the order of a declared field.

        Raises:
            ValueError: The field is in no index, so that everything would have to be sorted.
        """
        if by not in self._fields:
            raise ValueError(f"{self.name} has no index of {by}")
        found = self._matching(cond, by, descending=descending)
        return list(islice(found, offset, offset + limit))

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document; see TinyDB."""
        with self._rows.transaction():  # the id is found and taken in one
            return super().insert(document)

    def search(self, cond: QueryLike) -> list[Document]:
        """The documents that match, in the order of their ids; see TinyDB."""
        return list(self._matching(cond))

    def get(
        self,
        cond: QueryLike | None = None,
        doc_id: int | None = None,
        doc_ids: list[Any] | None = None,
    ) -> Any:
        """A document by query or id, or the documents with these ids; see TinyDB."""
        if doc_id is not None:
            body = self._sheet.get(doc_id) if self._sheet.exists() else None
            return None if body is None else self.document_class(decode(body), doc_id)
        if doc_ids is not None:
            found = (self.get(doc_id=id_) for id_ in sorted(set(map(int, doc_ids))))
            return [document for document in found if document is not None]
        if cond is not None:
            return next(self._matching(cond), None)
        raise RuntimeError("You have to pass either cond or doc_id or doc_ids")

    def contains(self, cond: QueryLike | None = None, doc_id: int | None = None) -> bool:
        """Whether there is a document that matches or has this id; see TinyDB."""
        return self.get(cond, doc_id) is not None

    def count(self, cond: QueryLike) -> int:
        """How many documents match; see TinyDB."""
        return sum(1 for _ in self._matching(cond))

    def update(
        self,
        fields: Mapping[str, Any] | Callable[[MutableMapping[str, Any]], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[int] | None = None,
    ) -> list[int]:
        """Change the documents that match or have these ids; see TinyDB."""
        with self._rows.transaction():
            return super().update(fields, None, self._ids(cond, doc_ids))

    def remove(
        self, cond: QueryLike | None = None, doc_ids: Iterable[int] | None = None
    ) -> list[int]:
        """Take out the documents that match or have these ids; see TinyDB."""
        with self._rows.transaction():
            return super().remove(None, self._ids(cond, doc_ids))

    def discard(self, doc_id: int) -> bool:
        """Take the document with this id out; False where there is none."""
        with self._rows.transaction():
            return self._sheet.exists() and self._sheet.delete(doc_id)

    def truncate(self) -> None:
        """Take out all documents and let the ids begin anew; see TinyDB."""
        with self._rows.transaction():
            super().truncate()
            self._sheet.restart_ids()

    def __iter__(self) -> Iterator[Document]:
        if self._sheet.exists():
            for id_, document in self._sheet.documents():
                yield self.document_class(document, id_)

    def __len__(self) -> int:
        return self._sheet.count() if self._sheet.exists() else 0

    def _matching(
        self, cond: QueryLike, by: str | None = None, *, descending: bool = False
    ) -> Iterator[Document]:
        terms = narrow(cond, self._fields)
        if not terms and by is None:
            yield from filter(cond, self)
        elif self._sheet.exists():
            for id_, found in self._sheet.select(terms, by, descending=descending):
                document = self.document_class(found, id_)
                if cond(document):
                    yield document

    def _ids(self, cond: QueryLike | None, doc_ids: Iterable[int] | None) -> Iterable[int] | None:
        if cond is None or doc_ids is not None:
            return doc_ids
        return [document.doc_id for document in self._matching(cond)]

    def _get_next_id(self) -> int:
        return self.next_id()

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return {str(document.doc_id): document for document in self}

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self._rows.transaction():
            self.create()
            documents = _Documents(self._sheet)
            updater(documents)
            documents.write_back()


class _Documents(MutableMapping[int, Any]):
    """The rows of a table as the dictionary that TinyDB's operations read and change."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._lent: dict[int, tuple[str, Any]] = {}

    def __getitem__(self, id_: int) -> Any:
        if id_ not in self._lent:
            body = self._sheet.get(id_)
            if body is None:
                raise KeyError(id_)
            self._lent[id_] = (body, decode(body))
        return self._lent[id_][1]

    def __setitem__(self, id_: int, document: Mapping[str, Any]) -> None:
        self._lent.pop(id_, None)
        self._sheet.put(id_, encode(document))

    def __delitem__(self, id_: int) -> None:
        self._lent.pop(id_, None)
        if not self._sheet.delete(id_):
            raise KeyError(id_)

    def __iter__(self) -> Iterator[int]:
        return iter(self._sheet.ids())

    def __len__(self) -> int:
        return self._sheet.count()

    def clear(self) -> None:
        """Take everything out at once."""
        self._lent.clear()
        self._sheet.clear()

    def write_back(self) -> None:
        """Write the documents that were changed after they had been handed out."""
        for id_, (body, document) in self._lent.items():
            written = encode(document)
            if written != body:
                self._sheet.put(id_, written)


class Documents(TinyDB):
    """A TinyDB whose tables are rows of a SQLite file.

    Attributes:
        rows: The connection to the file.
    """

    table_class = RowTable

    def __init__(self, rows: Rows, indexes: Mapping[str, Indexes] | None = None) -> None:
        self.rows = rows
        self._indexes = indexes or {}
        super().__init__(storage=lambda: rows)

    def table(self, name: str, **options: Any) -> RowTable:
        """A table, with the indexes that are declared for it; see TinyDB."""
        options.setdefault("indexes", self._indexes.get(name, ()))
        return cast("RowTable", super().table(name, **options))

    def tables(self) -> set[str]:
        """The names of the tables; see TinyDB."""
        return self.rows.tables()

    def drop_table(self, name: str) -> None:
        """Take a table out; see TinyDB."""
        self._tables.pop(name, None)
        Sheet(self.rows, name).drop()
