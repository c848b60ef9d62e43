"""How what was found bears on a question: which of its words stand in an exhibit or around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.answers.questions.findings import Exhibit
from bot.answers.questions.reading import Question
from bot.model import Event
from bot.search import Evidence, read_forms, read_stems, write_key

_TOGETHER = 3  # words
_LIKE = 0.8  # of the letters, from which one name is another misspelt: not Klingon for Clinton


@dataclass(frozen=True, slots=True)
class _Heard:
    """The words of a text, in order, by what they may be asked for: stem, and sound."""

    stems: tuple[str, ...]
    sounds: tuple[str, ...]

    def places(self, words: frozenset[str]) -> list[int]:
        """Where one of some words stands."""
        both = zip(self.stems, self.sounds, strict=True)
        return [n for n, (stem, sound) in enumerate(both) if stem in words or sound in words]


class Bearing:
    """Looks the words of a question up in what was found for it; each exhibit is read once.

    A word stands in an exhibit where the event's title, summary, place, people and topics have it,
    or the passage, or those beside it: itself, misspelt, or by a word that sounds like it or may
    stand for it.

    Args:
        question: The question.
        evidence: What was found by.
        names: The folded words of the question that are names, as which only what is spelt much
            alike counts.
        pairs: The folded words of its names of two words, which must stand together.
    """

    def __init__(
        self,
        question: Question,
        evidence: Evidence,
        names: frozenset[str],
        pairs: Sequence[tuple[str, str]],
    ) -> None:
        self._question = question
        self._names = names
        self._told = dict(zip((clue.form for clue in question.clues), evidence.tells, strict=True))
        self._words = {
            clue.form: _choose(clue.form, stems, clue.kin, is_name=clue.form in names)
            for clue, stems in zip(question.clues, evidence.read_as, strict=True)
            if stems
        }
        self._pairs = [
            (self._words[a], self._words[b]) for a, b in pairs if {a, b} <= self._words.keys()
        ]
        self._events: dict[int, tuple[_Heard, ...]] = {}
        self._exhibits: dict[tuple[int, int], tuple[_Heard, ...]] = {}
        self._held: dict[tuple[int, int], frozenset[str]] = {}

    def count_missing(self, exhibit: Exhibit, *, numbers: bool) -> int:
        """Count the names and days of the question that are nowhere near an exhibit.

        The words of a name of two must stand together.

        Args:
            exhibit: What was found.
            numbers: Whether the question's numbers count too.
        """
        periods, held = self._question.periods, self._list_held(exhibit)
        untimely = bool(periods) and not any(p.holds(exhibit.event.date) for p in periods)
        missing = sum(
            form not in held
            for form in self._words
            if form in self._names or (numbers and form[:1].isdigit())
        )
        heard = self._hear(exhibit)
        parted = sum(not any(_stand_together(a, b, one) for one in heard) for a, b in self._pairs)
        return untimely + missing + parted

    def weigh(self, exhibit: Exhibit) -> float:
        """The share of the question's words, by what they tell, that stand in an exhibit."""
        total = sum(self._told.values())
        held = self._list_held(exhibit)
        return sum(self._told[form] for form in held) / total if total else 0.0

    def _list_held(self, exhibit: Exhibit) -> frozenset[str]:
        """The words of the question that stand in an exhibit."""
        key = _key(exhibit)
        if key not in self._held:
            heard = self._hear(exhibit)
            said = {word for one in heard for words in (one.stems, one.sounds) for word in words}
            self._held[key] = frozenset(
                form for form, words in self._words.items() if not said.isdisjoint(words)
            )
        return self._held[key]

    def _hear(self, exhibit: Exhibit) -> tuple[_Heard, ...]:
        event, paragraph, key = exhibit.event, exhibit.paragraph, _key(exhibit)
        if event.number not in self._events:
            self._events[event.number] = tuple(map(_hear, _list_facts(event)))
        if key not in self._exhibits:
            n = paragraph.n if paragraph else 0
            near = event.paragraphs[max(0, n - 2) : n + 1] if n else ()
            texts = (one.text for one in near)
            self._exhibits[key] = (*self._events[event.number], *map(_hear, texts))
        return self._exhibits[key]


def _key(exhibit: Exhibit) -> tuple[int, int]:
    return exhibit.event.number, exhibit.paragraph.n if exhibit.paragraph else 0


def _list_facts(event: Event) -> Sequence[str]:
    facts = [event.title, event.lede or "", event.place or ""]
    return [*facts, *event.persons, *event.speakers, *event.topics]


def _hear(text: str) -> _Heard:
    return _Heard(tuple(read_stems(text)), tuple(map(write_key, read_forms(text))))


def _choose(
    form: str, stems: frozenset[str], kin: frozenset[str], *, is_name: bool
) -> frozenset[str]:
    """The words by which a word of the question is there."""
    sound = write_key(form)
    if is_name and form.isascii():
        stem = next(iter(read_stems(form)), form)
        stems = kin | {one for one in stems if one == stem or _is_like(form, stem, one)}
    return stems | {sound}


def _is_like(form: str, stem: str, other: str) -> bool:
    """Whether a name is spelt like a stem, as far as this goes."""
    heard = write_key(other)
    # A slip may change how the letters beside it sound: "cremony" has the k of "crest".
    spellings = ((stem, other), (write_key(stem), heard), (write_key(form)[: len(heard)], heard))
    return any(
        one[:1] == two[:1] and OSA.normalized_similarity(one, two) >= _LIKE
        for one, two in spellings
    )


def _stand_together(left: frozenset[str], right: frozenset[str], heard: _Heard) -> bool:
    others = heard.places(right)
    return any(
        0 < abs(n - m) <= _TOGETHER for n in (heard.places(left) if others else ()) for m in others
    )
