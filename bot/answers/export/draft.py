"""Writing an export step by step, so that a large one keeps neither the store nor the memory."""

from collections.abc import Iterator
from itertools import islice

from bot.answers.export.forms import Layout
from bot.answers.export.parts import MOST_BYTES, Parts
from bot.answers.export.rows import Row, row_of, row_of_event
from bot.model import Event
from bot.protocols import View

Place = tuple[int, int]
"""An event's number and a paragraph's in it; with 0 the event as a whole."""

# Rows that take some hundredths of a second.
_A_STEP = 500


class RowDraft:
    """Writes a row a place; see `bot.answers.papers.Draft`.

    Args:
        places: What is to be written, in its order; taken from it as it is written.
        size: How many places there are.
        layout: The form.
        most: Bytes of a part.
    """

    def __init__(
        self, places: Iterator[Place], size: int, layout: Layout, most: int = MOST_BYTES
    ) -> None:
        self.size = size
        self._places = places
        self._layout = layout
        self._parts = Parts(
            layout.head.encode(),
            layout.between.encode(),
            lambda part, parts: layout.tail(part, parts).encode(),
            most,
        )
        self._last: tuple[int, Event | None] = (0, None)

    def write_on(self, view: View) -> bool:
        """Write a step further; what has gone from the archive is passed over."""
        step = list(islice(self._places, _A_STEP))
        for number, n in step:
            row = self._read(number, n, view)
            if row is not None:
                self._parts.add(self._layout.write(row).encode())
        if not step:
            self._parts.end()
        return bool(step)

    def __len__(self) -> int:
        return len(self._parts)

    def read(self, part: int) -> bytes:
        """The part with this number, from 1."""
        return self._parts.read(part)

    def close(self) -> None:
        """Let what was written go."""
        self._parts.close()

    def _read(self, number: int, n: int, view: View) -> Row | None:
        event = self._find(number, view)
        if event is None or n == 0:
            return row_of_event(event) if event else None
        paragraph = event.paragraph(n)
        return row_of(event, paragraph) if paragraph else None

    def _find(self, number: int, view: View) -> Event | None:
        # Passages of an event often stand together, and it takes time to read.
        if self._last[0] != number:
            self._last = number, view.event(number)
        return self._last[1]
