import datetime as dt

import pytest
from making import make_event

from bot.answers.questions.hearing import hear_names
from bot.answers.questions.reading import read_question
from bot.people import People, build_people
from bot.people.rolls import call_roll


@pytest.fixture(scope="module")
def people() -> People:
    days = (dt.date(2020, 1, day) for day in range(1, 10))
    lines = (("speech", "President of Ardava Ilona Varga", "Good morning, friends."),)
    return build_people(
        call_roll(make_event(lines, number=n, date=day)) for n, day in enumerate(days, 1)
    )


def _hear(text: str, people: People) -> list[str]:
    return [clue.form for clue in hear_names(read_question(text), people).clues]


@pytest.mark.parametrize("name", ["Варга", "Варгой", "варгу", "варге"])
def test_a_name_is_heard_in_any_case(name: str, people: People) -> None:
    assert "varga" in _hear(f"когда встречались с {name}", people)


def test_a_given_name_is_heard_by_its_capital(people: People) -> None:
    assert "ilona" in _hear("где выступала Илона", people)
    assert "ilona" not in _hear("где выступала илона", people)


def test_a_land_is_heard_in_any_case(people: People) -> None:
    assert _hear("поездки по Японии", people)[-1] == "japan"


def test_what_is_no_name_stays_as_it_is(people: People) -> None:
    assert _hear("где говорили о маяках", people) == ["говорили", "маяках"]
    assert _hear("где Варга в Selm", people) == ["varga", "selm"]
