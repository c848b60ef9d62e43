"""What an event offers to those who look for something: keys, and words by passage.

A set of passages is a whole number, whose bit n stands for passage n. So a search of five words
costs five lookups and four conjunctions, however long the event is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from bot.following import Form
from bot.model import Event
from bot.search.names import write_key
from bot.search.words import Word, find_words, read_words
from bot.sources.states import is_partial

Passages = int
Stems = tuple[str, ...]

# A mark of a rule or of words left out holds nothing to be found.
_EMPTY_KINDS = {"divider", "omission"}


@dataclass(frozen=True, slots=True)
class _Passage:
    """A text of the event: paragraph `n`, or 0 for what stands above the paragraphs."""

    n: int
    text: str
    speaker: str | None


def form_of(event: Event) -> Form:
    """What sort of event it is to those who choose."""
    if event.kind == "announcement":
        return "announcement"
    spoken = any(paragraph.kind == "speech" for paragraph in event.paragraphs)
    return "transcript" if spoken else "news"


def sounds_of(name: str) -> Stems:
    """The words of a person's name as they sound: the same for both scripts."""
    # A sign that has no sound, as a hard sign by itself, is no word of a name.
    return tuple(filter(None, (write_key(word.form) for word in read_words(name))))


def stems_of(text: str) -> Stems:
    """The stems of a text's words, in order."""
    return tuple(word.stem for word in read_words(text))


def topic_key(lang: str, topic: str) -> str:
    """The key of events of exactly this topic."""
    return f"{lang} topic {' '.join(word.form for word in read_words(topic))}"


def whole_key(lang: str, number: int) -> str:
    """The key of the event with the store's `number`, once its transcript is whole."""
    return f"{lang} whole {number}"


class Facts:
    """An event, laid out for comparison with many conditions."""

    def __init__(self, event: Event) -> None:
        self.event = event
        tags = (event.title, event.lede or "", *event.persons)
        self._passages = [_Passage(0, text, None) for text in tags if text]
        self._passages += [
            _Passage(paragraph.n, paragraph.text, paragraph.speaker)
            for paragraph in event.paragraphs
            if paragraph.kind not in _EMPTY_KINDS
        ]
        self.all: Passages = (1 << len(self._passages)) - 1

    @cached_property
    def _words(self) -> list[list[Word]]:
        return [read_words(passage.text) for passage in self._passages]

    @cached_property
    def _stems(self) -> dict[str, Passages]:
        found: dict[str, Passages] = {}
        for at, words in enumerate(self._words):
            for stem in {word.stem for word in words}:
                found[stem] = found.get(stem, 0) | 1 << at
        return found

    @cached_property
    def _names(self) -> dict[str, Passages]:
        """The stems of the words that are written as names are, with a capital letter."""
        found: dict[str, Passages] = {}
        for at, passage in enumerate(self._passages):
            spans = find_words(passage.text)
            for word, (start, _) in zip(self._words[at], spans, strict=True):
                if passage.text[start].isupper():
                    found[word.stem] = found.get(word.stem, 0) | 1 << at
        return found

    @cached_property
    def _speakers(self) -> list[tuple[Stems, Passages]]:
        found: dict[str, Passages] = {}
        for at, passage in enumerate(self._passages):
            if passage.speaker:
                found[passage.speaker] = found.get(passage.speaker, 0) | 1 << at
        return [(sounds_of(name), passages) for name, passages in found.items()]

    @cached_property
    def topics(self) -> list[Stems]:
        """The stems of each topic."""
        return [stems_of(topic) for topic in self.event.topics]

    @cached_property
    def places(self) -> list[Stems]:
        """The stems of each place."""
        return [stems_of(name) for name in (self.event.place, *self.event.geography) if name]

    def list_keys(self) -> set[str]:
        """All that a subscription may look the event up by."""
        event = self.event
        keys = {"all", f"event {event.number}"}
        if event.id is not None:
            keys.add(f"event {event.id}")
        keys |= {f"word {stem}" for stem in self._stems}
        keys |= {f"name {stem}" for stem in self._names}
        keys |= {f"by {sound}" for name, _ in self._speakers for sound in name}
        keys |= {f"about {stem}" for topic in self.topics for stem in topic}
        keys |= {f"in {stem}" for place in self.places for stem in place}
        keys = {f"{event.lang} {key}" for key in keys}
        if not is_partial(event):
            keys.add(whole_key(event.lang, event.number))
        return keys | {topic_key(event.lang, topic) for topic in event.topics}

    def with_words(self, stems: Iterable[str], among: Passages) -> Passages:
        """Those of the passages in which all the words stand, in any form."""
        for stem in stems:
            among &= self._stems.get(stem, 0)
            if not among:
                break
        return among

    def with_name(self, stem: str, among: Passages) -> Passages:
        """Those of the passages in which the word stands, in any form, as a name."""
        return among & self._names.get(stem, 0)

    def with_phrase(self, phrase: tuple[Word, ...], among: Passages) -> Passages:
        """Those of the passages in which the words stand in a row, as they are written."""
        among = self.with_words((word.stem for word in phrase), among)
        forms = [word.form for word in phrase]
        for at in _list(among):
            words = [word.form for word in self._words[at]]
            starts = range(len(words) - len(forms) + 1)
            if not any(words[start : start + len(forms)] == forms for start in starts):
                among &= ~(1 << at)
        return among

    def spoken_by(self, name: Stems) -> Passages:
        """The passages that a person of this name says."""
        found = 0
        for speaker, passages in self._speakers:
            if is_named(name, speaker):
                found |= passages
        return found

    def paragraphs(self, passages: Passages) -> list[int]:
        """The numbers of the paragraphs among the passages."""
        return [self._passages[at].n for at in _list(passages) if self._passages[at].n]


def is_named(asked: Stems, name: Stems) -> bool:
    """Whether a person of this name may be the one asked for.

    Of the name asked for the family name, which is its last word, must be there; a first name may
    be an initial, but not another name.
    """
    if not asked or asked[-1] not in name:
        return False
    given = [word for word in name if word != asked[-1]]
    return all(
        not given or word in given or any(len(one) == 1 and word[0] == one for one in given)
        for word in asked[:-1]
    )


def _list(passages: Passages) -> list[int]:
    found = []
    while passages:
        lowest = passages & -passages
        found.append(lowest.bit_length() - 1)
        passages ^= lowest
    return found
