"""Names in a question that is asked in Russian of an archive in English: "с Беллом о Сирии"."""

import re
from dataclasses import replace
from functools import lru_cache

from bot.answers.questions.kindred import list_kin, name_land
from bot.answers.questions.names import list_frequent
from bot.answers.questions.reading import Question
from bot.people import People
from bot.people.sounds import is_cyrillic, sound
from bot.search import Clue, read_stems

_SHORTEST = 4  # letters of a word that stands for a name in small letters
_CASES = re.compile(r"(?:а|у|ы|и|ым|ом|ем|е|ой|ей|ого|ому|ю|я)$")
_NOMINATIVES = ("", "а", "я", "й", "ий")


def hear_names(question: Question, people: People) -> Question:
    """Return a question with Russian names of persons and lands, in any case, in English.

    Args:
        question: The question.
        people: Who speaks in the archive.
    """
    clues = (_hear(one, people) if is_cyrillic(one.form) else one for one in question.clues)
    return replace(question, clues=tuple(clues))


def _hear(clue: Clue, people: People) -> Clue:
    surnames, names = _list_sounds(people)
    known = surnames | names if clue.named else surnames
    if not clue.named and len(clue.form) < _SHORTEST:
        return clue
    for form in _list_nominatives(clue.form):
        if name := known.get(sound(form)):
            return replace(clue, form=name, named=True)
    land = name_land(read_stems(clue.form)[0])
    return replace(clue, form=land, kin=list_kin(land, read_stems(land)[0])) if land else clue


def _list_nominatives(form: str) -> list[str]:
    return [form, *(_CASES.sub(ending, form) for ending in _NOMINATIVES)]


@lru_cache(maxsize=1)  # the persons of an archive never change; later ones are another object
def _list_sounds(people: People) -> tuple[dict[str, str], dict[str, str]]:
    """The family names and all other names of those who speak often, by how they sound."""
    surnames: dict[str, str] = {}
    names: dict[str, str] = {}
    for person in list_frequent(people):
        surnames.setdefault(sound(person.surname), person.surname.casefold())
        for name in person.name.casefold().split():
            names.setdefault(sound(name), name)
    return surnames, names
