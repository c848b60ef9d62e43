"""The bundled sample is a whole archive: all that a reader can meet in a real one occurs in it."""

import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.model import Event
from bot.sources import read

SAMPLE = Path(__file__).parent.parent / "data" / "sample"
CONFERENCE = 40598
ANNOUNCEMENT = 40342
HOSTS = {"en": "en.president.ardava.example", "ru": "president.ardava.example"}

Archive = dict[tuple[str, int], Event]


@pytest.fixture(scope="module")
def sample() -> Archive:
    """Every event of the sample by its language and id."""
    archive: Archive = {}
    for path in sorted(SAMPLE.glob("*/*.html")):
        [event] = read(path.read_bytes(), path.name)
        assert (event.lang, str(event.id)) == (path.parent.name, path.stem)
        archive[event.lang, int(path.stem)] = event
    return archive


@pytest.fixture(scope="module")
def pairs(sample: Archive) -> list[tuple[Event, Event]]:
    """The events that there are in both languages, English first."""
    return [(sample["en", id_], event) for (lang, id_), event in sample.items() if lang == "ru"]


def test_holds_enough_events_over_two_years(sample):
    english = [event for event in sample.values() if event.lang == "en"]
    days = [event.date for event in english if event.date]
    assert len(english) >= 24
    assert (max(days) - min(days)).days >= 700


def test_half_of_the_events_are_in_russian_too(sample, pairs):
    assert len(pairs) * 2 >= sum(event.lang == "en" for event in sample.values())


def test_both_languages_agree(pairs):
    for english, russian in pairs:
        for name in ("date", "time", "kind", "published", "updated", "photo_count"):
            assert getattr(english, name) == getattr(russian, name), (english.id, name)
        for name in ("topics", "persons", "geography", "photos", "sections", "speakers"):
            assert len(getattr(english, name)) == len(getattr(russian, name)), (english.id, name)
        assert [p.kind for p in english.paragraphs] == [p.kind for p in russian.paragraphs]


def test_every_event_has_what_its_card_shows(sample):
    for (lang, id_), event in sample.items():
        assert event.title, id_
        assert event.source == "page", id_
        assert event.paragraphs, id_
        assert event.published, id_
        assert event.topics, id_
        assert event.url, id_
        assert urlsplit(event.url).netloc == HOSTS[lang], id_


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_everything_that_an_event_can_hold_occurs(sample, lang):
    events = [event for event in sample.values() if event.lang == lang]
    for name in ("lede", "time", "place", "persons", "geography", "see_also", "photos", "updated"):
        assert any(getattr(event, name) for event in events), name
    kinds = {p.kind for event in events for p in event.paragraphs}
    assert kinds == {"heading", "speech", "text", "note", "divider", "omission"}
    assert any(event.photo_count > len(event.photos) for event in events)


@pytest.mark.parametrize(("lang", "question"), [("en", "Question"), ("ru", "Вопрос")])
def test_the_conference_is_long_and_has_several_voices(sample, lang, question):
    conference = sample[lang, CONFERENCE]
    assert len(conference.paragraphs) >= 70
    assert len(conference.speakers) >= 10
    assert sum(p.label == question for p in conference.paragraphs) >= 5


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_announcement_has_no_day_or_time(sample, lang):
    announcement = sample[lang, ANNOUNCEMENT]
    assert announcement.kind == "announcement"
    assert (announcement.date, announcement.time) == (None, None)
    assert [event.id for event in sample.values() if event.kind == "announcement"] == [
        ANNOUNCEMENT,
        ANNOUNCEMENT,
    ]


def test_one_title_stands_over_two_events(sample):
    titles = Counter(event.title for event in sample.values() if event.lang == "en")
    assert titles["Meeting with Government members"] == 2


def test_see_also_leads_to_events_of_the_sample(sample):
    by_title_and_day = {(event.lang, event.title, event.date) for event in sample.values()}
    by_address = {event.url for event in sample.values()}
    for event in sample.values():
        for item in event.see_also:
            assert (event.lang, item.title, item.date) in by_title_and_day, item
            assert item.url in by_address, item


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_topic_is_used_twice(sample, lang):
    topics = Counter(
        topic for event in sample.values() if event.lang == lang for topic in event.topics
    )
    assert len(topics) >= 15
    assert [topic for topic, events in topics.items() if events < 2] == []


def test_nobody_speaks_under_two_names(sample):
    names = {name for event in sample.values() for name in event.speakers}
    assert {"Teodra Valmesk", "Т.Вальмеск"} <= names
    families = Counter(re.split(r"[ .]", name)[-1] for name in names)
    assert [family for family, forms in families.items() if forms > 1] == []


def test_is_small_enough_to_come_along(sample):
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()) < 500_000
