"""A quotation's words, with the omissions and insertions that it marks."""

import re
from dataclasses import dataclass

from bot.answers.verify.tokens import Token, read_tokens

BRACKETED = re.compile(r"\[[^\[\]]*\]")
_OMISSION = re.compile(r"…|\.{3,}|\[\s*(?:…|\.{2,})\s*\]|[(<]\s*(?:…|\.{2,})\s*[)>]")
# Time grows with them, and a message must hold them all struck beside a passage.
_LONGEST, _MOST_TOKENS = 1000, 160
_LONGEST_WORD = 60
_WITHIN_WORD = re.compile(r"\s\S*\Z")


@dataclass(frozen=True, slots=True)
class Words:
    """A quotation's words.

    Attributes:
        text: The quotation.
        tokens: The words, as many as are compared.
        breaks: Those before which it marks an omission.
        optional: Those that it has in brackets.
        cut: Whether it has more words.
    """

    text: str
    tokens: tuple[Token, ...]
    breaks: frozenset[int]
    optional: frozenset[int]
    cut: bool = False


def _cut(text: str) -> str:
    """The beginning of a text, up to the end of a word: a part of one would differ."""
    within = _WITHIN_WORD.search(text, _LONGEST - _LONGEST_WORD, _LONGEST)
    return text[: within.start() + 1 if within and len(text) > _LONGEST else _LONGEST]


def read_quotation(text: str) -> Words:
    """Read a quotation's words, with the omissions and insertions that it marks."""
    # "[…]" is an omission, so what is taken for the quoter's own words is looked for after it.
    omitted = [found.span() for found in _OMISSION.finditer(text)]
    plain = _OMISSION.sub(lambda found: " " * len(found[0]), text)
    read = read_tokens(_cut(plain))
    tokens = tuple(read[:_MOST_TOKENS])
    breaks = {
        next((n for n, token in enumerate(tokens) if token.start >= end), len(tokens))
        for _, end in omitted
    }
    inserted = [found.span() for found in BRACKETED.finditer(plain)]
    optional = {
        n
        for n, token in enumerate(tokens)
        if any(start <= token.start < end for start, end in inserted)
    }
    cut = len(read) > len(tokens) or len(plain) > _LONGEST
    return Words(text, tokens, frozenset(breaks - {0, len(tokens)}), frozenset(optional), cut)
