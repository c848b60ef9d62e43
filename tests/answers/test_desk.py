"""What the desk says where nothing was found."""

from pathlib import Path

from making import make_event

from bot.answers.answer import Advice, Nothing
from bot.answers.request import Ask, FindQuote
from bot.library import open_library


async def test_nothing_is_only_said_to_be_there_once_everything_was_read(tmp_path: Path) -> None:
    async with open_library(tmp_path) as library:
        assert await library.desk.answer(FindQuote("volcano"), "en") == Advice("archive.empty")
        await library.store.write(lambda tx: tx.put(make_event()))
        for request in (FindQuote("volcano"), Ask("When did the volcano erupt?")):
            assert await library.desk.answer(request, "en") == Advice("archive.behind")
        await library.index()
        assert isinstance(await library.desk.answer(FindQuote("volcano"), "en"), Nothing)
