"""What a user types, read as words to look for."""

import re
from dataclasses import dataclass

from bot.search.words import Word, read_words

# Nobody remembers more than this of a sentence, and time grows with it.
LONGEST = 256
_QUOTED = re.compile(r"[\"“”„«‹](.+?)[\"“”»›]")
_LEAST_QUOTED = 4  # words; fewer are a name or a title rather than what somebody said
_BESIDE = 0.25


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of a query and how much it counts, to 1."""

    word: Word
    weight: float = 1.0


def read_query(text: str) -> list[Asked]:
    """Return the words of a query, in order.

    Around a quotation in quotation marks stands what somebody asks about it ("who said …?"), which
    counts less.
    """
    text = text[:LONGEST]
    asked: list[Asked] = []
    end = 0
    for quoted in _QUOTED.finditer(text):
        words = read_words(quoted[1])
        if len(words) >= _LEAST_QUOTED:
            asked += [Asked(word, _BESIDE) for word in read_words(text[end : quoted.start()])]
            asked += [Asked(word) for word in words]
            end = quoted.end()
    return asked + [Asked(word, _BESIDE if end else 1.0) for word in read_words(text[end:])]
