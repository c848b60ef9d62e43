"""Paragraphs, found by words that somebody remembers of them."""

from dataclasses import replace

import numpy as np

from bot.search.hits import PassageHit
from bot.search.plan import Variant, plan_lookup
from bot.search.query import read_query
from bot.search.rank import Ranker, Sought
from bot.search.rows import Counts
from bot.search.snapshot import Snapshot
from bot.search.words import find_words, read_word

# Below it stand the best hits of all questions on what never was (the highest: 56.5); above it the
# right paragraphs for quotations, misspelt, misremembered or by keywords (the lowest: 64.4).
PASSAGE_FLOOR = 60.0
_RARITY = 0.7  # how strongly rare words count more than frequent ones
_MOST_AMONG = 6000  # candidates, where only those that filters let through count
_ASIDE = 0.97  # what a heading or a note scores beside a paragraph that fits alike


def find_passages(
    snapshot: Snapshot, text: str, limit: int, offset: int, among: Counts | None = None
) -> tuple[list[PassageHit], int]:
    """Return a page of the paragraphs that the words most likely come from, best first.

    Args:
        snapshot: The index.
        text: The words.
        limit: How many paragraphs a page has.
        offset: How many come before it.
        among: The rows that may be given; None for all.

    Returns:
        The page, and how many paragraphs are likely enough to be given.
    """
    asked = read_query(text)
    if not asked:
        return [], 0
    near = snapshot.vocabulary.near
    words = [
        [Variant(read_word(n.form), n.weight, n.chance) for n in near(one.word.form)]
        for one in asked
    ]
    weights = [one.weight for one in asked]
    rows, rarity = snapshot.reader.rows, snapshot.rarity("words")
    lookup = plan_lookup(words, weights, snapshot.frequency("words"), rows.paragraphs)
    if among is not None:
        lookup = replace(lookup, limit=_MOST_AMONG)
    found = snapshot.reader.find(lookup)
    ranker = Ranker(
        [
            Sought(weight * rarity(variants[0].word.stem) ** _RARITY, tuple(variants))
            for weight, variants in zip(weights, words, strict=True)
        ]
    )
    candidates = np.array([row for _, row in found], dtype=np.int64)
    if among is not None:
        candidates = candidates[np.isin(candidates, among)]
    ranked = ranker.rank(*rows.codes(candidates))
    best = candidates[ranked.order]
    scores = 100 * ranked.score * np.where(rows.marks(best), _ASIDE, 1.0)
    order = np.argsort(-scores, kind="stable")
    likely = order[scores[order] >= PASSAGE_FLOOR]
    shown = likely[offset : offset + limit]
    marked = ranker.mark(*rows.codes(best[shown]))
    hits = []
    for row, score, marks in zip(best[shown].tolist(), scores[shown].tolist(), marked, strict=True):
        event, n = rows.place(row)
        whole = rows.text(row)
        places = find_words(whole)
        hits.append(PassageHit(event, n, whole, score, tuple(places[word] for word in marks)))
    return hits, len(likely)
