"""Answers in an event's other language: where it is, and what stands at a passage's place."""

from collections.abc import Callable
from functools import lru_cache
from urllib.parse import urlsplit

from bot.answers.answer import Advice, Answer, Elsewhere, Piece, Translation
from bot.answers.excerpts import PAGE_UNITS, count_units, split_paragraph
from bot.answers.holdings import Holdings
from bot.answers.links import HOSTS, attribute
from bot.answers.parallel import Match, align
from bot.answers.quote import lead_back
from bot.answers.request import ShowPassage
from bot.model import Event, Paragraph, Person
from bot.people import People
from bot.protocols import View


def find_elsewhere(event: Event, view: View) -> Elsewhere | None:
    """Say where an event is in its other language: in the archive, else on the other site."""
    if event.id is None:
        return None
    for other in view.with_id(event.id):
        if other.lang != event.lang:
            return Elsewhere(other.lang, other.number, None)
    if event.url and urlsplit(event.url).netloc != HOSTS.get(event.lang):
        return None
    others = ((lang, host) for lang, host in HOSTS.items() if lang != event.lang)
    lang, host = next(others)
    return Elsewhere(lang, None, f"http://{host}/d/{event.id}")


def show_translation(request: ShowPassage, holdings: Holdings) -> Answer:
    """Answer with what stands at a passage's place in the event's other language."""
    view = holdings.view
    event = view.event(request.number)
    paragraph = event.paragraph(request.n) if event else None
    elsewhere = find_elsewhere(event, view) if event else None
    other = view.event(elsewhere.number) if elsewhere and elsewhere.number else None
    if event is None or paragraph is None or other is None:
        return Advice("gone.event")
    match = _align(event, other, holdings.people)[request.n]
    found = [other.paragraphs[n - 1] for n in match.paragraphs]
    if not found:
        return Advice("other.none")
    back = lead_back(request.number, request.n, request.hit, request.words)
    return Translation(other, _fit(found), attribute(other, found[0]), match.unsure, back)


@lru_cache(maxsize=8)  # the longest take a second or two, and readers go on in the same event
def _align(event: Event, other: Event, people: People) -> dict[int, Match]:
    return align(event, other, _compare_speakers(event, other, people))


def _fit(paragraphs: list[Paragraph]) -> tuple[Piece, ...]:
    """What of the paragraphs fits a message."""
    pieces: list[Piece] = []
    room = PAGE_UNITS
    for paragraph in paragraphs:
        piece = split_paragraph(paragraph, max(room, 1))[0]
        pieces.append(piece)
        room -= count_units(piece.text)
        if len(piece.text) < len(paragraph.text):
            break
    return tuple(pieces)


def _compare_speakers(
    one: Event, other: Event, people: People
) -> Callable[[Paragraph, Paragraph], bool | None]:
    known: dict[tuple[int, str], Person | None] = {}

    def resolve(event: Event, paragraph: Paragraph) -> Person | None:
        if not paragraph.speaker:
            return None
        place = (event.number, paragraph.speaker)
        if place not in known:
            found = people.resolve(paragraph.speaker, event.date, event.number)
            known[place] = found if isinstance(found, Person) else None
        return known[place]

    def same(a: Paragraph, b: Paragraph) -> bool | None:
        if bool(a.speaker) != bool(b.speaker):
            # A question from the hall in one, a person in the other.
            return False
        first, second = resolve(one, a), resolve(other, b)
        if first is None or second is None:
            return None
        if first.key == second.key:
            return True
        # Somebody known in one language only may be anybody in the other.
        return False if _is_known_in_both(first) and _is_known_in_both(second) else None

    return same


def _is_known_in_both(person: Person) -> bool:
    return person.russian is not None and person.russian != person.name
