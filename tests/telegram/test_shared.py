import pytest
from making import make_event

from bot.answers.answer import Onward, Passage
from bot.answers.excerpts import count_units
from bot.messages import CATALOGS, phrases
from bot.model import Event
from bot.playground.markup import parse_html
from bot.telegram.shared import share

EN = phrases("en")
_LONG = "<b>&\"'😀" * 900


def _passage(event: Event, **values: object) -> Passage:
    paragraph = event.paragraphs[2]
    made: dict[str, object] = {
        "event": event,
        "paragraph": paragraph,
        "text": paragraph.text,
        "spans": ((4, 7),),
        "clipped": (False, False),
        "attribution": "President of Ardava Ilona Varga",
        "words": "sea",
        "hit": 0,
        "total": 1,
    }
    return Passage(**(made | values))


def test_what_is_missing_of_a_passage_is_marked_in_what_is_sent() -> None:
    shared = share(_passage(make_event(), clipped=(True, True)), EN, "bot")
    assert "<blockquote>… The sea" in shared.html
    assert "ropes. …</blockquote>" in shared.html
    assert shared.description.startswith("… ")


def test_a_description_is_cut_around_what_matched() -> None:
    text = "All is well. " * 60 + "The ropes are checked. " + "All is well. " * 60
    at = text.index("ropes")
    shared = share(_passage(make_event(), text=text, spans=((at, at + 5),)), EN, "bot")
    assert "The ropes are checked." in shared.description
    assert len(shared.description) < 220


@pytest.mark.parametrize("lang", CATALOGS)
def test_whatever_the_text_holds_what_is_sent_is_valid_and_fits(lang: str) -> None:
    event = make_event(title=_LONG, lede=_LONG, place=_LONG, number=10**6)
    for item in (event, _passage(event, text=_LONG[:1000], attribution=_LONG, spans=())):
        shared = share(item, phrases(lang), "transcripts_bot")
        text, entities = parse_html(shared.html)
        assert count_units(text) <= 4096
        assert len(entities) <= 100
        assert "bold" not in {entity["type"] for entity in entities}
        assert len(shared.name.encode()) <= 64
        assert len(shared.title) <= 256


def test_an_event_without_a_page_of_its_own_shows_no_preview() -> None:
    assert share(make_event(url=None), EN, "bot").preview is False
    undated = share(make_event(url=None, date=None, time=None), EN, "bot")
    assert undated.preview is False
    assert [button.label for row in undated.rows for button in row] == ["More"]


def test_a_quotation_over_two_speakers_is_sent_on_whole_and_without_bold() -> None:
    event = make_event()
    first, second = event.paragraphs[2:4]
    onward = Onward(second, second.text, ((0, 2),), (False, False), "Harbour Master Pavel Dorn")
    passage = Passage(
        event, first, first.text, (), (False, False), "Ilona Varga", "", 0, 1, onward=(onward,)
    )
    html = share(passage, EN, "bot").html
    assert html.startswith(f"<blockquote>{first.text}</blockquote>\n— Ilona Varga\n<blockquote>")
    assert f"{second.text}</blockquote>\n— Harbour Master Pavel Dorn\n" in html
    assert "<b>" not in html
