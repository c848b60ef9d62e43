"""Putting events in, finding and listing them, and the feed of their changes."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import HARBOUR, make_event

from bot.errors import RecordError, StoreError
from bot.model import Change, Count, Coverage, Event, Outcome, dump_event, load_event
from bot.store.archive import Archive
from bot.store.table import Documents

HOST = "http://en.president.example"
DAY = dt.date(2024, 5, 17)


def page(**values: Any) -> Event:
    return make_event(**({"number": 0, "key": ""} | values))


def plain(**values: Any) -> Event:
    """The same event from its plain text, which knows neither id nor address."""
    return page(**({"source": "plain", "id": None, "url": None, "topics": ()} | values))


def all_events(archive: Archive) -> list[Event]:
    return archive.latest(1000)


def test_a_new_event_gets_a_key_and_a_number(archive: Archive) -> None:
    stored = archive.put(page())
    assert stored.outcome == Outcome.NEW
    assert stored.event == page(number=1, key="2024-05-17-1130-opening-of-the-harbour-in-selm")
    assert archive.event(1) == stored.event
    assert archive.put(page(id=102, url=None, title="Another")).event.number == 2


def test_the_same_form_again_changes_nothing(archive: Archive) -> None:
    first = archive.put(page())
    again = archive.put(page())
    assert (again.outcome, again.event) == (Outcome.SAME, first.event)
    assert archive.last_change() == 1


def test_page_and_plain_text_in_turn_are_one_event_that_settles(archive: Archive) -> None:
    forms = [page(lede=None), plain(lede="Told by the text.")] * 3
    outcomes = [archive.put(form).outcome for form in forms]
    assert outcomes == ["new", "changed", "same", "same", "same", "same"]
    assert len(all_events(archive)) == 1


@pytest.mark.parametrize(
    "form",
    [
        page(title="Edited", date=dt.date(2024, 5, 18), url=None),
        page(id=None, title="Edited", url=f"{HOST}/events/president/transcripts/101"),
        page(id=None, title="Edited", url=f"{HOST}/d/101?x=1"),
        plain(),
        plain(title="OPENING of the harbour — in Selm!"),
        plain(time=None),
        plain(time="00:00"),
    ],
)
def test_a_form_finds_its_event(archive: Archive, form: Event) -> None:
    archive.put(page())
    assert archive.put(form).event.number == 1
    assert len(all_events(archive)) == 1


@pytest.mark.parametrize(
    "form",
    [
        page(id=102, url=f"{HOST}/events/president/news/102"),
        page(id=102, url=None),
        page(id=102),
        page(lang="ru"),
        plain(lang="ru"),
        plain(time="15:00"),
        plain(date=dt.date(2024, 5, 18)),
        plain(date=None, time=None),
        plain(title="Opening of the harbour in Orlo"),
        page(id=None, url="http://president.example/d/101", time="15:00"),
    ],
)
def test_another_event_stays_another(archive: Archive, form: Event) -> None:
    archive.put(page())
    assert archive.put(form).outcome == Outcome.NEW
    assert len(all_events(archive)) == 2


def test_the_time_tells_events_of_one_day_and_title_apart(archive: Archive) -> None:
    archive.put(page(id=1, url=None, time="10:00"))
    archive.put(page(id=2, url=None, time="15:00"))
    assert archive.put(plain(time="15:00")).event.number == 2
    assert archive.put(plain(time="10:00")).event.number == 1
    assert archive.put(plain(time=None)).event.number == 1
    assert archive.put(plain(time="18:00")).event.number == 3


def test_a_form_with_an_id_takes_the_first_event_of_its_title_without_one(archive: Archive) -> None:
    archive.put(page(id=1, url=None))
    archive.put(plain(time="15:00"))
    assert archive.put(page(id=2, url=None, time="00:00")).event.number == 2


def test_announcements_without_a_day_are_one_by_their_title(archive: Archive) -> None:
    undated = {"date": None, "time": None}
    archive.put(plain(**undated))
    assert archive.put(plain(**undated, title="opening of the harbour in selm")).event.number == 1
    assert archive.put(plain()).event.number == 2


def test_old_titles_days_times_and_addresses_still_lead_to_the_event(archive: Archive) -> None:
    old = page(time="10:00", url=f"{HOST}/speech/harbour")
    archive.put(old)
    archive.put(page(title="New title", date=dt.date(2024, 5, 18), time="12:00"))
    again = archive.put(plain(time="10:00"))
    assert (again.outcome, again.event.number) == (Outcome.SAME, 1)
    assert archive.with_url(f"{HOST}/speech/harbour") == again.event
    assert archive.with_key("2024-05-17-1000-opening-of-the-harbour-in-selm") == again.event


def test_two_events_that_prove_to_be_one_become_one(archive: Archive) -> None:
    text = archive.put(plain(lede="Told by the text.")).event
    archive.put(page(title="New title", lede=None))
    assert len(all_events(archive)) == 2
    archive.put(page(source="feed", lede=None))
    (event,) = all_events(archive)
    assert (event.title, event.lede, event.source) == ("New title", "Told by the text.", "page")
    assert archive.with_key(text.key) == event
    assert archive.event(text.number) is None
    assert [change.event for change in archive.changes(0, 9)] == [None, event]


def test_keys_are_told_apart_by_a_count(archive: Archive) -> None:
    keys = [archive.put(page(id=n, url=None)).event.key for n in range(1, 4)]
    base = "2024-05-17-1130-opening-of-the-harbour-in-selm"
    assert keys == [base, f"{base}-2", f"{base}-3"]
    assert [archive.with_key(key).number for key in keys] == [1, 2, 3]
    assert archive.with_key("none") is None


def test_a_record_keeps_its_key_and_number_where_they_are_free(archive: Archive) -> None:
    assert archive.put(page(number=41, key="a-key")).event == page(number=41, key="a-key")
    other = archive.put(page(id=2, url=None, number=41, key="a-key")).event
    assert (other.number, other.key) == (42, "2024-05-17-1130-opening-of-the-harbour-in-selm")
    known = archive.put(page(title="Edited", number=77, key="b-key")).event
    assert (known.number, known.key) == (41, "a-key")


@pytest.mark.parametrize(("number", "key"), [(-1, "No Key"), (2**31, "no/key"), (10**30, "")])
def test_a_number_or_key_that_fits_no_link_is_not_kept(
    archive: Archive, number: int, key: str
) -> None:
    event = archive.put(page(number=number, key=key)).event
    assert (event.number, event.key) == (1, "2024-05-17-1130-opening-of-the-harbour-in-selm")


def test_a_removed_events_number_is_not_given_again(archive: Archive) -> None:
    archive.put(page(id=1, url=None))
    archive.put(page())
    assert archive.remove(2)
    assert not archive.remove(2)
    assert archive.event(2) is None
    assert archive.with_id(101) == archive.on(DAY)[1:] == archive.of_topic("Budget", 9)[1:] == []
    assert archive.put(page(number=2)).event.number == 3


def test_an_export_put_into_another_archive_gives_the_same(
    archive: Archive, new_archive: Callable[[], Archive]
) -> None:
    forms = [page(), page(id=2, url=None), page(lang="ru", title="Порт"), plain(title="Other")]
    for form in [*forms, page(id=3, url=None, date=None, time=None), page(lede="Edited.")]:
        archive.put(form)
    archive.remove(2)
    exported = [change.event for change in archive.changes(0, 99) if change.event]
    other = new_archive()
    for event in exported:
        other.put(load_event(dump_event(event)))
    assert [change.event for change in other.changes(0, 99)] == exported


@pytest.mark.parametrize(
    "values",
    [
        {"title": "\ud800"},
        {"place": "\ud800"},
        {"topics": ("\ud800",)},
        {"url": "http://\ud800/"},
        {"id": 2**63},
        {"photo_count": 2**70},
    ],
)
def test_what_can_not_be_kept_is_refused_and_leaves_nothing(archive: Archive, values: dict) -> None:
    with pytest.raises(RecordError):
        archive.put(page(**values))
    assert all_events(archive) == []
    assert archive.topics() == []
    assert archive.last_change() == 0


def test_a_damaged_event_is_told(documents: Documents, archive: Archive) -> None:
    archive.put(page())
    documents.table("events").update({"title": None}, doc_ids=[1])
    with pytest.raises(StoreError, match="event 1 is damaged"):
        archive.event(1)
    documents.table("events").truncate()
    with pytest.raises(StoreError, match="event 1 is listed in the archive but missing"):
        archive.put(page())


def test_events_are_found_by_the_sites_id_one_a_language(archive: Archive) -> None:
    archive.put(page(lang="ru"))
    archive.put(page())
    assert [event.lang for event in archive.with_id(101)] == ["en", "ru"]
    assert archive.with_id(999) == archive.with_id(10**30) == []


def test_events_are_found_by_any_form_of_their_address(archive: Archive) -> None:
    english = archive.put(page()).event
    russian = archive.put(page(lang="ru", url="http://president.example/d/101")).event
    unlinked = archive.put(page(id=5, url=None)).event
    assert archive.with_url("https://www.en.president.example/d/101?a#b") == english
    assert archive.with_url("president.example/events/president/news/101") == russian
    assert archive.with_url("http://en.president.example/d/5") == unlinked
    assert archive.with_url("http://ru.president.example/d/5") is None
    assert archive.with_url("http://en.president.example/other") is None
    assert archive.with_url("no address") is None


def test_events_are_got_by_their_numbers_in_the_asked_order(archive: Archive) -> None:
    for n in range(1, 4):
        archive.put(page(id=n, url=None))
    assert [event.number for event in archive.events([3, 99, 1])] == [3, 1]
    assert archive.event(0) is archive.event(10**30) is None


def test_events_are_listed_newest_first_and_a_days_events_by_time(archive: Archive) -> None:
    forms = {
        "no time": page(time=None),
        "afternoon": page(time="15:00"),
        "no day": page(date=None, time=None),
        "before": page(date=dt.date(2024, 5, 16), time="20:00"),
        "announced": page(date=None, time=None, published="2024-05-18T08:00"),
        "morning": page(time="09:00"),
    }
    for n, (title, form) in enumerate(forms.items(), 1):
        archive.put(replace(form, title=title, id=n, url=None))
    newest = ["announced", "afternoon", "morning", "no time", "before", "no day"]
    assert [event.title for event in archive.latest(9)] == newest
    assert [event.title for event in archive.of_topic("Budget", 9)] == newest
    assert [event.title for event in archive.latest(2, 3)] == newest[3:5]
    assert [event.title for event in archive.of_topic("Budget", 2, 3)] == newest[3:5]
    assert [event.title for event in archive.on(DAY)] == ["no time", "morning", "afternoon"]
    assert archive.coverage() == Coverage(6, dt.date(2024, 5, 16), DAY)


def test_an_empty_archive_covers_nothing(archive: Archive) -> None:
    assert archive.coverage() == Coverage(0, None, None)
    assert archive.topics() == archive.latest(9) == archive.changes(0, 9) == []
    assert archive.last_change() == 0


def test_topics_are_counted_as_they_are_now(archive: Archive) -> None:
    archive.put(page(topics=("Sea", "Sea", "Land")))
    archive.put(page(id=2, url=None, topics=("sea", "Land")))
    archive.put(page(lang="ru", topics=("Море",)))
    assert archive.topics() == [
        Count("Land", 2),
        Count("Sea", 1),
        Count("sea", 1),
        Count("Море", 1),
    ]
    archive.put(page(topics=("Sky",)))
    archive.remove(2)
    assert archive.topics() == [Count("Sky", 1), Count("Море", 1)]
    assert [event.number for event in archive.of_topic("Sky", 9)] == [1]


def test_the_feed_has_the_latest_change_of_each_event(archive: Archive) -> None:
    first, second, third = (archive.put(page(id=n, url=None)).event for n in (1, 2, 3))
    edited = archive.put(page(id=1, url=None, title="Edited")).event
    archive.remove(second.number)
    feed = [
        Change(3, third.number, third),
        Change(4, first.number, edited),
        Change(5, second.number, None),
    ]
    assert archive.changes(0, 9) == feed
    assert archive.changes(3, 1) == feed[1:2]
    assert archive.changes(5, 9) == []
    assert archive.last_change() == 5


@st.composite
def forms_of_events(draw: st.DrawFn) -> list[Event]:
    """One to three events of one day, each in one to three forms."""
    titles = draw(st.lists(st.sampled_from(["Meeting", "Reception"]), min_size=1, max_size=3))
    forms: list[Event] = []
    for n, title in enumerate(titles, 1):
        # Where two events of the day share a title, only the time tells a form's event.
        times = [f"1{n}:00"] + ([None, "00:00"] if titles.count(title) == 1 else [])
        for source in sorted(draw(st.sets(st.sampled_from(["page", "feed", "plain"]), min_size=1))):
            spellings = [title, title.upper(), f"“{title}.”"]
            if source == "page":
                spellings.append(f"Edited {n}")
            forms.append(
                page(
                    source=source,
                    id=None if source == "plain" else n,
                    url=draw(st.sampled_from([None, f"{HOST}/d/{n}"])),
                    title=draw(st.sampled_from(spellings)),
                    time=draw(st.sampled_from(times)),
                    lede=draw(st.sampled_from([None, f"From the {source}"])),
                    topics=draw(st.sampled_from([(), (source,)])),
                    lines=draw(st.sampled_from([(), HARBOUR[:2], HARBOUR])),
                )
            )
    return forms


def _told(archive: Archive) -> list[Event]:
    """What an archive tells, whatever was seen first."""
    return sorted((replace(event, key="", number=0) for event in all_events(archive)), key=repr)


@given(st.data())
def test_the_order_of_arrival_does_not_matter(
    new_archive: Callable[[], Archive], data: st.DataObject
) -> None:
    forms = data.draw(forms_of_events())
    again = data.draw(st.lists(st.sampled_from(forms), max_size=3))
    one, other = new_archive(), new_archive()
    for form in data.draw(st.permutations(forms + again)):
        one.put(form)
    for form in data.draw(st.permutations(forms)):
        other.put(form)
    assert _told(one) == _told(other)
    last = one.last_change()
    assert {one.put(form).outcome for form in forms} == {Outcome.SAME}
    assert one.last_change() == last


def test_the_hosts_are_those_of_all_addresses(archive: Archive) -> None:
    assert archive.hosts() == []
    for n, url in enumerate(
        (
            f"{HOST}/events/president/news/1",
            f"{HOST}/about",
            "https://www.president.example/d/7",
            "http://president.example",
            "http://president.example-a.test:8080/x",
        )
    ):
        archive.put(page(id=n, url=url, title=f"Event {n}"))
    hosts = ["en.president.example", "president.example", "president.example-a.test:8080"]
    assert archive.hosts() == hosts
    archive.put(plain(title="Without any"))
    assert archive.hosts() == ["", *hosts]
