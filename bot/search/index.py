"""The index on disk: tantivy finds rows by their terms, mapped files hold what the rows say.

```
index/current                    the format's number and the generation's name
index/<generation>/state.json    the last change taken in, and how large the files were then
index/<generation>/tantivy/
index/<generation>/rows, texts, codes
index/<generation>/heads, tags, names
```

All of it can be built again from the store, so an index that is missing, torn or of another format
is not mended: a new generation is begun beside it.
"""

import json
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import numpy as np
import tantivy

from bot.search.catalog import Catalog, Mask
from bot.search.rows import RowReader
from bot.search.terms import Field, Lookup

FORMAT = 2
_MOST_FREQUENCIES = 1 << 14
_MOST_TOPICS = 65_000  # tantivy's own limit


class Heaviest(NamedTuple):
    """Rows, the heaviest first, and what the terms of each weigh together."""

    rows: list[int]
    weights: list[float]


class Reader(Protocol):
    """What searching needs of an index, as it was at one moment. Safe to use in many threads."""

    rows: RowReader
    catalog: Catalog

    @property
    def spoken(self) -> Mask:
        """In which events of the catalog somebody speaks."""

    def find(self, lookup: Lookup) -> Heaviest:
        """Return the rows whose terms weigh most together."""

    def frequency(self, field: Field, term: str) -> int:
        """In how many rows a term stands."""

    def vocabulary(self) -> list[tuple[str, int]]:
        """All words as they are written, folded, with the number of rows that each stands in."""

    def stems(self, field: Field) -> list[tuple[str, int]]:
        """All terms of a field, with the number of rows that each stands in."""

    def topics(self) -> list[str]:
        """All topics, those of the most events first."""


def make_schema() -> Any:
    """Return tantivy's schema of an index."""
    builder = tantivy.SchemaBuilder()
    # Not unsigned: tantivy 0.27's deletion by term finds no unsigned value and says nothing.
    builder.add_integer_field("row", fast=True)
    builder.add_integer_field("event", indexed=True)
    for field in ("words", "title", "about", "body", "forms"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("topics", tokenizer_name="raw", index_option="basic", fast=True)
    return builder.build()


class TantivyReader:
    """A generation as it was at its last commit.

    Raises:
        ValueError: The generation is torn.
        OSError: The generation is torn.
    """

    def __init__(self, generation: Path) -> None:
        sizes = read_state(generation)["sizes"]
        index = tantivy.Index.open(str(generation / "tantivy"))
        self._schema = index.schema
        self._searcher = index.searcher()
        self._frequencies: dict[tuple[Field, str], int] = {}
        # Mapped after the searcher was taken, so that every row it can name is there.
        self.rows = RowReader(generation, sizes)
        self.catalog = Catalog(generation, sizes)

    @cached_property
    def spoken(self) -> Mask:
        """In which events of the catalog somebody speaks."""
        speaks = self.rows.speakers(self.catalog.rows) > 0
        spoken: Mask = np.bincount(self.catalog.of_row, speaks, len(self.catalog)) > 0
        return spoken

    def find(self, lookup: Lookup) -> Heaviest:
        """Return the rows whose terms weigh most together."""
        query = tantivy.Query
        should = []
        for terms in lookup.clauses:
            # A constant score: BM25's own prefers short rows and repeated words, which says
            # nothing on where a remembered sentence comes from (of the sentences misremembered,
            # 97 instead of 92 of 100 are then among the first 100).
            found = [
                query.const_score_query(
                    query.term_query(self._schema, term.field, term.text, "basic"), term.weight
                )
                for term in terms
            ]
            clause = found[0] if len(found) == 1 else query.disjunction_max_query(found, 0.0)
            should.append((tantivy.Occur.Should, clause))
        if not (should and lookup.limit):
            return Heaviest([], [])
        hits = self._searcher.search(
            query.boolean_query(should), limit=lookup.limit, count=False
        ).hits
        # One call for all rows; reading document by document takes longer than all the rest.
        rows: Any = self._searcher.fast_field_values("row", [where for _, where in hits])
        return Heaviest(rows, [weight for weight, _ in hits])

    def frequency(self, field: Field, term: str) -> int:
        """In how many rows a term stands."""
        # Each query asks for some words twice, and all queries for many of the same.
        count = self._frequencies.get((field, term))
        if count is None:
            if len(self._frequencies) >= _MOST_FREQUENCIES:
                self._frequencies.clear()
            count = self._frequencies[field, term] = self._searcher.doc_freq(field, term)
        return count

    def vocabulary(self) -> list[tuple[str, int]]:
        """All words as they are written, folded, with the number of rows that each stands in."""
        return self._searcher.terms_with_prefix("forms", "")

    def stems(self, field: Field) -> list[tuple[str, int]]:
        """All terms of a field, with the number of rows that each stands in."""
        return self._searcher.terms_with_prefix(field, "")

    def topics(self) -> list[str]:
        """All topics, those of the most events first."""
        counted = self._searcher.aggregate(
            tantivy.Query.all_query(),
            {"topics": {"terms": {"field": "topics", "size": _MOST_TOPICS}}},
        )
        return [bucket["key"] for bucket in counted["topics"]["buckets"]]


def current_generation(folder: Path) -> Path | None:
    """The folder of the generation in use, or None where there is none of this format."""
    try:
        current = json.loads((folder / "current").read_text())
        if current["format"] == FORMAT:
            return folder / str(current["generation"])
    except (FileNotFoundError, ValueError, TypeError, KeyError):
        return None
    return None


def read_state(generation: Path) -> dict[str, Any]:
    """What was written down after the generation's last commit.

    Raises:
        ValueError: It is torn.
        OSError: It can't be read.
    """
    state = json.loads((generation / "state.json").read_text())
    if not isinstance(state, dict) or not {"change", "sizes"} <= state.keys():
        raise ValueError(f"{generation}: its state is torn")
    return state
