"""Answers on where a passage's words were said again."""

from bot.answers.answer import Advice, Answer
from bot.answers.holdings import Holdings
from bot.answers.links import attribute
from bot.answers.overviews import Echo, Echoes
from bot.answers.paging import turn_to
from bot.answers.request import ShowEchoes
from bot.model import Event, Paragraph

_A_PAGE = 8


def count_echoes(text: str, event: int, holdings: Holdings) -> int:
    """In how many other events the words of a paragraph stand again."""
    return len(holdings.search.echoes(text, event))


def list_echoes(paragraph: Paragraph, event: Event, holdings: Holdings) -> tuple[Echo, ...]:
    """Where in other events a paragraph's words stand again, the earliest first."""
    found = []
    for hit in holdings.search.echoes(paragraph.text, event.number):
        other = holdings.view.event(hit.event)
        there = other.paragraph(hit.n) if other else None
        if other and there:
            found.append(Echo(other, there, attribute(other, there)))
    return tuple(found)


def show_echoes(request: ShowEchoes, holdings: Holdings) -> Answer:
    """Answer with the events in which a paragraph's words stand again, the earliest first."""
    event = holdings.view.event(request.number)
    paragraph = event.paragraph(request.n) if event else None
    if event is None or paragraph is None:
        return Advice("gone.event")
    found = list_echoes(paragraph, event, holdings)
    if not found:
        return Advice("echoes.none")
    leaf = turn_to(request.page, len(found), _A_PAGE)
    shown = found[leaf.offset : leaf.offset + _A_PAGE]
    return Echoes(event, paragraph, shown, leaf.page, leaf.pages, leaf.offset)
