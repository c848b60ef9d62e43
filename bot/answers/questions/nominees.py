"""Who may be meant by a question for somebody: the names in what was found, the likeliest first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.answers.questions.amounts import weigh_nearness
from bot.answers.questions.exhibits import mark_words
from bot.answers.questions.findings import Exhibit
from bot.answers.questions.persons import Named, find_bodies, find_names, fits_role, is_named
from bot.answers.questions.reading import Question
from bot.people import People
from bot.search import Span, read_forms, read_stems

_LOOKED_AT = 6  # passages
_LOWER = 0.35  # what a passage further down loses, a place
_SAYING = re.compile(
    r"\b(?:t(?:ell|old)|sa(?:y|id)|spoke|speak|ask(?:ed)?|assur\w+|brought up|rais\w+|report\w*"
    r"|announc\w+|claim\w*|complain\w*|thank\w*|suggest\w*|propos\w+|warn\w*|explain\w*|mention\w*"
    r"|describ\w+|call\w*|admit\w*|promis\w+|сказал\w*|говорил\w*|предложил\w*|спросил\w*)\b",
    re.IGNORECASE,
)
# "Who was told": the one who speaks is another.
_TOLD = re.compile(r"\b(?:was|were|been)\s+(?:told|asked|promised|thanked|named)\b", re.IGNORECASE)
# Without an office two capitals may be a treaty's.
_VOICE, _PRINTED, _LISTED, _UNTITLED = 0.5, 0.3, 0.1, 0.05
_NEAR = 0.6  # what a name gains that stands among all words of the question
_OWN = 0.4  # of that, where it is said to be of what the question names
# Nearly all events are about whoever holds the office that the archive is of.
_HOST, _HOSTS_SHARE, _LEAST_EVENTS = 0.3, 0.1, 100
# Who meets whom are two.
_PAIR = re.compile(
    r"\bwho\s+(?:has\s+|had\s+)?\w+\s+(?:to\s+|with\s+)?whom\b|\bкто\s+(?:и\s+)?с\s+кем\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\bwho\s+(?:all\b|were|are|took\s+part|participated|attended)"
    r"|\bкто\s+(?:участвовал|присутствовал|были)",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"\b(?:compan|firm|bank|part(?:y|ies)|team|organi[sz]ation|corporation)\w*['’]?s?$",
    re.IGNORECASE,
)
_MANY = re.compile(r"(?:[a-z]{3,}s|men|people)$", re.IGNORECASE)
_MOST_WORDS, _MOST_NAMES = 12, 5


@dataclass(frozen=True, slots=True)
class Nominee:
    """A name that may answer.

    Attributes:
        name: The name, in full where the event has it so.
        place: In which exhibit it stands.
        score: How likely it is meant.
    """

    name: str
    place: int
    score: float


def nominate(question: Question, exhibits: Sequence[Exhibit], people: People) -> list[Nominee]:
    """Return the names that may answer who is asked for, the likeliest first; each once."""
    role, hosts = question.form.head, list_hosts(people)
    says = _SAYING.search(question.text) is not None and not _TOLD.search(question.text)
    found: dict[frozenset[str], Nominee] = {}
    for place, exhibit in enumerate(exhibits[:_LOOKED_AT]):
        for name, office, worth in _list_names(question, exhibit, people, says=says):
            full = _complete(name, exhibit)
            if is_named(full, question.stems):
                continue
            score = worth + fits_role(office, role) - _LOWER * place
            score -= _HOST * (full.casefold() in hosts)
            # Lists of persons may have the family name first.
            key = frozenset(read_forms(full))
            if key not in found or score > found[key].score:
                found[key] = Nominee(full, place, score)
    return sorted(found.values(), key=lambda one: -one.score)


def asks_several(question: Question) -> bool:
    """Whether more than one is asked for: "who attended", "which ministers"."""
    head = question.form.head.removesuffix("'s").removesuffix("’s")
    return _SEVERAL.search(question.text) is not None or _MANY.search(head) is not None


def join_names(question: Question, nominees: Sequence[Nominee]) -> str:
    """The first name; where several are asked for, those of its exhibit that are as likely.

    Args:
        question: The question.
        nominees: Those who may be meant, the likeliest first; at least one.
    """
    first = nominees[0]
    here = [one for one in nominees if one.place == first.place]
    if _PAIR.search(question.text):
        here = here[:2]
    elif asks_several(question):
        here = [one for one in here if one.score >= first.score - _HOST][:_MOST_NAMES]
    else:
        here = here[:1]
    names: list[str] = []
    for one in here:
        if len(" ".join([*names, one.name]).split()) <= _MOST_WORDS:
            names.append(one.name)
    return ", ".join(names)


def _list_names(
    question: Question, exhibit: Exhibit, people: People, *, says: bool
) -> Iterator[tuple[str, str, float]]:
    """Names, each with the words beside it that may be its office, and what it is worth."""
    event, paragraph, known = exhibit.event, exhibit.paragraph, list_full_names(people)
    if _BODIES.search(question.form.head):
        marked = mark_words(exhibit.text, question.telling)
        for span in find_bodies(exhibit.text):
            name = exhibit.text[slice(*span)]
            if question.stems.isdisjoint(read_stems(name)):
                yield (
                    name,
                    "",
                    _LISTED + _NEAR * min(1.0, weigh_nearness(exhibit.text, span, marked)),
                )
        return
    if paragraph and paragraph.speaker:
        yield paragraph.speaker, exhibit.attribution or "", _VOICE if says else _PRINTED
    telling = question.telling
    for text in (exhibit.text, f"{event.title}. {event.lede or ''}"):
        marked = mark_words(text, telling)
        for named in find_names(text, known):
            is_person = named.titled or named.name.casefold() in known
            worth, near = (_PRINTED, _NEAR) if is_person else (_UNTITLED, _NEAR / 2)
            yield named.name, named.office, worth + near * _weigh(text, named, marked)
    labels = {p.speaker: p.label for p in reversed(event.paragraphs) if p.speaker and p.label}
    for name in event.speakers:
        yield name, labels.get(name) or "", _LISTED
    for name in event.persons:
        yield name, "", _LISTED


def _weigh(text: str, named: Named, marked: Sequence[Span]) -> float:
    start, end = named.whose
    own = any(start <= at and to <= end for at, to in marked)
    return min(1.0, weigh_nearness(text, named.span, marked) + _OWN * own)


def _complete(name: str, exhibit: Exhibit) -> str:
    """The name in full, as the event has it."""
    if len(name.split()) > 1:
        return name
    event, surname = exhibit.event, read_forms(name)
    listed = [*event.speakers, *event.persons]
    listed += [one.name for one in find_names(f"{event.title}. {event.lede or ''}")]
    return next((one for one in listed if " " in one and read_forms(one)[-1:] == surname), name)


@lru_cache(maxsize=1)  # the persons of an archive never change; later ones are another object
def list_full_names(people: People) -> frozenset[str]:
    """The full names of all who speak, in small letters."""
    return frozenset(person.name.casefold() for person in people.all() if " " in person.name)


@lru_cache(maxsize=1)
def list_hosts(people: People) -> frozenset[str]:
    """The names, in small letters, of those who speak in a great part of the events."""
    most = max((person.events for person in people.all()), default=0)
    least = max(_LEAST_EVENTS, most * _HOSTS_SHARE)
    return frozenset(person.name.casefold() for person in people.all() if person.events >= least)
