"""Words as the search sees them: found in a text, folded to a plain form, reduced to a stem."""

import re
import threading
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

import Stemmer

# Marks that stand inside a word without being letters: combining accents, soft hyphens, zero-width
# characters. A pattern that stopped at them would cut such words in two.
_MARKS = "[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*+"
# Possessive, since to go back never finds more here: so it takes half the time.
_WORD = re.compile(rf"[^\W_]++(?:{_MARKS}['’‘ʼ]?+[^\W_]++)*+{_MARKS}")
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_CYRILLIC = re.compile("[а-яё]")
_LONGEST = 64
_MOST_KNOWN = 1 << 15
STEM_BITS = 20
FORM_BITS = 12


@dataclass(frozen=True, slots=True)
class Word:
    """A word's plain form, its stem, and both as one number.

    Attributes:
        form: Lower case, without accents; ё is е, curly apostrophes are straight.
        stem: What the forms of one word share, by Snowball's rules for the script's language.
        code: The stem's hash in the upper 20 bits, the form's in the lower 12. Two stems share
            their bits once in a million pairs, which ranking can bear and needs no common table.
    """

    form: str
    stem: str
    code: int


class _Stemmers(threading.local):
    """One pair of stemmers a thread: a Snowball stemmer works in a buffer of its own."""

    def __init__(self) -> None:
        self.latin: Any = Stemmer.Stemmer("english")
        self.cyrillic: Any = Stemmer.Stemmer("russian")


_stemmers = _Stemmers()


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()[:_LONGEST]
    letters = unicodedata.normalize("NFKD", word.casefold().translate(_APOSTROPHES))
    # й is a letter of its own, not an accented и.
    letters = letters.replace("и\u0306", "й")
    return "".join(c for c in letters if unicodedata.category(c) not in ("Mn", "Cf"))[:_LONGEST]


class _Known(dict[str, Word]):
    """Words by their characters, read when they are first asked for.

    Looking one up runs no Python, which halves the time of reading a text. When it is full it
    begins anew: the frequent words are soon back.
    """

    def __missing__(self, word: str) -> Word:
        if len(self) >= _MOST_KNOWN:
            self.clear()
        form = _fold(word)
        stemmer = _stemmers.cyrillic if _CYRILLIC.search(form) else _stemmers.latin
        stem = stemmer.stemWord(form)
        stem_bits = hash_stem(stem)
        form_bits = crc32(form.encode()) & ((1 << FORM_BITS) - 1)
        read = self[word] = Word(form, stem, stem_bits << FORM_BITS | form_bits)
        return read


_known = _Known()


def read_word(word: str) -> Word:
    """Return the word that these characters of a text are."""
    return _known[word]


def hash_stem(stem: str) -> int:
    """Return a stem's part of its words' codes, not shifted: `code >> FORM_BITS`."""
    return crc32(stem.encode()) & ((1 << STEM_BITS) - 1)


def read_words(text: str) -> list[Word]:
    """Return the words of a text, in order."""
    return list(map(_known.__getitem__, _WORD.findall(text)))


def find_words(text: str) -> list[tuple[int, int]]:
    """Return where each word of a text starts and ends, in code points; as many as `read_words`."""
    return [found.span() for found in _WORD.finditer(text)]


def count_words(text: str) -> int:
    """Return how many words a text has."""
    return len(_WORD.findall(text))


def place_words(text: str, chosen: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return where some words of a text, counted from 0, start and end, in code points."""
    found = list(_WORD.finditer(text))
    return tuple(found[n].span() for n in chosen)


def read_forms(text: str) -> list[str]:
    """Return the plain forms of a text's words, in order."""
    return [word.form for word in read_words(text)]


def read_stems(text: str) -> list[str]:
    """Return the stems of a text's words, in order."""
    return [word.stem for word in read_words(text)]
