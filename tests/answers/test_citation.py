import datetime as dt
import re
from dataclasses import replace
from typing import Any

import pytest
from making import make_event

from bot.answers.answer import Onward
from bot.answers.authors import Author, find_author
from bot.answers.citation import write_citation
from bot.answers.excerpts import count_units
from bot.answers.links import attribute
from bot.answers.papers import Style
from bot.answers.source import Source
from bot.model import Event
from bot.people import build_people

ACCESSED = dt.date(2026, 11, 24)
NASTY = "50% of {ropes} & [sails] | \\hulls\\ ~ ''twice'' <b>"


def _source(**values: Any) -> Source:
    event = make_event(
        **{"url": "http://en.kremlin.ru/events/president/news/101"} | values.pop("event", {})
    )
    paragraph = event.paragraphs[2]
    made: dict[str, Any] = {
        "event": event,
        "paragraph": paragraph,
        "text": paragraph.text,
        "attribution": "President of Ardava Ilona Varga",
        "author": Author("Varga", "Ilona"),
        "accessed": ACCESSED,
    }
    return Source(**made | values)


def test_a_plain_citation_has_words_speaker_place_day_paragraph_translation_and_address() -> None:
    assert write_citation(_source(), Style.PLAIN) == (
        "“The sea does not ask whose boat is older; it asks who checked the ropes.” — President "
        "of Ardava Ilona Varga. Opening of the harbour in Selm, Selm, May 17, 2024. President of "
        "Russia, para. 3, the site’s own English translation. "
        "http://en.kremlin.ru/events/president/news/101#:~:text=The%20sea%20does%20not%20ask%20"
        "whose,it%20asks%20who%20checked%20the%20ropes%2E (accessed November 24, 2026)"
    )


def test_apa_names_the_author_by_initials_and_the_day_of_retrieval() -> None:
    cited = write_citation(_source(), Style.APA)
    assert cited.startswith(
        "Varga, I. (2024, May 17). Opening of the harbour in Selm [Transcript; para. 3; the "
        "site’s own English translation]. President of Russia. Retrieved November 24, 2026, from "
    )


@pytest.mark.parametrize("style", Style)
def test_a_label_that_is_no_name_keeps_a_citation_within_a_message(style: Style) -> None:
    label = "Question from the hall " * 200
    event = make_event((("speech", label, "How much did the crane cost?"),))
    for voice in (event.paragraphs[0], replace(event.paragraphs[0], speaker=None)):
        author = find_author(event, voice, build_people(()))
        cited = write_citation(_source(attribution=label, author=author), style)
        assert count_units(cited) < 1500


def test_gost_is_in_the_language_of_its_source() -> None:
    event = {"lang": "ru", "url": "http://kremlin.ru/events/president/news/101", "title": "Гавань"}
    cited = write_citation(_source(event=event, author=Author("Варга", "И.")), Style.GOST)
    assert cited.startswith("Варга И. Гавань // Президент России : [сайт]. – 2024. – 17 мая. – ")
    assert cited.endswith("(дата обращения: 24.11.2026).")
    assert "перевод" not in cited


def test_bibtex_escapes_what_tex_would_read_as_its_own() -> None:
    cited = write_citation(_source(event={"title": NASTY}), Style.BIBTEX)
    title = next(line for line in cited.splitlines() if line.startswith("  title"))
    assert title == (
        r"  title = {{50\% of \{ropes\} \& [sails] | \textbackslash{}hulls\textbackslash{} "
        r"\textasciitilde{} ''twice'' <b>}},"
    )
    assert cited.startswith("@misc{varga-2024-05-17-p3,")
    assert cited.count("{") == cited.count("}")


def test_ris_has_a_line_for_each_field_whatever_is_in_it() -> None:
    cited = write_citation(_source(event={"title": "One\nTY  - BOOK"}), Style.RIS)
    lines = cited.split("\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    assert lines[0] == "TY  - ELEC"
    assert lines[-1] == "ER  - "
    assert "TI  - One TY - BOOK" in lines


def test_wikipedias_template_has_no_field_or_markup_but_its_own() -> None:
    cited = write_citation(_source(event={"title": NASTY}), Style.WIKIPEDIA)
    fields = re.findall(r"\|([a-z-]+)=", cited.replace("{{!}}", ""))
    assert fields == [
        "url", "title", "last", "first", "date", "website", "language", "access-date", "at",
        "quote",
    ]  # fmt: skip
    inside = cited.removeprefix("{{cite web ").removesuffix("}}").replace("{{!}}", "")
    for mark in ("{", "}", "[", "]", "''", "<", "~"):
        assert mark not in inside.replace("#:~:text", "")


def test_the_sites_own_text_and_an_event_as_a_whole_have_no_author() -> None:
    site = write_citation(_source(author=None), Style.APA)
    assert site.startswith("President of Russia. (2024, May 17).")
    whole = _source(paragraph=None, text="", author=None)
    assert "para." not in write_citation(whole, Style.PLAIN)
    assert "#:~:text" not in write_citation(whole, Style.PLAIN)


@pytest.mark.parametrize("style", list(Style))
def test_what_is_not_known_is_left_out(style: Style) -> None:
    bare = _source(
        event={"url": None, "date": None, "place": None, "lang": "de"}, author=None, accessed=None
    )
    cited = write_citation(bare, style)
    assert "None" not in cited
    assert "2026" not in cited
    assert "http" not in cited


def _onward(event: Event, *ns: int) -> tuple[Onward, ...]:
    parts = [event.paragraphs[n - 1] for n in ns]
    return tuple(Onward(p, p.text, (), (False, False), attribute(event, p)) for p in parts)


def test_words_that_run_on_into_another_paragraph_are_cited_with_it() -> None:
    event = make_event(url="http://en.kremlin.ru/events/president/news/101")
    first = event.paragraphs[1]
    source = _source(paragraph=first, text=first.text, onward=_onward(event, 3))
    plain = write_citation(source, Style.PLAIN)
    assert plain.startswith(
        "“Good morning, friends. The sea does not ask whose boat is older; it asks who checked "
        "the ropes.” — President of Ardava Ilona Varga. "
    )
    assert "para. 2–3, " in plain
    assert "#:~:text=Good%20morning%2C%20friends%2E,checked%20the%20ropes%2E (accessed" in plain
    assert "Para. 2–3. – " in write_citation(source, Style.GOST)
    wiki = write_citation(source, Style.WIKIPEDIA)
    assert "|quote=Good morning, friends. The sea does not ask" in wiki


def test_each_who_speaks_in_cited_words_is_named() -> None:
    event = make_event()
    question = event.paragraphs[5]
    source = _source(
        paragraph=question,
        text=question.text,
        attribution="Question",
        onward=_onward(event, 7),
    )
    assert write_citation(source, Style.PLAIN).startswith(
        "“How much did the crane cost?” — Question. “Forty-two million crowns, & every one of "
        "them is in the report.” — President of Ardava Ilona Varga. "
    )
