"""Names of people and places, found by words of them: inflected, misspelt, in the other script."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.words import read_words

_MOST_NEAR = 3
_SHORT, _LONG = 4, 7  # letters; a shorter name has no misspelling, a longer one up to two
_HEARD = 5  # sounds; shorter ones are like many others
_NEAR = 0.6  # of equal letters, to be offered where nothing fits
_LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "",
    "ы": "i", "ь": "", "э": "e", "ю": "u", "я": "a",
}  # fmt: skip
_LATIN = str.maketrans(_LETTERS)
# What Russian writes by other letters: Clinton and Macron, Vincent.
_HARD, _SOFT = re.compile("ck|c(?![hiey])"), re.compile("c(?=[iey])")
# English spells one Russian letter in many ways: Khrushchev, Kuznetsov, Schroeder, Johnson.
_ENGLISH = (
    *(("kh", "h"), ("tz", "ts"), ("ts", "c"), ("shch", "sh"), ("sch", "sh"), ("ks", "x")),
    *(("ph", "f"), ("w", "v"), ("oe", "e"), ("dzh", "j")),
)
_VOWELS = str.maketrans("y", "i", "'")  # Sergey and Sergei, Yury and Yuri
_GLIDE = re.compile("i+(?=[aeu])")
_MUTE = re.compile("(?<=[aeiou])h(?=[lmnr])")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 15)
def write_key(form: str) -> str:
    """Return what a folded word sounds like: the same for both scripts and usual spellings."""
    key = _SOFT.sub("s", _HARD.sub("k", form)).translate(_LATIN)
    for letters, letter in _ENGLISH:
        key = key.replace(letters, letter)
    return _DOUBLED.sub(r"\1", _MUTE.sub("", _GLIDE.sub("", key.translate(_VOWELS))))


Numbers = frozenset[int]
_NOBODY: Numbers = frozenset()


class Names:
    """Names by their numbers.

    Args:
        names: The names with their numbers.
    """

    def __init__(self, names: Mapping[int, str]) -> None:
        self._names = names

    @cached_property
    def _keys(self) -> dict[int, list[str]]:
        """The keys of each name's words."""
        return {
            number: [write_key(word.form) for word in read_words(name)]
            for number, name in self._names.items()
        }

    @cached_property
    def _holders(self) -> dict[str, Numbers]:
        """The names that each key and each stem stands in."""
        return _turn(
            (part, number)
            for number, name in self._names.items()
            for word in read_words(name)
            for part in (write_key(word.form), word.stem)
        )

    @cached_property
    def _surnames(self) -> dict[str, Numbers]:
        """The names that each key and each stem ends."""
        return _turn(
            (part, number)
            for number, name in self._names.items()
            for word in read_words(name)[-1:]
            for part in (write_key(word.form), word.stem)
        )

    def find_people(self, text: str) -> list[int]:
        """The numbers of the people who may be meant.

        A whole name means that one, a surname all who bear it, any other part of a name all who
        have it; then what is near to a surname or to a whole name.
        """
        asked = read_words(text)
        keys = [write_key(word.form) for word in asked]
        if len(asked) == 1:
            [word] = asked
            borne = self._surnames.get(keys[0], _NOBODY) | self._surnames.get(word.stem, _NOBODY)
            return sorted(borne or self._hold(text) or self._find_near(keys, self._surnames))
        whole = [number for number, words in self._keys.items() if words == keys]
        return whole or sorted(self._hold(text) or self._find_near(keys, self._holders))

    def find_places(self, text: str) -> list[int]:
        """The numbers of the places whose names hold the words; then what is near to them."""
        keys = [write_key(word.form) for word in read_words(text)]
        return sorted(self._hold(text) or self._find_near(keys, self._holders))

    def list_near(self, text: str) -> list[str]:
        """The names that are most like a text, to be offered; none that is a stranger to it."""
        key = "".join(write_key(word.form) for word in read_words(text))
        parts = [(number, word) for number, words in self._keys.items() for word in words[-1:]]
        parts += [(number, "".join(words)) for number, words in self._keys.items()]
        if not key or not parts:
            return []
        alike = process.cdist([key], [part for _, part in parts], scorer=OSA.normalized_similarity)
        best = [at for at in np.argsort(-alike[0], kind="stable") if alike[0][at] >= _NEAR]
        return list(dict.fromkeys(self._names[parts[at][0]] for at in best))[:_MOST_NEAR]

    def list_surnames_like(self, *forms: str) -> list[str]:
        """The folded surnames that sound like a word but for one sound, such as its vowel."""
        parts = [key for key in map(write_key, forms) if len(key) >= _HEARD]
        known = [part for part in self._surnames if len(part) >= _HEARD]
        if not parts or not known:
            return []
        far = process.cdist(parts, known, scorer=OSA.distance, score_cutoff=1, dtype=np.uint8)
        like = {
            known[at]
            for n, part in enumerate(parts)
            for at in np.flatnonzero(far[n] <= 1)
            if known[at][0] == part[0]
        }
        numbers = frozenset().union(*(self._surnames[part] for part in like))
        return sorted({read_words(self._names[number])[-1].form for number in numbers})

    def _hold(self, text: str) -> Numbers:
        held = [
            self._holders.get(write_key(word.form), _NOBODY) | self._holders.get(word.stem, _NOBODY)
            for word in read_words(text)
        ]
        return frozenset.intersection(*held) if held else _NOBODY

    def _find_near(self, keys: list[str], holders: Mapping[str, Numbers]) -> Numbers:
        """Whose names hold something near to all keys."""
        near = [_find_like(key, holders) for key in keys]
        return frozenset.intersection(*near) if near else _NOBODY


def _turn(pairs: Iterable[tuple[str, int]]) -> dict[str, Numbers]:
    turned: dict[str, set[int]] = {}
    for part, number in pairs:
        turned.setdefault(part, set()).add(number)
    return {part: frozenset(numbers) for part, numbers in turned.items()}


def _find_like(key: str, holders: Mapping[str, Numbers]) -> Numbers:
    """Those that hold what is nearest to a key, unless that is too far."""
    most = 0 if len(key) < _SHORT else 1 if len(key) < _LONG else 2
    parts = list(holders)
    if not parts:
        return _NOBODY
    far = process.cdist([key], parts, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)[0]
    least = min(int(far.min()), most)
    return _NOBODY.union(*(holders[parts[at]] for at in np.flatnonzero(far == least)))
