from dataclasses import replace

import pytest

from bot.answers.questions.reading import read_question
from bot.answers.questions.sufficiency import Signs, is_enough

# As for a question that the archive answers.
SIGNS = Signs(
    facts=0.8,
    said=0.7,
    told=3.6,
    rarity=5.0,
    missing=0,
    shared=0.9,
    occasion=False,
    read=1.0,
    smallness=0.0,
)
WHAT, WHEN, WHERE = map(
    read_question, ("What did Varga say of ropes?", "When was it?", "Where was it?")
)


@pytest.mark.parametrize("question", [WHAT, WHEN, WHERE])
def test_strong_signs_are_enough_and_a_missing_name_is_not(question: object) -> None:
    assert isinstance(question, type(WHAT))
    assert is_enough(question, SIGNS)
    assert not is_enough(question, replace(SIGNS, missing=1))


def test_a_question_in_words_that_the_archive_hardly_has_is_refused() -> None:
    assert not is_enough(WHEN, replace(SIGNS, facts=0.3, rarity=9.0))


def test_whoever_names_an_occasion_must_name_one_that_was() -> None:
    weak = replace(SIGNS, facts=0.5, told=3.1)
    assert is_enough(WHAT, weak)
    assert not is_enough(WHAT, replace(weak, occasion=True))


def test_the_words_of_a_small_archive_may_tell_less() -> None:
    weak = replace(SIGNS, told=2.6, rarity=4.0, facts=0.7)
    assert not is_enough(WHEN, weak)
    assert is_enough(WHEN, replace(weak, smallness=0.5))


def test_a_passage_that_holds_all_is_enough_however_little_is_asked() -> None:
    little = replace(SIGNS, facts=0.4, told=1.8, said=1.0)
    assert is_enough(WHAT, little)
    assert not is_enough(WHAT, replace(little, said=0.8))
    assert not is_enough(WHAT, replace(little, read=0.3))
    assert not is_enough(WHEN, little)
