"""The short answer to a question, taken from what was found: always the archive's own words."""

import re
from collections.abc import Iterator, Sequence

from bot.answers.questions.amounts import find_amounts
from bot.answers.questions.asked import Asked
from bot.answers.questions.exhibits import show_event
from bot.answers.questions.findings import Exhibit, Fact
from bot.answers.questions.nominees import join_names, nominate
from bot.answers.questions.reading import Question
from bot.people import People
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
# What is done where an event is.
_ACT = re.compile(
    r"\b(?:me[et]t|receive|sp(?:eak|oke)|talk(?:ed|s)?|visit|h[eo]ld|sign(?:ed)?|open(?:ed)?"
    r"|address|celebrat\w+|attend|chair(?:ed)?|gather|see|t(?:ake|ook) place|present|congratulate"
    r"|watch(?:ed)?|answer(?:ed)?|meeting|talks|conference|summit|interview|встре\w+|выступ\w+"
    r"|принимал)\b",
    re.IGNORECASE,
)

Proof = tuple[Fact, Exhibit]
"""A short answer, and what proves it."""


def find_fact(
    question: Question, exhibits: Sequence[Exhibit], people: People, *, spoken: bool = False
) -> Proof | None:
    """Find the short answer and what proves it; None where there is none.

    The proof of a number may be an event's summary, which is none of the exhibits.

    Args:
        question: What is asked.
        exhibits: What was found, best first.
        people: Who speaks in the archive.
        spoken: Whether passages hold more of what is asked than any event's facts.
    """
    match question.asked:
        case Asked.DAY:
            return next(
                (
                    (Fact(Asked.DAY, day=exhibit.event.date), exhibit)
                    for exhibit in exhibits
                    if exhibit.event.date
                ),
                None,
            )
        case Asked.PLACE:
            return _find_place(question, exhibits, spoken=spoken)
        case Asked.NUMBER:
            return _find_number(question, exhibits)
        case Asked.PERSON:
            return _find_person(question, exhibits, people)
        case _:
            return None


def _find_place(question: Question, exhibits: Sequence[Exhibit], *, spoken: bool) -> Proof | None:
    # Where a passage says more on what is asked, the place is one that somebody speaks of, unless
    # it is asked where somebody met or spoke.
    if spoken and not _ACT.search(question.text):
        for exhibit in exhibits[:_LOOKED_AT]:
            if text := _name_place(exhibit.text, question):
                return Fact(Asked.PLACE, text), exhibit
    for exhibit in exhibits[:_LOOKED_AT]:
        event = exhibit.event
        text = event.place or _name_place(f"{event.lede or ''} {event.title}", question)
        if text:
            return Fact(Asked.PLACE, _clip(text)), exhibit
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


def _find_number(question: Question, exhibits: Sequence[Exhibit]) -> Proof | None:
    followed = question.text[question.form.span[1] :][:_FOLLOWED]
    best: tuple[float, str, Exhibit] | None = None
    for place, exhibit in _list_numbered(question, exhibits):
        text = exhibit.text
        amounts = find_amounts(text, exhibit.spans, question.text, question.form.head, followed)
        for amount in amounts[:1]:
            fit = amount.fit - _LOWER / 2 * place
            if best is None or fit > best[0]:
                best = (fit, text[amount.span[0] : amount.span[1]].strip(), exhibit)
    return (Fact(Asked.NUMBER, best[1]), best[2]) if best else None


def _list_numbered(
    question: Question, exhibits: Sequence[Exhibit]
) -> Iterator[tuple[int, Exhibit]]:
    """What a number may stand in: the passages, and the summaries of their events."""
    seen: set[int] = set()
    for place, exhibit in enumerate(exhibits[:_LOOKED_AT]):
        yield place, exhibit
        event = exhibit.event
        if event.lede and exhibit.paragraph and event.number not in seen:
            seen.add(event.number)
            yield place, show_event(event, question.telling)


def _find_person(question: Question, exhibits: Sequence[Exhibit], people: People) -> Proof | None:
    nominees = nominate(question, exhibits, people)
    if not nominees:
        return None
    return Fact(Asked.PERSON, join_names(question, nominees)), exhibits[nominees[0].place]
