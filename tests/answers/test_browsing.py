from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from making import make_event

from bot.answers.answer import Card
from bot.answers.desk import Desk
from bot.answers.request import ShowEvent
from bot.model import Check
from bot.search import Search
from bot.store.tiny import TinyStore


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[TinyStore]:
    store = TinyStore(tmp_path)
    yield store
    await store.close()


async def test_a_card_says_how_the_event_stands_with_its_site(
    store: TinyStore, tmp_path: Path
) -> None:
    number = (await store.write(lambda tx: tx.put(make_event(key="", number=0)))).event.number
    with closing(Search(tmp_path)) as search:
        desk = Desk(store, search)
        before = await desk.answer(ShowEvent(number), "en")
        check = Check(number, "en.president.example", "withdrawn")
        await store.write(lambda tx: tx.set_check(check))
        after = await desk.answer(ShowEvent(number), "en")
    assert isinstance(before, Card)
    assert isinstance(after, Card)
    assert (before.state, after.state) == ("full", "withdrawn")
