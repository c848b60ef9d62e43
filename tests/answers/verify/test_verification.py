import asyncio
import re
from collections.abc import Callable

import pytest
from answers.verify.archive import ARCHIVE, COUNCIL
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.answer import Advice, Context
from bot.answers.request import ShowProof, Verify
from bot.answers.verify.rules import list_omitted_negations
from bot.answers.verify.verdict import Finding, Report, Verdict
from bot.answers.verify.verification import show_proof, verify_post
from bot.library import Library
from bot.model import Paragraph

Examine = Callable[[str], Finding]
_SPOKEN = [p for event in ARCHIVE for p in event.paragraphs if p.kind == "speech"]
_TRUE = (Verdict.VERBATIM, Verdict.CLIPPED)


@st.composite
def _spans(draw: st.DrawFn, least: int = 4) -> tuple[Paragraph, int, int]:
    """A row of whole words of a paragraph, as its first and its last character."""
    paragraph = draw(st.sampled_from(_SPOKEN))
    words = [found.span() for found in re.finditer(r"\S+", paragraph.text)]
    first = draw(st.integers(0, len(words) - least))
    last = draw(st.integers(first + least - 1, len(words) - 1))
    return paragraph, words[first][0], words[last][1]


@given(span=_spans())
def test_any_span_of_the_archive_is_verbatim_or_clipped(
    examine: Examine, span: tuple[Paragraph, int, int]
) -> None:
    paragraph, start, end = span
    finding = examine(f"«{paragraph.text[start:end]}»")
    assert finding.verdict in _TRUE
    assert finding.comparisons[0].paragraph.text == paragraph.text
    assert finding.places[0].paragraph.text == paragraph.text


@given(span=_spans())
def test_case_and_punctuation_do_not_matter(
    examine: Examine, span: tuple[Paragraph, int, int]
) -> None:
    paragraph, start, end = span
    # The marks of a number, a short form and a name are no punctuation.
    words = re.sub(r"(?<!\d)[.,“”:;](?!\d)|[.,](?=\s|$)", "", paragraph.text[start:end]).upper()
    assert examine(f"«{words}»").verdict in _TRUE


@given(span=_spans(), data=st.data())
def test_an_inserted_not_is_never_true(
    examine: Examine, span: tuple[Paragraph, int, int], data: st.DataObject
) -> None:
    paragraph, start, end = span
    words = paragraph.text[start:end].split()
    no = "не" if re.search("[а-я]", paragraph.text) else "not"
    words.insert(data.draw(st.integers(1, len(words) - 1)), no)
    assert examine(f"«{' '.join(words)}»").verdict not in _TRUE


@given(span=_spans(), data=st.data())
def test_a_changed_number_is_never_true(
    examine: Examine, span: tuple[Paragraph, int, int], data: st.DataObject
) -> None:
    paragraph, start, end = span
    words = paragraph.text[start:end].split()
    at = data.draw(st.integers(0, len(words)))
    words[at : at + 1] = [str(data.draw(st.integers(3, 10**6).filter(lambda n: n != 340)))]
    assert examine(f"«{' '.join(words)}»").verdict not in _TRUE


@given(st.text(max_size=300) | st.text(st.sampled_from('ab “”«»"…[]()—-.\n>12%'), max_size=300))
def test_nothing_that_is_sent_makes_it_raise(
    library: tuple[asyncio.Runner, Library], text: str
) -> None:
    runner, opened = library
    found = runner.run(opened.desk.answer(Verify(text), "en"))
    assert isinstance(found, Report | Advice)


def test_whole_sentences_are_verbatim(examine: Examine) -> None:
    finding = examine("The winter was long, and the ice was thick!")
    assert finding.verdict == Verdict.VERBATIM
    assert finding.speaker == "President of Ardava Ilona Varga"


def test_a_part_of_a_sentence_is_clipped(examine: Examine) -> None:
    assert examine("“we do not rent them out”").verdict == Verdict.CLIPPED


def test_a_quotation_may_run_over_a_paragraph_and_the_applause(examine: Examine) -> None:
    finding = examine(
        "Varga: “and we do not rent them out either. The new quay cost forty-two million crowns”"
    )
    assert finding.verdict == Verdict.CLIPPED
    assert examine("“them out either. The new”").verdict == Verdict.CLIPPED


