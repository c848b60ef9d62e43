import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.questions.reading import read_question
from bot.answers.questions.remembered import read_remembered, strip_asking

NAMES = frozenset({"varga", "dorn"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("where did Varga say the sea asks nobody?", "the sea asks nobody"),
        ("In which speech did she say that ropes are checked twice", "ropes are checked twice"),
        ('who said "it was a dark winter"', "it was a dark winter"),
        ("Кто сказал, что море не спрашивает?", "море не спрашивает"),
        ("Who told Varga about the ropes?", ""),
        ("Where did the talks with State Secretary Dorn take place?", ""),
        ("the sea asks nobody", ""),
    ],
)
def test_the_words_whose_source_is_asked_for_are_taken_out(text: str, words: str) -> None:
    assert strip_asking(text) == words


@pytest.mark.parametrize(
    ("text", "remembered"),
    [
        ("this harbour is easy to lose and hard to win back", True),
        ("we have accumulated quite a few of them", True),
        ("мы никогда не закроем эту гавань зимой", True),
        ("where did Varga say that winter is the right time", True),
        ("talks on the fish market of Selm in autumn", False),
        ("Varga and Dorn after they spoke in Selm", False),
        ("How many panes of glass were broken in it?", False),
        ("we met him", False),
    ],
)
def test_a_sentence_is_told_from_a_description(text: str, *, remembered: bool) -> None:
    assert bool(read_remembered(read_question(text), NAMES)) is remembered


@given(st.text(max_size=300))
def test_what_is_taken_for_remembered_was_typed(text: str) -> None:
    question = read_question(text)
    assert read_remembered(question, NAMES) in question.text
