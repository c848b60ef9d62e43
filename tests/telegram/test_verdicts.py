import datetime as dt
import re
from dataclasses import replace

import pytest
from making import make_event

from bot.answers.excerpts import count_units
from bot.answers.request import ShowEvent, ShowPassage, ShowProof, Verify
from bot.answers.verify.claims import Claim
from bot.answers.verify.comparison import Comparison
from bot.answers.verify.laying import compare_turn
from bot.answers.verify.quotations import Quotation
from bot.answers.verify.quoted import read_quotation
from bot.answers.verify.verdict import Finding, Original, Place, Report, Verdict
from bot.messages import CATALOGS, phrases
from bot.model import Coverage, Person
from bot.playground.markup import parse_html
from bot.search import Period, Tally
from bot.telegram.html import strip_markup
from bot.telegram.keyboards import lay_out
from bot.telegram.packing import pack, unpack
from bot.telegram.render import render

EN = phrases("en")
_EVENT = make_event()
_VARGA = "President of Ardava Ilona Varga"
_PERSON = Person("varga", "Ilona Varga", None, "Varga", (), (), 3, 9)
_COVERAGE = Coverage(3, dt.date(2019, 12, 3), dt.date(2024, 5, 17))
_TRUE = "The sea does not ask whose boat is older; it asks who checked the ropes."
_FALSE = "The sea does ask whose boat is older"
_SPRING = Period(dt.date(2021, 3, 1), dt.date(2021, 3, 31))


def _compare(quoted: str, n: int = 3) -> Comparison:
    found = compare_turn(read_quotation(quoted), _EVENT, n)
    assert found is not None
    return found


def _finding(verdict: Verdict, quoted: str = _TRUE, **values: object) -> Finding:
    if "comparisons" not in values:
        values["comparisons"] = () if verdict == Verdict.ABSENT else (_compare(quoted),)
    made: dict[str, object] = {
        "quotation": Quotation(quoted, 0, len(quoted)),
        "claim": Claim("Varga", (_PERSON,)),
        "verdict": verdict,
        "places": (Place(_EVENT, _EVENT.paragraphs[2]),),
        "speaker": _VARGA,
    }
    return Finding(**(made | values))


def _report(*findings: Finding, part: int = 0, total: int = 0, left_out: int = 0) -> Report:
    return Report("a post", part, findings, total or len(findings), left_out, _COVERAGE)


def _show(finding: Finding, lang: str = "en") -> str:
    return strip_markup(render(_report(finding), phrases(lang)))


@pytest.mark.parametrize("lang", CATALOGS)
@pytest.mark.parametrize("verdict", Verdict)
def test_the_verdict_stands_first_in_one_plain_word(verdict: Verdict, lang: str) -> None:
    html = render(_report(_finding(verdict)), phrases(lang))
    assert html.startswith("<b>")
    assert "fake" not in html.lower()
    assert "фейк" not in html.lower()
    parse_html(html)


def test_a_passage_is_shown_with_its_speaker_its_day_and_a_link() -> None:
    shown = _show(_finding(Verdict.VERBATIM))
    assert shown.startswith("Verbatim.")
    assert _TRUE in shown
    assert f"— {_VARGA}" in shown
    assert _EVENT.url is not None
    assert _EVENT.url in shown
    assert "May 17, 2024" in shown


def test_what_turns_the_meaning_is_called_out_in_bold() -> None:
    html = render(_report(_finding(Verdict.ALTERED, _FALSE)), EN)
    assert "In the transcript instead: <b>not</b>" in html
    assert "does <u>not</u> ask" in html


def test_small_differences_are_called_small() -> None:
    assert "Only small words" in _show(_finding(Verdict.ALTERED, "it asks who has checked ropes"))


def test_a_negation_that_is_passed_over_is_called_out() -> None:
    html = render(_report(_finding(Verdict.CLIPPED, "The sea does … ask whose boat is older")), EN)
    assert "What is passed over says <b>not</b>" in html


def test_who_said_it_is_named_where_it_was_another() -> None:
    finding = _finding(Verdict.MISATTRIBUTED, speaker="Pavel Dorn", other_speaker=True)
    assert _show(finding).startswith("Misattributed. The words are Pavel Dorn’s, not Varga’s.")
    site = _finding(Verdict.MISATTRIBUTED, speaker=None, other_speaker=True)
    assert "the site’s own text, not Varga’s" in _show(site)


def test_another_date_is_named() -> None:
    claim = Claim("Varga", (_PERSON,), _SPRING)
    assert "March 2021" in _show(_finding(Verdict.VERBATIM, claim=claim, other_day=True))


def test_a_rewording_names_the_translation_and_shows_the_russian() -> None:
    russian = Original(make_event(lang="ru"), ("Море не спрашивает, чья лодка старше.",), False)
    finding = _finding(Verdict.REWORDED, "The sea never asks which boat is old", original=russian)
    shown = _show(finding)
    assert "site’s own English translation" in shown
    assert "Море не спрашивает" in shown


