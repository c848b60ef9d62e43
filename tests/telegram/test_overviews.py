"""The messages of days, people, the archive, citations and exports, whatever is in them."""

import datetime as dt
from typing import Any

import pytest
from making import make_event

from bot.answers.answer import Answer, Passage, Translation
from bot.answers.authors import Author
from bot.answers.citation import write_citation
from bot.answers.excerpts import count_units, split_paragraph
from bot.answers.export.draft import RowDraft
from bot.answers.export.forms import lay_out_csv
from bot.answers.overviews import About, Day, Privacy, Recent, SpeakerChoice, SpeakerPage
from bot.answers.papers import Cited, ExportOffer, Form, Paper, Result, Style
from bot.answers.request import Export, FindDay, FindQuote, ShowEvent
from bot.answers.source import Source
from bot.messages import CATALOGS, phrases
from bot.model import Count, Coverage, Person, Role
from bot.playground.markup import parse_html
from bot.store.chats import _COUNTED, _FOUND
from bot.telegram.keyboards import lay_out
from bot.telegram.packing import find_long
from bot.telegram.papers import caption
from bot.telegram.render import render

EN = phrases("en")
_LONG = "<b>&\"'" * 900
_DAY = dt.date(2024, 5, 17)
_MONSTER = make_event(
    title=_LONG, place=_LONG, lines=(("speech", _LONG, "x<" * 4000),), url="http://a.example/" * 20
)
_COVERAGE = Coverage(3, _DAY, _DAY)


def _person(**values: Any) -> Person:
    made: dict[str, Any] = {
        "key": "varga-ilona",
        "name": "Ilona Varga",
        "russian": "И. Варга",
        "surname": "Varga",
        "roles": (Role("President of Ardava", dt.date(2012, 5, 7), _DAY, 34),),
        "labels": (Count("President of Ardava Ilona Varga", 34),),
        "events": 34,
        "passages": 1204,
    }
    return Person(**made | values)


_GIANT = _person(
    name=_LONG,
    russian=_LONG,
    roles=(Role(_LONG, _DAY, _DAY, 1),) * 40,
    labels=(Count(_LONG, 1),) * 40,
    unsure=True,
)
_HOSTS = ("kremlin.ru", *(f"{_LONG}{n}" for n in range(9)))
_RESULT = Result(_LONG, 90000, False, True, _COVERAGE, _DAY, _HOSTS)


def _cited(style: Style) -> Cited:
    paragraph = _MONSTER.paragraphs[0]
    author = Author(_LONG[:200], "Ilona")
    source = Source(_MONSTER, paragraph, "<" * 1000, _LONG[:200], author, _DAY)
    text = write_citation(source, style)
    return Cited(_MONSTER, paragraph, style, text, ShowEvent(7), 0, _LONG)


def _monstrous() -> list[Answer]:
    events = (_MONSTER,) * 8
    pieces = tuple(split_paragraph(_MONSTER.paragraphs[0])[:1])
    return [
        Recent(events, 0, True, 0),
        Day(_DAY, events, 0, 1, 0, 8, _DAY, _DAY),
        SpeakerPage(_GIANT, events[:5], 0, 9, 0, 41, "w", (_GIANT,) * 9),
        SpeakerPage(_person(roles=(), labels=_GIANT.labels), events[:5], 0, 9, 0, 41, "w"),
        SpeakerChoice(_LONG, (_GIANT,) * 10),
        About(_COVERAGE, (Count("en", 2), Count("de", 1)), 1e9, _HOSTS),
        Privacy(tuple((table, 12345) for table in (*_FOUND, *_COUNTED)), asks=True),
        Translation(_MONSTER, pieces, _LONG, True, FindQuote("w")),
        ExportOffer(_RESULT, Export(1, 0, 0, _LONG), (Form.CSV,), FindQuote(_LONG)),
        *map(_cited, Style),
    ]


@pytest.mark.parametrize("lang", CATALOGS)
@pytest.mark.parametrize("answer", _monstrous(), ids=lambda a: type(a).__name__)
def test_whatever_the_text_holds_the_message_is_valid_and_fits(answer: Answer, lang: str) -> None:
    text, entities = parse_html(render(answer, phrases(lang)))
    assert count_units(text) <= 4096
    assert len(entities) <= 100


def test_the_caption_of_a_file_fits() -> None:
    paper = Paper("x.csv", _RESULT, RowDraft(iter(()), 0, lay_out_csv()))
    for said in (render(paper, phrases("ru")), caption(paper, 999, phrases("ru"))):
        assert count_units(parse_html(said)[0]) <= 1024


@pytest.mark.parametrize("answer", _monstrous(), ids=lambda a: type(a).__name__)
def test_every_button_has_a_label_and_one_thing_to_do(answer: Answer) -> None:
    for row in lay_out(answer, EN):
        assert 0 < len(row) <= 8
        for button in row:
            assert 0 < len(button.label) <= 64
            does = [button.request, button.url, button.copy, button.share, button.invite or None]
            assert sum(thing is not None for thing in does) == 1
            assert button.copy is None or count_units(button.copy) <= 256
            find_long([button.request] if button.request else [], 1)


def test_a_speaker_has_offices_by_month_and_counts() -> None:
    text = parse_html(render(SpeakerPage(_person(), (), 0, 1, 0, 21, "w"), EN))[0]
    assert "Ilona Varga · И. Варга" in text
    assert "21 events, 1,204 passages" in text
    assert "President of Ardava: May 2012 – May 2024" in text
    assert "another person" not in text
    unsure = SpeakerPage(_person(unsure=True), (), 0, 1, 0, 21, "w")
    assert "another person" in parse_html(render(unsure, EN))[0]


def test_a_day_without_events_leads_to_its_neighbours() -> None:
    answer = Day(_DAY, (), 0, 1, 0, 0, dt.date(2024, 5, 1), None)
    requests = [button.request for row in lay_out(answer, EN) for button in row]
    assert FindDay("2024-05-01") in requests
    assert len([one for one in requests if isinstance(one, FindDay)]) == 1


def test_a_passage_that_a_link_led_to_has_no_position() -> None:
    event = make_event()
    paragraph = event.paragraphs[2]
    passage = Passage(event, paragraph, paragraph.text, (), (False, False), None, "", 0, 1)
    assert "1 of 1" not in render(passage, EN)


def test_a_licence_is_named_for_the_site_that_gives_it_only() -> None:
    given = About(_COVERAGE, (Count("en", 2),), None, ("en.kremlin.ru",))
    assert "President of Russia (en.kremlin.ru), licence CC BY 4.0." in render(given, EN)
    assert "Президента России (en.kremlin.ru), лицензия" in render(given, phrases("ru"))
    assert lay_out(given, EN)
    other = About(_COVERAGE, (Count("en", 2),), None, ("en.president.example",))
    assert "Source: en.president.example." in render(other, EN)
    for lang in CATALOGS:
        said = render(other, phrases(lang))
        assert not any(word in said for word in ("CC BY", "Russia", "Росси"))
    assert not lay_out(other, EN)
