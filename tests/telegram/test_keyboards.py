import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import make_event

from bot.answers.answer import Card, Choice, Page, Panel, Pointer, SeeAlsoList
from bot.answers.overviews import Echo, Echoes, TopicPage
from bot.answers.request import (
    Cite,
    Export,
    FindDay,
    FindEvent,
    FindQuote,
    FindSpeaker,
    Forget,
    ListLatest,
    ListSeeAlso,
    ListTopic,
    ListTopics,
    ReadEvent,
    Request,
    ShowContext,
    ShowEvent,
    ShowPassage,
)
from bot.answers.subscribed import FollowPanel
from bot.answers.subscribing import OfferFollow, PreviewFollow
from bot.following import KINDS, Quiet, Subscription
from bot.messages import phrases
from bot.model import Count
from bot.preferences import Preferences
from bot.telegram.keyboards import Button, lay_out
from bot.telegram.packing import MOST_BYTES, find_long, pack, unpack
from bot.telegram.render import render

EN = phrases("en")
_WORDS = st.text(max_size=80)
_NUMBERS = st.integers(0, 10**9)
_REQUESTS: st.SearchStrategy[Request] = st.one_of(
    st.builds(FindQuote, _WORDS, _NUMBERS),
    st.builds(FindEvent, _WORDS, _NUMBERS),
    st.builds(ListTopic, _WORDS, _NUMBERS),
    st.builds(ListTopics, _NUMBERS),
    st.builds(ReadEvent, _NUMBERS, _NUMBERS),
    st.builds(ShowEvent, _NUMBERS),
    st.builds(ListSeeAlso, _NUMBERS),
    st.builds(ShowContext, _NUMBERS, st.integers(0, 9999), st.integers(0, 99), _WORDS),
    st.builds(ListLatest, _NUMBERS),
    st.builds(FindDay, _WORDS, _NUMBERS),
    st.builds(FindSpeaker, _WORDS, _NUMBERS),
    st.builds(
        ShowPassage, _NUMBERS, st.integers(0, 9999), st.integers(0, 1), st.integers(0, 99), _WORDS
    ),
    st.builds(Cite, _NUMBERS, st.integers(0, 9999), st.integers(0, 5), st.integers(0, 99), _WORDS),
    st.builds(Export, st.integers(1, 6), _NUMBERS, st.integers(0, 5), _WORDS),
    st.builds(Forget, st.integers(0, 1)),
)


@given(_REQUESTS, st.none() | st.integers(1, 2**52 - 1))
def test_a_request_comes_back_from_64_bytes(request: Request, asker: int | None) -> None:
    long = find_long([request], asker)
    shorts = {words: f"id{n}" for n, words in enumerate(long)}
    data = pack(request, asker, shorts)
    assert len(data.encode()) <= MOST_BYTES
    kept = {short: {"words": words} for words, short in shorts.items()}
    press = unpack(data, kept.get)
    assert press is not None
    assert (press.request, press.asker) == (request, asker)


_LOOKS_PACKED = st.builds(
    "{}:{}:{}".format,
    st.from_regex(r"[a-zA-Z][bcdelmnopsuw]?(~-?[0-9a-z]{0,9})?", fullmatch=True),
    st.text("0129az,-_ ", max_size=16),
    st.text(max_size=30),
)


@given(st.text(max_size=64) | _LOOKS_PACKED)
def test_data_that_no_button_wrote_is_refused_or_means_a_button(data: str) -> None:
    press = unpack(data, lambda short: {"words": short})
    if press is not None:
        written = pack(press.request, press.asker, {})
        assert unpack(written, lambda _: None) == press


@pytest.mark.parametrize(
    "data",
    ["", "z:1:", "r:x!:", "r::", "r:1,-1:", "r:zzzzzzzz,0:", "Q:0:gone", "q~!!:0:w", "p~-1::"],
)
def test_broken_or_forgotten_data_is_none(data: str) -> None:
    assert unpack(data, lambda _: None) is None


def _requests(rows: list[list[Button]]) -> list[Request | None]:
    return [button.request for row in rows for button in row]


def test_a_card_offers_reading_its_source_and_to_follow_it() -> None:
    event = make_event()
    asked = _requests(lay_out(Card(event), EN))
    assert asked[:2] == [ReadEvent(7), None]
    assert asked[-1] == OfferFollow(7)
    bare = make_event((), url=None, date=None)
    assert ReadEvent(7) not in _requests(lay_out(Card(bare), EN))


def test_pages_turn_both_ways_and_stop_at_the_ends() -> None:
    event = make_event()
    asked = [_requests(lay_out(Page(event, (), page, 3), EN))[:-2] for page in range(3)]
    assert asked == [[ReadEvent(7, 1)], [ReadEvent(7, 0), ReadEvent(7, 2)], [ReadEvent(7, 1)]]


def test_a_choice_has_a_number_for_each_event_and_goes_on() -> None:
    events = tuple(make_event(number=n) for n in range(1, 4))
    *rows, follow = lay_out(Choice("harbour", events, False, 1, 3, 8, 20), EN)
    labels = [button.label for row in rows for button in row]
    assert labels[:5] == ["9", "10", "11", "◀ 1", "3 ▶"]
    assert FindEvent("harbour", 2) in _requests(rows)
    assert _requests([follow]) == [PreviewFollow(KINDS.index("search"), "harbour")]


def test_a_topic_has_its_events_and_its_pages() -> None:
    *rows, follow = lay_out(TopicPage(Count("Harbours", 9), (make_event(),), 0, 2), EN)
    assert _requests(rows)[:2] == [ShowEvent(7), ListTopic("Harbours", 1)]
    assert _requests([follow]) == [PreviewFollow(KINDS.index("topic"), "Harbours")]


def test_a_list_numbers_on_from_the_pages_before() -> None:
    event, said = make_event(), make_event().paragraphs[2]
    pages = (
        TopicPage(Count("Harbours", 9), (event,), 1, 2, "", 8),
        Echoes(event, said, (Echo(event, said, None),), 1, 2, 8),
    )
    for page in pages:
        assert lay_out(page, EN)[0][0].label == "9"
        assert "\n9. " in render(page, EN)


def test_of_many_pointers_those_shown_have_a_button() -> None:
    pointer = Pointer("The harbour", None, make_event(), None, by_day=False)
    answer = SeeAlsoList(make_event(), (pointer,) * 200)
    *_, last = [b.label for row in lay_out(answer, EN) for b in row if b.label.isdecimal()]
    assert f"\n{last}. " in render(answer, EN)
    assert sum(map(len, lay_out(answer, EN))) <= 100


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_words_of_settings_are_not_cut_on_a_phone(lang: str) -> None:
    group = Panel(Preferences(1, thread_id=3), private=False, thread_id=3)
    following = Subscription(1, "all", "", "en", lang, when="weekly", quiet=Quiet(22, 7))
    for answer in (group, FollowPanel(following, "UTC", zone_known=True)):
        for row in lay_out(answer, phrases(lang)):
            # About as many letters stand in a button, with a word's width to spare.
            assert max(len(button.label) for button in row) <= 46 // len(row)
