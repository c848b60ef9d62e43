import datetime as dt
from pathlib import Path

from bot.search import Filters, Period, Search


def test_a_paragraph_is_near_however_few_words_it_shares(ardava: Search) -> None:
    words = "the river has sold its bridge to the bank of Selm"
    assert not ardava.passages(words)
    hits = ardava.nearest(words, limit=3)
    assert hits
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_the_nearest_may_be_sought_among_events_and_filters(ardava: Search) -> None:
    words = "the river has lost its argument"
    assert ardava.nearest(words)[0].event == 2
    assert all(hit.event == 1 for hit in ardava.nearest("storm of the season", events=[1]))
    nobody = Filters(speakers=("Zebulon Quux",))
    assert ardava.nearest(words, filters=nobody) == []


def test_exactly_these_words_in_a_row(ardava: Search) -> None:
    [hit] = ardava.exactly("river has lost its ARGUMENT")
    assert (hit.event, hit.n) == (2, 2)
    assert ardava.exactly("river lost its argument") == []
    assert ardava.exactly("…") == []


def test_what_is_held_of_a_person_and_a_time_is_counted(ardava: Search) -> None:
    everything = ardava.tally(Filters(speakers=("Ilona Varga",)))
    then = Filters(
        speakers=("Ilona Varga",), period=Period(dt.date(2019, 12, 3), dt.date(2019, 12, 3))
    )
    tally = ardava.tally(then)
    assert (tally.events, tally.turns, tally.paragraphs) == (1, 1, 6)
    assert everything.events > 1


def test_an_index_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    search = Search(tmp_path)
    assert search.nearest("words") == []
    assert search.exactly("words") == []
    assert search.across("some words") == []
    assert search.tally(Filters()).events == 0
