import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_event

from bot.alterations import compare
from bot.model import Alteration

_TEXTS = st.lists(st.text("abcdefgh ", min_size=1, max_size=30), max_size=12)


def _event(texts: list[str]) -> object:
    return make_event(tuple(("text", None, text) for text in texts))


@given(_TEXTS, _TEXTS)
def test_every_paragraph_of_both_is_accounted_for(before: list[str], after: list[str]) -> None:
    found = compare(_event(before), _event(after), 1.0)
    touched = {*found.added, *(alteration.n for alteration in found.altered)}
    kept = [text for n, text in enumerate(after, 1) if n not in touched]
    gone = [paragraph.text for paragraph in found.removed]
    changed = [alteration.before for alteration in found.altered]
    assert len(touched) == len(found.added) + len(found.altered)
    assert sorted(kept + gone + changed) == sorted(before)


@pytest.mark.parametrize("at", [1, 2])
def test_a_paragraph_that_is_altered_beside_a_new_one_is_told_from_it(at: int) -> None:
    before = ["Please begin.", "The old bridge carries forty carts.", "To be continued."]
    after = ["Please begin.", "The old bridge carries forty wagons.", "To be continued."]
    after.insert(at, "A new one is due in May.")
    found = compare(_event(before), _event(after), 1.0)
    assert found.added == (at + 1,)
    assert found.altered == (Alteration(4 - at, "The old bridge carries forty carts."),)
    assert found.removed == ()


def test_a_long_text_that_is_altered_everywhere_is_compared_in_time() -> None:
    before = _event([f"{n} {'the sea is wide ' * 60}" for n in range(200)])
    after = _event([f"{n} {'the sea is deep ' * 60}" for n in range(201)])
    found = compare(before, after, 1.0)
    assert (len(found.altered), found.added, found.removed) == (200, (201,), ())
