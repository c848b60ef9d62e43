"""What an index may leave out of a TinyDB query."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tinydb import Query, where
from tinydb.queries import QueryInstance

from bot.store.conditions import Term, narrow
from bot.store.rows import Rows
from bot.store.table import Documents

NUMBERS = st.integers(-(2**63), 2**63) | st.integers(-3, 3) | st.booleans()
NUMBERS |= st.floats(-5, 5) | st.floats(allow_nan=False, allow_infinity=False)
TEXTS = st.text("aB\0\x01é\ud800\uffff😀 ", max_size=4)
OPERATORS = ["__eq__", "__lt__", "__le__", "__gt__", "__ge__"]


@st.composite
def searches(draw: st.DrawFn) -> tuple[list[dict], QueryInstance]:
    """Some documents, and a query of the same kind of values."""
    values = draw(st.sampled_from([NUMBERS, TEXTS]))
    documents = draw(
        st.lists(st.fixed_dictionaries({}, optional={"a": values, "b": values}), max_size=8)
    )
    known = [value for document in documents for value in document.values()]
    wanted = st.sampled_from(known) | values if known else values
    terms = [
        getattr(where(draw(st.sampled_from("ab"))), draw(st.sampled_from(OPERATORS)))(draw(wanted))
        for _ in range(draw(st.integers(1, 2)))
    ]
    query = terms[0] if len(terms) == 1 else terms[0] & terms[1]
    return documents, draw(st.sampled_from([query, ~query, query | (where("a") == 0)]))


@example(([{"a": "", "b": "\0"}], where("b") > ""))
@given(searches())
def test_a_search_by_index_finds_what_a_search_of_everything_finds(
    search: tuple[list[dict], QueryInstance],
) -> None:
    documents, query = search
    with Documents(Rows(), {"notes": (("a",), ("b", "a"))}) as db:
        table = db.table("notes")
        ids = table.insert_multiple(documents)
        right = [id_ for id_, document in zip(ids, documents, strict=True) if query(document)]
        assert [found.doc_id for found in table.search(query)] == right
        assert sorted(found.doc_id for found in table.page(query, "a", 99)) == right
        assert table.count(query) == len(right)
        assert table.contains(query) == bool(right)


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        (where("a") == "x", [Term("a", "==", "x")]),
        (where("a") > 4.5, [Term("a", ">=", 4)]),
        ((where("a") == 1) & (where("b") < 7), [Term("a", "==", 1), Term("b", "<=", 7)]),
        ((where("a") == 1) & where("c").exists(), [Term("a", "==", 1)]),
    ],
)
def test_equality_and_ranges_of_declared_fields_narrow_the_rows(
    query: QueryInstance, terms: list[Term]
) -> None:
    assert narrow(query, {"a", "b"}) == terms


@pytest.mark.parametrize(
    "query",
    [
        where("other") == 1,
        where("a").b == 1,
        where("a") != 1,
        ~(where("a") == 1),
        (where("a") == 1) | (where("b") == 1),
        where("a") == [1],
        where("a") == None,  # noqa: E711
        Query().a.map(abs) == 1,
        bool,
    ],
)
def test_nothing_else_does(query: QueryInstance) -> None:
    assert narrow(query, {"a", "b"}) == []
