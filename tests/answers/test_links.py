import pytest
from making import make_event

from bot.answers.links import attribute, link_source
from bot.model import Event, Paragraph

VARGA = "Ilona Varga"


def _event(*labels: str | None) -> Event:
    paragraphs = (
        Paragraph(n, "speech", f"Words {n}.", VARGA, label) for n, label in enumerate(labels, 1)
    )
    return make_event((), paragraphs=tuple(paragraphs))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example/1", "/news/1", "http:x"])
def test_an_address_that_leads_to_no_page_is_no_source(url: str) -> None:
    found = link_source(make_event(url=url))
    assert found is not None
    assert (found.by_day, found.url.startswith("http://en.kremlin.ru/")) == (True, True)
    assert link_source(make_event(url=url, date=None)) is None


def test_a_speaker_is_introduced_as_the_event_does_in_its_fullest_label() -> None:
    event = _event("President of Ardava Ilona Varga", None, "Ilona Varga")
    assert {attribute(event, p) for p in event.paragraphs} == {"President of Ardava Ilona Varga"}


def test_a_translation_back_is_said_in_the_turn_that_says_so_and_in_no_other() -> None:
    event = _event("President of Ardava Ilona Varga", "Ilona Varga (retranslated)", None)
    assert [attribute(event, p) for p in event.paragraphs] == [
        "President of Ardava Ilona Varga",
        "President of Ardava Ilona Varga (retranslated)",
        "President of Ardava Ilona Varga (retranslated)",
    ]
    event = _event("President of Ardava Ilona Varga (retranslated from Skerral)", "Ilona Varga")
    assert [attribute(event, p) for p in event.paragraphs] == [
        "President of Ardava Ilona Varga (retranslated from Skerral)",
        "President of Ardava Ilona Varga",
    ]


def test_any_remark_on_a_turn_is_no_part_of_an_introduction() -> None:
    event = _event("Ilona Varga (responding to a question about ropes)", "Ilona Varga (Ardava)")
    assert [attribute(event, p) for p in event.paragraphs] == [
        "Ilona Varga (Ardava) (responding to a question about ropes)",
        "Ilona Varga (Ardava)",
    ]


def test_a_voice_without_a_name_keeps_its_label_and_the_site_has_none() -> None:
    event = make_event((("speech", "Question", "How much?"), ("text", None, "Then they left.")))
    assert attribute(event, event.paragraphs[0]) == "Question"
    assert attribute(event, event.paragraphs[1]) is None
