"""Queries with operators, against a slow oracle that reads every paragraph of the archive."""

import datetime as dt
import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search.ardava import ARCHIVE, Feed, fill

from bot.model import Event, Paragraph
from bot.search import Search
from bot.search.words import read_words

_USES_INDEX = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
_TEXTS = [p.text for event in ARCHIVE for p in event.paragraphs if p.kind != "divider"]
Place = tuple[int, int]


def _read(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower().replace("ё", "е").replace("’", "'"))
    plain = plain.replace("и\u0306", "й")
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c != "\u00ad")
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", plain)


def _holds(text: str, phrase: str) -> bool:
    words, sought = _read(text), _read(phrase)
    starts = range(len(words) - len(sought) + 1)
    return any(words[start : start + len(sought)] == sought for start in starts)


def _all() -> Iterator[tuple[Event, Paragraph]]:
    for event in ARCHIVE:
        for paragraph in event.paragraphs:
            if paragraph.kind not in {"divider", "omission"}:
                yield event, paragraph


def _find_all(search: Search, typed: str, page: int = 3) -> list[Place]:
    """All pages of a query, and that they make up its total."""
    found = search.find(typed, limit=page)
    places: list[Place] = []
    while True:
        hits = search.find(typed, limit=page, offset=len(places)).hits
        if not hits:
            break
        places += [(hit.event, hit.n) for hit in hits]
    assert found.exact
    assert found.total == len(places) == len(set(places))
    return places


@st.composite
def _phrases(draw: st.DrawFn) -> str:
    words = re.findall(r"[\w’\u00ad\u0301]+", draw(st.sampled_from(_TEXTS)))
    start = draw(st.integers(0, len(words) - 1))
    return " ".join(words[start : start + draw(st.integers(1, 6))])


@_USES_INDEX
@given(_phrases(), st.sampled_from(["“{}”", '"{}"', "«{}»", '"{}', '"{}" ']), st.booleans())
def test_a_phrase_is_found_everywhere(ardava: Search, phrase: str, quoted: str, upper: bool):
    typed = quoted.format(phrase.upper() if upper else phrase)
    expected = {(e.number, p.n) for e, p in _all() if _holds(p.text, phrase)}
    assert set(_find_all(ardava, typed)) == expected


@_USES_INDEX
@given(
    st.sampled_from(["", "varga", "Varga", "dorn", "варга", "vargo", '"pavel dorn"']),
    st.sampled_from(["", "transport", "transprt", "budget"]),
    st.sampled_from(["", "selm", "Ostrel", "selmm"]),
    st.sampled_from([None, (2019, 2021), (2020, 2020), (2022, 2030)]),
    st.sampled_from(["", "en", "ru"]),
    st.sampled_from(["", "the", "boat"]),
)
def test_a_filter_lets_nobody_else_through(  # noqa: PLR0917
    ardava: Search,
    speaker: str,
    topic: str,
    place: str,
    years: tuple[int, int] | None,
    lang: str,
    without: str,
):
    parts = {"by:": speaker, "topic:": topic, "in:": place, "lang:": lang, "-": without}
    typed = " ".join(name + value for name, value in parts.items() if value)
    if years:
        typed += f" from:{years[0]} to:{years[1]}"
    surnames = {"pavel": {"Dorn"}, "dorn": {"Dorn"}}.get(
        speaker.strip('"').split(" ")[0].lower(), {"Varga", "Варга"}
    )
    topics = {"t": "Transport", "b": "Budget"}
    expected = {
        (e.number, p.n)
        for e, p in _all()
        if (not speaker or (p.speaker or "").split(" ")[-1] in surnames)
        and (not topic or topics[topic[0]] in e.topics)
        and (not place or (e.place or "").lower()[:4] in {place.lower()[:4]} | _twin(place))
        and (not years or (e.date and years[0] <= e.date.year <= years[1]))
        and (not lang or e.lang == lang)
        and (not without or not _avoided(p.text, without))
    }
    assert not typed.strip() or set(_find_all(ardava, typed)) == expected


def _twin(place: str) -> set[str]:
    return {"селм"} if place.startswith("selm") else set()


def _avoided(text: str, word: str) -> bool:
    [avoided] = read_words(word)
    return avoided.stem in {one.stem for one in read_words(text)}


@_USES_INDEX
@given(st.lists(_phrases(), min_size=2, max_size=3))
def test_a_choice_is_all_that_any_side_finds(ardava: Search, phrases: list[str]):
    sides = [f'"{phrase}"' for phrase in phrases]
    expected = {place for side in sides for place in _find_all(ardava, side)}
    assert set(_find_all(ardava, " | ".join(sides))) == expected


