"""Documents as rows: transactions, what a document may hold, and what a deletion leaves."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.store.rows import Rows, Sheet, decode, encode

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(), children),
    max_leaves=8,
)


@given(st.dictionaries(st.text(st.characters()), JSON))
def test_a_document_comes_back_as_it_was(document: dict) -> None:
    assert decode(encode(document)) == document


def test_what_has_no_json_form_is_refused() -> None:
    with pytest.raises((TypeError, ValueError)):
        encode({"half": "\ud800", "endless": float("inf")})


def test_a_number_that_would_come_back_as_another_is_refused() -> None:
    with pytest.raises(OverflowError):
        encode({"n": 2**70 + 1})


def _put_and_fail(rows: Rows) -> None:
    with rows.transaction():
        Sheet(rows, "notes").create()
        Sheet(rows, "notes").put(2, "{}")
        raise ZeroDivisionError


def test_an_error_undoes_its_part_of_a_transaction_only() -> None:
    rows = Rows()
    sheet = Sheet(rows, "notes")
    with rows.transaction():
        sheet.create()
        sheet.put(1, "{}")
        with pytest.raises(ZeroDivisionError):
            _put_and_fail(rows)
        sheet.put(3, "{}")
    assert sheet.ids() == [1, 3]
    rows.close()


def test_an_error_undoes_a_whole_transaction_and_the_table_made_in_it() -> None:
    rows = Rows()
    with pytest.raises(ZeroDivisionError):
        _put_and_fail(rows)
    assert not Sheet(rows, "notes").exists()
    assert rows.read() is None
    rows.close()


def test_a_table_may_have_any_name() -> None:
    rows = Rows()
    data = {'an "odd" name; DROP': {"1": {"a": 1}}, "Ünï @rows": {"7": {}}}
    rows.write(data)
    assert rows.read() == data
    rows.close()


def test_what_was_deleted_is_not_left_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "notes.db"
    rows = Rows(file)
    sheet = Sheet(rows, "notes")
    sheet.create()
    sheet.put(1, json.dumps({"chat": "a secret name"}))
    sheet.put(2, json.dumps({"chat": "an open name"}))
    sheet.delete(1)
    rows.close()
    left = file.read_bytes()
    assert b"an open name" in left
    assert b"a secret name" not in left
