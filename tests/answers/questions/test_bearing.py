import datetime as dt

import pytest
from making import make_event

from bot.answers.questions.bearing import Bearing
from bot.answers.questions.exhibits import show_event
from bot.answers.questions.findings import Exhibit
from bot.answers.questions.names import list_pairs
from bot.answers.questions.reading import read_question
from bot.people import build_people
from bot.search import Evidence, read_stems


def _bear(text: str, *names: str, read: dict[str, str] | None = None) -> Bearing:
    """Looks a question up; `read` are words that an index takes for others."""
    question = read_question(text)
    read_as = tuple(
        frozenset((*read_stems((read or {}).get(clue.form, clue.form)), *clue.kin))
        for clue in question.clues
    )
    evidence = Evidence(read_as=read_as, tells=(1.0,) * len(read_as))
    pairs = list_pairs(question, build_people(()))
    return Bearing(question, evidence, frozenset(names), pairs)


EVENT = make_event(
    title="Talks with Anselm Rovarty", date=dt.date(2018, 9, 12), place="Kesselburg", lede=None
)
EXHIBIT = show_event(EVENT)


def _show(n: int) -> Exhibit:
    return Exhibit(EVENT, EVENT.paragraphs[n - 1], "", (), (False, False), None)


def test_a_name_that_stands_nowhere_is_missing() -> None:
    bearing = _bear("What did Rovarty tell Brinmoor?", "rovarty", "brinmoor")
    assert bearing.count_missing(EXHIBIT, numbers=False) == 1


@pytest.mark.parametrize(
    ("typed", "read", "missing"),
    [
        ("Rovarti", "rovarty", 0),
        ("Rovrty", "rovarty", 0),
        ("Klovarty", "rovarty", 1),
        ("Kselburg", "kesselburg", 0),
    ],
)
def test_a_name_misspelt_a_little_is_there(typed: str, read: str, missing: int) -> None:
    bearing = _bear(f"talks with {typed}", typed.lower(), read={typed.lower(): read})
    assert bearing.count_missing(EXHIBIT, numbers=False) == missing


def test_the_words_of_a_name_stand_together() -> None:
    together = _bear("talks with Anselm Rovarty", "anselm", "rovarty")
    apart = _bear("talks in Rovarty Kesselburg", "rovarty", "kesselburg")
    assert together.count_missing(EXHIBIT, numbers=False) == 0
    assert apart.count_missing(EXHIBIT, numbers=False) == 1


def test_another_day_is_missing_and_numbers_where_they_count() -> None:
    bearing = _bear("talks with 40 pilots in 2019")
    assert bearing.count_missing(EXHIBIT, numbers=False) == 1
    assert bearing.count_missing(EXHIBIT, numbers=True) == 2


def test_a_passage_holds_what_stands_beside_it() -> None:
    bearing = _bear("ropes checked twice, and giraffes")
    assert bearing.weigh(_show(3)) == pytest.approx(3 / 4)
    assert bearing.weigh(_show(1)) < bearing.weigh(_show(3))
