"""What events are known by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_event

from bot.store.identity import fold_title, is_key, make_key, moment, read_address

HOST = "en.president.example"


@pytest.mark.parametrize(
    "url",
    [
        f"http://{HOST}/events/president/news/101",
        f"https://{HOST}/events/president/news/101/",
        f"https://www.{HOST}:443/events/president/transcripts/101?page=2#share",
        f"{HOST.upper()}/events/president/news/101",
        f"//{HOST}/d/101",
        f" http://{HOST}/events/president/news/copy/101",
        f"http://{HOST}/events/president/news/101/photos",
    ],
)
def test_all_addresses_of_an_event_are_one_name(url: str) -> None:
    address = read_address(url)
    assert address is not None
    assert address.id == 101
    assert address.name.text == f"url {HOST}#101"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"http://{HOST}/d/101", "http://president.example/d/101"),
        (f"http://{HOST}/d/101", f"http://{HOST}/d/102"),
        (f"http://{HOST}/events/president/news/page/2", f"http://{HOST}/d/2"),
        (f"http://{HOST}/events/president/trips/101", f"http://{HOST}/d/101"),
        ("http://127.0.0.1:8001/d/1", "http://127.0.0.1:8002/d/1"),
        (f"http://{HOST}/speech/one", f"http://{HOST}/speech/two"),
    ],
)
def test_other_addresses_are_other_names(one: str, other: str) -> None:
    first, second = read_address(one), read_address(other)
    assert first
    assert second
    assert first.name != second.name


@pytest.mark.parametrize(
    ("host", "lang"), [("en.kremlin.ru", "en"), ("kremlin.ru", "ru"), ("www.kremlin.ru", "ru")]
)
def test_the_host_tells_the_language(host: str, lang: str) -> None:
    address = read_address(f"http://{host}/d/1")
    assert address
    assert address.lang == lang


@given(st.text())
def test_anything_may_be_taken_for_an_address(text: str) -> None:
    address = read_address(text)
    assert address is None or address.host


@pytest.mark.parametrize("text", ["", "/d/101", "http://", "http://[/d/1", "http://a:b/d/1"])
def test_what_has_no_host_is_no_address(text: str) -> None:
    assert read_address(text) is None


def test_case_punctuation_and_white_space_of_a_title_do_not_matter() -> None:
    assert fold_title("Meeting with  CIS heads’ deputies.") == fold_title(
        "MEETING with CIS heads' deputies"
    )
    assert fold_title("Встреча «Открытый порт»") == fold_title("встреча открытый\u00a0порт")
    assert fold_title("Meeting in Selm") != fold_title("Meeting in Orlo")


def test_a_title_of_punctuation_only_is_still_a_title() -> None:
    assert fold_title("* * *") != fold_title("…")


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({}, "2024-05-17-1130-opening-of-the-harbour-in-selm"),
        ({"time": None}, "2024-05-17-opening-of-the-harbour-in-selm"),
        ({"time": "00:00"}, "2024-05-17-opening-of-the-harbour-in-selm"),
        ({"date": None, "time": None}, "undated-opening-of-the-harbour-in-selm"),
        ({"title": "Открытие порта", "lang": "ru"}, "2024-05-17-1130-otkrytie-porta-ru"),
        ({"title": "***"}, "2024-05-17-1130-event"),
        (
            {"title": "Telephone conversation with the Prime Minister of the neighbouring Orlo"},
            "2024-05-17-1130-telephone-conversation-with-the-prime-minister-of-the",
        ),
    ],
)
def test_a_key_tells_day_time_and_title(values: dict, key: str) -> None:
    assert make_key(make_event(**values), 1) == key
    assert is_key(key)


def test_a_count_tells_equal_keys_apart_and_the_language_stays_last() -> None:
    assert make_key(make_event(), 2) == "2024-05-17-1130-opening-of-the-harbour-in-selm-2"
    assert make_key(make_event(lang="ru", title="Порт"), 3) == "2024-05-17-1130-port-3-ru"


@given(st.text(), st.integers(1, 10**6))
def test_any_title_makes_a_key_that_fits_a_link(title: str, count: int) -> None:
    assert is_key(make_key(make_event(title=title), count))


@pytest.mark.parametrize("key", ["", "A", "a b", "a_b", "a/../b", "a" * 121])
def test_what_does_not_fit_a_link_is_no_key(key: str) -> None:
    assert not is_key(key)


def test_moments_are_in_the_order_of_time() -> None:
    undated = {"date": None, "time": None}
    moments = [
        moment(make_event(**undated)),
        moment(make_event(**undated, published="2024-05-16T09:00")),
        moment(make_event(time=None)),
        moment(make_event(time="09:00")),
        moment(make_event(time="11:30")),
        moment(make_event(**undated, published="2024-05-18")),
    ]
    assert moments == sorted(moments)
