"""What rows are looked up by: the stems of words, and common words with their neighbours.

A common word stands in most rows, so alone it tells little and costs much. "has to" or "of the
main" tell more than their words and stand in few rows; so pairs with a common word are terms too,
and a query then rarely needs the common words themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

_ENGLISH = (
    "the of and to in a we is that this i for it are have with our on you will be as not all but "
    "at has would also by there from these about do an they was what your their which been he or "
    "if my me so can who his were had its us them no when where did how"
)
_RUSSIAN = (
    "и в на не что я с мы это как по но у за из то к так а для о от же вы он они все его бы мне "
    "нас вас их наш ваш который если этот или уже быть был есть также при до только очень нам "
    "кто где когда"
)
COMMON = frozenset(_ENGLISH.split() + _RUSSIAN.split())

# "words" of a paragraph; "forms" of any row, unstemmed; of an event its "title", what it is "about"
# (title, day, place, people, topics) and its "body" (all of it with the paragraphs).
Field = Literal["words", "forms", "title", "about", "body"]


@dataclass(frozen=True, slots=True)
class Term:
    """What rows are looked up by, and how much finding it counts."""

    field: Field
    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Lookup:
    """What to ask an index for.

    Attributes:
        clauses: Of each clause the heaviest term that a row has counts, once.
        limit: How many rows are wanted at most.
    """

    clauses: list[list[Term]]
    limit: int


def list_terms(stems: Sequence[str]) -> list[str]:
    """Return what a paragraph with these stems is found by; no stem holds an underscore."""
    pairs = [
        f"{left}_{right}" for left, right in pairwise(stems) if left in COMMON or right in COMMON
    ]
    return [*stems, *pairs]


def join_pair(left: str, right: str) -> str:
    """Return the term of two neighbours."""
    return f"{left}_{right}"
