import datetime as dt
from pathlib import Path

import pytest
from making import make_event

from bot.library import open_library
from bot.model import Event
from bot.search import Clue, Evidence, Inquiry, Period

VARGA, DORN = "President of Ardava Ilona Varga", "Harbour Master Pavel Dorn"


def _event(title: str, day: int, *lines: tuple[str, str]) -> Event:
    spoken = tuple(("speech", label, text) for label, text in lines)
    values = {"id": 900 + day, "url": None, "lede": None, "topics": (), "key": "", "number": 0}
    return make_event(spoken, title=title, date=dt.date(2024, 5, day), **values)  # type: ignore[arg-type]


EVENTS = (
    _event("Council on bridges", 1, (VARGA, "The bridges are closed for repairs."), (DORN, "Yes.")),
    _event("Council on ferries", 2, (DORN, "Ferries are repaired in the docks."), (VARGA, "No.")),
    _event("Talks in Ondrelia", 3, (VARGA, "We spoke of wool, and of nothing else.")),
)


async def _weigh(folder: Path, inquiry: Inquiry) -> tuple[Evidence, dict[int, str]]:
    async with open_library(folder) as library:
        stored = await library.store.write(lambda tx: [tx.put(event).event for event in EVENTS])
        await library.index()
        return library.search.weigh(inquiry), {event.number: event.title for event in stored}


async def test_a_paragraph_counts_with_its_event(tmp_path: Path) -> None:
    clues = (Clue("council"), Clue("bridges"), Clue("repairs"))
    found, titles = await _weigh(tmp_path, Inquiry(clues))
    assert titles[found.suspects[0].event] == "Council on bridges"
    lead = found.leads[0]
    assert (titles[lead.event], lead.n) == ("Council on bridges", 1)
    assert found.suspects[0].lead == lead
    assert {"bridg", "repair"} <= found.stems


async def test_an_event_without_paragraphs_is_found_by_its_facts(tmp_path: Path) -> None:
    async with open_library(tmp_path) as library:
        bare = make_event((), title="Greetings to the weavers of Brinmoor", id=900, key="bare")
        number = await library.store.write(lambda tx: tx.put(bare).event.number)
        await library.index()
        found = library.search.weigh(Inquiry((Clue("greetings"), Clue("weavers"))))
    assert [(one.event, one.lead) for one in found.suspects] == [(number, None)]
    assert (found.leads, found.said) == ((), 0.0)
    assert found.facts > 0.9


async def test_misspelt_words_and_kin_are_found(tmp_path: Path) -> None:
    clues = (Clue("feries"), Clue("shipyards", frozenset({"dock"})))
    found, titles = await _weigh(tmp_path, Inquiry(clues))
    assert titles[found.leads[0].event] == "Council on ferries"
    assert "ferri" in found.read_as[0]
    assert "dock" in found.read_as[1]


@pytest.mark.parametrize(("day", "title"), [(1, "Council on bridges"), (2, "Council on ferries")])
async def test_events_of_the_day_named_come_first(tmp_path: Path, day: int, title: str) -> None:
    at = Period(dt.date(2024, 5, day), dt.date(2024, 5, day))
    found, titles = await _weigh(tmp_path, Inquiry((Clue("council"),), (at,)))
    assert titles[found.suspects[0].event] == title


async def test_only_some_events_can_be_looked_at(tmp_path: Path) -> None:
    async with open_library(tmp_path) as library:
        stored = await library.store.write(lambda tx: [tx.put(event).event for event in EVENTS])
        await library.index()
        only = frozenset({stored[1].number})
        found = library.search.weigh(Inquiry((Clue("repairs"),), among=only))
        assert {lead.event for lead in found.leads} == only


async def test_a_name_in_the_other_script_is_found_by_its_sound(tmp_path: Path) -> None:
    found, titles = await _weigh(tmp_path, Inquiry((Clue("дорном"), Clue("говорила"))))
    assert titles[found.suspects[0].event] in {"Council on bridges", "Council on ferries"}
    assert not found.read_as[1]


async def test_a_name_whose_vowel_the_other_script_changes_is_found_where_it_is_a_name(
    tmp_path: Path,
) -> None:
    clues = (Clue("верга", named=True), Clue("верга"))
    (found, _), (unread, _) = [await _weigh(tmp_path, Inquiry((clue,))) for clue in clues]
    assert found.read_as == (frozenset({"varga"}),)
    assert unread == Evidence()


async def test_without_clues_there_is_nothing(tmp_path: Path) -> None:
    found, _ = await _weigh(tmp_path, Inquiry(()))
    assert found == Evidence()


async def test_all_events_that_name_something_are_listed_latest_first(tmp_path: Path) -> None:
    async with open_library(tmp_path) as library:
        stored = await library.store.write(lambda tx: [tx.put(event).event for event in EVENTS])
        await library.index()
        naming = library.search.naming
        assert [number for number, _ in naming([Clue("varga"), Clue("council")])] == [
            stored[1].number,
            stored[0].number,
        ]
        first = Period(dt.date(2024, 5, 1), dt.date(2024, 5, 1))
        assert naming([Clue("council")], [first]) == [
            (stored[0].number, dt.date(2024, 5, 1).toordinal())
        ]
        assert naming([]) == []
