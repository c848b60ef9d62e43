"""Answers that cite: a passage that was found, one by its words, or a whole event."""

from bot.answers.answer import Advice, Answer, Card, Passage
from bot.answers.authors import find_author
from bot.answers.citation import write_citation
from bot.answers.event import find_event, names_event
from bot.answers.holdings import Holdings
from bot.answers.papers import Cited, Style
from bot.answers.quote import example_quote, find_quote, lead_back, show_passage
from bot.answers.request import Cite, FindCitation, FindEvent, FindQuote, ShowEvent, ShowPassage
from bot.answers.source import Source


def cite(request: Cite, holdings: Holdings, lang: str) -> Answer:
    """Answer with a citation of a paragraph, or of the event where `n` is 0."""
    event = holdings.view.event(request.number)
    if event is None or request.style not in list(Style):
        return Advice("gone.event")
    style = Style(request.style)
    if request.n == 0:
        text = write_citation(Source(event, None, "", None, None, holdings.today), style)
        return Cited(event, None, style, text, ShowEvent(event.number), 0, "")
    passage = _find_passage(request, holdings, lang)
    if passage is None:
        return Advice("gone.event")
    paragraph = passage.paragraph
    author = find_author(event, paragraph, holdings.people)
    source = Source(
        event,
        paragraph,
        passage.text,
        passage.attribution,
        author,
        holdings.today,
        passage.onward,
    )
    back = lead_back(event.number, paragraph.n, request.hit, request.words)
    text = write_citation(source, style)
    return Cited(event, paragraph, style, text, back, request.hit, request.words)


def _find_passage(request: Cite, holdings: Holdings, lang: str) -> Passage | None:
    """The passage as it was shown: of a long paragraph, the sentences around the words."""
    place = (request.number, request.n)
    if request.words:
        asked = FindQuote(request.words, request.hit)
        found = find_quote(asked, holdings.view, holdings.search, lang)
        if isinstance(found, Passage) and (found.event.number, found.paragraph.n) == place:
            return found
    return show_passage(ShowPassage(*place), holdings.view)


def find_citation(request: FindCitation, holdings: Holdings, lang: str) -> Answer:
    """Answer with a citation of the event or the passage that the words mean."""
    words, view = request.words.strip(), holdings.view
    if not words:
        return Advice("empty.cite", example_quote(view, lang).replace("/quote", "/cite", 1))
    if names_event(words):
        event = find_event(FindEvent(words), view, holdings.search, lang)
        return cite(Cite(event.event.number), holdings, lang) if isinstance(event, Card) else event
    found = find_quote(FindQuote(words), view, holdings.search, lang)
    if not isinstance(found, Passage):
        return found
    return cite(Cite(found.event.number, found.paragraph.n, 0, 0, words), holdings, lang)
