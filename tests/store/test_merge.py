"""One event out of its forms."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import HARBOUR, make_event

from bot.model import Event, Photo
from bot.store.merge import Record, merge

SHORT = HARBOUR[:2]


def form(
    source: str, photos: tuple[Photo, ...] = (), photo_count: int = 0, **values: Any
) -> Record:
    count = max(photo_count, len(photos))
    return Record(make_event(source=source, photos=photos, photo_count=count, **values))


def test_a_richer_form_replaces_what_it_has_and_keeps_the_rest() -> None:
    plain = form("plain", place="Old Selm", lede="Told before.", number=3, key="k", lines=SHORT)
    merged = merge(plain, form("page", place="Selm", lede=None, number=9, key="other")).event
    assert (merged.source, merged.place, merged.lede) == ("page", "Selm", "Told before.")
    assert (merged.number, merged.key) == (3, "k")
    assert len(merged.paragraphs) == len(HARBOUR)


def test_a_poorer_form_only_fills_what_is_empty() -> None:
    page = form("page", lede=None, topics=())
    merged = merge(page, form("plain", lede="A lede.", topics=("Sea",), title="Other", lines=SHORT))
    assert merged.event.title == page.event.title
    assert (merged.event.lede, merged.event.topics) == ("A lede.", ("Sea",))
    assert len(merged.event.paragraphs) == len(HARBOUR)


def test_what_a_poorer_form_filled_a_richer_one_replaces() -> None:
    filled = merge(form("page", lede=None), form("plain", lede="Plain."))
    assert merge(filled, form("feed", lede="Fed.")).event.lede == "Fed."


def test_the_later_of_two_equally_rich_forms_wins() -> None:
    assert merge(form("page", title="First"), form("page", title="Then")).event.title == "Then"


@pytest.mark.parametrize(("time", "other"), [("11:30", "00:00"), ("11:30", None), ("00:00", None)])
def test_a_placeholder_is_less_than_a_time_and_more_than_none(
    time: str | None, other: str | None
) -> None:
    assert merge(form("plain", time=time), form("page", time=other)).event.time == time
    assert merge(form("page", time=other), form("plain", time=time)).event.time == time


def test_there_are_at_least_as_many_photos_as_are_known() -> None:
    photos = (Photo("The pier"), Photo("The crane"))
    merged = merge(form("page", photo_count=1), form("feed", photos=photos, photo_count=2))
    assert merged.event.photo_count == 2


def _forms() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "title": st.sampled_from(["A", "B"]),
            "place": st.sampled_from([None, "X", "Y"]),
            "time": st.sampled_from([None, "00:00", "10:00", "11:00"]),
            "topics": st.sampled_from([(), ("Sea",), ("Land", "Sea")]),
            "photos": st.sampled_from([(), (Photo("One"),), (Photo("Two"), Photo("Three"))]),
            "photo_count": st.integers(0, 3),
            "kind": st.sampled_from(["event", "announcement"]),
        }
    )


@given(_forms(), _forms(), _forms())
def test_the_order_of_the_forms_does_not_matter(plain: dict, feed: dict, page: dict) -> None:
    forms = [form("plain", **plain), form("feed", **feed), form("page", **page)]
    results = []
    for first, second, third in permutations(forms):
        merged = merge(merge(first, second), third)
        assert merge(first, merge(second, third)) == merged
        assert [merge(merged, again).event for again in forms] == [merged.event] * 3
        results.append(merged)
    assert all(result == results[0] for result in results)


@given(_forms())
def test_a_form_changes_nothing_of_itself(values: dict) -> None:
    once = merge(form("page", **values), form("page", **values))
    again: Event = merge(once, form("page", **values)).event
    assert again == once.event
