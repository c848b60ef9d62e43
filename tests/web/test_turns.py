from hypothesis import given
from hypothesis import strategies as st
from making import make_event

from bot.model import Paragraph
from bot.web.turns import split_turns


def test_what_one_speaker_says_without_a_break_is_one_turn() -> None:
    turns = split_turns(make_event().paragraphs)
    assert [(turn.kind, turn.speaker, len(turn.paragraphs)) for turn in turns] == [
        ("text", None, 1),
        ("speech", "Ilona Varga", 2),
        ("speech", "Pavel Dorn", 1),
        ("text", None, 1),
        ("speech", None, 1),
        ("speech", "Ilona Varga", 1),
    ]


def test_a_label_begins_a_turn_where_the_unnamed_follow_each_other() -> None:
    event = make_event((("speech", "Question", "Where?"), ("speech", "Question", "When?")))
    assert len(split_turns(event.paragraphs)) == 2


_KINDS = st.sampled_from(["heading", "speech", "text", "note", "divider", "omission"])
_NAMES = st.none() | st.sampled_from("ab")


@given(st.lists(st.tuples(_KINDS, _NAMES, _NAMES), max_size=12))
def test_no_paragraph_is_lost_or_moved(lines: list) -> None:
    paragraphs = [Paragraph(n, kind, "x", who, label) for n, (kind, who, label) in enumerate(lines)]
    turns = split_turns(paragraphs)
    assert [p for turn in turns for p in turn.paragraphs] == paragraphs
