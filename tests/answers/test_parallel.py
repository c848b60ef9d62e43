"""Matching the paragraphs of an event in two languages."""

from hypothesis import given
from hypothesis import strategies as st
from making import Line, make_event

from bot.answers.parallel import align
from bot.model import Event, Paragraph


def _make(*lines: Line) -> Event:
    return make_event(lines)


def _same(one: Paragraph, other: Paragraph) -> bool | None:
    """By the first letter of the speaker, as long as both have one."""
    if not one.speaker or not other.speaker:
        return None
    return one.speaker[0] == other.speaker[0]


ENGLISH = _make(
    ("heading", None, "A short heading"),
    ("speech", "A One", "x" * 200),
    ("speech", None, "x" * 40),
    ("speech", "B Two", "x" * 90),
    ("note", None, "(Applause)"),
    ("speech", "A One", "x" * 300),
)


def test_the_same_structure_matches_one_to_one_and_is_sure() -> None:
    matches = align(ENGLISH, ENGLISH, _same)
    assert [matches[n].paragraphs for n in range(1, 7)] == [(n,) for n in range(1, 7)]
    assert not any(match.unsure for match in matches.values())


def test_a_paragraph_that_is_left_out_has_no_match_and_its_neighbours_are_unsure() -> None:
    shorter = _make(
        ("heading", None, "A short heading"),
        ("speech", "A One", "y" * 210),
        ("speech", None, "y" * 42),
        ("note", None, "(Applause)"),
        ("speech", "A One", "y" * 310),
    )
    matches = align(ENGLISH, shorter, _same)
    assert matches[4].paragraphs == ()
    assert [matches[n].paragraphs for n in (1, 2, 3, 5, 6)] == [(1,), (2,), (3,), (4,), (5,)]
    assert matches[4].unsure
    assert matches[5].unsure
    assert not matches[2].unsure


def test_a_paragraph_that_the_other_language_parts_matches_both_parts() -> None:
    parted = _make(
        ("heading", None, "A short heading"),
        ("speech", "A One", "y" * 110),
        ("speech", None, "y" * 95),
        ("speech", None, "y" * 42),
        ("speech", "B Two", "y" * 95),
        ("note", None, "(Applause)"),
        ("speech", "A One", "y" * 310),
    )
    matches = align(ENGLISH, parted, _same)
    assert matches[2].paragraphs == (2, 3)
    assert matches[6].paragraphs == (7,)
    back = align(parted, ENGLISH, _same)
    assert back[2].paragraphs == back[3].paragraphs == (2,)


def test_the_speaker_decides_between_paragraphs_of_one_length() -> None:
    one = _make(("speech", "A One", "x" * 50), ("speech", "B Two", "x" * 50))
    other = _make(("speech", "B Two", "y" * 50), ("speech", "A One", "y" * 50))
    matches = align(one, other, _same)
    assert all(
        one.paragraphs[n - 1].speaker == other.paragraphs[m - 1].speaker
        for n, match in matches.items()
        for m in match.paragraphs
    )


_LINES = st.lists(
    st.tuples(
        st.sampled_from(["speech", "text", "heading"]),
        st.sampled_from([None, "A One", "B Two"]),
        st.text(min_size=1, max_size=60),
    ),
    max_size=12,
)


@given(_LINES, _LINES)
def test_every_paragraph_is_answered_for_and_the_order_is_kept(one: list, other: list) -> None:
    matches = align(_make(*one), _make(*other), _same)
    assert matches.keys() == set(range(1, len(one) + 1))
    found = [n for n in range(1, len(one) + 1) for n in matches[n].paragraphs]
    assert found == sorted(found)
    assert all(1 <= n <= len(other) for n in found)
