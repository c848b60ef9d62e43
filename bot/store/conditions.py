"""What an index can do for a TinyDB query.

A TinyDB query is an opaque test of a document, but its hash tells how it was built. From that come
the terms that every matching document meets, so that SQLite can narrow the rows by an index; the
query itself then judges each of them. A term may let too much through, never too little.
"""

import math
from collections.abc import Collection
from typing import Any, NamedTuple

_EXACT = 2**53
"""Above it SQLite's and Python's numbers may differ in their last digits."""


class Term(NamedTuple):
    """A comparison of a field's value, as SQL writes it."""

    field: str
    operator: str
    value: str | int


def narrow(query: object, fields: Collection[str]) -> list[Term]:
    """The terms on these top-level fields that a query's matches meet; [] where there are none."""
    return sorted(_terms(getattr(query, "_hash", None), fields), key=repr)


def _terms(built: Any, fields: Collection[str]) -> list[Term]:
    match built:
        case ("and", frozenset() as parts):
            return [term for part in parts for term in _terms(part, fields)]
        case ("==" | "<" | "<=" | ">" | ">=" as operator, (str() as field,), value):
            term = _term(field, operator, value) if field in fields else None
            return [term] if term else []
        case _:
            return []


def _term(field: str, operator: str, value: Any) -> Term | None:
    if isinstance(value, str):
        # SQLite ends a JSON string at its first NUL, and half a surrogate pair has no UTF-8 form.
        if "\0" in value or any("\ud800" <= char <= "\udfff" for char in value):
            return None
        # What is cut at a NUL may be the value itself, so nothing is left out for being equal.
        return Term(field, ">=" if operator == ">" else operator, value)
    if not isinstance(value, int | float) or not -_EXACT < value < _EXACT:
        return None
    if operator == "==":
        # The last digit of a fraction may come out differently from SQLite's reading of the JSON.
        return Term(field, operator, int(value)) if value == int(value) else None
    if operator in {"<", "<="}:
        return Term(field, "<=", math.ceil(value))
    return Term(field, ">=", math.floor(value))
