"""Passages that somebody remembers: "where did Bell say that …", or just the words.

Who remembers a sentence seldom has its very words, and no list of words tells a remembered sentence
from a description of an event. What tells them apart is that a sentence has a verb or a pronoun:
"this market is easy to lose", but "talks on the fish market in Selm".
"""

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from rapidfuzz import fuzz

from bot.answers.questions.asked import Asked
from bot.answers.questions.exhibits import Showing
from bot.answers.questions.investigation import MOST_EXHIBITS, Case
from bot.answers.questions.names import list_surnames
from bot.answers.questions.reading import Question, list_clues, list_telling
from bot.people import People
from bot.protocols import View
from bot.search import Lead, Near, Search, read_forms

# Fewer words come near to many passages.
LEAST_WORDS = 5
# From here on a passage has a question's own words; lower are the best ones for other questions.
QUOTED_ASKED = 68.0
# So near a passage may be what a sentence is a memory of, in other words.
_LEAST_NEAR = 50.0
_MOST = 3
# A long paragraph has the words of a short sentence somewhere; the one that is meant has them, or
# words alike, in one place. From `_CLEAR` on the words alone tell.
_WEIGHED, _LETTERS, _CLEAR = 6, 0.5, 80.0
_LONGEST = 256  # characters of a query; time grows with them
_LEAST_SPLIT, _HALF_HITS = 8, 20  # words; half of fewer fits too much by chance
_MOST_APART = 2  # paragraphs; a note may stand between two
_FIRST = 3  # words of a description in which somebody is named
_SAID = r"(?:sa(?:y|id|ys)|claim(?:ed)?|stated?|remark(?:ed)?|declared?)"
_WHOM = r"(?:(?:[Hh]e|[Ss]he|[Tt]hey|the\s+\w+|[A-ZА-ЯЁ][\w.’'-]+)\s+)"
_SOURCE = re.compile(
    rf"^(?i:(?:and|so|but)\s+)?(?:[Ww]ho(?:\s+was\s+it\s+that)?\s+|(?i:where|when|in\s+(?:what|which)"
    rf"\s+[\w-]+)\s+(?:did|has|was\s+it\s+that)\s+{_WHOM}{{1,3}})(?:once\s+|first\s+)?{_SAID}"
    r"(?:\s+(?:that|this|something\s+like))?\s*[:,]?\s+"
    r"|^(?i:кто|где|когда)\s+(?:[\w-]+\s+){0,2}?(?:сказал|говорил|заявил)[аи]?(?:\s+[А-ЯЁ][\w-]+)?"
    r"\s*[,:]?\s+(?:что\s+)?"
)
# Pronouns and verbs that a description of an event does without.
_SMALL = """
i we you they he she it this that these those my our your their me us them im dont its
is are was were am be been have has had will would can could must should might shall do does
did not never nobody everyone everybody nothing always
я мы вы ты они он она оно это этот эта эти мне нам вам их наш ваш мой свой не нет никто никогда
есть был была было были будет будем будут могу можем может надо нужно должны должен всегда
"""
_SENTENCE = frozenset(_SMALL.split())


@dataclass(frozen=True, slots=True)
class Memory:
    """What somebody may remember.

    Attributes:
        words: The words; "" where none were looked for.
        sentence: Whether they are a sentence, rather than a question or a description.
        near: The passages nearest to them, best first.
    """

    words: str
    sentence: bool
    near: tuple[Near, ...]

    @property
    def by_words(self) -> bool:
        """Whether the first is first by its words alone too."""
        return self.near[0].score == max(one.score for one in self.near)


def strip_asking(text: str) -> str:
    """The words whose source is asked for: "Bell is late" of "where did Carr say Bell is late?"."""
    asking = _SOURCE.match(text)
    return text[asking.end() :].strip(' ?"“”«»„') if asking else ""


def read_remembered(question: Question, surnames: frozenset[str]) -> str:
    """The words of a question that may be a passage's, remembered; "" for any other.

    Args:
        question: The question.
        surnames: Those of who speaks in the archive, folded: "Bell and Carr after they spoke" tells
            of an event.
    """
    words = strip_asking(question.text)
    told = not surnames.isdisjoint(read_forms(question.text)[:_FIRST])
    if not (words or told or question.form.question) and _is_sentence(question.text):
        words = question.text
    return words if len(words.split()) >= LEAST_WORDS else ""


def recollect(question: Question, search: Search, people: People) -> Memory:
    """Look for the passages that a question's words may come from; none where it asks for a day."""
    remembered = read_remembered(question, list_surnames(people))
    form = question.form
    if not remembered and (form.order or form.asked in (Asked.DAY, Asked.TIMES)):
        return Memory("", sentence=False, near=())
    words = remembered or question.text
    near = search.nearest(words, limit=_WEIGHED if remembered else 1)
    if remembered and near and near[0].score < _CLEAR:
        near.sort(key=lambda one: one.score + _LETTERS * _compare(words, one.text), reverse=True)
    return Memory(words, bool(remembered), tuple(near[:_MOST]))


def _compare(words: str, text: str) -> float:
    """How much of the words a text has in one place, by letters, 0 to 100."""
    return fuzz.partial_ratio(words[:_LONGEST].lower(), text.lower())


def runs_over(words: str, search: Search) -> bool:
    """Whether the halves of a sentence are nearest to paragraphs that follow each other."""
    parts = words.split()
    if len(parts) < _LEAST_SPLIT:
        return False
    half = len(parts) // 2
    left, right = (
        search.nearest(" ".join(part), limit=_HALF_HITS) for part in (parts[:half], parts[half:])
    )
    return any(
        one.event == other.event and 0 < other.n - one.n <= _MOST_APART
        for one in left
        for other in right
    )


def add_remembered(case: Case, memory: Memory, view: View) -> Case:
    """Put the passages nearest to remembered words among those found by what they tell."""
    if not memory.near or not (memory.sentence or memory.near[0].score >= QUOTED_ASKED):
        return case
    showing = Showing(view, list_telling(list_clues(memory.words)))
    leads = [Lead(one.event, one.n, one.score, held=0.0) for one in memory.near]
    near = [exhibit for lead in leads if (exhibit := showing.show(lead))]
    turns = zip_longest(near, case.exhibits)
    places = {
        (one.event.number, one.paragraph and one.paragraph.n): one
        for turn in reversed(list(turns))
        for one in reversed(turn)
        if one
    }
    exhibits = tuple(reversed(places.values()))[:MOST_EXHIBITS]
    enough = case.enough or memory.near[0].score >= _LEAST_NEAR
    return replace(case, exhibits=exhibits, enough=enough)


def _is_sentence(text: str) -> bool:
    return not _SENTENCE.isdisjoint(form.replace("'", "") for form in read_forms(text))
