"""The short answer to a question, taken from what was found: always the archive's own words."""

import re
from collections.abc import Sequence

from bot.answers.questions.amounts import find_amounts
from bot.answers.questions.asked import Asked
from bot.answers.questions.findings import Exhibit, Fact
from bot.answers.questions.persons import find_names, fits_role, is_named
from bot.answers.questions.reading import Question
from bot.model import Event
from bot.search import read_stems

_MOST_WORDS = 12
_LOOKED_AT = 6  # passages for a number or a name
_FOLLOWED = 40  # characters behind what is counted that say more of it
_LOWER = 0.35  # what a passage further down loses, a place
_NAME = r"[A-ZА-ЯЁ][\w’'-]+"
_PLACE = re.compile(
    rf"\b(?:in|at|to|from|near|в|на|из)\s+((?:the\s+)?{_NAME}(?:[ -]{_NAME}){{0,3}})"
)
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_SAYING = re.compile(
    r"\b(?:t(?:ell|old)|sa(?:y|id)|spoke|speak|ask(?:ed)?|assur\w+|brought up|rais\w+|report\w*"
    r"|announc\w+|claim\w*|complain\w*|thank\w*|suggest\w*|propos\w+|warn\w*|explain\w*|mention\w*"
    r"|describ\w+|call\w*|admit\w*|promis\w+|сказал\w*|говорил\w*|предложил\w*|спросил\w*)\b",
    re.IGNORECASE,
)
# Without an office two capitals may be a treaty's.
_VOICE, _PRINTED, _LISTED, _UNTITLED = 0.5, 0.3, 0.1, 0.05


def find_fact(
    question: Question, exhibits: Sequence[Exhibit], *, spoken: bool = False
) -> tuple[Fact, int] | None:
    """Find the short answer, and which of the exhibits proves it; None where there is none.

    Args:
        question: What is asked.
        exhibits: What was found, best first.
        spoken: Whether passages hold more of what is asked than any event's facts.
    """
    match question.asked:
        case Asked.DAY:
            return next(
                (
                    (Fact(Asked.DAY, day=exhibit.event.date), place)
                    for place, exhibit in enumerate(exhibits)
                    if exhibit.event.date
                ),
                None,
            )
        case Asked.PLACE:
            return _find_place(question, exhibits, spoken=spoken)
        case Asked.NUMBER:
            return _find_number(question, exhibits)
        case Asked.PERSON:
            return _find_person(question, exhibits)
        case _:
            return None


def _find_place(
    question: Question, exhibits: Sequence[Exhibit], *, spoken: bool
) -> tuple[Fact, int] | None:
    # Where a passage says more on what is asked, the place is one that somebody speaks of.
    if spoken:
        for place, exhibit in enumerate(exhibits[:_LOOKED_AT]):
            if text := _name_place(exhibit.text, question):
                return Fact(Asked.PLACE, text), place
    for place, exhibit in enumerate(exhibits[:_LOOKED_AT]):
        event = exhibit.event
        text = event.place or _name_place(f"{event.lede or ''} {event.title}", question)
        if text:
            return Fact(Asked.PLACE, _clip(text)), place
    return None


def _name_place(text: str, question: Question) -> str | None:
    for found in _PLACE.finditer(text):
        name = found[1]
        if not set(read_stems(name)) <= question.stems and not _MONTH.match(name):
            return name
    return None


def _clip(text: str) -> str:
    """The text, or its first words up to a comma, where it is too long for a short answer."""
    while len(re.findall(r"\w+", text)) > _MOST_WORDS and "," in text:
        text = text.rpartition(",")[0]
    return text


def _find_number(question: Question, exhibits: Sequence[Exhibit]) -> tuple[Fact, int] | None:
    followed = question.text[question.form.span[1] :][:_FOLLOWED]
    best: tuple[float, str, int] | None = None
    for place, exhibit in enumerate(exhibits[:_LOOKED_AT]):
        amounts = find_amounts(
            exhibit.text, exhibit.spans, question.text, question.form.head, followed
        )
        for amount in amounts[:1]:
            fit = amount.fit - _LOWER / 2 * place
            if best is None or fit > best[0]:
                text = exhibit.text[amount.span[0] : amount.span[1]].strip()
                best = (fit, text, place)
    return (Fact(Asked.NUMBER, best[1]), best[2]) if best else None


def _find_person(question: Question, exhibits: Sequence[Exhibit]) -> tuple[Fact, int] | None:
    role = question.form.head
    says = _SAYING.search(question.text) is not None
    best: tuple[float, str, int] | None = None
    for place, exhibit in enumerate(exhibits[:_LOOKED_AT]):
        for name, office, worth in _list_candidates(exhibit, says=says):
            if is_named(name, question.stems):
                continue
            score = worth + fits_role(office, role) - _LOWER * place
            if best is None or score > best[0]:
                best = (score, name, place)
    return (Fact(Asked.PERSON, best[1]), best[2]) if best else None


def _list_candidates(exhibit: Exhibit, *, says: bool) -> list[tuple[str, str, float]]:
    """Names, each with the office printed beside it and what it is worth as an answer."""
    event, paragraph = exhibit.event, exhibit.paragraph
    found: list[tuple[str, str, float]] = []
    if paragraph and paragraph.speaker:
        worth = _VOICE if says else _PRINTED
        found.append((paragraph.speaker, exhibit.attribution or "", worth))
    for text in (exhibit.text, _describe(event)):
        found += [
            (named.name, named.office, _PRINTED if named.titled else _UNTITLED)
            for named in find_names(text)
        ]
    labels = {p.speaker: p.label for p in reversed(event.paragraphs) if p.speaker and p.label}
    found += [(name, labels.get(name) or "", _LISTED) for name in event.speakers]
    return found + [(name, "", _LISTED) for name in event.persons]


def _describe(event: Event) -> str:
    return f"{event.title}. {event.lede or ''}"
