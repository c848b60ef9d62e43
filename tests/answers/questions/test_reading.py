from hypothesis import given
from hypothesis import strategies as st

from bot.answers.questions.kindred import is_land, list_kin
from bot.answers.questions.reading import LONGEST, read_question


def test_words_that_tell_are_told_from_those_that_ask() -> None:
    question = read_question("What did Varga's harbour master say about the ropes in 2019?")
    assert [clue.form for clue in question.clues] == ["varga", "harbour", "master", "ropes"]
    assert [str(period.first) for period in question.periods] == ["2019-01-01"]


def test_words_are_looked_for_by_others_too() -> None:
    [dutch, premier, *_] = read_question("Dutch premier on 15th anniversary").clues
    assert "netherland" in dutch.kin
    assert {"prime", "minist"} <= premier.kin
    assert "15" in list_kin("fifteenth", "fifteenth")
    assert {"china", "beij"} <= list_kin("китаем", "кита")
    assert is_land("dutch")
    assert not is_land("premier")


def test_two_words_are_looked_for_together() -> None:
    table = read_question("table tennis").clues[0]
    assert {"ping", "pong"} <= table.kin


def test_small_words_in_capitals_are_names() -> None:
    assert [clue.form for clue in read_question("Did Varga tell us of the US?").clues] == [
        "varga",
        "us",
    ]
    assert "us" not in {clue.form for clue in read_question("WHAT DID SHE TELL US").clues}


@given(st.text(max_size=2 * LONGEST))
def test_anything_can_be_asked(text: str) -> None:
    question = read_question(text)
    assert len(question.text) <= LONGEST
    assert len({clue.form for clue in question.clues}) == len(question.clues)
