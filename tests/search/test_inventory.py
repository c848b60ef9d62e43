import json
from contextlib import closing
from pathlib import Path

import pytest
from making import make_event

from bot.library import open_library
from bot.search import Search
from bot.search.inventory import UNREADABLE, drop_index, take_inventory


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    async with open_library(tmp_path) as library:
        await library.store.write(lambda tx: tx.put(make_event(key="", number=0)))
        await library.index()
    return tmp_path


def test_an_inventory_has_each_row_with_its_place_and_text(folder: Path) -> None:
    event = make_event()
    inventory = take_inventory(folder)
    assert inventory is not None
    assert inventory.last == 1
    found = {place: inventory.text(row) for place, row in inventory.rows}
    assert found == {(1, 0): event.title} | {(1, p.n): p.text for p in event.paragraphs}
    assert len(inventory.rows) == len(found)


def test_a_row_that_is_not_there_has_no_text(folder: Path) -> None:
    inventory = take_inventory(folder)
    assert inventory is not None
    assert inventory.text(1_000_000) is None


def test_where_no_index_is_there_is_no_inventory(folder: Path, tmp_path: Path) -> None:
    assert take_inventory(tmp_path / "nowhere") is None
    drop_index(folder)
    assert take_inventory(folder) is None
    with closing(Search(folder)) as search:
        assert not search.passages("whose boat is older")


def test_a_torn_index_is_told_by_its_error(folder: Path) -> None:
    state = next((folder / "index").glob("*/state.json"))
    state.write_text(json.dumps({"change": 1, "sizes": {}}))
    with pytest.raises(UNREADABLE):
        take_inventory(folder)
