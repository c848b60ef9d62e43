"""Writing the index: events in, one commit a batch, the change's number after it."""

import json
import shutil
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy

from bot.errors import IndexHeldError
from bot.model import Change, Event, Paragraph
from bot.search.catalog import CatalogWriter
from bot.search.index import (
    FORMAT,
    TantivyReader,
    current_generation,
    make_schema,
    read_state,
)
from bot.search.rows import RowWriter
from bot.search.seasons import describe_day
from bot.search.terms import COMMON, list_terms
from bot.search.words import read_words

# Bytes for tantivy while it writes. With fewer a batch falls into so many segments that queries
# take a millisecond longer; more of it gained no speed.
_HEAP = 20_000_000
# An index that has grown to so many times its rows is built anew when it is next opened; a small
# one isn't worth that.
_WASTEFUL, _LEAST_WASTED = 2.5, 2000
_SEARCHED = frozenset({"speech", "text", "heading", "note"})
_ASIDES = frozenset({"heading", "note"})


class Writer:
    """The one writer of an index; holds its lock until closed.

    Attributes:
        last: The number of the last change taken in.

    Raises:
        IndexHeldError: Another process holds the lock.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.last = 0
        self._generation = self._reopen(current_generation(folder)) or self._begin()

    def _reopen(self, generation: Path | None) -> Path | None:
        if generation is None:
            return None
        try:
            self._writer = _lock(generation)
            if _is_wasteful(TantivyReader(generation)):
                return None
            self.last = read_state(generation)["change"]
            self._rows, self._catalog = RowWriter(generation), CatalogWriter(generation)
        except (ValueError, OSError):
            # Torn. What is begun anew in its place is built from the store.
            return None
        return generation

    def _begin(self) -> Path:
        generation = self._folder / uuid.uuid4().hex[:12]
        (generation / "tantivy").mkdir(parents=True)
        self._writer = _lock(generation)
        self._rows, self._catalog = RowWriter(generation), CatalogWriter(generation)
        _write_whole(generation / "state.json", {"change": 0, "sizes": self._sizes()})
        _write_whole(self._folder / "current", {"format": FORMAT, "generation": generation.name})
        for other in self._folder.iterdir():
            if other.is_dir() and other != generation:
                # Where a reader still holds its files, some systems refuse; the next one sweeps.
                shutil.rmtree(other, ignore_errors=True)
        return generation

    def take(self, changes: Sequence[Change]) -> None:
        """Take changes in and commit them.

        Raises:
            IndexHeldError: Another process has begun the index anew.
        """
        if current_generation(self._folder) != self._generation:
            raise IndexHeldError(f"{self._folder}: another process began this index anew")
        for change in changes:
            # Replayed after a crash, a change deletes what it added the first time.
            self._writer.delete_documents_by_term("event", change.number)
            if change.event:
                self._add(change.number, change.event)
            else:
                self._catalog.remove(change.number)
        self._rows.sync()
        self._catalog.sync()
        self._writer.commit()
        self.last = changes[-1].at
        state = {"change": self.last, "sizes": self._sizes()}
        _write_whole(self._generation / "state.json", state)

    def _sizes(self) -> dict[str, int]:
        return self._rows.sizes() | self._catalog.sizes()

    def _add(self, number: int, event: Event) -> None:
        first = None
        body: set[str] = set()
        length = 0
        for p in event.paragraphs:
            if p.kind in _SEARCHED and p.text:
                row, stems = self._add_paragraph(number, p)
                first = row if first is None else first
                body.update(stems)
                length += len(stems)
        title = read_words(event.title)
        about = title + [word for text in _describe(event) for word in read_words(text)]
        row = self._rows.add((number, 0), event.title, title, mark=length)
        self._catalog.add(number, event, row if first is None else first, row)
        described = {word.stem for word in about}
        # A year or an amount in the text says nothing on when or what the event was.
        body = {stem for stem in body - COMMON if not stem.isdigit()}
        self._writer.add_document(
            tantivy.Document(
                row=row,
                event=number,
                forms=_join({word.form for word in about}),
                title=_join({word.stem for word in title}),
                about=_join(described),
                body=_join(body | described),
                topics=list(dict.fromkeys(event.topics)),
            )
        )

    def _add_paragraph(self, event: int, paragraph: Paragraph) -> tuple[int, list[str]]:
        """Add a paragraph; returns its row and its words' stems."""
        words = read_words(paragraph.text)
        stems = [word.stem for word in words]
        mark = int(paragraph.kind in _ASIDES)
        speaker = self._catalog.number_name(paragraph.speaker)
        place = (event, paragraph.n)
        row = self._rows.add(place, paragraph.text, words, mark=mark, speaker=speaker)
        self._writer.add_document(
            tantivy.Document(
                row=row,
                event=event,
                forms=_join({word.form for word in words}),
                words=_join(list_terms(stems)),
            )
        )
        return row, stems

    def close(self) -> None:
        """Let the lock and the files go."""
        self._rows.close()
        self._catalog.close()
        del self._writer


def _is_wasteful(reader: TantivyReader) -> bool:
    """Whether most rows are of what events no longer say, as after a new parser's first run."""
    ever = reader.rows.paragraphs + reader.rows.events
    kept = len(reader.catalog.rows) + len(reader.catalog)
    return ever > max(_WASTEFUL * kept, _LEAST_WASTED)


def _lock(generation: Path) -> Any:
    index = tantivy.Index(make_schema(), path=str(generation / "tantivy"))
    try:
        return index.writer(_HEAP, num_threads=1)
    except ValueError as error:
        if "LockBusy" not in str(error):
            raise
        raise IndexHeldError(f"{generation.parent}: another process writes this index") from None


def _describe(event: Event) -> list[str]:
    parts = [event.lede, event.place, *event.persons, *event.speakers, *event.topics]
    if event.date:
        parts.append(describe_day(event.date, event.lang))
    return [part for part in parts if part]


def _join(terms: Iterable[str]) -> str:
    return " ".join(terms)


def _write_whole(path: Path, values: dict[str, Any]) -> None:
    new = path.with_suffix(".new")
    new.write_text(json.dumps(values))
    new.replace(path)