def test_pieces_are_shown_each_with_its_event() -> None:
    pieces = (_compare("whose boat is older"), _compare("How much did the crane cost", 6))
    html = render(_report(_finding(Verdict.STITCHED, comparisons=pieces)), EN)
    assert html.count("<blockquote>") == 2
    assert html.count("Opening of the harbour in Selm") == 2


def test_of_what_is_absent_it_is_said_what_is_held_and_what_is_near() -> None:
    claim = Claim("Varga", (_PERSON,), _SPRING)
    finding = _finding(Verdict.ABSENT, claim=claim, held=Tally(1, 2, 4))
    shown = _show(finding)
    assert "Of Ilona Varga in that time, March 2021, it holds 1 event with 2 turns." in shown
    assert _TRUE in shown
    assert "not covered" not in shown
    assert "no transcripts in Russian" in _show(replace(finding, unheld="ru"))
    assert "is not covered" in _show(replace(finding, held=Tally(0, 0, 0), covered=False))


def test_several_are_listed_and_each_can_be_opened() -> None:
    report = _report(_finding(Verdict.VERBATIM), _finding(Verdict.ALTERED, _FALSE), left_out=1)
    shown = strip_markup(render(report, EN))
    assert shown.startswith("2 quotations:")
    assert "1. Verbatim." in shown
    assert "2. Altered." in shown
    assert "1 further quotation is left out." in shown
    [row] = lay_out(report, EN)
    assert [button.request for button in row] == [Verify("a post", 1), Verify("a post", 2)]


def test_one_of_several_leads_to_the_others_and_to_its_proof() -> None:
    report = _report(_finding(Verdict.VERBATIM), part=2, total=3)
    turn, proof = lay_out(report, EN)
    requests = [button.request for button in turn]
    assert requests == [Verify("a post", 1), Verify("a post", 3), Verify("a post")]
    assert [button.request for button in proof] == [
        ShowProof(7, 3, 2, "a post"),
        ShowEvent(7),
        None,
    ]
    assert proof[2].url == _EVENT.url


def test_what_is_near_can_be_opened() -> None:
    [[button]] = lay_out(_report(_finding(Verdict.ABSENT)), EN)
    assert button.request == ShowPassage(7, 3)


@pytest.mark.parametrize("request_", [Verify("a: post", 2), ShowProof(7, 3, 2, "a: post")])
def test_its_requests_are_packed_into_buttons(request_: Verify | ShowProof) -> None:
    press = unpack(pack(request_, None, {}), lambda _: None)
    assert press is not None
    assert press.request == request_


_MONSTER = make_event(
    (("speech", "<&>" * 100, ", ".join(f"word{n} <b> & maps" for n in range(900)) + "."),),
    title="<b>&" * 300,
)


@pytest.mark.parametrize("lang", CATALOGS)
@pytest.mark.parametrize("verdict", Verdict)
@pytest.mark.parametrize("several", [False, True])
def test_whatever_is_sent_and_found_fits_a_message(
    verdict: Verdict, lang: str, several: bool
) -> None:
    quoted = ", ".join(f"word{n} <i> {'&' if n % 2 else 'other'} maps" for n in range(90))
    piece = ", ".join(f"word{n} <b> & maps" for n in range(100, 120))
    comparison = compare_turn(read_quotation(piece if several else quoted), _MONSTER, 1)
    assert comparison is not None
    finding = _finding(
        verdict,
        quoted,
        claim=Claim("<b>" * 100, (replace(_PERSON, name="<b>" * 100),), _SPRING),
        comparisons=() if verdict == Verdict.ABSENT else (comparison,) * (1 + 3 * several),
        places=(Place(_MONSTER, _MONSTER.paragraphs[0]),) * 5,
        speaker="<&>" * 100,
        other_speaker=True,
        other_day=True,
        original=Original(_MONSTER, ("<б>" * 900,), True),
        held=Tally(10**6, 10**6, 10**6),
        covered=False,
        unheld="ru",
    )
    for report in (_report(finding), _report(*([finding] * 5), left_out=9)):
        text, entities = parse_html(render(report, phrases(lang)))
        assert count_units(text) <= 4096
        assert len(entities) <= 100


@pytest.mark.parametrize("lang", CATALOGS)
def test_nothing_held_is_no_count(lang: str) -> None:
    claim = Claim("Varga", (_PERSON,), _SPRING)
    shown = _show(_finding(Verdict.ABSENT, claim=claim, held=Tally(0, 0, 0)), lang)
    assert not re.search(r"(?<!\d)0(?!\d)", shown)
    assert "Ilona Varga" in shown


def test_a_question_from_the_hall_is_called_so() -> None:
    shown = _show(_finding(Verdict.MISATTRIBUTED, speaker="Question (retranslated)"))
    assert shown.startswith("Misattributed. The words are from a question, not Varga’s.")


def test_of_a_text_in_the_first_person_it_is_said_that_it_is_unsigned() -> None:
    finding = _finding(Verdict.VERBATIM, speaker=None, unsigned=True)
    assert "does not say whose it is" in _show(finding)
