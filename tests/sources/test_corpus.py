"""The sources on real pages, which are no part of the project."""

import datetime as dt
import random
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from bot.errors import SourceError
from bot.model import Event
from bot.sources import read

SEED = "seed_000_e8c7c810181f70b5.txt"


@pytest.fixture(scope="session")
def pages(corpus: Path) -> dict[int, Event]:
    """The events of all real event pages, by the site's number."""
    files = sorted((corpus / "fixtures").glob("event_*.html"))
    assert len(files) >= 37
    events = [event for file in files for event in read(file.read_bytes(), file.name)]
    return {event.id: event for event in events if event.id}


def kinds(event: Event) -> dict[str, int]:
    return dict(Counter(p.kind for p in event.paragraphs))


def labels(event: Event) -> list[str]:
    return [p.label for p in event.paragraphs if p.label]


def test_the_seed_document_comes_out_whole(corpus):
    (event,) = read((corpus / SEED).read_bytes(), SEED)
    assert event.title.startswith("Meeting with heads of CIS member states’ security")
    assert event.lede is not None
    assert event.lede.startswith("Vladimir Putin met in the Kremlin")
    assert (event.date, event.time) == (dt.date(2017, 12, 19), "16:00")
    assert event.place == "The Kremlin, Moscow"
    assert event.photo_count == 5
    assert [photo.caption[:31] for photo in event.photos] == ["Meeting with heads of the Commo"]
    assert [(s.title[:22], s.date) for s in event.see_also] == [
        ("Greetings to heads of ", dt.date(2017, 12, 19))
    ]
    assert event.topics == ("Fight against terrorism", "National security")
    assert event.sections == ("News", "Transcripts")
    assert event.published == "2017-12-19T16:00"
    assert [p.kind for p in event.paragraphs[:3]] == ["text", "divider", "heading"]
    assert kinds(event) == {"text": 1, "divider": 1, "heading": 1, "speech": 15}
    assert labels(event) == ["President of Russia Vladimir Putin"]
    assert event.speakers == ("Vladimir Putin",)
    assert event.paragraphs[-1].text == "Thank you very much."


def test_every_page_has_its_fields(pages):
    for id_, event in pages.items():
        assert event.url is not None
        assert event.url.endswith(f"/{id_}")
        assert event.url.startswith("http://en.kremlin.ru/")
        assert event.lang == "en"
        assert event.published is not None
        assert event.updated is not None
        assert event.sections
        assert event.paragraphs
        assert (event.date is None) == (event.kind == "announcement")
        assert event.photo_count >= len(event.photos)
        assert all(p.text == " ".join(p.text.split()) for p in event.paragraphs)
        assert not any("\u00ad" in p.text or "\u200b" in p.text for p in event.paragraphs)


@pytest.mark.parametrize("id_", [17109, 17550])
def test_announcements_are_told(pages, id_):
    assert pages[id_].kind == "announcement"
    assert pages[id_].time is None


@pytest.mark.parametrize("id_", [26874, 26954, 26991])
def test_old_pages_have_neither_place_nor_topics(pages, id_):
    event = pages[id_]
    assert (event.place, event.topics, event.time) == (None, (), "00:00")


@pytest.mark.parametrize(("id_", "shown"), [(54021, 6), (54430, 14), (56154, 6), (60795, 96)])
def test_all_pictures_of_a_slider_are_read(pages, id_, shown):
    assert len(pages[id_].photos) == shown
    assert all(photo.url for photo in pages[id_].photos)


def test_hidden_topics_are_read(pages):
    assert len(pages[17389].topics) == 5


@pytest.mark.parametrize("id_", [56981, 56014])
def test_pull_quotes_stand_in_no_text_twice(pages, id_):
    texts = [p.text for p in pages[id_].paragraphs if p.kind == "speech"]
    assert len(texts) == len(set(texts))
    assert not any(a != b and a in b for a in texts for b in texts)


@pytest.mark.parametrize("id_", [52827, 56272])
def test_a_remark_behind_a_name_is_part_of_the_label_alone(pages, id_):
    second = labels(pages[id_])[1]
    assert second.endswith("(retranslated)")
    assert "(" not in pages[id_].speakers[1]


@pytest.mark.parametrize(("id_", "n"), [(56381, 1), (7957, 1), (63945, 3)])
def test_omissions_are_read(pages, id_, n):
    assert kinds(pages[id_])["omission"] == n


@pytest.mark.parametrize(("id_", "headings"), [(55709, 1), (56779, 1), (57214, 4)])
def test_bold_paragraphs_are_headings_and_no_one_speaks(pages, id_, headings):
    assert kinds(pages[id_])["heading"] == headings
    assert pages[id_].speakers == ()


@pytest.mark.parametrize("id_", [54276, 59806])
def test_rules_are_dividers(pages, id_):
    assert kinds(pages[id_])["divider"] == 1


def test_a_label_alone_is_put_before_its_words(pages):
    assert {"Alexander Tkachev", "Vladimir Putin"} <= set(pages[54276].speakers)
    assert all(p.text for p in pages[54276].paragraphs)


@pytest.mark.parametrize(
    ("id_", "label", "times"),
    [(56321, "Question", 2), (58502, "Question", 1), (57084, "Remark", 1)],
)
def test_a_label_without_a_name_has_no_speaker(pages, id_, label, times):
    found = [p for p in pages[id_].paragraphs if p.label == label]
    assert len(found) == times
    assert all(p.kind == "speech" and p.speaker is None for p in found)


def test_explanations_that_pop_up_are_no_text(pages):
    for event in pages.values():
        assert not any("Background information" in p.text for p in event.paragraphs)


@pytest.mark.parametrize(("id_", "turns"), [(60795, 525), (57692, 342), (51716, 417)])
def test_long_conferences_keep_their_turns(pages, id_, turns):
    assert len(labels(pages[id_])) == turns
    assert "Vladimir Putin" in pages[id_].speakers


def test_list_pages_are_refused_as_lists(corpus):
    files = sorted((corpus / "fixtures").glob("list_*.html"))
    assert files
    for file in files:
        with pytest.raises(SourceError, match="a list of events"):
            read(file.read_bytes(), file.name)


def test_damaged_real_pages_give_events_or_refusals_at_once(corpus):
    random_ = random.Random(20_171_219)
    files = sorted((corpus / "fixtures").glob("event_5*.html"))
    documents = [file.read_bytes() for file in files] + [(corpus / SEED).read_bytes()]
    pieces = [b"<div>", b"</p>", b"<b>", b'"', b"<!--", b"\n", b": ", b"See also\n", b"\xff", b"\0"]
    for _ in range(200):
        data = bytearray(random_.choice(documents))
        for _ in range(random_.randint(1, 8)):
            at = random_.randrange(len(data))
            cut = random_.choice((0, 1, 40, 4_000))
            data[at : at + cut] = random_.choice(pieces) * random_.choice((1, 3, 30))
        started = time.process_time()
        with suppress(SourceError):
            assert all(event.title for event in read(bytes(data)))
        assert time.process_time() - started < 0.5
