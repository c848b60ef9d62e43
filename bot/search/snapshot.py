"""All that queries read, as it was at one moment."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot.search.edges import Edges
from bot.search.filters import Sieve
from bot.search.index import Reader, TantivyReader, current_generation
from bot.search.spelling import Vocabulary
from bot.search.stand_ins import StandIns
from bot.search.terms import Field
from bot.search.topics import Topics

Stamp = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The index at one commit; made whole, never changed, so threads share it without a lock."""

    stamp: Stamp
    reader: Reader
    vocabulary: Vocabulary
    stand_ins: StandIns
    topics: Topics
    sieve: Sieve
    edges: Edges

    def frequency(self, field: Field) -> Callable[[str], int]:
        """In how many of its rows a term of this field stands."""
        return partial(self.reader.frequency, field)

    def rarity(self, field: Field) -> Callable[[str], float]:
        """How much a term of this field tells: the logarithm of how rare it is among its rows."""
        rows = self.reader.rows
        total = rows.paragraphs if field == "words" else rows.events
        return lambda term: math.log(1 + total / (1 + self.reader.frequency(field, term)))


def take_snapshot(folder: Path, former: Snapshot | None) -> Snapshot | None:
    """Return the index as it is now; the former snapshot where nothing was committed since.

    None where there is no index yet, or only a torn one, which its writer will replace.
    """
    generation = current_generation(folder)
    if generation is None:
        return None
    try:
        # Both files are replaced at each commit, tantivy's first; the catalog goes by the other.
        meta = (generation / "tantivy" / "meta.json").stat()
        state = (generation / "state.json").stat()
        stamp = (
            generation.name,
            *(meta.st_ino, meta.st_mtime_ns),
            *(state.st_ino, state.st_mtime_ns),
        )
        if former and former.stamp == stamp:
            return former
        reader = TantivyReader(generation)
    except (ValueError, OSError):
        return None
    topics = Topics(reader.topics())
    sieve = Sieve(reader.rows, reader.catalog, topics)
    vocabulary = Vocabulary(reader.vocabulary())
    stand_ins, edges = StandIns(reader, vocabulary), Edges(reader.rows, reader.catalog)
    return Snapshot(stamp, reader, vocabulary, stand_ins, topics, sieve, edges)
