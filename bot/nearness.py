"""What finds paragraphs by their meaning, as the answers see it: its libraries are optional."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from bot.model import Change


class Neighbour(NamedTuple):
    """A paragraph that is near to a text in meaning; `likeness` is the cosine of the angle."""

    event: int
    n: int
    likeness: float


class Nearness(Protocol):
    """Paragraphs by their meaning. Any number of threads may ask at once."""

    @property
    def last(self) -> int:
        """The number of the last change of the store that was taken in."""

    def take(self, changes: Sequence[Change]) -> None:
        """Take in the changes of a store that follow `last`, in their order, and see them.

        Takes some milliseconds a paragraph, so it is not for a transaction.

        Raises:
            IndexHeldError: Another process follows the store.
        """

    def refresh(self) -> None:
        """See what this or another process has taken in since."""

    def find(self, text: str, limit: int) -> list[Neighbour]:
        """Return the paragraphs that are nearest in meaning to a text, the nearest first."""

    def close(self) -> None:
        """Let the files go."""
