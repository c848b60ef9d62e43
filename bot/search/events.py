"""Events, found by words from their title, day, place, people, topics, or from what was said."""

import math

import numpy as np

from bot.search.hits import EventHit
from bot.search.query import read_query
from bot.search.rows import Counts
from bot.search.snapshot import Snapshot
from bot.search.terms import COMMON, Field, Lookup, Term
from bot.search.words import Word, read_word, read_words

# Below it stand the best hits of what has no likeness in the archive ("how to reset a wifi router
# password"). What speaks of the archive's people and places but never was is not told apart: for
# half of such questions the nearest events are shown.
EVENT_FLOOR = 31.0
# What a word counts where it stands; found by trying on questions for events, as are the others.
_FIELDS: tuple[tuple[Field, float], ...] = (("title", 1.0), ("about", 0.8), ("body", 0.4))
_MOST_VARIANTS = 6
_CANDIDATES = 200
# A long event holds most words somewhere: of two events that hold as many the shorter one is meant.
_LENGTH = 0.03  # for each e-fold of words above _SHORT
_SHORT = 300
_TITLE_REST = 0.05 / 40  # for what the words of the title tell that weren't asked for


def find_events(
    snapshot: Snapshot, text: str, limit: int, among: Counts | None = None
) -> list[EventHit]:
    """Return the events that the words most likely mean, best first.

    Args:
        snapshot: The index.
        text: The words.
        limit: How many events are wanted at most.
        among: The rows of the events that may be given; None for all.
    """
    rarity = snapshot.rarity("body")
    clauses = []
    total = 0.0
    sought: set[str] = set()
    asked = read_query(text)
    for one in [one for one in asked if one.word.stem not in COMMON] or asked:
        variants = _list_variants(snapshot, one.word)
        stem = variants[0][0]
        worth = one.weight * rarity(stem)
        total += worth
        sought.update(stem for stem, _ in variants)
        clauses.append(
            [
                Term(field, stem, worth * weight * factor)
                for stem, weight in variants
                for field, factor in _FIELDS
            ]
        )
    rows = snapshot.reader.rows
    if among is None:
        found = snapshot.reader.find(Lookup(clauses, _CANDIDATES))
    else:
        allowed = set(among.tolist())
        found = [
            (weight, row)
            for weight, row in snapshot.reader.find(Lookup(clauses, rows.events))
            if row in allowed and 100 * weight >= EVENT_FLOOR * total
        ]
    numbers = np.array([row for _, row in found], dtype=np.int64)
    scored = []
    for (weight, row), length in zip(found, rows.marks(numbers).tolist(), strict=True):
        title = {word.stem for word in read_words(rows.text(row))}
        score = weight / total
        score -= _LENGTH * max(0.0, math.log((length + 1) / _SHORT))
        score -= _TITLE_REST * sum(map(rarity, title - sought))
        scored.append((100 * max(score, 0.0), row))
    scored.sort(key=lambda one: -one[0])
    return [
        EventHit(rows.place(row)[0], score) for score, row in scored[:limit] if score >= EVENT_FLOOR
    ]


def _list_variants(snapshot: Snapshot, word: Word) -> list[tuple[str, float]]:
    near = snapshot.vocabulary.near(word.form)[:_MOST_VARIANTS]
    return [(read_word(one.form).stem, one.weight) for one in near]
