"""Finding paragraphs by their meaning: kept in step with a store, asked by questions."""

from collections.abc import Sequence
from pathlib import Path

from bot.meaning.model import Model
from bot.meaning.vectors import VectorReader, VectorWriter
from bot.model import Change, Paragraph
from bot.nearness import Neighbour
from bot.search.words import count_words

# Shorter paragraphs ("Thank you.") mean too little to answer a question.
_LEAST_WORDS = 6
_KINDS = frozenset({"speech", "text"})


class Meaning:
    """The paragraphs of an archive by their meaning.

    Any number of threads may ask at once; one of all processes follows the store.

    Args:
        folder: The data folder; the vectors are kept in its folder `meaning`.
        model: Makes the vectors; those of another model are another folder's.
    """

    def __init__(self, folder: Path, model: Model) -> None:
        self._folder = folder / "meaning" / model.name
        self._model = model
        self._writer: VectorWriter | None = None
        self._reader: VectorReader | None = None
        self.refresh()

    @property
    def last(self) -> int:
        """The number of the last change of the store that was taken in."""
        return self._reader.last if self._reader else 0

    def take(self, changes: Sequence[Change]) -> None:
        """Take in the changes of a store that follow `last`, in their order, and see them.

        Takes some milliseconds a paragraph, so it is not for a transaction.

        Raises:
            IndexHeldError: Another process follows the store.
        """
        if not changes:
            return
        if self._writer is None:
            self._writer = VectorWriter(self._folder, self._model.size)
        for change in changes:
            told = [p for p in change.event.paragraphs if _tells(p)] if change.event else []
            texts = [paragraph.text for paragraph in told]
            vectors = self._model.embed(texts) if texts else self._model.embed([" "])[:0]
            self._writer.add(change.number, change.at, [p.n for p in told], vectors)
        self._writer.commit(changes[-1].at)
        self.refresh()

    def refresh(self) -> None:
        """See what this or another process has taken in since."""
        try:
            self._reader = VectorReader(self._folder, self._model.size)
        except (OSError, ValueError):
            self._reader = None  # nothing was taken in yet, or the files are torn: begun anew

    def find(self, text: str, limit: int) -> list[Neighbour]:
        """Return the paragraphs that are nearest in meaning to a text, the nearest first."""
        reader = self._reader
        if reader is None:
            return []
        return reader.find(self._model.embed([text])[0], limit)

    def close(self) -> None:
        """Let the files go."""
        if self._writer:
            self._writer.close()
            self._writer = None
        self._reader = None


def _tells(paragraph: Paragraph) -> bool:
    return paragraph.kind in _KINDS and count_words(paragraph.text) >= _LEAST_WORDS
