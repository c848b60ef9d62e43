from dataclasses import replace

import pytest
from search.ardava import FERRY, Feed, fill

from bot.model import Paragraph
from bot.search import Search


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        ("island ferry heads", 1),
        ("meeting in Selm, december 2019", 1),
        ("meeting with Ilona Varga winter 2019", 1),
        ("tarn bridge oppening", 2),
        ("Pavel Dorn in Ostrel", 2),
        ("lighthouses and schools", 3),
        ("cafe lanchid", 4),
        ("совещание о весеннем севе", 5),
        ("когда было совещание о весеннем севе?", 5),
        ("When did Илона Варга meet the heads of the island ferry lines?", 1),
        ("сельское хозяйство, апрель 2020", 5),
    ],
)
def test_an_event_is_found_by_what_is_remembered_of_it(ardava: Search, typed, event):
    assert ardava.events(typed)[0].event == event


def test_what_was_said_comes_before_a_note_that_it_was(open_search):
    search, title = open_search(), "Talks on the Selm harbour dues"
    note = replace(FERRY, title=title, number=1, paragraphs=(Paragraph(1, "text", "They met."),))
    said = replace(FERRY, title=f"Opening of {title}", number=2)
    fill(search, Feed((note, said)))
    assert [hit.event for hit in search.events("talks on selm harbour dues")] == [2, 1]


@pytest.mark.parametrize("typed", ["how to reset a wifi router password", "", "😀", "zzzzzz"])
def test_what_is_not_there_is_not_found(ardava: Search, typed):
    assert ardava.events(typed) == []


@pytest.mark.parametrize(
    ("typed", "events"),
    [
        ("in 2019", [1]),
        ("December 2019", [1]),
        ("в апреле 2020", [5]),
        ("on 18.06.2021", [2]),
        ("18 June 2021", [2]),
        ("meeting in the autumn of 2022", [3]),
        ("from 2019 to 2022", [3, 2, 5, 1]),
    ],
)
def test_a_time_in_words_filters_events(ardava: Search, typed, events):
    found = ardava.find_events(typed)
    assert [hit.event for hit in found.hits] == events
    assert found.exact
    assert found.understood.period.first


def test_a_misremembered_time_hides_no_event(ardava: Search):
    found = ardava.find_events("heads of the island ferry lines in 2022")
    assert found.hits[0].event == 1
    assert not found.exact


def test_an_ordinal_is_its_number(open_search):
    search = open_search()
    titles = ("Meeting for the 860th anniversary of Selm", "Meeting for the harbour of Selm")
    events = [
        replace(FERRY, number=n, title=title, lede=None, paragraphs=())
        for n, title in enumerate(titles, 1)
    ]
    fill(search, Feed(events))
    assert search.events("meeting 860 years")[0].event == 1


def test_what_comes_nearest_is_offered_where_nothing_is_like_it(ardava: Search):
    found = ardava.find_events("bridge for penguins, walruses and nine polar expeditions")
    assert found.hits == ()
    assert found.miss
    assert found.miss.event == 2
    assert ardava.find_events("zzzzzz").miss is None


def test_pages_of_events_follow_one_another(ardava: Search):
    whole = ardava.find_events("lang:en")
    pages = [ardava.find_events("lang:en", limit=1, offset=n) for n in range(whole.total)]
    assert [hit for page in pages for hit in page.hits] == list(whole.hits)
    assert {page.total for page in pages} == {whole.total}


def test_the_limit_holds(ardava: Search):
    assert len(ardava.events("meeting", limit=1)) == 1
    assert len(ardava.events("meeting")) > 1
