import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.rereading import join_scripts, reread, swap_layout


def test_the_same_keys_in_the_other_layout() -> None:
    assert swap_layout("gfnhbjn") == "патриот"
    assert swap_layout("зфекшще") == "patriot"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("CCCP", "СССР"), ("хор", "xop"), ("Mоре", "Море"), ("sеа", "sea"), ("harbour", "harbour")],
)
def test_look_alike_letters_go_to_one_script(typed: str, meant: str) -> None:
    assert join_scripts(typed) == meant


@given(st.text())
def test_another_reading_is_another(text: str) -> None:
    assert all(other.split() != text.split() for other in reread(text))
