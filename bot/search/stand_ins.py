"""Words that a word for an event may stand for: other spellings, sounds alike, ordinals."""

import re
from collections import defaultdict
from functools import cached_property

from bot.search.index import Reader
from bot.search.names import write_key
from bot.search.spelling import Vocabulary
from bot.search.words import Word, read_word

_MOST_NEAR = 6
_ALIKE = 0.8  # what a word counts that sounds like the one asked for, or is the ordinal of it
_LEAST = 4  # letters; shorter words sound alike by chance
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)?")
_VOWELS = "aeiou"
_ENDINGS = ("", "st", "nd", "rd", "th")


class StandIns:
    """What may stand for a word in an index as it was at one commit."""

    def __init__(self, reader: Reader, vocabulary: Vocabulary) -> None:
        self._reader = reader
        self._vocabulary = vocabulary

    @cached_property
    def _sounds(self) -> dict[str, list[str]]:
        """The stems that events are described by, by what they sound like."""
        alike: dict[str, list[str]] = defaultdict(list)
        for stem, _ in self._reader.stems("about"):
            if len(stem) >= _LEAST and stem.isalpha():
                alike[write_key(stem)].append(stem)
        return dict(alike)

    def list_for(self, word: Word) -> list[tuple[str, float]]:
        """Return stems with what finding each counts, where the word itself counts 1.

        The first is the likeliest; "alexy" gives "alexii" too, "путин" "putin", "860" "860th".
        """
        stems: dict[str, float] = {}
        for near in self._vocabulary.near(word.form)[:_MOST_NEAR]:
            stems.setdefault(read_word(near.form).stem, near.weight)
        for other in (*self._list_alike(word), *self._list_ordinals(word)):
            stems.setdefault(other, _ALIKE)
        return list(stems.items())

    def _list_alike(self, word: Word) -> list[str]:
        keys = dict.fromkeys((write_key(word.stem), write_key(word.form)))
        alike = [stem for key in keys for stem in self._sounds.get(key, ())]
        # A Russian stem lacks the vowel that a name ends in: "варг" of "Варга".
        bare = self._sounds.get(write_key(word.form).rstrip(_VOWELS), ())
        return alike + [stem for stem in bare if stem.isascii() != word.form.isascii()]

    def _list_ordinals(self, word: Word) -> list[str]:
        number = _ORDINAL.fullmatch(word.form)
        if number is None:
            return []
        stems = (read_word(number[1] + ending).stem for ending in _ENDINGS)
        return [stem for stem in stems if self._reader.frequency("body", stem)]
