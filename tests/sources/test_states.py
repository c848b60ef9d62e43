import pytest
from making import make_event

from bot.model import Check
from bot.sources.states import state_of

CONTINUED = (("text", None, "Good morning."), ("note", None, "To be continued."))


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({}, "full"),
        ({"kind": "announcement"}, "announced"),
        ({"lines": CONTINUED}, "partial"),
        ({"lines": (("text", None, "Продолжение следует"),)}, "partial"),
        (
            {"lines": (("text", None, "Work on the mole is to be continued next year, " * 2),)},
            "full",
        ),
    ],
)
def test_the_state_is_what_the_page_says_of_itself(values: dict[str, object], state: str) -> None:
    assert state_of(make_event(**values)) == state


def test_only_the_site_knows_that_a_page_is_gone() -> None:
    gone = Check(7, "en.president.example", "withdrawn")
    assert state_of(make_event(lines=CONTINUED), gone) == "withdrawn"
    # What a check says otherwise may be older than the event.
    assert state_of(make_event(), Check(7, "en.president.example", "partial")) == "full"
