"""The invented archive, stored and indexed, and a way to ask it."""

from collections.abc import Callable, Iterator

import pytest
from answers.questions.holding import HELD
from opening import open_filled

from bot.answers.answer import Answer
from bot.answers.request import Ask


@pytest.fixture(scope="session")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Answer]]:
    """Asks the archive a question."""
    with open_filled(tmp_path_factory.mktemp("questions"), HELD) as (runner, library):
        yield lambda words, hit=0: runner.run(library.desk.answer(Ask(words, hit), "en"))
