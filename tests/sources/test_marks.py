import pytest

from bot.sources.marks import is_announced, is_more, is_place, read_sections, read_short_link


@pytest.mark.parametrize("text", ["", "Published on July 11, 2000", "Опубликовано 11 июля"])
def test_when_it_was_published_is_no_place(text):
    assert not is_place(text)


def test_a_town_is_a_place():
    assert is_place("Harbour House, Veldt")


@pytest.mark.parametrize(
    "line",
    [
        "Announcement, December 14, 2012",
        "Announcement, April 7 − 8, 2013",
        "Анонс, 8 мая 2013 года",
    ],
)
def test_an_announcement_names_its_day(line):
    assert is_announced(line)


def test_an_announcement_without_a_day_is_text():
    assert not is_announced("Announcement of the winners")


@pytest.mark.parametrize("item", ["1 more", "12 more", "ещё 3", "Ещё 3"])
def test_a_count_of_hidden_items_is_no_item(item):
    assert is_more(item)


def test_a_topic_is_an_item():
    assert not is_more("3 more bridges")


@pytest.mark.parametrize(
    ("line", "sections"),
    [
        ("Published in section: Transcripts", ("Transcripts",)),
        ("Published in sections: News, Transcripts", ("News", "Transcripts")),
        ("Опубликован в разделах: Новости, Поездки", ("Новости", "Поездки")),
        ("Опубликован в разделе: Новости", ("Новости",)),
        ("Published in a newspaper", ()),
    ],
)
def test_sections_stand_behind_a_colon(line, sections):
    assert read_sections(line) == sections


def test_a_short_link_holds_the_number():
    link = read_short_link("Direct link: en.president.example/d/70001")
    assert link == ("http://en.president.example/d/70001", 70001)
    assert read_short_link("/d/70001") is None
