"""Answers about people: who somebody is, in which offices, and where they speak."""

from bot.answers.answer import Advice, Answer, Nothing
from bot.answers.calling import find_people, name_in_index
from bot.answers.holdings import Holdings
from bot.answers.overviews import SpeakerChoice, SpeakerPage
from bot.answers.paging import turn_to
from bot.answers.request import FindSpeaker
from bot.people import People
from bot.search import name_speaker

EVENTS_A_PAGE = 5
_MOST_PEOPLE = 10
# Somebody in so many times the events of the next of the name is the one that was meant.
_FAR_AHEAD = 10


def find_speaker(request: FindSpeaker, holdings: Holdings, lang: str) -> Answer:
    """Answer with the person that is meant, or with those who may be."""
    words, people, search = request.words.strip(), holdings.people, holdings.search
    if not people.all() and holdings.view.coverage().events:
        return Advice("people.reading")
    if not words:
        return Advice("empty.speaker", _example_speaker(people))
    known = people.with_key(words)
    found = (known,) if known else find_people(words, search, people)[:_MOST_PEOPLE]
    if not found:
        return Nothing("nothing.speaker", words)
    person, *others = found
    if others and person.events < _FAR_AHEAD * others[0].events:
        return SpeakerChoice(words, found)
    numbers = holdings.view.sort_newest(people.events_of(person), lang)
    leaf = turn_to(request.page, len(numbers), EVENTS_A_PAGE)
    return SpeakerPage(
        person,
        tuple(holdings.view.events(numbers[leaf.offset : leaf.offset + EVENTS_A_PAGE])),
        leaf.page,
        leaf.pages,
        leaf.offset,
        len(numbers),
        f"{name_speaker('', name_in_index(person, search) or person.name)} sort:new",
        tuple(others),
    )


def _example_speaker(people: People) -> str:
    """A request for a speaker that works on this archive, or "" where nobody is known."""
    first = next(iter(people.all()), None)
    return f"/speaker {first.name}" if first else ""