@_USES_INDEX
@given(_phrases(), _phrases())
def test_marks_stand_on_what_was_asked(ardava: Search, phrase: str, word: str):
    for hit in ardava.find(f'"{phrase}" | {word}').hits:
        ends = [0]
        for start, end in hit.spans:
            assert ends[-1] <= start < end <= len(hit.text)
            ends.append(end)
            assert len(read_words(hit.text[start:end])) == 1
        if _holds(hit.text, phrase):
            marked = " ".join(hit.text[start:end] for start, end in hit.spans)
            assert set(_read(phrase)) <= set(_read(marked))


@_USES_INDEX
@given(st.text(max_size=80) | st.text('ab:|-"“”„«» by:topic:in:sort:new2019', max_size=60))
def test_nothing_that_is_typed_makes_it_raise(ardava: Search, typed: str):
    found = ardava.find(typed)
    assert len(found.hits) <= found.total
    ardava.find_events(typed)


_PIECES = st.sampled_from(
    ["by:", "topic:", "in:", "event:", "on:", "from:2019", '"', "-", "-the ", "|", "of the", "и в"]
)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(_PIECES | st.text(max_size=8), max_size=600).map(" ".join)
    | st.lists(_PIECES, max_size=900).map("".join)
    | st.text("aб'-", min_size=3000, max_size=4096)
    | st.lists(st.sampled_from(_TEXTS), min_size=20, max_size=40).map(" ".join)
)
def test_nothing_that_is_typed_takes_long(ardava: Search, typed: str):
    for ask in (ardava.find, ardava.find_events, ardava.topics):
        start = time.thread_time()
        ask(typed)
        assert time.thread_time() - start < 0.2


def test_filters_alone_list_by_day(ardava: Search):
    newest = [event for event, _ in _find_all(ardava, "by:varga lang:en")]
    assert newest == sorted(newest, key=lambda n: ARCHIVE[n - 1].date or dt.date.min, reverse=True)
    oldest = _find_all(ardava, "by:varga sort:old lang:en")
    assert [n for event, n in oldest if event == 1] == [1, 2, 3, 4, 5, 6]
    assert oldest[0] == (1, 1)


def test_what_was_understood_is_told(ardava: Search):
    understood = ardava.find("by:vargo topic:transprt from:2019 sort:newest").understood
    assert [(v.name, v.passages) for v in understood.speakers] == [("Ilona Varga", 8)] + [
        (v.name, 0) for v in understood.speakers[1:]
    ]
    assert understood.topics == ("Transport",)
    assert understood.period.first == dt.date(2019, 1, 1)
    assert understood.not_understood == ("sort:newest",)


def test_an_unknown_name_finds_nothing_and_offers_those_like_it(ardava: Search):
    found = ardava.find("by:ilonavargeshti boats")
    assert found.total == 0
    assert [(one.kind, one.typed) for one in found.understood.unknown] == [("by", "ilonavargeshti")]
    assert "Ilona Varga" in found.understood.unknown[0].near


def test_words_beside_a_filter_may_be_misremembered(ardava: Search):
    found = ardava.find("by:varga common list of most unrelyable boats")
    assert (found.hits[0].event, found.hits[0].n) == (1, 2)
    assert found.understood.nearest
    assert not found.exact


def test_what_stands_in_marks_may_be_misremembered(ardava: Search):
    found = ardava.find("“a common list of the most unrelyable vessels”")
    assert (found.hits[0].event, found.hits[0].n) == (1, 2)
    assert found.understood.nearest


@pytest.mark.parametrize(
    ("typed", "read_as", "place"),
    [
        (",skj dgthtlb", "", None),
        ("dtcyf ghbikf", "весна пришла", (5, 1)),
        ("ыьгппдукы", "smugglers", (1, 4)),
        ("Bеснa пришлa", "Весна пришла", (5, 1)),
    ],
)
def test_other_readings_are_tried_when_nothing_fits(
    ardava: Search, typed: str, read_as: str, place: Place | None
):
    found = ardava.find(typed)
    if place is None:
        assert not found.hits
    else:
        assert (found.hits[0].event, found.hits[0].n) == place
        assert found.understood.read_as in {read_as, ""}


def test_a_period_in_words_counts_where_the_words_are_no_quotation(open_search):
    search = open_search()
    spoken = Paragraph(1, "speech", "Lighthouses were built here in 2021.", "Pavel Dorn")
    plain = Paragraph(1, "speech", "Lighthouses are our pride and our eyes.", "Pavel Dorn")
    events = [
        replace(ARCHIVE[0], number=n, date=dt.date(year, 5, 2), paragraphs=(paragraph,))
        for n, (year, paragraph) in enumerate(
            ((2019, plain), (2020, plain), (2021, plain), (2018, spoken)), 11
        )
    ]
    fill(search, Feed(events))
    found = search.find("pride lighthouses in 2020")
    assert [hit.event for hit in found.hits] == [12]
    assert found.understood.period.first == dt.date(2020, 1, 1)
    assert search.find("lighthouses were built here in 2021").hits[0].event == 14
    assert [hit.event for hit in search.find("pride lighthouses в мае 2019").hits] == [11]


