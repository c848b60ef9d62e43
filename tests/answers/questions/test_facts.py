import pytest
from making import make_event

from bot.answers.questions.exhibits import show_event
from bot.answers.questions.facts import find_fact
from bot.answers.questions.findings import Exhibit
from bot.answers.questions.reading import read_question
from bot.people import build_people

NOBODY = build_people(())
TEXT = "Next month we will meet again in Kesselburg, and the line will run through Brinmoor."
EVENT = make_event((("text", None, TEXT),), place="Selm")
SPOKEN = Exhibit(EVENT, EVENT.paragraphs[0], TEXT, (), (False, False), None)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Where did Varga receive Kest?", "Selm"),
        ("Where was the press conference?", "Selm"),
        ("In which city do they want to be next month?", "Kesselburg"),
    ],
)
def test_where_somebody_met_or_spoke_is_the_events_place(words: str, place: str) -> None:
    found = find_fact(read_question(words), [SPOKEN], NOBODY, spoken=True)
    assert found
    assert found[0].text == place


def test_a_number_of_the_summary_is_proved_by_it() -> None:
    event = make_event(
        (("text", None, TEXT),), lede="The President opened a line of 31 kilometres."
    )
    exhibit = Exhibit(event, event.paragraphs[0], TEXT, (), (False, False), None)
    found = find_fact(read_question("How long is the line?"), [exhibit], NOBODY)
    assert found
    fact, proof = found
    assert fact.text == "31 kilometres"
    assert proof == show_event(event, read_question("How long is the line?").telling)
