"""What `bot.sources` itself offers: telling the form of a document."""

import time
from contextlib import suppress

import pytest

from bot.errors import SourceError
from bot.sources import MOST_BYTES, read

NAMES = " ".join(f"Name{chr(97 + n % 26)}" for n in range(40))


def test_a_page_and_a_text_are_told_by_their_bytes(page, text):
    assert [event.source for event in read(page("<p>Yes.</p>"))] == ["page"]
    assert [event.source for event in read(text("Yes."))] == ["plain"]


def test_an_article_without_a_page_around_it_is_a_page():
    data = b'<!-- saved --><article class="hentry"><h1>Opening</h1></article>'
    assert read(data)[0].title == "Opening"


def test_the_name_helps_where_the_bytes_dont_show_the_form(page):
    data = b"<!-- " + b"x" * 5_000 + b" -->" + page("<p>Yes.</p>")
    assert read(data, "70001.html")[0].id == 70001


def test_a_text_about_html_is_a_text(text):
    assert read(text("The page has <p> in it."))[0].source == "plain"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"x" * (MOST_BYTES + 1), "larger than 1 MB"),
        (b'<?xml version="1.0"?><feed></feed>', "neither"),
        (b'{"title": "Opening"}', "neither"),
        (b'[{"title": "Opening"}]', "neither"),
        (bytes(range(256)) * 40, "not a text"),
        (b"Dear reader,\nthis is a letter.", "without the title and the date"),
        (b"<html><body>Not found</body></html>", "without an event"),
    ],
)
def test_what_is_no_event_is_refused_in_one_sentence(data, message):
    with pytest.raises(SourceError, match=message) as caught:
        read(data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "body",
    [
        "<p>" + "word " * 190_000,
        "<p>" + "Vera Example: " * 70_000,
        "<p><b>" + "(" * 900_000 + ":</b>",
        "<p>" + "<b>x</b>" * 7_000,
        "<div>" * 190_000,
        "<b><p>" * 150_000,
        "<p " + "a " * 450_000 + ">",
        "<p><b>Vera Example:</b> Yes.</p>" * 3_700,
    ],
    ids=lambda body: body[:12],
)
def test_no_page_takes_long(page, body):
    data = page(body)
    started = time.process_time()
    with suppress(SourceError):
        assert read(data)[0].title
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize(
    "lines",
    [
        ["word " * 190_000],
        ["(a)" * 300_000 + "x"],
        ["* " * 450_000 + "x"],
        ["“It will stand for a hundred years and more, they say.”"] * 9_900,
        ["It will stand for a hundred years and more, they say."] * 9_900,
        ["See also"] * 9_900,
        ["1 of 2"] * 9_900,
        ["Topics", "Bridges"] * 4_900,
        [f"Vera Example{n}: Yes." for n in range(9_900)],
        [f"{NAMES}: yes"] * 3_900,
        ["A. A. A. A. A. A. A. A. A. A.: yes"] * 9_900,
    ],
    ids=lambda lines: f"{lines[0][:12]}-{len(lines)}",
)
def test_no_text_takes_long(text, lines):
    data = text(*lines)
    started = time.process_time()
    assert read(data)[0].title == "Opening of the bridge"
    assert time.process_time() - started < 1.0
