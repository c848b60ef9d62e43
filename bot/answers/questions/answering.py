"""Answers to questions: what is asked is recognised, looked for, and proved or refused."""

import re
from collections.abc import Sequence

from bot.answers.answer import Advice, Answer, Passage
from bot.answers.event import prefer
from bot.answers.holdings import Holdings
from bot.answers.questions.asked import Asked
from bot.answers.questions.commands import answer_as_command
from bot.answers.questions.exhibits import show_event
from bot.answers.questions.facts import Proof, find_fact
from bot.answers.questions.findings import Answered, Exhibit, Unanswered
from bot.answers.questions.hearing import hear_names
from bot.answers.questions.investigation import MOST_EXHIBITS, gather, investigate
from bot.answers.questions.ordering import find_in_order
from bot.answers.questions.reading import Question, read_question
from bot.answers.questions.remembered import (
    LEAST_WORDS,
    QUOTED_ASKED,
    Memory,
    add_remembered,
    recollect,
    runs_over,
)
from bot.answers.quote import find_quote
from bot.answers.request import Ask, FindQuote, Verify
from bot.answers.verify.quotations import find_quotations, has_quotation
from bot.answers.verify.verification import verify
from bot.search import Evidence, read_forms

# A passage that fits a question's words so well is what somebody remembers of it, whatever the
# words look like; below it begin the best passages for true questions.
_QUOTED = 60.0
# A few words come near to many passages, so they must be the very words.
_QUOTED_BRIEFLY = 85.0
# So much of words with a day in them do the title and facts of an event of that day hold that is
# meant: nearly all, and of 100 remembered sentences none above 0.6.
_NAMED = 0.9
# Of a quotation that runs over two paragraphs each holds about half.
_FAR = 45.0
_ASKING_WORDS = 3  # from the asking one on
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
        if source := _find_source(words, holdings, lang):
            return source
    question = _read(words, holdings)
    return answer_as_command(question, holdings, lang) or _look_up(
        question, request, holdings, lang
    )


def _look_up(question: Question, request: Ask, holdings: Holdings, lang: str) -> Answer:
    memory = recollect(question, holdings.search, holdings.people)
    evidence = None
    if memory.near and question.periods and not question.form.question:
        evidence = gather(question, holdings)
        if evidence.facts >= _NAMED:
            # The words tell an event of a day: as alike as a passage may be, it isn't meant.
            memory = Memory("", sentence=False, near=())
    return (
        _find_quoted(question, memory, holdings, lang)
        or _find_ordered(question, request, holdings, lang)
        or _find(question, evidence, memory, request, holdings)
    )


def _read(words: str, holdings: Holdings) -> Question:
    question = read_question(words, holdings.today)
    if all(clue.form.isascii() for clue in question.clues):
        return question
    if any(one.name == "ru" for one in holdings.view.languages()):
        return question
    # Of Russian words only the names can stand in such an archive.
    return hear_names(question, holdings.people)


def _find_source(words: str, holdings: Holdings, lang: str) -> Passage | None:
    """The passage that a quotation comes from, by all that is asked, else by its words alone."""
    best = None
    for asked in (words, f'"{find_quotations(words).quotations[0].text}"'):
        found = find_quote(FindQuote(asked), holdings.view, holdings.search, lang)
        if isinstance(found, Passage):
            if not found.understood.nearest:
                return found
            best = best or found
    return best


def _find_quoted(
    question: Question, memory: Memory, holdings: Holdings, lang: str
) -> Answer | None:
    """The passage that the words themselves come from, where they come from one."""
    asked = question.form.question and not memory.sentence
    if not memory.near or (asked and not _is_theirs(question, memory.near[0].text)):
        return None
    size, nearest = len(memory.words.split()), memory.near[0].score
    least = QUOTED_ASKED if asked else _QUOTED
    if size < LEAST_WORDS:
        least = _QUOTED_BRIEFLY
    if nearest >= least:
        if not memory.by_words:
            return None
        found = find_quote(FindQuote(memory.words), holdings.view, holdings.search, lang)
        # Who comes near to the site's own words, and no nearer, rather describes an event.
        own = isinstance(found, Passage) and found.attribution is None and not memory.sentence
        return None if own and nearest < _QUOTED_BRIEFLY else found
    if not memory.sentence or nearest < _FAR or not runs_over(memory.words, holdings.search):
        return None
    found = find_quote(FindQuote(memory.words), holdings.view, holdings.search, lang)
    return found if isinstance(found, Passage) else None


def _is_theirs(question: Question, text: str) -> bool:
    """Whether it may be the passage that asks: where a fact is asked for, it must ask as well."""
    if question.asked not in (Asked.PLACE, Asked.PERSON, Asked.NUMBER):
        return True
    asking = read_forms(question.text[question.form.span[0] :])[:_ASKING_WORDS]
    return f" {' '.join(asking)} " in f" {' '.join(read_forms(text))} "


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
    proved = (fact, exhibits[0]) if fact else find_fact(question, exhibits, holdings.people)
    return _make(question, request, proved, exhibits)


def _find(
    question: Question,
    evidence: Evidence | None,
    memory: Memory,
    request: Ask,
    holdings: Holdings,
) -> Answer:
    found = investigate(question, evidence or gather(question, holdings), holdings)
    case = add_remembered(found, memory, holdings.view)
    if not case.enough or not case.exhibits:
        return Unanswered(request.words.strip(), holdings.view.coverage(), case.nearest)
    fact = find_fact(question, case.exhibits, holdings.people, spoken=case.spoken)
    return _make(question, request, fact, case.exhibits)


def _make(
    question: Question, request: Ask, found: Proof | None, exhibits: Sequence[Exhibit]
) -> Answered:
    """The answer, with the passage that proves its fact first."""
    fact, proof = found or (None, exhibits[0])
    ordered = (proof, *(exhibit for exhibit in exhibits if exhibit != proof))[:MOST_EXHIBITS]
    words = request.words.strip()
    return Answered(words, fact, ordered, request.hit % len(ordered), question.form.order)
