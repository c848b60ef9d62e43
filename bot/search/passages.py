"""Paragraphs, found by words that somebody remembers of them."""

from dataclasses import replace

import numpy as np

from bot.search.hits import PassageHit
from bot.search.pairs import find_pair
from bot.search.plan import Variant, plan_lookup
from bot.search.query import read_query
from bot.search.rank import Ranker, Sought
from bot.search.rows import Counts
from bot.search.snapshot import Snapshot
from bot.search.terms import Term
from bot.search.words import place_words, read_word

# Below it stand the best hits of all questions on what never was (the highest: 56.5); above it the
# right paragraphs for quotations, misspelt, misremembered or by keywords (the lowest: 64.4).
PASSAGE_FLOOR = 60.0
FARTHEST = 15.0  # below it a paragraph has little more than a query's small words
_FLOOR_OF_ONE = 40.0  # for a single word, which other forms of it fit by half
_RARITY = 0.7  # how strongly rare words count more than frequent ones
_MOST_AMONG = 6000  # candidates, where only those that filters let through count
_FORM = 0.1  # what the form of a single word counts beside its stem
_ASIDE = 0.97  # what a heading or a note scores beside a paragraph that fits alike


def find_passages(
    snapshot: Snapshot,
    text: str,
    limit: int,
    offset: int,
    among: Counts | None = None,
    *,
    floor: float = PASSAGE_FLOOR,
) -> tuple[list[PassageHit], int]:
    """Return a page of the paragraphs that the words most likely come from, best first.

    Args:
        snapshot: The index.
        text: The words.
        limit: How many paragraphs a page has.
        offset: How many come before it.
        among: The rows that may be given; None for all.
        floor: What a paragraph must score to be given.

    Returns:
        The page, and how many paragraphs are likely enough to be given.
    """
    asked = read_query(text)
    if not (asked and snapshot.reader.rows.paragraphs):
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
    if len(words) == 1:
        # More rows may hold the stem of a single word than are ranked: those with its form first.
        forms = [Term("forms", v.word.form, _FORM * v.weight) for v in words[0]]
        lookup = replace(lookup, clauses=[*lookup.clauses, forms])
        floor = min(floor, _FLOOR_OF_ONE)
    found = snapshot.reader.find(lookup)
    ranker = Ranker(
        [
            Sought(weight * rarity(variants[0].word.stem) ** _RARITY, tuple(variants))
            for weight, variants in zip(weights, words, strict=True)
        ]
    )
    candidates = np.array(found.rows, dtype=np.int64)
    # The forms of an event's title stand in a row of its own.
    candidates = candidates[rows.numbers(candidates) > 0]
    if among is not None:
        candidates = candidates[np.isin(candidates, among)]
    ranked = ranker.rank(*rows.codes(candidates))
    best = candidates[ranked.order]
    scores = 100 * ranked.score * np.where(rows.marks(best), _ASIDE, 1.0)
    order = np.argsort(-scores, kind="stable")
    likely = order[scores[order] >= floor]
    listed = list(zip(best[likely].tolist(), scores[likely].tolist(), strict=True))
    pair = find_pair(rows, ranker, len(words), ranked, best) if among is None else None
    if pair and 100 * pair.score >= floor:
        # The quotation begins in the first of the two, whichever of them holds more of it.
        both = (pair.first, pair.second)
        others = [one for one in listed if one[0] not in both]
        listed = [(row, min(100.0, 100 * pair.score)) for row in both] + others
    shown = listed[offset : offset + limit]
    marked = ranker.mark(*rows.codes(np.array([row for row, _ in shown], dtype=np.int64)))
    hits = []
    for (row, score), marks in zip(shown, marked, strict=True):
        event, n = rows.place(row)
        whole = rows.text(row)
        upto = rows.place(pair.second)[1] if pair and row == pair.first else None
        hits.append(PassageHit(event, n, whole, score, place_words(whole, marks), upto))
    return hits, len(listed)
