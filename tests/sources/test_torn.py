import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.torn import mend


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["Head of Veldt Vera Example", ": Thank you."], "Head of Veldt Vera Example: Thank you."),
        (
            ["Ivo Example", ", head of the bridge, spoke first."],
            "Ivo Example, head of the bridge, spoke first.",
        ),
        (["Then Vera Example", "opened the bridge."], "Then Vera Example opened the bridge."),
        (["It crosses the Long River", "’s mouth."], "It crosses the Long River’s mouth."),
        (["King Example", "(retranslated): Yes."], "King Example (retranslated): Yes."),
        (["It belongs to the Union", "(UU) and to us."], "It belongs to the Union (UU) and to us."),
        (
            ["Vera Example met Ivo Example", "and Olga Example", "."],
            "Vera Example met Ivo Example and Olga Example.",
        ),
    ],
)
def test_what_follows_a_linked_name_is_joined_to_it(lines, whole):
    assert mend(lines) == [whole]


@pytest.mark.parametrize(
    "lines",
    [
        ["The bridge is open.", "caller: Good evening."],
        ["We want:", "to build;", "to mend."],
        ["Friends,", "I am glad."],
        ["Vera Example: Yes.", "(Applause.)"],
        ["Speech at the opening", "Vera Example: Yes."],
        ["It is “open.”", "and so on"],
        ["He said", "”We shall build“ and went."],
        ["* * *", "and then"],
    ],
)
def test_other_lines_stay_apart(lines):
    assert mend(lines) == lines


@given(st.lists(st.text("aA .:,(x)", min_size=1).map(str.strip).filter(bool)))
def test_no_character_is_lost(lines):
    assert "".join("".join(mend(lines)).split()) == "".join("".join(lines).split())
