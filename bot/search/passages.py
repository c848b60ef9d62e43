"""Paragraphs, found by words that somebody remembers of them."""

import numpy as np

from bot.search.hits import PassageHit
from bot.search.plan import Variant, plan_lookup
from bot.search.query import read_query
from bot.search.rank import Ranker, Sought
from bot.search.snapshot import Snapshot
from bot.search.words import find_words, read_word

# Below it stand the best hits of all questions on what never was (the highest: 57.9), and 2 in a
# thousand of the right paragraphs for misremembered or misspelt words.
PASSAGE_FLOOR = 58.0
_RARITY = 0.7  # how strongly rare words count more than frequent ones
_ASIDE = 0.97  # what a heading or a note scores beside a paragraph that fits alike


def find_passages(snapshot: Snapshot, text: str, limit: int, offset: int) -> list[PassageHit]:
    """Return the paragraphs that the words most likely come from, best first."""
    asked = read_query(text)
    if not asked:
        return []
    words = [
        [Variant(read_word(near.form), near.weight) for near in snapshot.vocabulary.near(form)]
        for form in (one.word.form for one in asked)
    ]
    rows, rarity = snapshot.reader.rows, snapshot.rarity("words")
    found = snapshot.reader.find(plan_lookup(words, rarity, rows.paragraphs))
    ranker = Ranker(
        [
            Sought(one.weight * rarity(variants[0].word.stem) ** _RARITY, tuple(variants))
            for one, variants in zip(asked, words, strict=True)
        ]
    )
    candidates = np.array([row for _, row in found], dtype=np.int64)
    ranked = ranker.rank(*rows.codes(candidates))
    best = candidates[ranked.order]
    scores = 100 * ranked.score * np.where(rows.marks(best), _ASIDE, 1.0)
    order = np.argsort(-scores, kind="stable")
    shown = order[scores[order] >= PASSAGE_FLOOR][offset : offset + limit]
    marked = ranker.mark(*rows.codes(best[shown]))
    hits = []
    for row, score, marks in zip(best[shown].tolist(), scores[shown].tolist(), marked, strict=True):
        event, n = rows.place(row)
        whole = rows.text(row)
        places = find_words(whole)
        hits.append(PassageHit(event, n, whole, score, tuple(places[word] for word in marks)))
    return hits
