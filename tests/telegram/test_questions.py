import datetime as dt
from dataclasses import replace

import pytest
from making import make_event

from bot.answers.questions.asked import Asked
from bot.answers.questions.findings import Answered, Exhibit, Fact, Unanswered
from bot.answers.request import Ask, ShowEvent, ShowPassage
from bot.messages import phrases
from bot.model import Coverage
from bot.telegram.html import strip_markup
from bot.telegram.keyboards import lay_out
from bot.telegram.packing import pack, unpack
from bot.telegram.questions import share_answered
from bot.telegram.render import render

EN, RU = phrases("en"), phrases("ru")
EVENT = make_event()
PARAGRAPH = EVENT.paragraphs[6]
PROOF = Exhibit(
    EVENT, PARAGRAPH, PARAGRAPH.text, ((0, 9),), (False, True), "President of Ardava Ilona Varga"
)
ANSWER = Answered(
    "How much did the crane cost?",
    Fact(Asked.NUMBER, "Forty-two million crowns"),
    (PROOF, PROOF),
    0,
)


def test_the_fact_stands_above_its_proof() -> None:
    html = render(ANSWER, EN)
    assert html.startswith("<b>Forty-two million crowns</b>\n\n<blockquote><b>Forty-two</b>")
    assert "&amp; every one of them is in the report. …</blockquote>" in html
    assert "— <b>President of Ardava Ilona Varga</b>" in html
    assert "May 17, 2024" in html
    assert html.endswith("<i>1 of 2</i>")


def test_further_passages_prove_no_fact() -> None:
    assert "<b>Forty-two million crowns</b>" not in render(replace(ANSWER, hit=1), EN)


@pytest.mark.parametrize(
    ("fact", "english", "russian"),
    [
        (Fact(Asked.DAY, day=dt.date(2016, 6, 4)), "June 4, 2016", "4 июня 2016\u202fг."),
        (
            Fact(Asked.TIMES, events=2, days=1),
            "2 events that name all of this, on 1 day",
            "2 события, где названо всё это, за 1 день",
        ),
    ],
)
def test_facts_are_in_the_readers_language(fact: Fact, english: str, russian: str) -> None:
    answer = replace(ANSWER, fact=fact)
    assert strip_markup(render(answer, EN)).startswith(english)
    assert strip_markup(render(answer, RU)).startswith(russian)


def test_what_was_found_through_see_also_is_named_so() -> None:
    via = replace(EVENT, title="Visit to the <docks>")
    answer = replace(ANSWER, exhibits=(replace(PROOF, via=via),))
    assert "See also” of: Visit to the &lt;docks&gt;" in render(answer, EN)


def test_buttons_lead_on_to_the_passage_and_to_the_event() -> None:
    rows = lay_out(ANSWER, EN)
    requests = [button.request for row in rows for button in row if button.request]
    assert Ask(ANSWER.words, 1) in requests
    assert ShowPassage(EVENT.number, PARAGRAPH.n) in requests
    assert ShowEvent(EVENT.number) in requests


def test_a_question_is_packed_into_a_button() -> None:
    asked = Ask("When was that?", 2)
    press = unpack(pack(asked, None, {}), lambda _: None)
    assert press
    assert press.request == asked


def test_nothing_is_said_with_what_the_archive_covers_and_what_is_nearest() -> None:
    coverage = Coverage(3, dt.date(2020, 1, 1), dt.date(2024, 5, 17))
    answer = Unanswered("Who?", coverage, (PROOF,))
    text = strip_markup(render(answer, EN))
    assert text.startswith("The archive has nothing on this.\n\nThe archive holds 3 events")
    assert "1. Opening of the harbour in Selm — May 17, 2024" in text
    assert [button.request for row in lay_out(answer, EN) for button in row][:1] == [
        ShowEvent(EVENT.number)
    ]
    brief = replace(answer, brief=True)
    assert render(brief, EN) == "The archive has nothing on this."
    assert lay_out(brief, EN) == []


def test_an_answer_that_is_sent_on_leads_away_only() -> None:
    shared = share_answered(ANSWER, EN, "a_bot")
    assert shared.title == "Forty-two million crowns"
    assert "1 of 2" not in shared.html
    assert all(button.url and not button.request for row in shared.rows for button in row)
