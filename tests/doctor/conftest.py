"""An archive with its index, for the doctor to look at."""

from pathlib import Path

import pytest
from making import make_event

from bot.library import open_library


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """A data folder with three indexed events of seven paragraphs each."""
    async with open_library(tmp_path) as library:
        for n in (1, 2, 3):
            event = make_event(id=n, url=None, title=f"Harbour {n}", key="", number=0)
            await library.store.write(lambda tx, event=event: tx.put(event))
        await library.index()
    return tmp_path
