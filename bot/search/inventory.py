"""What an index on disk holds, row by row, for whoever holds it against the archive."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from bot.search.index import current_generation, read_state
from bot.search.rows import RowReader

_FOLDER = "index"

UNREADABLE = (OSError, ValueError, KeyError, IndexError, TypeError)
"""What opening or reading an index raises of which a part is missing or torn."""

Place = tuple[int, int]
"""An event's number and a paragraph's; 0 for the row of the event itself, which has its title."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """What an index holds.

    Attributes:
        last: The number of the last change of the archive that it has taken in.
        rows: Where the text of what can be found stands; twice the same place makes it wrong.
    """

    last: int
    rows: tuple[tuple[Place, int], ...]
    _texts: RowReader

    def text(self, row: int) -> str | None:
        """A row's text; None where it can't be read."""
        try:
            return self._texts.text(row)
        except UNREADABLE:
            return None


def take_inventory(folder: Path) -> Inventory | None:
    """Read what the index in a data folder holds; None where there is none of this format.

    Raises:
        OSError: One of `UNREADABLE`: a part of it is missing or torn.
    """
    generation = current_generation(folder / _FOLDER)
    if generation is None:
        return None
    # The number first: what is taken in meanwhile is then only not asked for.
    state = read_state(generation)
    last = int(state["change"])
    texts = RowReader(generation, state["sizes"])
    return Inventory(last, tuple(_find_rows(generation, texts)), texts)


def _find_rows(generation: Path, texts: RowReader) -> Iterator[tuple[Place, int]]:
    searcher = tantivy.Index.open(str(generation / "tantivy")).searcher()
    if not searcher.num_docs:
        return
    hits = searcher.search(tantivy.Query.all_query(), limit=searcher.num_docs, count=False).hits
    rows: Any = searcher.fast_field_values("row", [where for _, where in hits])
    for row in rows:
        yield texts.place(row), row


def drop_index(folder: Path) -> None:
    """Throw the index in a data folder away; nobody may use it."""
    index = folder / _FOLDER
    # Without its name no part of what is left is taken for an index.
    (index / "current").unlink(missing_ok=True)
    shutil.rmtree(index, ignore_errors=True)
