import asyncio
import datetime as dt

import pytest

from bot.answers.verify.claims import Claim, read_claims
from bot.answers.verify.quotations import find_quotations
from bot.library import Library

_Q = "“the sea is not ours”"


@pytest.fixture
def claim(library: tuple[asyncio.Runner, Library], request: pytest.FixtureRequest) -> Claim:
    text: str = request.param
    return read_claims(find_quotations(text), library[1].desk.people)[0]


def _names(claim: Claim) -> list[str]:
    return [person.name for person in claim.persons]


@pytest.mark.parametrize(
    "claim",
    [
        f"Varga: {_Q}",
        f"Did Ilona Varga really say {_Q}?",
        f"{_Q}, said Ilona Varga.",
        f"{_Q} — Varga, 2017",
        f"Varga, after meeting Pavel Dorn, said {_Q}",
        f"Dorn arrived late. Then Varga said {_Q}",
        f"Varga told Dorn {_Q}",
        f"Илона Варга: {_Q}",
        f"По словам Варги, {_Q}",
    ],
    indirect=True,
)
def test_who_speaks_is_the_subject(claim: Claim) -> None:
    assert _names(claim) == ["Ilona Varga"]


@pytest.mark.parametrize(
    "claim",
    [
        f"somebody told Varga {_Q}",
        f"a letter to Ilona Varga: {_Q}",
        f"Who said {_Q}?",
        f"In Selm in May: {_Q}",
    ],
    indirect=True,
)
def test_who_is_spoken_to_is_not_who_speaks(claim: Claim) -> None:
    assert _names(claim) == []


@pytest.mark.parametrize(
    ("claim", "first", "last"),
    [
        (f"Varga, 2017: {_Q}", "2017-01-01", "2017-12-31"),
        (f"in May 2004 Varga said {_Q}", "2004-05-01", "2004-05-31"),
        (f"{_Q} (12 May 2004)", "2004-05-12", "2004-05-12"),
        (f"19.12.2017 {_Q}", "2017-12-19", "2017-12-19"),
        (f"2017-12-19 {_Q}", "2017-12-19", "2017-12-19"),
        (f"в мае 2004 года: {_Q}", "2004-05-01", "2004-05-31"),
    ],
    indirect=["claim"],
)
def test_the_time_is_read(claim: Claim, first: str, last: str) -> None:
    assert claim.period.first == dt.date.fromisoformat(first)
    assert claim.period.last == dt.date.fromisoformat(last)


def test_each_quotation_has_its_own_speaker_and_the_time_before_it(
    library: tuple[asyncio.Runner, Library],
) -> None:
    post = find_quotations(f"In 2011 Varga said {_Q}. In 2015 Dorn answered {_Q}.")
    one, other = read_claims(post, library[1].desk.people)
    assert (_names(one), one.period.first) == (["Ilona Varga"], dt.date(2011, 1, 1))
    assert (_names(other), other.period.first) == (["Pavel Dorn"], dt.date(2015, 1, 1))


def test_a_quotation_ends_the_sentence_that_it_ends_with(
    library: tuple[asyncio.Runner, Library],
) -> None:
    post = find_quotations("Varga said “the sea is not ours.” Dorn: “nor are the ropes ours.”")
    claims = read_claims(post, library[1].desk.people)
    assert [_names(claim) for claim in claims] == [["Ilona Varga"], ["Pavel Dorn"]]


def test_who_leads_the_next_quotation_did_not_say_the_one_before(
    library: tuple[asyncio.Runner, Library],
) -> None:
    post = find_quotations("“the sea is not ours” Dorn said: “nor are the ropes ours”")
    assert [_names(claim) for claim in read_claims(post, library[1].desk.people)][1] == [
        "Pavel Dorn"
    ]
    post = find_quotations("Varga: “the sea is not ours” Dorn said: “nor are the ropes ours”")
    assert _names(read_claims(post, library[1].desk.people)[0]) == ["Ilona Varga"]
    post = find_quotations("Varga writes. “the sea is not ours” — Dorn")
    assert _names(read_claims(post, library[1].desk.people)[0]) == ["Pavel Dorn"]


def test_a_name_stands_behind_a_long_office(library: tuple[asyncio.Runner, Library]) -> None:
    text = f"Head of the Selm State Dorn Shipping Navigation Company Ilona Varga: {_Q}"
    assert _names(read_claims(find_quotations(text), library[1].desk.people)[0]) == ["Ilona Varga"]


def test_each_has_their_own_quotation_in_one_sentence(
    library: tuple[asyncio.Runner, Library],
) -> None:
    post = find_quotations("Varga said “the sea is not ours”, and Dorn added: “nor are the ropes”")
    claims = read_claims(post, library[1].desk.people)
    assert [_names(claim) for claim in claims] == [["Ilona Varga"], ["Pavel Dorn"]]
