import pytest

from bot.answers.questions.follow import follow, goes_on, is_question
from bot.answers.request import Ask

BEFORE = Ask("What did Varga say about pensions in 2018?")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("and in 2016?", "What did Varga say about pensions in 2016?"),
        ("what did Dorn say?", "what did Dorn say about pensions in 2018?"),
        ("And Dorn?", "What did Dorn say about pensions in 2018?"),
        ("and last year?", "What did Varga say about pensions last year?"),
        ("when?", "when did Varga say about pensions in 2018?"),
        ("what about 2005", "What did Varga say about pensions 2005?"),
        ("and about lighthouses?", "What did Varga say about lighthouses in 2018?"),
        ("what about lighthouses", "What did Varga say about lighthouses in 2018?"),
    ],
)
def test_a_question_goes_on_from_the_one_before(text: str, whole: str) -> None:
    assert follow(BEFORE, text) == Ask(whole)


def test_it_goes_on_in_russian() -> None:
    before = Ask("Что сказала Варга о пенсиях в 2018 году?")
    assert follow(before, "а Дорн?") == Ask("Что сказала Дорн о пенсиях в 2018 году?")
    assert follow(before, "а о маяках?") == Ask("Что сказала Варга о маяках в 2018 году?")


def test_whom_somebody_is_with_is_another() -> None:
    before = Ask("когда варга встречалась с роварти?")
    assert follow(before, "а с дорном?") == Ask("когда варга встречалась с дорном?")
    before = Ask("When did Varga meet with Rovarty in Selm?")
    assert follow(before, "and with Dorn?") == Ask("When did Varga meet with Dorn in Selm?")


@pytest.mark.parametrize(
    "text",
    [
        "Who met Rovarty in Kesselburg in 2018?",
        "and what did Dorn say about housing in Selm?",
        "what happened in May 2005?",
        "какие события были в мае 2005",
        "thanks",
        "",
    ],
)
def test_a_whole_question_stands_by_itself(text: str) -> None:
    assert follow(BEFORE, text) is None


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("when did Varga meet Rovarty", True),
        ("wen did Varga meet Rovarty", True),
        ("the sea does not ask whose boat is older", False),
        ("and in 2016", True),
        ("Dorn?", True),
        ('"Who would dare to say so?"', False),
        ("", False),
    ],
)
def test_questions_are_told_from_quotations(text: str, asks: bool) -> None:
    assert is_question(text) is asks


def test_a_long_text_goes_on_from_nothing() -> None:
    assert not goes_on("and " * 20)
