from making import HARBOUR, make_event
from selectolax.lexbor import LexborHTMLParser

from bot.answers.export.reading import write_html, write_text


def test_the_page_holds_every_paragraph_verbatim_under_its_number() -> None:
    event = make_event((*HARBOUR, ("divider", None, "***"), ("text", None, "<i>Then</i> & on.")))
    page = LexborHTMLParser(write_html(event))
    for paragraph in event.paragraphs:
        [node] = page.css(f"#p{paragraph.n}")
        if paragraph.kind != "divider":
            label = f"{paragraph.label}: " if paragraph.label else ""
            assert node.text() == label + paragraph.text
    assert page.css_first("html").attributes["lang"] == "en"
    assert "May 17, 2024 · 11:30 · Selm" in page.css_first(".where").text()
    assert page.css_first("footer").text().endswith("Source: en.president.example")
    assert not page.css("script, link, img")


def test_the_text_has_a_blank_line_between_paragraphs_and_its_source() -> None:
    parts = write_text(make_event(lede=None)).split("\n\n")
    assert parts[:3] == ["Opening of the harbour in Selm", "May 17, 2024 · 11:30 · Selm",
                         "Opening of the new harbour"]  # fmt: skip
    assert parts[3] == "President of Ardava Ilona Varga: Good morning, friends."
    assert parts[-2] == "http://en.president.example/events/president/news/101"


def test_an_announcement_without_anything_is_still_a_page() -> None:
    bare = make_event((), url=None, date=None, time=None, place=None, lede=None)
    assert "<h1>Opening of the harbour in Selm</h1>" in write_html(bare)
    assert write_text(bare).startswith("Opening of the harbour in Selm\n\nSource")


def test_the_licence_of_the_presidents_site_is_named_with_it() -> None:
    event = make_event(url="http://en.kremlin.ru/events/president/news/101")
    footer = LexborHTMLParser(write_html(event)).css_first("footer")
    assert "President of Russia (en.kremlin.ru), licence CC BY 4.0" in footer.text()
    assert footer.css("a")[-1].attributes["href"] == "https://creativecommons.org/licenses/by/4.0/"
    assert write_text(event).endswith("licence CC BY 4.0\n")
