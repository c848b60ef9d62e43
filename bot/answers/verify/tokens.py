"""A text as a comparison reads it: its words, each with its place, its key and how it weighs.

Two texts say the same up to punctuation and case when their keys are equal in order. A number is
one word with its sign, thousands and decimals, so that "2.5" is never "25"; "don't" is "do not".
"""

import re
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from bot.answers.verify.lexicon import (
    COMMON,
    NEGATIONS,
    SYMBOLS,
    direction,
    is_number,
    join_numerals,
    level,
)
from bot.people.sounds import sound
from bot.search.words import read_word

_MARKS = "[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]*+"
_TOKEN = re.compile(
    rf"(?<![\w.,])[-−+]?\d++(?:[.,]\d++)*+(?:[ \u00a0\u202f]\d{{3}}(?!\d))*+(?![^\W_])"
    rf"|[^\W_]++(?:{_MARKS}['’‘ʼ]?+[^\W_]++)*+{_MARKS}"
    r"|[%$€£₽№]"
)
_THOUSANDS = re.compile(r"(?<=\d)[, \u00a0\u202f](?=\d{3}(?!\d))")
# Whoever types in a hurry leaves the apostrophe out. Where that is another word ("were", "well",
# "its", "cant"), it is taken for that word.
_HURRIED = re.compile(r"(?:do|does|did|is|are|was|were|has|have|had|wo|would|could|should|must)nt")
_CLITICS = {"re": "are", "ve": "have", "ll": "will", "m": "am"}
_BEFORE_NOT = {"ca": "can", "wo": "will", "sha": "shall"}
_WITH_IS = frozenset(["it", "that", "he", "she", "there", "what", "who", "here", "where"])
_NOT = 3  # characters of "n't" and of "not"
_SENTENCE_END = re.compile(r"[.!?…]+[\"“”»’)\]]*(?=\s|$)")
_ABBREVIATION = re.compile(r"(?:\b[A-ZА-ЯЁ]|\b(?:Mr|Mrs|Ms|Dr|St|No|vs|им|тов|ст|см|Prof))\.$")


class Weight(IntEnum):
    """How much a word says."""

    COMMON = 0
    CONTENT = 1
    NAME = 2
    NUMBER = 3
    NEGATION = 4


class Token(NamedTuple):
    """A word of a text.

    Attributes:
        key: What equal words share; never empty.
        stem: What other forms of it share too.
        start: Where it starts in the text, in code points.
        end: Where it ends.
        weight: How much it says.
        direction: -1 where it takes away, 1 where it gives (`bot.answers.verify.lexicon`).
        opens: Whether a sentence begins with it.
        closes: Whether a sentence ends with it.
    """

    key: str
    stem: str
    start: int
    end: int
    weight: Weight
    direction: int = 0
    opens: bool = False
    closes: bool = False


class _Part(NamedTuple):
    """A word by itself, wherever it stands."""

    key: str
    stem: str
    weight: Weight
    direction: int


def _read_figure(text: str) -> str:
    plain = _THOUSANDS.sub("", text).replace(",", ".").replace("−", "-")
    return plain.lstrip("+").lower()


def _split(form: str) -> list[str]:
    """The words that a folded word is a short form of, or itself."""
    if form == "cannot":
        return ["can", "not"]
    if _HURRIED.fullmatch(form):
        form = f"{form[:-1]}'t"
    if form.endswith("n't"):
        verb = form.removesuffix("n't")
        return [_BEFORE_NOT.get(verb, verb), "not"] if verb else ["not"]
    head, apostrophe, tail = form.rpartition("'")
    if apostrophe and tail in _CLITICS:
        return [head, _CLITICS[tail]]
    if apostrophe and tail == "s" and head in _WITH_IS:
        return [head, "is"]
    return [form.replace("'", "")]


def _read_part(key: str) -> _Part:
    if key in NEGATIONS:
        return _Part(key, key, Weight.NEGATION, 0)
    if is_number(key):
        return _Part(key, key, Weight.NUMBER, 0)
    weight = Weight.COMMON if key in COMMON else Weight.CONTENT
    return _Part(key, read_word(key).stem, weight, direction(key))


@lru_cache(maxsize=1 << 15)
def _read(word: str) -> tuple[_Part, ...]:
    """The words that the characters of a text stand for: one, or those of a short form."""
    if word in SYMBOLS:
        return (_read_part(SYMBOLS[word]),)
    if word[0].isdecimal() or word[0] in "-−+":
        return (_read_part(_read_figure(word)),)
    return tuple(_read_part(level(part)) for part in _split(read_word(word).form) if part)


def read_tokens(text: str) -> list[Token]:
    """Return the words of a text, in order."""
    spans = [found.span() for found in _TOKEN.finditer(text)]
    spans.append((len(text), len(text)))
    tokens: list[Token] = []
    first = True
    for (start, end), (until, _) in pairwise(spans):
        # Most words are followed by a space alone.
        plain = until - end == 1 and text[end] == " "
        ended = until == len(text) or (not plain and _ends(text, end, until))
        parts = _read(text[start:end])
        for m, (key, stem, weight, turns) in enumerate(parts):
            # The parts of "don't" share its place: the last has its last characters.
            cut = max(start + 1, end - _NOT) if len(parts) > 1 else end
            at, to = (start, cut) if m == 0 else (cut, end)
            closes = ended and m == len(parts) - 1
            if weight == Weight.CONTENT and not first and text[start].isupper():
                # Names are alike by sound, whatever their transliteration.
                name = f"~{sound(key) or key}"
                tokens.append(Token(key, name, at, to, Weight.NAME, turns, first, closes))
            else:
                tokens.append(Token(key, stem, at, to, weight, turns, first, closes))
            first = False
        first = ended
    return _join_numerals(tokens, text)


def _join_numerals(tokens: list[Token], text: str) -> list[Token]:
    """Make one word of "forty-two"; of words apart a quotation may hold one alone."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.weight == Weight.NUMBER
            and text[before.end : token.start] in ("-", "‑")
            and not text[before.start].isdecimal()
            and not text[token.start].isdecimal()
            and (key := join_numerals(before.key, token.key))
        ):
            joined[-1] = before._replace(key=key, stem=key, end=token.end, closes=token.closes)
        else:
            joined.append(token)
    return joined


def _ends(text: str, end: int, until: int) -> bool:
    """Whether a sentence ends between the word that ends here and the next one."""
    after = text[end:until]
    if after == " ":
        return False
    if "\n" in after:
        return True
    mark = _SENTENCE_END.search(after)
    return mark is not None and not _ABBREVIATION.search(text[max(0, end - 8) : end + mark.end()])
