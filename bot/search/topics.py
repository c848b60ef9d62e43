"""Topics, found by words of their names."""

from collections.abc import Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.hits import TopicHit
from bot.search.query import read_query
from bot.search.terms import COMMON
from bot.search.words import Word, read_words

TOPIC_FLOOR = 60.0
_LIKE = 0.7  # below this share of equal letters two words are strangers
_STEM, _PREFIX = 0.95, 0.9
_LEAST_PREFIX = 3  # letters
_ASKED, _NAMED = 0.75, 0.25  # what the words of the request count, and those of the name


class Topics:
    """The names of an archive's topics.

    Args:
        names: The names, the most frequent first.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = list(names)
        self._words = [read_words(name) for name in names]
        self._forms = [" ".join(word.form for word in words) for words in self._words]
        told = [[w for w in words if w.stem not in COMMON] or words for words in self._words]
        self._told = [word for words in told for word in words]
        self._starts = np.cumsum([0, *map(len, told)])

    def find(self, text: str, limit: int) -> list[TopicHit]:
        """Return the topics that the words most likely mean, best first."""
        asked = [one.word for one in read_query(text)]
        form = " ".join(word.form for word in asked)
        asked = [word for word in asked if word.stem not in COMMON] or asked
        if not asked or not self._told:
            return []
        alike = self._compare(asked)
        hits = []
        for n, name in enumerate(self._names):
            part = alike[:, self._starts[n] : self._starts[n + 1]]
            exact = self._forms[n] == form
            if part.size:
                held = _ASKED * part.max(axis=1).mean() + _NAMED * part.max(axis=0).mean()
                score = 100.0 if exact else min(99.0, 100 * float(held))
                if score >= TOPIC_FLOOR:
                    hits.append(TopicHit(name, score, exact))
        return sorted(hits, key=lambda hit: (not hit.exact, -hit.score))[:limit]

    def _compare(self, asked: Sequence[Word]) -> np.ndarray:
        alike = process.cdist(
            [word.form for word in asked],
            [word.form for word in self._told],
            scorer=OSA.normalized_similarity,
        )
        alike[alike < _LIKE] = 0
        for i, word in enumerate(asked):
            for j, other in enumerate(self._told):
                if word.stem == other.stem:
                    alike[i, j] = max(alike[i, j], _STEM)
                elif len(word.form) >= _LEAST_PREFIX and other.form.startswith(word.form):
                    alike[i, j] = max(alike[i, j], _PREFIX)
        return alike
