"""What each label of the archive says: a name and an office, or nobody's name."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bot.people.names import PARTICLES, Name, is_asked, is_title, read_name, split_words
from bot.people.offices import read_office
from bot.people.sounds import sound

# A first name is known as one from so many bearers on.
_BEARERS = 3
# Longer names than this may have swallowed a part of the office.
_USUAL = 3


@dataclass(frozen=True, slots=True)
class Form:
    """A label read: whose name it has and which office; `office` is "" where it has none."""

    name: Name
    office: str


def read_forms(speakers: Mapping[str, str | None]) -> dict[str, Form]:
    """Read all labels of an archive together; those that name nobody are left out.

    Together, because a label with an office is read better where its name also stands alone:
    "Nobel Laureate Anna Bell" ends in a name that is known from "Anna Bell".

    Args:
        speakers: For each label the name in it as its source read it, or None.
    """
    read = {
        label: read_name(speaker, label)
        for label, speaker in speakers.items()
        if speaker is not None
    }
    offices = [read_office(label, name.printed) for label, name in read.items() if name]
    lexicon = _Lexicon(read, offices)
    nobodies = _words_of(label for label, speaker in speakers.items() if speaker is None)
    forms: dict[str, Form] = {}
    for label, first in read.items():
        name = lexicon.mend(label, first)
        if name is None or lexicon.is_outlet(label, name, nobodies):
            continue
        forms[label] = Form(name, read_office(label, name.printed))
    return forms


def _words_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(
        word.casefold() for text in texts for word in re.findall(r"\w+", text) if word[0].isupper()
    )


class _Lexicon:
    """The names among an archive's labels, and the words that stand beside them."""

    def __init__(self, read: Mapping[str, Name | None], offices: Collection[str]) -> None:
        names = {label: name for label, name in read.items() if name and name.is_full}
        self._known = {name.key for name in names.values()}
        self._alone = {
            name.key for label, name in names.items() if split_words(label) == list(name.words)
        }
        self._families = {name.family for name in names.values()}
        self._beside = _words_of(offices)
        self._bodies = {part.strip().casefold() for each in offices for part in each.split(",")}
        bearers: dict[str, set[str]] = defaultdict(set)
        for name in names.values():
            bearers[name.parts[0]].add(name.family)
        self._given = {given for given, families in bearers.items() if len(families) >= _BEARERS}

    def is_outlet(self, label: str, name: Name, nobodies: frozenset[str]) -> bool:
        """Whether "Kommersant" is a newspaper, as "I. Writer (Kommersant)" says elsewhere."""
        if name.crown or split_words(label) != list(name.words):
            return False
        if len(name.words) == 1:
            word = name.words[0].casefold()
            return name.family not in self._families and (word in self._beside | nobodies)
        return name.text.casefold() in self._bodies and name.parts[0] not in self._given

    def mend(self, label: str, name: Name | None) -> Name | None:
        """The name of a label whose source read too many or too few of its words as the name."""
        if name is None:
            return None if is_asked(label) else self._find(split_words(label))
        person, comma, _ = label.partition(",")
        if comma and name.words[-1] not in person and self._is_person(first := read_name(person)):
            return first
        words = split_words(label)
        at = len(words) - len(name.words)
        if at > 0 and not is_title(words[at - 1]) and tuple(words[at:]) == name.words:
            longer = Name((words[at - 1], *name.words))
            if longer.parts[2:] and longer.key in self._alone:
                return longer
        if name.crown or (len(name.words) <= _USUAL and name.key in self._alone):
            return name
        if len(name.parts) == 1:
            return self._lengthen(words, name)
        return self._shorten(name)

    def _is_person(self, name: Name | None) -> bool:
        return name is not None and name.is_full and name.parts[0] in self._given

    def _find(self, words: list[str]) -> Name | None:
        """A known name inside a headline: "Trade Minister Anna Bell on tariffs"."""
        pairs = [Name(pair) for pair in pairwise(words)]
        found = [pair for pair in pairs if pair.parts and pair.key in self._known]
        return found[0] if len(found) == 1 and self._is_person(found[0]) else None

    def _lengthen(self, words: list[str], name: Name) -> Name:
        """The name with the first name before it: "director andrei Bell", "Ben van Bell"."""
        if name.initials or list(name.words) != words[-len(name.words) :]:
            return name
        start = len(words) - len(name.words)
        particles = False
        while start and words[start - 1].lower() in PARTICLES:
            start -= 1
            particles = True
        if not start or is_title(words[start - 1]):
            return name
        first = words[start - 1]
        longer = Name((first[:1].upper() + first[1:], *words[start:]))
        known = longer.key in self._alone or (first[0].islower() and sound(first) in self._given)
        return longer if known or (particles and first[0].isupper()) else name

    def _shorten(self, name: Name) -> Name:
        """The name without words of an office: "Laureate Anna Bell"."""
        words = name.words
        titles = [at for at, word in enumerate(words) if is_title(word)]
        if titles and titles[-1] < len(words) - 2:
            return Name(words[titles[-1] + 1 :])
        given = sound(words[-2])
        long = len(words) > _USUAL and name.parts[0] not in self._given
        for start in range(1, len(words) - 1):
            # What goes must be known as no name: "Asif Ali Zardari" stays.
            if not long and not _words_of(words[start - 1 : start]) <= self._beside:
                return name
            shorter = Name(words[start:])
            if words[start - 1].lower() not in PARTICLES and (
                shorter.is_full and shorter.key in self._alone
            ):
                return shorter
        return Name(words[-2:]) if given in self._given and words[2:] else name
