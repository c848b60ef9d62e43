import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.operators import (
    Alternative,
    Filters,
    Period,
    Query,
    read_operators,
    read_period,
)


def _words(text: str) -> Query:
    return Query((Alternative(text, loose=text),))


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("the sea asks", _words("the sea asks")),
        ("", Query()),
        (" | ", Query()),
        (
            '"who checked" ropes',
            Query((Alternative("who checked ropes", ("who checked",), loose="ropes"),)),
        ),
        ("“who checked”", Query((Alternative("who checked", ("who checked",)),))),
        ("”flows“", Query((Alternative("flows", ("flows",)),))),
        ("«кто проверил»", Query((Alternative("кто проверил", ("кто проверил",)),))),
        (
            'sea "who checked',
            Query((Alternative("sea who checked", ("who checked",), loose="sea"),)),
        ),
        ('""', Query()),
        ("sea -boat", Query((Alternative("sea", (), ("boat",), "sea"),))),
        ('sea –"old boat"', Query((Alternative("sea", (), ("old boat",), "sea"),))),
        ("well-known sea - boat", _words("well-known sea - boat")),
        ("sea | boat", Query((Alternative("sea", loose="sea"), Alternative("boat", loose="boat")))),
        ("color:red sea", _words("color:red sea")),
        ("at 10:30 sharp", _words("at 10:30 sharp")),
        (
            "sort:newest sea",
            Query((Alternative("sea", loose="sea"),), not_understood=("sort:newest",)),
        ),
        (
            "event:lots sea",
            Query((Alternative("sea", loose="sea"),), not_understood=("event:lots",)),
        ),
        ("sort:new sea", Query((Alternative("sea", loose="sea"),), sort="new")),
    ],
)
def test_a_query_is_taken_apart(typed: str, query: Query) -> None:
    assert read_operators(typed) == query


@pytest.mark.parametrize(
    ("typed", "filters"),
    [
        ("by:varga", Filters(speakers=("varga",))),
        ('BY:"ilona varga" by:dorn', Filters(speakers=("ilona varga", "dorn"))),
        ("topic:harbours in:selm", Filters(topics=("harbours",), places=("selm",))),
        ("тема:порты язык:ru", Filters(topics=("порты",), langs=("ru",))),
        ("event:56414 event:101", Filters(events=(56414, 101))),
        (
            "from:2015 to:2017-06",
            Filters(period=Period(dt.date(2015, 1, 1), dt.date(2017, 6, 30))),
        ),
        ("in:2016-02", Filters(period=Period(dt.date(2016, 2, 1), dt.date(2016, 2, 29)))),
        ("on:19.12.2017", Filters(period=Period(dt.date(2017, 12, 19), dt.date(2017, 12, 19)))),
    ],
)
def test_filters_are_read(typed: str, filters: Filters) -> None:
    query = read_operators(f"sea {typed} ropes")
    assert query.filters == filters
    assert query.alternatives == (Alternative("sea ropes", loose="sea ropes"),)
    assert not query.is_plain


@pytest.mark.parametrize("text", ["2017-13", "31.06.2017", "17", "yesterday", "0000"])
def test_what_is_no_period_is_none(text: str) -> None:
    assert read_period(text) is None


def test_a_period_holds_its_days() -> None:
    june = read_period("06.2017")
    assert june is not None
    assert june.holds(dt.date(2017, 6, 1))
    assert june.holds(dt.date(2017, 6, 30))
    assert not june.holds(dt.date(2017, 7, 1))
    assert not june.holds(None)
    assert Period().holds(None)


@given(st.text(max_size=200) | st.text('ab:|-"“”„«» by:topic:', max_size=60))
def test_nothing_that_is_typed_makes_it_raise(typed: str) -> None:
    query = read_operators(typed)
    assert all(one.words or one.without for one in query.alternatives)


@given(st.lists(st.text("abcdef", min_size=1, max_size=8), min_size=1, max_size=20))
def test_plain_words_stay_what_they_are(words: list[str]) -> None:
    query = read_operators(" ".join(words))
    assert query.is_plain
    assert query.alternatives == (Alternative(" ".join(words), loose=" ".join(words)),)


def test_only_so_many_sides_and_phrases_are_read() -> None:
    assert len(read_operators("sea | " * 900).alternatives) < 10
    [side] = read_operators(" ".join(f'"sea{n}" -boat{n}' for n in range(200))).alternatives
    assert len(side.phrases) < 10
    assert len(side.without) < 10


def test_what_is_too_much_is_told_or_becomes_words() -> None:
    query = read_operators(" ".join(f'-boat{n} "sea {n}"' for n in range(20)))
    [side] = query.alternatives
    assert len(side.without) + len(query.not_understood) == 20
    assert all(f"sea {n}" in side.words for n in range(20))
