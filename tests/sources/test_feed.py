import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publishing import HOST, Report, write_entry, write_feed

from bot.errors import SourceError
from bot.sources.feed import Feed, read_feed
from bot.sources.page import read_page

ADDRESS = f"http://{HOST}/events/president/news/feed"
REPORT = Report(101)


def _read(*reports: Report, lang: str = "en", pages: int = 7) -> Feed:
    return read_feed(
        write_feed([write_entry(report, HOST, "news") for report in reports], ADDRESS, pages, lang)
    )


def test_an_entry_gives_the_event_with_its_words_and_whose_they_are() -> None:
    feed = _read(REPORT)
    event = feed.entries[0].event
    assert (feed.lang, feed.pages, feed.refused) == ("en", 7, ())
    assert (event.id, event.url) == (101, f"http://{HOST}/events/president/news/101")
    assert (event.source, event.lang, event.title) == ("feed", "en", REPORT.title)
    assert [(p.kind, p.speaker, p.text) for p in event.paragraphs] == [
        ("speech", "Ilona Varga", "Good morning, friends."),
        ("speech", "Ilona Varga", "The sea does not ask whose boat is older."),
    ]


def test_the_clock_counts_and_not_the_offset() -> None:
    event = _read(REPORT).entries[0].event
    assert (str(event.date), event.time) == ("2024-05-17", "11:30")
    assert (event.published, event.updated) == ("2024-05-17T11:30", "2024-05-17T12:00")


def test_an_entry_that_was_updated_before_it_was_published_is_taken_as_it_is() -> None:
    event = _read(Report(101, updated="2024-05-16T10:00:00")).entries[0].event
    assert (event.published, event.updated) == ("2024-05-17T11:30", "2024-05-16T10:00")


def test_an_entry_that_was_never_updated_has_no_moment_for_that() -> None:
    entry = re.sub("<updated>.*</updated>", "", write_entry(REPORT, HOST, "news"))
    assert read_feed(write_feed([entry], ADDRESS, 1)).entries[0].event.updated is None


def test_the_lede_and_the_picture_are_no_paragraphs() -> None:
    above = (
        '</p><div class="c-summary"><p>The harbour is open. </p></div>'
        '<img src="http://static.president.example/1.jpg" alt="The new harbour." /><p>The text.'
    )
    event = _read(Report(101, lines=(above,))).entries[0].event
    assert event.lede == "The harbour is open."
    assert [(photo.caption, photo.url) for photo in event.photos] == [
        ("The new harbour.", "http://static.president.example/1.jpg")
    ]
    assert [p.text for p in event.paragraphs] == ["The text."]


def test_a_digest_is_the_same_in_both_feeds_and_differs_where_anything_differs() -> None:
    news = read_feed(write_feed([write_entry(REPORT, HOST, "news")], ADDRESS, 1))
    transcripts = read_feed(write_feed([write_entry(REPORT, HOST, "transcripts")], ADDRESS, 1))
    assert news.entries[0].digest == transcripts.entries[0].digest
    others = (
        Report(102),
        Report(101, title="Another"),
        Report(101, time="11:31"),
        Report(101, lines=("x",)),
        Report(101, updated="2024-05-17T12:01:00"),
    )
    digests = {entry.digest for entry in _read(REPORT, *others).entries}
    assert len(digests) == 6


def test_a_broken_byte_costs_one_letter_and_not_the_alphabet() -> None:
    data = write_feed([write_entry(Report(101, title="Café Ильи"), HOST, "news")], ADDRESS, 1)
    event = read_feed(data.replace(b"Good", b"G\xffod")).entries[0].event
    assert event.title == "Café Ильи"
    assert event.paragraphs[0].text == "G�od morning, friends."


