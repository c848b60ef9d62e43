"""Whether what was found for a question is enough to be given as its answer.

A wrong answer is worse than none. What tells the two apart, measured on questions that the archive
answers and on others about what never was: how much of the question the best event's title and
facts hold; how much the question says at all, since a long one is never held whole by chance; and
how unusual its words are, since a password or a borscht recipe is asked for in words that the
archive hardly has. And a name that stands nowhere near what was found shows that it is not it.
"""

import math
from collections.abc import Sequence

from bot.answers.questions.asked import Asked
from bot.answers.questions.findings import Exhibit
from bot.answers.questions.names import list_pairs
from bot.answers.questions.reading import Question
from bot.search import Evidence, read_forms, read_stems, write_key

# Of each kind: what the share held counts, the logarithm of what the question tells, and what its
# words tell on average; and the least sum. Found by logistic regression on one half of 130
# questions and 40 invented ones; at the least sum a twentieth of the answerable ones are refused.
_SHORT = (5.9, 5.5, -0.93, 16.2)
_OPEN = (2.6, 4.4, -1.4, 7.9)
# A place is an event's, and of the event that is meant title and facts hold more than half.
_LEAST_FACTS = 0.55
_NATS = 12.5  # what singled out one of the 270,000 paragraphs on which all this was measured
# A passage that holds so much of a question is on it, however little the question says; where a
# fact is asked for, the event must be the one as well.
_WHOLE, _FACTS_TOO = 0.96, 0.9
_TOGETHER = 3  # words
_SHORT_KINDS = frozenset({Asked.DAY, Asked.PLACE, Asked.PERSON, Asked.NUMBER, Asked.TIMES})


def is_enough(question: Question, evidence: Evidence) -> bool:
    """Whether the evidence is strong enough for an answer."""
    if not evidence.leads and not evidence.suspects:
        return False
    if question.asked is Asked.PLACE and evidence.facts < _LEAST_FACTS:
        return False
    held, told, rare, least = _SHORT if question.asked in _SHORT_KINDS else _OPEN
    if evidence.said >= _WHOLE and (
        question.asked is Asked.PASSAGES or evidence.facts >= _FACTS_TOO
    ):
        return True
    weight = held * evidence.facts + told * math.log1p(evidence.told) + rare * evidence.rarity
    # The words of a small archive tell less, each of them and together.
    least -= max(0.0, 1 - evidence.whole / _NATS)
    return weight >= least


def count_missing(
    question: Question, evidence: Evidence, names: frozenset[str], exhibit: Exhibit
) -> int:
    """Count the names, numbers and days of a question that are nowhere near what was found.

    A name stands in the event's title, summary, place, people and topics, or in the passage and
    those beside it; misspelt, or by a word that sounds like it or may stand for it. The words of
    a name of two stand together.
    """
    read_as = {
        clue.form: stems | {write_key(clue.form)}
        for clue, stems in zip(question.clues, evidence.read_as, strict=True)
        if stems
    }
    event, paragraph = exhibit.event, exhibit.paragraph
    texts = [event.title, event.lede or "", event.place or ""]
    texts += [*event.persons, *event.speakers, *event.topics]
    if paragraph:
        texts += [near.text for near in event.paragraphs[max(0, paragraph.n - 2) : paragraph.n + 1]]
    told = [list(map(_hear, read_stems(text), read_forms(text))) for text in texts]
    held = frozenset[str]().union(*(word for words in told for word in words))
    untimely = bool(question.periods) and not any(
        period.holds(event.date) for period in question.periods
    )
    missing = sum(not stems & held for form, stems in read_as.items() if form in names)
    pairs = [(read_as[a], read_as[b]) for a, b in list_pairs(question) if {a, b} <= read_as.keys()]
    parted = sum(not any(_stand_together(a, b, words) for words in told) for a, b in pairs)
    return untimely + missing + parted


def _hear(stem: str, form: str) -> frozenset[str]:
    """What a word of a text may be asked for by: its stem, and what it sounds like."""
    return frozenset((stem, write_key(form)))


def _stand_together(
    left: frozenset[str], right: frozenset[str], words: Sequence[frozenset[str]]
) -> bool:
    places = [n for n, word in enumerate(words) if word & left]
    return any(
        word & right
        for n in places
        for m, word in enumerate(words[max(0, n - _TOGETHER) : n + _TOGETHER + 1])
        if m != min(n, _TOGETHER)
    )
