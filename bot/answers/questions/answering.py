"""Answers to questions: what is asked is recognised, looked for, and proved or refused."""

import re
from collections.abc import Sequence

from bot.answers.answer import Advice, Answer, Passage
from bot.answers.event import prefer
from bot.answers.holdings import Holdings
from bot.answers.questions.asked import Asked
from bot.answers.questions.exhibits import show_event
from bot.answers.questions.facts import find_fact
from bot.answers.questions.findings import Answered, Exhibit, Fact, Unanswered
from bot.answers.questions.investigation import MOST_EXHIBITS, investigate
from bot.answers.questions.ordering import find_in_order
from bot.answers.questions.reading import Question, read_question
from bot.answers.quote import find_quote
from bot.answers.request import Ask, FindQuote, Verify
from bot.answers.verify.quotations import has_quotation
from bot.answers.verify.verification import verify

# A passage that fits a question's words so well is what somebody remembers of it, whatever the
# words look like; below it begin the best passages for true questions.
_QUOTED, _QUOTED_ASKED = 60.0, 68.0
# A few words come near to many passages, so they must be the very words.
_FEW, _QUOTED_BRIEFLY = 5, 85.0
# Of a quotation that runs over two paragraphs each holds about half.
_FAR = 45.0
_SOURCE_ASKED = re.compile(
    r"\b(?:who(?:se)?|which|when|where|what (?:speech|event|meeting)|кто|чь[иё]|где|когда)\b",
    re.IGNORECASE,
)
_DOUBTED = re.compile(
    r"\b(?:really|genuine|real|true|fake|confirm|correct|actually|authentic|did (?:he|she|they)"
    r"|did [\w ]{1,40} say|is (?:it|this|that)|contains?|правда|действительно|фейк|неужели)\b",
    re.IGNORECASE,
)


def ask(request: Ask, holdings: Holdings, lang: str) -> Answer:
    """Answer a question with a fact and its proof, with passages, or say that there is nothing.

    A quotation in doubt is verified, and words that are a passage's own are answered as such.
    """
    words = request.words.strip()
    if not words:
        return Advice("empty.ask")
    if has_quotation(words):
        if _DOUBTED.search(words) or not _SOURCE_ASKED.search(words):
            return verify(Verify(words), holdings)
        return find_quote(FindQuote(words), holdings.view, holdings.search, lang)
    question = read_question(words)
    return (
        _find_quoted(question, holdings, lang)
        or _find_ordered(question, request, holdings, lang)
        or _find(question, request, holdings)
    )


def _find_quoted(question: Question, holdings: Holdings, lang: str) -> Answer | None:
    """The passage that the words themselves come from, where they come from one."""
    if question.form.order or question.asked in (Asked.DAY, Asked.TIMES):
        return None
    search, least = holdings.search, _QUOTED_ASKED if question.form.question else _QUOTED
    if len(question.text.split()) < _FEW:
        least = _QUOTED_BRIEFLY
    nearest = search.nearest(question.text, limit=1)
    if nearest and nearest[0].score >= least:
        found = find_quote(FindQuote(question.text), holdings.view, search, lang)
        # Who comes near to the site's own words, and no nearer, rather describes an event.
        own = isinstance(found, Passage) and found.attribution is None
        return None if own and nearest[0].score < _QUOTED_BRIEFLY else found
    brief = least == _QUOTED_BRIEFLY
    if question.form.question or brief or not nearest or nearest[0].score < _FAR:
        return None
    # What runs over two paragraphs, or is in the wrong keyboard layout.
    found = find_quote(FindQuote(question.text), holdings.view, search, lang)
    return found if isinstance(found, Passage) else None


def _find_ordered(
    question: Question, request: Ask, holdings: Holdings, lang: str
) -> Answered | None:
    """The latest, the first or the number of events, where that is asked for."""
    found = find_in_order(question, holdings)
    if found is None:
        return None
    fact, numbers = found
    events = prefer(holdings.view.events(numbers), lang)[:MOST_EXHIBITS]
    if not events:
        return None
    exhibits = list(map(show_event, events))
    return _make(question, request, (fact, 0) if fact else find_fact(question, exhibits), exhibits)


def _find(question: Question, request: Ask, holdings: Holdings) -> Answer:
    case = investigate(question, holdings)
    if not case.enough or not case.exhibits:
        return Unanswered(request.words.strip(), holdings.view.coverage(), case.nearest)
    fact = find_fact(question, case.exhibits, spoken=case.spoken)
    return _make(question, request, fact, case.exhibits)


def _make(
    question: Question,
    request: Ask,
    found: tuple[Fact, int] | None,
    exhibits: Sequence[Exhibit],
) -> Answered:
    """The answer, with the passage that proves its fact first."""
    fact, proof = found or (None, 0)
    ordered = (exhibits[proof], *exhibits[:proof], *exhibits[proof + 1 :])
    words = request.words.strip()
    return Answered(words, fact, ordered, request.hit % len(ordered), question.form.order)