def test_a_declaration_of_another_encoding_is_not_believed() -> None:
    data = write_feed([write_entry(Report(101, title="Гавань"), HOST, "news")], ADDRESS, 1)
    wrong = data.replace(b'encoding="UTF-8"', b'encoding="windows-1251"')
    assert read_feed(wrong).entries[0].event.title == "Гавань"


@pytest.mark.parametrize(("lang", "read"), [("ru-RU", "ru"), ("", "ru")])
def test_the_language_is_what_the_feed_says_else_that_of_its_titles(lang: str, read: str) -> None:
    assert _read(Report(101, title="Открытие гавани"), lang=lang).lang == read


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>Maintenance</body></html>",
        write_feed([write_entry(REPORT, HOST, "news")], ADDRESS, 1)[:-40],
        write_feed([write_entry(REPORT, HOST, "news")], ADDRESS, 1)[:700],
        b"<feed>" + b" " * 8_000_000 + b"</feed>",
    ],
)
def test_what_is_no_feed_or_breaks_off_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError):
        read_feed(data)


def test_entries_that_are_no_events_are_named_and_the_others_go_on() -> None:
    bad = (
        write_entry(Report(102), HOST, "news").replace("<title>", "<subtitle>"),
        write_entry(Report(103, day="2024-02-31"), HOST, "news"),
        write_entry(REPORT, HOST, "news").replace("/101", "/about"),
    )
    feed = read_feed(write_feed([*bad, write_entry(REPORT, HOST, "news")], ADDRESS, 1))
    assert [entry.event.id for entry in feed.entries] == [101]
    assert len(feed.refused) == 3


def test_entities_that_unfold_without_end_stay_folded() -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    data = write_feed([write_entry(REPORT, HOST, "news").replace("harbour", "&l9;")], ADDRESS, 1)
    bomb = data.replace(b"<feed", f'<!DOCTYPE feed [<!ENTITY l0 "ha">{levels}]><feed'.encode(), 1)
    feed = read_feed(bomb)
    assert all(len(entry.event.title) < 1000 for entry in feed.entries)


@given(
    st.tuples(
        st.integers(0, 1200), st.integers(0, 60), st.binary(max_size=30) | st.just(b"</feed>")
    )
)
def test_a_damaged_feed_raises_nothing_but_its_own_error(damage: tuple[int, int, bytes]) -> None:
    start, length, other = damage
    data = write_feed([write_entry(REPORT, HOST, "news")], ADDRESS, 1)
    try:
        feed = read_feed(data[:start] + other + data[start + length :])
    except SourceError:
        return
    assert all(entry.event.title for entry in feed.entries)


def test_the_real_feeds_are_read_whole(corpus: Path) -> None:
    news, transcripts = (
        read_feed(next(corpus.glob(f"feeds/en_president_{name}_feed_*.xml")).read_bytes())
        for name in ("news", "transcripts")
    )
    assert (len(news.entries), news.pages, news.refused) == (20, 1198, ())
    assert (len(transcripts.entries), transcripts.pages, transcripts.refused) == (2, 551, ())
    early = next(entry.event for entry in news.entries if entry.event.id == 63933)
    assert (early.published, early.updated) == ("2020-08-23T13:00", "2020-08-22T12:37")


@pytest.mark.parametrize("number", [63953, 63951, 63945])
def test_an_entry_says_the_same_as_its_page(corpus: Path, number: int) -> None:
    feed = read_feed(next(corpus.glob("feeds/en_president_news_*.xml")).read_bytes())
    entry = next(entry.event for entry in feed.entries if entry.event.id == number)
    page = read_page((corpus / f"fixtures/event_{number}.html").read_bytes())
    only_of_page = {
        "source", "place", "sections", "topics", "persons", "geography", "photos", "photo_count",
        "see_also", "url", "digest",
    }  # fmt: skip
    for name in {f.name for f in fields(page)} - only_of_page:
        assert getattr(entry, name) == getattr(page, name), name
    assert re.sub("transcripts", "news", page.url or "") == entry.url
