"""Where the same words were said again: in paragraphs that are nearly a given one, or hold it.

They are looked for when they are asked for: that takes some milliseconds a paragraph, where a
comparison of all with all would have to be made anew whenever an event comes.
"""

import re

from rapidfuzz import fuzz

from bot.search.hits import PassageHit
from bot.search.passages import find_passages
from bot.search.query import LONGEST
from bot.search.snapshot import Snapshot
from bot.search.words import FORM_BITS, read_words

# Fewer words are said again by chance: "Thank you very much for your report."
_LEAST = 12
# How like the two must be, of 100, compared word by word.
_LIKE = 88.0
_MOST_HITS = 40
# Longer paragraphs are compared by their beginnings.
_MOST_WORDS = 400
_CUT = re.compile(r"\s")
# Each word is compared as one character; from here on there is room for all of them.
_FIRST = 0x4E00


def find_echoes(snapshot: Snapshot, text: str, event: int) -> list[PassageHit]:
    """Return the paragraphs of other events in which a paragraph's words stand again.

    Args:
        snapshot: The index.
        text: The paragraph.
        event: The number of its event.

    Returns:
        The paragraphs by their day, the earliest first; one an event.
    """
    own = _read(text)
    if len(own) < _LEAST:
        return []
    echoes: dict[int, PassageHit] = {}
    for window in _list_windows(text):
        for hit in find_passages(snapshot, window, _MOST_HITS, 0)[0]:
            if hit.event not in echoes and hit.event != event and _is_echo(own, _read(hit.text)):
                echoes[hit.event] = hit
    catalog = snapshot.reader.catalog
    moments = dict(zip(catalog.events.tolist(), catalog.moments.tolist(), strict=True))
    return sorted(echoes.values(), key=lambda hit: moments.get(hit.event, -1))


def _read(text: str) -> list[int]:
    return [word.code >> FORM_BITS for word in read_words(text)[:_MOST_WORDS]]


def _list_windows(text: str) -> list[str]:
    """The beginning of a paragraph, and its end where that is another: a search takes so much."""
    if len(text) <= LONGEST:
        return [text]
    end = _CUT.split(text[-LONGEST:], maxsplit=1)[-1]
    return [text[:LONGEST], end]


def _is_echo(own: list[int], other: list[int]) -> bool:
    """Whether the shorter stands, nearly as it is, in one stretch of the longer."""
    if min(len(own), len(other)) < _LEAST:
        return False
    letters: dict[int, str] = {}
    left, right = (
        "".join(letters.setdefault(word, chr(_FIRST + len(letters))) for word in words)
        for words in (own, other)
    )
    return fuzz.partial_ratio(left, right, score_cutoff=_LIKE) > 0
