import datetime as dt
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.errors import SourceError
from bot.model import Event, Photo, SeeAlso
from bot.sources.plain import read_plain


def read_one(data: bytes) -> Event:
    (event,) = read_plain(data)
    return event


def test_what_stands_above_and_below_the_text_is_read(text):
    event = read_one(
        text(
            "4 of 5",
            "On the bridge.",
            "* * *",
            "Opening remarks",
            "President of Utopia Vera Example: Good day.",
            "It is open.",
            "See also",
            "Talks in Veldt",
            "March 4, 2019",
            "Geography",
            "Veldt",
            "Topics",
            "Bridges",
            "Harbours",
            "1 more",
            "Persons",
            "Example Vera",
        )
    )
    assert event.title == "Opening of the bridge"
    assert event.lede == "Vera Example opened a bridge."
    assert (event.date, event.time, event.place) == (
        dt.date(2019, 3, 5),
        "14:30",
        "Harbour House, Veldt",
    )
    assert (event.id, event.url, event.lang, event.source) == (None, None, "en", "plain")
    assert (event.photos, event.photo_count) == ((Photo("On the bridge."),), 5)
    assert event.see_also == (SeeAlso("Talks in Veldt", dt.date(2019, 3, 4)),)
    assert event.geography == ("Veldt",)
    assert event.topics == ("Bridges", "Harbours")
    assert event.persons == ("Example Vera",)
    assert event.sections == ("News", "Transcripts")
    assert event.published == "2019-03-05T16:05"
    assert [(p.kind, p.speaker, p.text) for p in event.paragraphs] == [
        ("divider", None, "* * *"),
        ("heading", None, "Opening remarks"),
        ("speech", "Vera Example", "Good day."),
        ("speech", "Vera Example", "It is open."),
    ]


def test_the_short_link_gives_the_number_and_the_address(text):
    foot = "Publication status\nDirect link: en.president.example/d/70001\nText version"
    event = read_one(text("Good day.", foot=foot))
    assert (event.id, event.url) == (70001, "http://en.president.example/d/70001")


def test_a_russian_text_is_read():
    data = """События
Открытие моста
5 марта 2019 года
14:30
Вельдт
В.Примерова: Добрый день!
Реплика: Ура!
Темы
Мосты
Статус материала
Опубликован в разделах: Новости, Поездки
Дата публикации: 5 марта 2019 года, 16:05
Текстовая версия""".encode()
    event = read_one(data)
    assert (event.lang, event.title, event.place) == ("ru", "Открытие моста", "Вельдт")
    assert (event.date, event.published) == (dt.date(2019, 3, 5), "2019-03-05T16:05")
    assert (event.topics, event.sections) == (("Мосты",), ("Новости", "Поездки"))
    assert [(p.label, p.speaker) for p in event.paragraphs] == [
        ("В.Примерова", "В.Примерова"),
        ("Реплика", None),
    ]


@pytest.mark.parametrize("seam", ["Text versionEvents", "Text version\nEvents"])
def test_two_pages_glued_are_two_events(text, seam):
    two = text("One.", title="First") + b"\n" + text("Two.", title="Second")
    data = two.replace(b"Text version\nEvents", seam.encode())
    assert [(e.title, e.paragraphs[0].text) for e in read_plain(data)] == [
        ("First", "One."),
        ("Second", "Two."),
    ]


def test_a_linked_name_that_breaks_the_line_is_made_whole(text):
    event = read_one(
        text("Head of Veldt Vera Example", ": Thank you.", "I saw Ivo Example", ", who built it.")
    )
    assert [(p.label, p.text) for p in event.paragraphs] == [
        ("Head of Veldt Vera Example", "Thank you."),
        (None, "I saw Ivo Example, who built it."),
    ]


def test_letters_that_moved_stay_as_they_are_printed(text):
    event = read_one(
        text("Commander of the 2Example Army Vera Example: nd Guards Comrade Head of State,")
    )
    assert event.paragraphs[0].label == "Commander of the 2Example Army Vera Example"


def test_an_announcement_has_no_day_of_its_own(text):
    head = "She will open it.\nAnnouncement, March 9, 2019"
    event = read_one(text("It is long.", head=head))
    assert (event.kind, event.date, event.lede) == ("announcement", None, "She will open it.")
    assert [p.text for p in event.paragraphs] == ["It is long."]


@pytest.mark.parametrize(
    ("line", "is_text"),
    [
        ("Harbour House", False),
        ("Published on March 6, 2019", False),
        ("Vera Example: Friends,", True),
        ("The bridge is open.", True),
        ("* * *", True),
    ],
)
def test_a_line_behind_the_time_is_a_place_or_text(text, line, is_text):
    event = read_one(text(line, "It is open.", head="March 5, 2019\n00:00"))
    assert len(event.paragraphs) == 1 + is_text
    assert event.place == ("Harbour House" if line == "Harbour House" else None)
    assert event.time == "00:00"


def test_a_heading_of_tags_in_a_speech_is_a_word(text):
    long = "We spoke of bridges and of harbours and of roads. " * 4
    event = read_one(text("Vera Example: Good day.", "Topics", long, "Topics", "Bridges"))
    assert event.topics == ("Bridges",)
    assert [p.text for p in event.paragraphs][1] == "Topics"


def test_a_text_may_end_without_its_foot(text):
    event = read_one(text("It is open.", foot=""))
    assert (event.sections, event.published) == ((), None)
    assert [p.text for p in event.paragraphs] == ["It is open."]


def test_a_text_may_begin_without_its_first_line(text):
    assert read_one(text("It is open.").removeprefix(b"Events\n")).title == "Opening of the bridge"


def test_soft_hyphens_and_no_break_spaces_dont_stay(text):
    assert (
        read_one(text("The\u00a0bri\u00addge is\topen.")).paragraphs[0].text
        == "The bridge is open."
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n \n",
        b"A note.\nIt has no date.",
        b"Events",
        b"Events\nMarch 5, 2019",
        b"March 5, 2019\nA\nB",
    ],
)
def test_a_text_without_an_event_is_refused(data):
    with pytest.raises(SourceError):
        read_plain(data)


def test_a_text_of_too_many_lines_is_refused(text):
    with pytest.raises(SourceError, match="lines"):
        read_plain(text(*["Yes."] * 10_000))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["See also", "Topics", "March 4, 2019", "4 of 5", "None", "* * *", "<…>", "Events",
                 "Vera Example:", "Vera Example: Yes.", ": Yes.", "1 more", "Publication status",
                 "Text version", "(", "“Yes.”"]
            ),
            st.text(max_size=40),
        ),
        max_size=20,
    )
)  # fmt: skip
def test_any_lines_give_events_or_a_refusal(text, lines):
    with suppress(SourceError):
        events = read_plain(text(*lines))
        assert all(p.text for event in events for p in event.paragraphs)
