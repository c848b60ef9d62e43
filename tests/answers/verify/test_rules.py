import pytest
from making import make_event

from bot.answers.verify.comparison import Comparison
from bot.answers.verify.laying import compare_turn
from bot.answers.verify.quoted import read_quotation
from bot.answers.verify.rules import Lead, find_telling, judge, list_omitted_negations
from bot.answers.verify.verdict import Verdict

_VARGA = "President of Ardava Ilona Varga"
_PASSAGE = (
    "Last spring we opened 12 new lighthouses in Selm, and the crews were able to leave the "
    "harbour at night again. Fishermen in Ostrel do not trust our maps. More boats came home "
    "than in any year since the flood."
)


def _compare(quoted: str, passage: str = _PASSAGE) -> Comparison:
    event = make_event((("speech", _VARGA, passage),))
    found = compare_turn(read_quotation(quoted), event, 1)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("quoted", "verdict"),
    [
        ("Fishermen in Ostrel do not trust our maps.", Verdict.VERBATIM),
        ("fishermen, in Ostrel, don’t trust our maps", Verdict.VERBATIM),
        ("Fishermen in Ostrel do not trust our maps. More boats came home", Verdict.CLIPPED),
        ("the crews were able to leave the harbour", Verdict.CLIPPED),
        ("the crews were able to leave the harbor", Verdict.CLIPPED),
        ("Fishermen in Ostrel trust our maps.", Verdict.ALTERED),
        ("Fishermen in Ostrel do trust our maps.", Verdict.ALTERED),
        ("we opened 13 new lighthouses in Selm", Verdict.ALTERED),
        ("we opened twelve new lighthouses in Selm", Verdict.CLIPPED),
        ("we opened 12 new lighthouses in Ostrel", Verdict.ALTERED),
        ("the crews were unable to leave the harbour at night", Verdict.ALTERED),
        ("Fewer boats came home than in any year since the flood.", Verdict.ALTERED),
        ("we closed 12 new lighthouses in Selm", Verdict.ALTERED),
        ("we opened 12 bright lighthouses in Selm last spring", Verdict.REWORDED),
        ("the boats that returned were more than in all years after the flood", Verdict.REWORDED),
        ("the parliament will vote on pensions in autumn", Verdict.ABSENT),
    ],
)
def test_a_quotation_is_judged(quoted: str, verdict: Verdict) -> None:
    assert judge(_compare(quoted), Lead.NOTHING) == verdict


def _telling(quoted: str, passage: str = _PASSAGE) -> tuple[list[str], list[str]]:
    telling = find_telling(_compare(quoted, passage))
    return [t.key for t in telling.struck], [t.key for t in telling.added]


@pytest.mark.parametrize(
    ("quoted", "struck", "added"),
    [
        ("Fishermen in Ostrel trust our maps", [], ["not"]),
        ("Fishermen in Selm do not trust our maps", ["selm"], ["ostrel"]),
        ("we opened 21 new lighthouses in Selm", ["21"], ["12"]),
        ("the crews were unable to leave the harbour", ["unable"], ["able"]),
        ("we opened 12 old lighthouses in Selm", [], []),
        ("in Selm we opened 12 lighthouses", [], []),
    ],
)
def test_telling_words_are_named(quoted: str, struck: list[str], added: list[str]) -> None:
    assert _telling(quoted) == (struck, added)


def test_a_negation_that_moved_is_telling() -> None:
    passage = "The measure is not the reports, but the boats."
    assert _telling("the measure is the reports, but not the boats", passage) == (["not"], ["not"])


def test_numbers_that_changed_places_are_telling() -> None:
    passage = "We sold 5 ropes and 12 boats."
    assert _telling("we sold 12 ropes and 5 boats", passage) == (["12", "5"], ["5", "12"])


def test_a_name_and_its_adjective_are_one() -> None:
    passage = "We welcome the Ostrelian sailors of the northern islands."
    assert (
        _telling("we welcome the sailors of Ostrelia from the northern islands", passage)[0] == []
    )


def test_what_leads_to_a_passage_makes_up_for_words() -> None:
    comparison = _compare("the lighthouses of Selm shall burn for every drunken sailor")
    assert judge(comparison, Lead.NOTHING) == Verdict.ABSENT
    assert judge(comparison, Lead.POST) == Verdict.ALTERED


@pytest.mark.parametrize(
    ("quoted", "passed_over"),
    [
        ("Fishermen in Ostrel … trust our maps.", ["not"]),
        ("we opened 12 new lighthouses […] More boats came home", []),
        ("Fishermen in Ostrel … boats came home", ["not"]),
    ],
)
def test_a_negation_that_is_passed_over_is_named(quoted: str, passed_over: list[str]) -> None:
    assert [token.key for token in list_omitted_negations(_compare(quoted))] == passed_over


def test_of_two_numbers_in_brackets_neither_stands_for_the_other() -> None:
    passage = "Up to 200 crowns [$6 million] from the fund will go into bonds for the ferry line."
    assert _telling("200 crowns [$7 million] from the fund will go into bonds", passage) == (
        ["7"],
        ["6"],
    )
    for quoted in ("200 crowns from the fund", "200 crowns [$6 million] from the fund"):
        assert judge(_compare(quoted, passage), Lead.NOTHING) is Verdict.CLIPPED
