"""The invented archive, stored and indexed, and a way to ask it."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from answers.questions.holding import HELD

from bot.answers.answer import Answer
from bot.answers.request import Ask
from bot.library import Library, open_library


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Answer]]:
    """Asks the archive a question."""
    folder = tmp_path_factory.mktemp("questions")
    with asyncio.Runner() as runner:

        async def start(stack: AsyncExitStack) -> Library:
            library = await stack.enter_async_context(open_library(Path(folder)))
            await library.store.write(lambda tx: [tx.put(event) for event in HELD])
            await library.index()
            await library.know_people()
            return library

        stack = AsyncExitStack()
        library = runner.run(start(stack))
        yield lambda words, hit=0: runner.run(library.desk.answer(Ask(words, hit), "en"))
        runner.run(stack.aclose())