def test_brackets_may_hold_the_quoters_words_and_lack_the_sites(examine: Examine) -> None:
    assert examine("“grown to 340 vessels since the reform”").verdict == Verdict.CLIPPED
    finding = examine("“the catch in [the town of] Ostrel is larger than ever before”")
    assert finding.verdict == Verdict.CLIPPED


def test_a_marked_omission_is_allowed(examine: Examine) -> None:
    finding = examine("“The new quay cost forty-two million crowns, […] of the budget.”")
    assert finding.verdict == Verdict.VERBATIM


def test_an_omission_that_passes_over_a_negation_is_no_verbatim(examine: Examine) -> None:
    finding = examine("“We will … sell the lighthouses of Selm, and we … rent them out either.”")
    assert finding.verdict == Verdict.CLIPPED


@pytest.mark.parametrize(
    "text",
    [
        "“We will sell the lighthouses of Selm”",
        "“The new quay cost forty-three million crowns”",
        "“The new quay cost 52 million crowns”",
        "“We will never sell the lighthouses of Ostrel”",
        "“Our fishing fleet has shrunk to 340 vessels since the reform”",
        "«Мы продадим маяки Сельма»",
        "«Новый причал стоил сорок три миллиона крон»",
    ],
)
def test_what_turns_the_meaning_is_altered(examine: Examine, text: str) -> None:
    finding = examine(text)
    assert finding.verdict == Verdict.ALTERED
    assert finding.comparisons


def test_other_words_for_the_same_are_reworded_and_shown_in_russian(examine: Examine) -> None:
    finding = examine(
        "Varga: “The quay cost 42 million crowns; the islands paid it all, with no loan from banks”"
    )
    assert finding.verdict == Verdict.REWORDED
    assert finding.original is not None
    assert finding.original.texts[0].startswith("Новый причал")


def test_pieces_of_two_passages_are_stitched(examine: Examine) -> None:
    finding = examine(
        "“The winter was long and the ice was thick, and the catch in Ostrel is larger than ever”"
    )
    assert finding.verdict == Verdict.STITCHED
    titles = [comparison.turn.event.title for comparison in finding.comparisons]
    assert titles == ["Opening of the harbour in Selm", "Meeting of the Council on Fishing"]


def test_sentences_of_one_turn_without_those_between_are_stitched(examine: Examine) -> None:
    finding = examine(
        "“The winter was long and the ice was thick. It was paid by the islands themselves”"
    )
    assert finding.verdict == Verdict.STITCHED


def test_words_left_out_of_a_sentence_without_a_mark_are_altered(examine: Examine) -> None:
    finding = examine("“We will never sell the lighthouses, and we do not rent them out either.”")
    assert finding.verdict == Verdict.ALTERED


def test_one_word_of_another_passage_does_not_make_it_stitched(examine: Examine) -> None:
    text = "“Our fishing fleet has grown to 340 vessels since the storm”"
    assert examine(text).verdict == Verdict.ALTERED


def test_words_that_somebody_gives_as_the_named_persons_are_quoted(examine: Examine) -> None:
    finding = examine("Ilona Varga: “A harbour without children is only a car park for boats.”")
    assert finding.verdict == Verdict.QUOTED
    assert finding.speaker == "Harbour Master Pavel Dorn"


def test_another_persons_own_words_are_misattributed(examine: Examine) -> None:
    finding = examine("“We have checked the ropes twice”, said Ilona Varga.")
    assert finding.verdict == Verdict.MISATTRIBUTED
    assert finding.speaker == "Harbour Master Pavel Dorn"


def test_the_sites_own_text_is_nobodys_words(examine: Examine) -> None:
    finding = examine("Pavel Dorn: “The council meets four times a year in the old customs house”")
    assert finding.verdict == Verdict.MISATTRIBUTED
    assert finding.speaker is None


def test_a_text_in_the_first_person_may_be_the_named_persons(examine: Examine) -> None:
    letter = "My grandfather kept the lamp of Tern Rock, and I still have his keys."
    finding = examine(f"Varga: “{letter}”")
    assert finding.verdict == Verdict.VERBATIM
    assert finding.unsigned
    assert not examine(f"“{letter}”").unsigned


