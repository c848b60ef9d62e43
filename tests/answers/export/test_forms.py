import csv
import datetime as dt
import io
import json
from collections.abc import Sequence
from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_event

from bot.answers.export.forms import Layout, lay_out_csv, lay_out_json, lay_out_markdown
from bot.answers.export.rows import Row, row_of, row_of_event
from bot.answers.papers import Result
from bot.messages import phrases
from bot.model import Coverage

EN = phrases("en")
RESULT = Result(
    'by:"Varga" [ropes]',
    9,
    True,
    False,
    Coverage(7, dt.date(2000, 1, 1), dt.date(2024, 5, 17)),
    dt.date(2026, 11, 24),
    ("en.president.example",),
)
_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=20)
_NUMBER = st.none() | st.integers(1)
_ROWS = st.lists(
    st.builds(Row, _NUMBER, *[_CELL] * 5, _NUMBER, *[_CELL] * 3),
    max_size=5,
)


def _write(rows: Sequence[Row], layout: Layout) -> str:
    body = layout.between.join(map(layout.write, rows))
    return f"{layout.head}{body}{layout.tail(1, 1)}"


@given(_ROWS)
def test_csv_comes_back_cell_by_cell_and_no_cell_is_a_formula(rows: list[Row]) -> None:
    text = _write(rows, lay_out_csv())
    assert text.startswith("\ufeff")
    head, *read = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert head == [
        "id", "date", "place", "title", "person", "label", "paragraph", "text", "language", "link",
    ]  # fmt: skip
    for row, cells in zip(rows, read, strict=True):
        for value, given_ in zip(astuple(row), cells, strict=True):
            cell = "" if value is None else str(value)
            assert given_ in {cell, f"'{cell}"}
            assert not given_.startswith(("=", "+", "-", "@", "\t"))


def test_a_passage_goes_on_with_the_label_of_its_turn() -> None:
    event = make_event()
    row = row_of(event, event.paragraphs[2])
    assert (row.person, row.label) == ("Ilona Varga", "President of Ardava Ilona Varga")
    assert (row.id, row.date, row.paragraph) == (101, "2024-05-17", 3)
    assert row.link.startswith("http://en.president.example/events/president/news/101#:~:text=")
    note = row_of(event, event.paragraphs[4])
    assert (note.person, note.label) == ("", "")


def test_an_event_is_a_row_with_its_speakers_and_lede() -> None:
    row = row_of_event(make_event(id=None, url=None, date=None, place=None))
    assert row.person == "Ilona Varga; Pavel Dorn"
    assert row.text == "The President opened the new harbour."
    assert (row.id, row.date, row.place, row.paragraph, row.link) == (None, "", "", None, "")


def test_json_says_what_was_asked_of_what_and_when() -> None:
    event = make_event()
    row = row_of(event, event.paragraphs[2])
    body = json.loads(_write([row, row], lay_out_json(RESULT)))
    assert (body["query"], body["total"], body["complete"]) == (RESULT.query, 9, True)
    assert body["archive"] == {"events": 7, "first": "2000-01-01", "last": "2024-05-17"}
    assert (body["date"], body["part"], body["parts"]) == ("2026-11-24", 1, 1)
    assert (body["sources"], body["licence"]) == (["en.president.example"], None)
    assert [one["text"] for one in body["rows"]] == [event.paragraphs[2].text] * 2
    assert (body["rows"][0]["id"], body["rows"][0]["paragraph"]) == (101, 3)
    licensed = replace(RESULT, hosts=("kremlin.ru", "en.president.example"))
    assert json.loads(_write([], lay_out_json(licensed)))["licence"] == "CC BY 4.0"


def test_markdown_quotes_each_passage_and_escapes_its_marks() -> None:
    event = make_event(
        (("speech", "Ilona Varga", "# *Ropes*\n[and] <boats>"),), title="The (new) [quay]"
    )
    rows = [row_of(event, event.paragraphs[0]), row_of_event(event)]
    text = _write(rows, lay_out_markdown(RESULT, EN))
    assert text.startswith('# by:"Varga" \\[ropes\\]\n')
    assert "\n9 passages\nComplete" in text
    assert "\nSource: en.president.example\n" in text
    assert "> \\# \\*Ropes\\* \\[and\\] \\<boats\\>\n" in text
    assert "— Ilona Varga, [The (new) \\[quay\\]](http" in text
    assert "- [The (new) \\[quay\\]](http" in text


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("- No, I said.", "\\- No, I said."),
        ("1984. A hard year.", "1984\\. A hard year."),
        ("1) Ropes", "1\\) Ropes"),
        ("---", "\\---"),
        ("Salt &amp; ~~tar~~", "Salt \\&amp; \\~\\~tar\\~\\~"),
        ("-5 degrees, 1.5 metres", "-5 degrees, 1.5 metres"),
    ],
)
def test_markdown_takes_no_words_for_a_list_a_rule_or_an_entity(said: str, written: str) -> None:
    event = make_event((("speech", "Ilona Varga", said),))
    text = _write([row_of(event, event.paragraphs[0])], lay_out_markdown(RESULT, EN))
    assert f"\n> {written}\n" in text
