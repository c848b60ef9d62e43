"""Whom a query's `by:` means, where the index alone doesn't know: one knowledge of names for all.

The index knows the names that stand in transcripts; `bot.people` also knows offices, initials and
other alphabets, as in "Prime Minister Modi", "T. Golikova" and a Chinese name in Russian.
"""

from dataclasses import replace
from typing import TypeVar

from bot.answers.request import Export, FindCitation, FindEvent, FindExport, FindQuote, ShowTrend
from bot.model import Person
from bot.people import People
from bot.search import Search, name_speaker

T = TypeVar("T")

_WITH_OPERATORS = (FindQuote, FindEvent, FindCitation, Export, FindExport, ShowTrend)


def call_speaker(request: T, search: Search, people: People) -> T:
    """Return a request whose `by:` is a name that the index knows, where it means one person."""
    if not isinstance(request, _WITH_OPERATORS) or ":" not in request.words:
        return request
    typed = [one.typed for one in search.understand(request.words).unknown if one.kind == "by"]
    if len(typed) != 1:
        return request
    meant = people.find(typed[0])
    name = name_in_index(meant[0], search) if len(meant) == 1 else None
    return replace(request, words=name_speaker(request.words, name)) if name else request


def name_in_index(person: Person, search: Search) -> str | None:
    """A name by which the index finds what a person says; None where it finds nothing."""
    names = filter(None, (person.name, person.russian, person.surname))
    return next((name for name in names if _know(name, search)), None)


def find_people(words: str, search: Search, people: People) -> tuple[Person, ...]:
    """Find persons by what somebody typed; in forms that only the index knows, by its names."""
    found = people.find(words)
    if found or not words.strip():
        return found
    persons = (person for name in _know(words, search) for person in people.find(name))
    return tuple(sorted(dict.fromkeys(persons), key=lambda person: -person.events))


def _know(name: str, search: Search) -> list[str]:
    understood = search.understand(name_speaker("", name))
    return [voice.name for voice in understood.speakers]