def test_a_question_from_the_hall_is_not_the_named_persons(examine: Examine) -> None:
    finding = examine("Varga: “Will the ferries be painted yellow before the summer holidays?”")
    assert finding.verdict == Verdict.MISATTRIBUTED
    assert finding.speaker == "Question"


def test_a_negation_right_before_a_quotation_is_passed_over(examine: Examine) -> None:
    [comparison] = examine("“sell the lighthouses of Selm, and we do not rent them”").comparisons
    assert [token.key for token in list_omitted_negations(comparison)] == ["never"]
    [comparison] = examine("“and we do not rent them out either”").comparisons
    assert not list_omitted_negations(comparison)


def test_who_is_spoken_to_is_not_accused(examine: Examine) -> None:
    finding = examine("The harbour master told Ilona Varga: “We have checked the ropes twice”")
    assert finding.verdict == Verdict.CLIPPED


def test_another_day_is_said(examine: Examine) -> None:
    text = "Varga, {}: “The winter was long and the ice was thick.”"
    assert examine(text.format("12 May 2020")).other_day
    assert not examine(text.format("17.05.2024")).other_day


def test_what_nobody_said_is_absent_with_what_is_held(examine: Examine) -> None:
    finding = examine("Ilona Varga in 2021: “Penguins understand insurance better than lawyers”")
    assert finding.verdict == Verdict.ABSENT
    assert finding.held is not None
    assert finding.held.events == 0
    assert finding.covered
    other = examine("Varga: “Penguins understand insurance better than lawyers”")
    assert other.held is not None
    assert (other.held.events, other.held.turns) == (3, 5)


def test_a_time_that_is_not_covered_is_said(examine: Examine) -> None:
    finding = examine("Varga in 1999: “Penguins understand insurance better than lawyers”")
    assert not finding.covered


def test_each_quotation_of_a_post_has_its_own_verdict(verify: Callable[[str], Report]) -> None:
    report = verify(
        "Varga opened the harbour: “The winter was long and the ice was thick.” She added: “We "
        "will sell the lighthouses of Selm”. Dorn said: “We have checked the ropes twice”."
    )
    verdicts = [finding.verdict for finding in report.findings]
    assert verdicts == [Verdict.VERBATIM, Verdict.ALTERED, Verdict.CLIPPED]
    assert report.total == 3


def test_one_of_several_can_be_asked_for(library: tuple[asyncio.Runner, Library]) -> None:
    runner, opened = library
    post = "“The winter was long and the ice was thick” and “we do not rent them out either”"
    found = runner.run(opened.desk.answer(Verify(post, 2), "en"))
    assert isinstance(found, Report)
    assert [finding.quotation.text for finding in found.findings] == [
        "we do not rent them out either"
    ]


def test_the_proof_leads_back_to_the_verdict(library: tuple[asyncio.Runner, Library]) -> None:
    runner, opened = library
    number = next(
        place.event.number
        for place in _verify(library, "“Taxes on small boats will be abolished”").findings[0].places
    )
    found = runner.run(opened.desk.answer(ShowProof(number, 3, 1, "a post"), "en"))
    assert isinstance(found, Context)
    assert found.event.title == COUNCIL.title
    assert found.back == Verify("a post", 1)


def _verify(library: tuple[asyncio.Runner, Library], text: str) -> Report:
    runner, opened = library
    found = runner.run(opened.desk.read(lambda holdings: verify_post(text, holdings)))
    assert isinstance(found, Report)
    return found


def test_a_verdict_is_the_same_each_time(library: tuple[asyncio.Runner, Library]) -> None:
    post = "Varga: “The winter was short and the ice was thick”, “we do not rent them”"
    assert _verify(library, post) == _verify(library, post)


def test_no_words_are_no_quotation(library: tuple[asyncio.Runner, Library]) -> None:
    runner, opened = library
    assert runner.run(opened.desk.answer(Verify(" … "), "en")) == Advice("empty.verify")
    proof = runner.run(
        opened.desk.read(lambda holdings: show_proof(ShowProof(99, 1, 0, "x"), holdings))
    )
    assert proof == Advice("gone.event")


def test_whom_the_words_name_is_not_who_is_quoted(examine: Examine) -> None:
    finding = examine("Varga: “Ilona Varga visited the school of navigation”")
    assert finding.verdict == Verdict.MISATTRIBUTED