def test_a_quotation_over_two_paragraphs_or_of_a_whole_page_is_found(ardava: Search):
    ferry = [p.text for p in ARCHIVE[0].paragraphs]
    across = ferry[2][-45:] + " " + ferry[3][:44]
    hits = ardava.find(across).hits
    assert [(hit.event, hit.n, hit.upto) for hit in hits[:2]] == [(1, 3, 4), (1, 4, None)]
    page = ardava.find(" ".join(ferry))
    assert page.hits
    assert {hit.event for hit in page.hits} == {1}


@pytest.mark.parametrize("typed", ["in 2019", "December 2019", "в декабре 2019", "on 3.12.2019"])
def test_a_time_alone_is_a_filter(ardava: Search, typed: str):
    assert {event for event, _ in _find_all(ardava, typed)} == {1}
    assert ardava.understand(typed).period.first == ardava.find(typed).understood.period.first


@_USES_INDEX
@given(_phrases(), st.sampled_from(["“{}”", "by:varga {}", "{} | the", "{}", "-the"]))
def test_all_of_a_list_is_what_its_pages_hold(ardava: Search, phrase: str, form: str):
    typed = form.format(phrase)
    found = ardava.find(typed, limit=500)
    assert list(ardava.find_all(typed)) == list(found.hits)
    assert len(found.hits) == found.total


@_USES_INDEX
@given(
    st.sampled_from([text for text in _TEXTS if len(read_words(text)) >= 6]), st.integers(0, 1000)
)
def test_an_exact_sentence_is_in_the_first_hit(ardava: Search, text: str, start: int):
    words = re.findall(r"\S+", text)
    start %= len(words) - 5
    piece = " ".join(words[start:])
    assert _holds(ardava.find(piece).hits[0].text, piece)


def test_what_is_understood_is_told_without_a_search(ardava: Search):
    understood = ardava.understand("by:vargo topic:transprt from:2019 sort:new ropes sort:loud")
    assert [voice.name for voice in understood.speakers][:1] == ["Ilona Varga"]
    assert understood.topics == ("Transport",)
    assert understood.sort == "new"
    assert understood.not_understood == ("sort:loud",)


def test_the_nearest_is_offered_where_nothing_is_like_it(ardava: Search):
    found = ardava.find("an island waits for penguins, walruses and other polar guests")
    assert found.hits == ()
    assert found.miss
    assert (found.miss.event, found.miss.n) == (1, 3)
    assert ardava.find("zymurgy quokka").miss is None
    assert ardava.find("by:nobodyatall penguins").miss is None


def test_the_very_form_of_a_word_comes_first(open_search):
    search = open_search()
    texts = ["Boats sailed."] * 3 + ["Sailing boats."] * 3 + ["We sail."] + ["They sails."] * 3
    paragraphs = tuple(Paragraph(n, "speech", text) for n, text in enumerate(texts, 1))
    fill(search, Feed([replace(ARCHIVE[0], paragraphs=paragraphs)]))
    assert [hit.n for hit in search.find("”sail“").hits] == [7]
    assert search.find("sail").hits[0].n == 7
    assert search.find("sail").total == 10


def test_a_removed_event_is_in_no_complete_list(open_search):
    search, feed = open_search(), Feed(ARCHIVE)
    fill(search, feed)
    feed.put(replace(ARCHIVE[2], paragraphs=ARCHIVE[2].paragraphs[:1]))
    feed.remove(2)
    fill(search, feed)
    places = _find_all(search, "by:varga lang:en")
    assert {event for event, _ in places} == {1, 3}
    assert [n for event, n in places if event == 3] == [1]


def test_events_are_filtered_and_ordered(ardava: Search):
    def find(typed: str) -> list[int]:
        found = ardava.find_events(typed)
        assert found.total == len(found.hits)
        return [hit.event for hit in found.hits]

    assert find("in:selm sort:old lang:en") == [1, 3]
    assert find("topic:transport") == [2, 1]
    assert find("by:dorn") == [2]
    assert find("meeting from:2020") == [3]
    assert find('"nine minutes"') == [2]
    assert find("-smugglers lang:en") == [3, 2, 4]
    assert find("topic:xylophones") == []
