"""Whether what was found for a question is enough to be given as its answer.

A wrong answer is worse than none. What tells the two apart, measured on questions that the archive
answers and on others about what never was: how much of the question the best event's title and
facts hold; how much the question says at all, since a long one is never held whole by chance; how
unusual its words are, since a password or a borscht recipe is asked for in words that the archive
hardly has. Where what was said is asked for, it counts too how much of the question one passage and
its event hold together; and whoever names a speech, a visit or a signing must name one that was. A
name or a day that stands nowhere near what was found shows that it is not it.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.questions.asked import Asked
from bot.answers.questions.bearing import Bearing
from bot.answers.questions.findings import Exhibit
from bot.answers.questions.reading import Question
from bot.search import Evidence

# A place is an event's, and of the event that is meant title and facts hold more than half.
_LEAST_FACTS = 0.55
# A passage that holds so much of a question is on it, however little the question says; where a
# fact is asked for, the event must be the one as well.
_WHOLE, _FACTS_TOO = 0.96, 0.9
# The words of a small archive tell less, each of them and together.
_NATS = 12.5  # what singled out one of the 270,000 paragraphs on which all this was measured
_SMALL = 5.0
# Words of the other script of which the archive has nothing are passed over, but not most of them.
_READ = 0.6
_SHORT_KINDS = frozenset({Asked.DAY, Asked.PLACE, Asked.PERSON, Asked.NUMBER, Asked.TIMES})
_OCCASION = re.compile(
    r"\b(?:spee?ch\w*|remarks|addresse?s?|talks|meetings?|summits?|visits?|interviews?|transcripts?"
    r"|greetings|congratulat\w+|letters?|messages?|condolences|ceremony|opening|launch\w*|funeral"
    r"|sessions?|forum|conferences?|congress|sign\w*|treaty|receiv\w+|me[et]t|fl[yie]\w+|travel\w*"
    r"|выступл\w+|речь|встреч\w+|переговор\w+|визит\w*|поездк\w+|интервью|открыти\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Weights:
    """What each sign of an answer counts, and the least sum.

    Found by logistic regression on 530 questions, 130 of them on what never was; at the least sum
    a twentieth of those that can be answered are refused.
    """

    facts: float
    told: float
    rarity: float
    shared: float
    occasion: float
    least: float


_SHORT = _Weights(6.1, 3.85, -0.6, 0.0, 0.0, 12.5)
_OPEN = _Weights(6.3, 5.4, -0.82, 5.1, -2.6, 19.0)


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells whether a question is answered.

    Attributes:
        facts: How much of it the best event's title and facts hold.
        said: How much of it the best passage holds.
        told: The logarithm of what its words tell.
        rarity: What a word tells on average.
        missing: How many names and days stand nowhere near the exhibit that holds most of them.
        shared: The most that a passage and its event hold together, 0 to 1.
        occasion: Whether it names a speech, a visit or the like.
        read: The share of its words that could be looked up.
        smallness: How much less than in a great archive singles out one paragraph, 0 to 1.
    """

    facts: float
    said: float
    told: float
    rarity: float
    missing: int
    shared: float
    occasion: bool
    read: float
    smallness: float


def list_signs(
    question: Question, evidence: Evidence, bearing: Bearing, best: Sequence[Exhibit]
) -> Signs:
    """Return what tells whether a question is answered.

    Args:
        question: The question.
        evidence: What was found by.
        bearing: Looks its words up.
        best: The best of what was found; at least one.
    """
    return Signs(
        evidence.facts,
        evidence.said,
        math.log1p(evidence.told),
        evidence.rarity,
        min(bearing.count_missing(exhibit, numbers=False) for exhibit in best),
        max(map(bearing.weigh, best)),
        _OCCASION.search(question.text) is not None,
        sum(map(bool, evidence.read_as)) / len(evidence.read_as),
        max(0.0, 1 - evidence.whole / _NATS),
    )


def is_enough(question: Question, signs: Signs) -> bool:
    """Whether the signs are strong enough for an answer."""
    if signs.missing:
        return False
    if question.asked is Asked.PLACE and signs.facts < _LEAST_FACTS:
        return False
    whole = signs.said >= _WHOLE and signs.read >= _READ
    if whole and (question.asked is Asked.PASSAGES or signs.facts >= _FACTS_TOO):
        return True
    weights = _SHORT if question.asked in _SHORT_KINDS else _OPEN
    return (
        weights.facts * signs.facts
        + weights.told * signs.told
        + weights.rarity * signs.rarity
        + weights.shared * signs.shared
        + weights.occasion * signs.occasion
        + _SMALL * signs.smallness
        >= weights.least
    )
