import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search.ardava import Feed, fill

from bot.model import Event, Paragraph
from bot.search import Search
from bot.search.rewording import narrow_to
from bot.search.words import read_words

_WORDS = ("ferry", "ferries", "storm", "island", "bread", "the")
_VOICES = ("Ilona Varga", "Pavel Dorn")
_DAYS = st.none() | st.dates(dt.date(2015, 6, 1), dt.date(2021, 6, 1))
_TEXTS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8).map(" ".join)
_PARAGRAPHS = st.lists(
    st.tuples(
        st.sampled_from(["speech", "heading", "note", "text"]), st.sampled_from(_VOICES), _TEXTS
    ),
    min_size=1,
    max_size=4,
)


def _make(number: int, day: dt.date | None, lines: list) -> Event:
    return Event(
        title="Untold",
        lang="en",
        source="plain",
        date=day,
        number=number,
        paragraphs=tuple(
            Paragraph(n, kind, text, who if kind == "speech" else None)
            for n, (kind, who, text) in enumerate(lines, 1)
        ),
    )


def _count_slowly(text: str, words: str) -> int:
    stems = [word.stem for word in read_words(text)]
    sought = [word.stem for word in read_words(words)]
    places = range(len(stems) - len(sought) + 1)
    return sum(stems[at : at + len(sought)] == sought for at in places)


@settings(max_examples=25)
@given(st.lists(st.tuples(_DAYS, _PARAGRAPHS), min_size=1, max_size=5), _TEXTS)
def test_a_count_is_what_reading_every_paragraph_gives(
    tmp_path_factory: pytest.TempPathFactory, events: list, words: str
) -> None:
    archive = [_make(n, day, lines) for n, (day, lines) in enumerate(events, 1)]
    search = Search(tmp_path_factory.mktemp("counted"))
    try:
        fill(search, Feed(archive))
        found = search.occurrences(words)
    finally:
        search.close()
    told = [
        (event.date, p)
        for event in archive
        for p in event.paragraphs
        if p.kind in ("speech", "text")
    ]
    by_period = dict.fromkeys(found.periods, 0)
    said = dict.fromkeys(found.periods, 0)
    undated = 0
    for day, paragraph in told:
        count = _count_slowly(paragraph.text, words)
        if day is None:
            undated += count
            continue
        start = day.replace(day=1) if found.unit == "month" else dt.date(day.year, 1, 1)
        by_period[start] += count
        said[start] += len(read_words(paragraph.text))
    assert sum(said.values()) == sum(found.said)
    if told:
        [series] = found.series
        assert series.counts == tuple(by_period.values())
        assert series.undated == undated
        assert found.said == tuple(said.values())
        for voice in series.voices:
            mine = [_count_slowly(p.text, words) for _, p in told if p.speaker == voice.name]
            assert voice.count == sum(mine)


def test_in_quotation_marks_only_the_form_that_is_typed_counts(ardava: Search) -> None:
    loose, exact = ardava.occurrences("timetable"), ardava.occurrences('"timetable"')
    assert 0 < exact.series[0].total < loose.series[0].total


def test_forms_of_a_word_count_and_sides_are_counted_apart(ardava: Search) -> None:
    found = ardava.occurrences("timetable | island")
    assert [one.words for one in found.series] == ["timetable", "island"]
    assert all(one.total for one in found.series)
    assert ardava.occurrences("timetables").series[0].total == found.series[0].total


def test_a_filter_narrows_what_is_counted_and_what_it_is_measured_by(ardava: Search) -> None:
    all_, hers = ardava.occurrences("the"), ardava.occurrences("the by:varga")
    assert 0 < hers.series[0].total <= all_.series[0].total
    assert 0 < sum(hers.said) <= sum(all_.said)
    assert {voice.name for voice in hers.voices} == {"Ilona Varga", "Илона Варга"}


def test_a_word_is_measured_by_what_is_said_in_its_language(tmp_path: Path) -> None:
    day = dt.date(2020, 1, 1)
    english = _make(1, day, [("speech", "Ilona Varga", "the ferry sails")])
    russian = _make(2, day, [("speech", "Илона Варга", "паром отходит в полдень от причала")])
    search = Search(tmp_path)
    fill(search, Feed([english, replace(russian, lang="ru")]))
    said = {words: search.occurrences(words).said for words in ("ferry", "паром", "ferry | паром")}
    assert said == {"ferry": (3,), "паром": (6,), "ferry | паром": (9,)}
    assert search.occurrences("lighthouse").said == search.occurrences("").said == (9,)
    search.close()


def test_nothing_asked_for_and_nobody_known_are_no_error(ardava: Search, tmp_path: Path) -> None:
    assert ardava.occurrences("").series == ()
    assert ardava.occurrences("by:nobodyatall sea").said == ()
    empty = Search(tmp_path)
    assert empty.occurrences("sea").series == ()
    empty.close()


def test_what_was_not_understood_is_told(ardava: Search) -> None:
    found = ardava.occurrences("island from:whenever")
    assert found.understood.not_understood == ("from:whenever",)
    found = ardava.occurrences("a | b | c | d | island | ferry")
    assert [one.words for one in found.series] == ["a", "b", "c", "d", "island"]
    assert found.understood.not_understood == ("ferry",)


def test_of_a_time_without_events_each_thing_is_counted_as_never(ardava: Search) -> None:
    found = ardava.occurrences("island | sea from:2199")
    assert [(one.words, one.total) for one in found.series] == [("island", 0), ("sea", 0)]


def test_an_event_that_changed_counts_once(tmp_path: Path) -> None:
    search = Search(tmp_path)
    event = _make(1, dt.date(2020, 1, 1), [("speech", "Ilona Varga", "ferry ferry")])
    feed = Feed([event])
    fill(search, feed)
    feed.put(replace(event, paragraphs=(Paragraph(1, "speech", "ferry", "Ilona Varga"),)))
    fill(search, feed)
    assert search.occurrences("ferry").series[0].total == 1
    search.close()


@pytest.mark.parametrize(
    ("typed", "narrowed"),
    [
        ("gas | oil", "gas | oil on:2017"),
        ("climate change by:varga from:2015", "climate change by:varga on:2017"),
        ('"sea ice" in:selm in:2016', '"sea ice" in:selm on:2017'),
        ("by:“Ilona Varga” sea -ice", "by:“Ilona Varga” sea -ice on:2017"),
    ],
)
def test_a_period_of_a_trend_leads_to_its_passages(typed: str, narrowed: str) -> None:
    assert narrow_to(typed, "2017") == narrowed
