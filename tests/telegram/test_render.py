import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_event

from bot.answers.answer import (
    Advice,
    Answer,
    Card,
    Choice,
    Context,
    Guide,
    Nothing,
    Page,
    Passage,
    Piece,
    Pointer,
    SeeAlsoList,
)
from bot.answers.excerpts import count_units, split_pages
from bot.answers.overviews import TopicChoice, TopicIndex, TopicPage
from bot.answers.request import FindQuote
from bot.messages import CATALOGS, phrases
from bot.model import Count, Coverage, State
from bot.playground.markup import parse_html
from bot.telegram.html import embolden, strip_markup
from bot.telegram.render import render

EN = phrases("en")
_LONG = "<b>&\"'" * 900
_MONSTER = make_event(
    title=_LONG,
    lede=_LONG,
    place=_LONG,
    topics=(_LONG,) * 30,
    url=None,
    lines=tuple(("speech", _LONG[:200] + str(n), "x<" * 40) for n in range(60)),
)


def _passage(**values: object) -> Passage:
    event = make_event()
    paragraph = event.paragraphs[2]
    made: dict[str, object] = {
        "event": event,
        "paragraph": paragraph,
        "text": paragraph.text,
        "spans": ((4, 7), (66, 71)),
        "clipped": (False, False),
        "attribution": "President of Ardava Ilona Varga",
        "words": "sea ropes",
        "hit": 0,
        "total": 3,
    }
    return Passage(**(made | values))


def test_a_passage_is_verbatim_with_speaker_date_link_and_the_matched_words_bold() -> None:
    html = render(_passage(), EN)
    assert "The <b>sea</b> does not ask whose boat is older;" in html
    assert "President of Ardava Ilona Varga" in html
    assert 'href="http://en.president.example/events/president/news/101"' in html
    assert "May 17, 2024" in html
    assert "1 of 3" in html
    assert _passage().paragraph.text in strip_markup(html)


def test_a_clipped_passage_shows_where_words_are_missing() -> None:
    assert "<blockquote>… The" in render(_passage(clipped=(True, False)), EN)
    assert "ropes</b>. …</blockquote>" in render(
        _passage(clipped=(False, True), spans=((66, 71),)), EN
    )


def test_the_sites_own_text_has_no_speaker() -> None:
    assert "from the site’s text" in render(_passage(attribution=None), EN)


def test_a_card_says_what_when_where_who() -> None:
    shown = strip_markup(render(Card(make_event()), EN))
    for fact in (
        "Opening of the harbour in Selm",
        "May 17, 2024, 11:30 · Selm",
        "The President opened the new harbour.",
        "Speaking: Ilona Varga, Pavel Dorn",
        "Topics: Harbours, Budget",
        "7 paragraphs",
    ):
        assert fact in shown


@pytest.mark.parametrize(
    ("state", "line"),
    [("withdrawn", "Withdrawn from the site"), ("partial", "To be continued on the site")],
)
def test_what_the_site_does_with_an_event_is_said(state: State, line: str) -> None:
    for answer in (Card(make_event(), state=state), _passage(state=state)):
        assert line in strip_markup(render(answer, EN)).splitlines()
    assert line not in render(Card(make_event()), EN)


def test_an_event_without_an_address_says_that_its_link_is_the_days_page() -> None:
    html = render(Card(make_event(url=None)), EN)
    assert "by-date/17.05.2024" in html
    assert "the day's page" in html


def test_midnight_is_no_time() -> None:
    assert "00:00" not in render(Card(make_event(time="00:00")), EN)


def _monstrous() -> list[Answer]:
    pages = split_pages(_MONSTER)
    events = (_MONSTER,) * 8
    pointer = Pointer(_LONG, dt.date(2024, 1, 1), None, "http://a.example/" + "x" * 500, True)
    return [
        Card(_MONSTER),
        Choice("w", events, False, 0, 1, 0, 8),
        Page(_MONSTER, pages[0], 0, len(pages)),
        Context(_MONSTER, 2, pages[0][:5], FindQuote("w")),
        SeeAlsoList(_MONSTER, (pointer,) * 60),
        TopicPage(Count(_LONG, 8), events, 0, 1, _LONG),
        TopicChoice(_LONG, (Count(_LONG, 1),)),
        TopicIndex((Count(_LONG, 1),), 0, 1, 1),
        Nothing("nothing.quote", _LONG),
        Advice("empty.event", "/event " + _LONG),
        Guide(True, Coverage(3, None, None), (("/quote " + _LONG, FindQuote(_LONG)),)),
        _passage(
            text="<" * 1000, attribution=_LONG, spans=tuple((n, n + 1) for n in range(0, 999, 3))
        ),
    ]


@pytest.mark.parametrize("lang", CATALOGS)
@pytest.mark.parametrize("answer", _monstrous(), ids=lambda a: type(a).__name__)
def test_whatever_the_text_holds_the_message_is_valid_and_fits(answer: Answer, lang: str) -> None:
    html = render(answer, phrases(lang))
    text, entities = parse_html(html)
    assert count_units(text) <= 4096
    assert len(entities) <= 100


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60))))
def test_bold_changes_no_letter(text: str, raw: list[tuple[int, int]]) -> None:
    text = text.replace("\x00", "").replace("\r", "")
    spans, end = [], 0
    for start, stop in sorted((min(pair), max(pair)) for pair in raw):
        if start >= end and start < stop <= len(text):
            spans.append((start, stop))
            end = stop
    shown, entities = parse_html("x" + embolden(text, spans) + "x")
    assert shown == f"x{text}x"
    assert len(entities) <= len(spans)


def test_plain_text_keeps_addresses() -> None:
    html = '<b><a href="http://a.example/?a=1&amp;b=2">A &lt; B</a></b>\nnext'
    assert strip_markup(html) == "A < B (http://a.example/?a=1&b=2)\nnext"


def test_what_stands_around_a_passage_is_there_to_be_opened() -> None:
    event = make_event()
    pieces = tuple(Piece(paragraph, paragraph.text) for paragraph in event.paragraphs[1:5])
    text, entities = parse_html(render(Context(event, 3, pieces, FindQuote("w")), EN))
    quotes = [e for e in entities if e["type"].endswith("blockquote")]
    assert [e["type"] for e in quotes] == [
        "expandable_blockquote",
        "blockquote",
        "expandable_blockquote",
    ]
    around = [text[e["offset"] : e["offset"] + e["length"]] for e in quotes]
    assert around[0] == "President of Ardava Ilona Varga: Good morning, friends."
    assert around[1] == event.paragraphs[2].text
    assert around[2].endswith("(Laughter)")


def test_other_words_are_advised_only_where_they_may_find_something() -> None:
    advice = EN("nothing.advice")
    assert advice in render(Nothing("nothing.quote", "xylophone"), EN)
    assert advice not in render(Nothing("nothing.day", "May 18, 2024"), EN)
