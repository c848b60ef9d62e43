"""What the desk says where nothing was found."""

from pathlib import Path

import pytest
from making import make_event

from bot.answers.answer import Advice, Nothing
from bot.answers.request import Ask, FindEvent, FindQuote, FindTopic, Lookup, ShowTrend, Verify
from bot.library import open_library


async def test_nothing_is_only_said_to_be_there_once_everything_was_read(tmp_path: Path) -> None:
    async with open_library(tmp_path) as library:
        assert await library.desk.answer(FindQuote("volcano"), "en") == Advice("archive.empty")
        await library.store.write(lambda tx: tx.put(make_event()))
        for request in (FindQuote("volcano"), Ask("When did the volcano erupt?")):
            assert await library.desk.answer(request, "en") == Advice("archive.behind")
        await library.index()
        assert isinstance(await library.desk.answer(FindQuote("volcano"), "en"), Nothing)


@pytest.mark.parametrize(
    "request_",
    [
        Ask("Who is the president?"),
        Ask("When were the weavers greeted?"),
        Ask("the latest meeting"),
        FindQuote("the sea does not ask"),
        FindQuote('"the sea" by:varga'),
        FindEvent("weavers"),
        FindTopic("weavers"),
        Verify("“The sea does not ask whose boat is older.”"),
        ShowTrend("sea"),
    ],
)
async def test_anything_may_be_asked_of_an_archive_without_a_single_paragraph(
    tmp_path: Path, request_: Lookup
) -> None:
    async with open_library(tmp_path) as library:
        await library.index()
        assert await library.desk.answer(request_, "en") == Advice("archive.empty")
        greetings = make_event((), title="Greetings to the weavers of Brinmoor", lede=None)
        await library.store.write(lambda tx: tx.put(greetings))
        await library.index()
        found = await library.desk.answer(request_, "en")
        assert found != Advice("archive.empty")
        assert found != Advice("archive.behind")
