"""How far filling the archive is, with its rate and the time that it will take."""

from types import TracebackType
from typing import Any, Self

from tqdm import tqdm

from bot.library import Summary
from bot.model import Outcome
from bot.sources.files import Reading


class Progress:
    """Two bars on standard error, where that is a terminal: what was read, and what was indexed.

    Args:
        total: How many bytes there are to read.
    """

    def __init__(self, total: int) -> None:
        # Nothing is drawn where standard error goes into a file, nor is anything left behind.
        shared: dict[str, Any] = {"disable": None, "leave": False, "dynamic_ncols": True}
        self._read = tqdm(desc="read   ", total=total, unit="B", unit_scale=True, **shared)
        self._indexed = tqdm(desc="indexed", total=0, unit=" events", position=1, **shared)

    def show_read(self, reading: Reading, summary: Summary) -> None:
        """Show that a document was stored."""
        self._read.update(max(0, reading.position - self._read.n))
        self._indexed.total = summary.counts[Outcome.NEW] + summary.counts[Outcome.CHANGED]

    def show_indexed(self, events: int) -> None:
        """Show that so many more events were indexed."""
        self._indexed.update(events)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._indexed.close()
        self._read.close()
