"""Answers to those who want to take something along: citations and files."""

from bot.answers.answer import Answer
from bot.answers.cite import cite, find_citation
from bot.answers.export import export, find_export
from bot.answers.holdings import Holdings
from bot.answers.request import Cite, Export, FindCitation, FindExport

Papering = Cite | FindCitation | Export | FindExport


def write_paper(request: Papering, holdings: Holdings, lang: str) -> Answer:
    """Return the answer to a request of this module's kinds; see `bot.answers.desk.answer`."""
    match request:
        case Cite():
            return cite(request, holdings, lang)
        case FindCitation():
            return find_citation(request, holdings, lang)
        case Export():
            return export(request, holdings, lang)
        case FindExport():
            return find_export(request, holdings, lang)
