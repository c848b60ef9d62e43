"""Which words of a question are names: by their capitals, and by who and what is known."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.answers.questions.kindred import is_land
from bot.answers.questions.reading import Question
from bot.model import Person
from bot.people import People
from bot.search import read_forms

_PAIR = re.compile(r"(?<!\w)([A-ZА-ЯЁ][\w’-]+)\s+(?=([A-ZА-ЯЁ][\w’-]+))")
# Who speaks in fewer events may be called, or sound, like a common word.
_LEAST_EVENTS = 5


def list_names(question: Question, people: People) -> frozenset[str]:
    """The folded words of a question that name somebody or something."""
    known = list_surnames(people)
    return frozenset(
        clue.form
        for clue in question.clues
        if clue.named or clue.form in known or is_land(clue.form)
    )


def list_pairs(question: Question, people: People) -> list[tuple[str, str]]:
    """The folded words of names of two words: "Taylor Swift", "Buenos Aires".

    Two family names that follow each other are two persons.
    """
    forms, surnames = {clue.form for clue in question.clues}, list_surnames(people)
    pairs = (
        (read_forms(left)[0], read_forms(right)[0])
        for left, right in _PAIR.findall(question.text)
        if not left.endswith(("'s", "’s"))
    )
    return [pair for pair in pairs if forms.issuperset(pair) and not surnames.issuperset(pair)]


def list_frequent(people: People) -> Iterator[Person]:
    """The persons who speak often enough for their names to be known by."""
    return (person for person in people.all() if person.events >= _LEAST_EVENTS)


@lru_cache(maxsize=1)  # the persons of an archive never change; later ones are another object
def list_surnames(people: People) -> frozenset[str]:
    """The folded family names of all who speak often enough."""
    return frozenset(person.surname.casefold() for person in list_frequent(people))
