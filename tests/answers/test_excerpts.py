from hypothesis import given
from hypothesis import strategies as st
from making import make_event

from bot.answers.excerpts import (
    PAGE_PIECES,
    PAGE_UNITS,
    count_units,
    cut_around,
    split_pages,
    split_paragraph,
)
from bot.model import Paragraph

_TEXTS = st.text(st.sampled_from("ab .!?…»”😀ж\n"), max_size=9000) | st.text(max_size=200)


@given(st.text())
def test_units_are_utf_16(text: str) -> None:
    assert count_units(text) == len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(_TEXTS)
def test_a_paragraph_in_pieces_loses_nothing(text: str) -> None:
    pieces = split_paragraph(Paragraph(1, "speech", text))
    assert "".join(piece.text for piece in pieces) == text
    assert all(count_units(piece.text) <= PAGE_UNITS for piece in pieces)
    assert [piece.start for piece in pieces] == [
        sum(len(before.text) for before in pieces[:n]) for n in range(len(pieces))
    ]


def test_a_long_paragraph_is_cut_where_a_sentence_ends() -> None:
    text = "The rope holds. " * 400
    pieces = split_paragraph(Paragraph(1, "speech", text))
    assert len(pieces) > 1
    assert all(piece.text.endswith("holds. ") for piece in pieces)


@given(st.lists(st.integers(1, 4000), max_size=120))
def test_pages_hold_every_paragraph_in_order_and_fit(lengths: list[int]) -> None:
    event = make_event(tuple(("text", None, "x" * length) for length in lengths))
    pages = split_pages(event)
    joined: dict[int, str] = {}
    for page in pages:
        assert 0 < len(page) <= PAGE_PIECES
        assert sum(count_units(piece.text) for piece in page) <= PAGE_UNITS
        for piece in page:
            joined[piece.paragraph.n] = joined.get(piece.paragraph.n, "") + piece.text
    assert list(joined.values()) == [paragraph.text for paragraph in event.paragraphs]


@given(_TEXTS, st.data())
def test_an_excerpt_lies_in_the_text_and_holds_a_match(text: str, data: st.DataObject) -> None:
    most = 300
    start = data.draw(st.integers(0, max(0, len(text) - 4)))
    span = (start, min(len(text), start + 3))
    begin, end = cut_around(text, [span], most)
    assert 0 <= begin <= end <= len(text)
    assert end - begin <= max(most, 1)
    if text:
        assert begin <= start < end


def test_an_excerpt_is_whole_sentences_around_the_match() -> None:
    text = "First one here. Second one there. The match is now. Fourth follows. Fifth ends."
    at = text.index("match")
    begin, end = cut_around(text, [(at, at + 5)], 40)
    assert text[begin:end].strip() == "The match is now. Fourth follows."
