"""Questions for the latest, the first or the number of events that name somebody or something."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.holdings import Holdings
from bot.answers.questions.asked import Asked
from bot.answers.questions.findings import Fact
from bot.answers.questions.kindred import is_land
from bot.answers.questions.names import list_names, list_surnames
from bot.answers.questions.reading import Question, list_clues
from bot.people import People
from bot.search import Clue, read_stems

_SHOWN = 12
_MOST = 20_000
_WHOLLY = 90.0  # of a topic's score: each word of either is one of the other's
# What was done, and the words by which an event's title or summary says that it was that.
_ACTS = tuple(
    (re.compile(pattern, re.IGNORECASE), frozenset(read_stems(words)))
    for pattern, words in (
        (r"me(?:et|t)\w*|receiv\w+|встре\w+", "meeting met talks negotiations summit receive"),
        (r"phone\w*|call(?:s|ed)?|telephone\w*|звон\w+|созван\w+", "telephone phone conversation"),
        (r"address\w*|sp(?:oke|eak|eech)\w*|выступ\w+", "speech address remarks summit speak"),
        (r"interview\w*|интервью", "interview"),
        (r"congratulat\w+|поздрав\w+", "congratulate congratulations greetings"),
        (r"sign\w*|подпис\w+", "sign signed"),
    )
)
_VISIT = re.compile(
    r"visit\w*|travel\w*|went|go|trip\w*|c[ao]mes?|fl[ey]w?|посе\w+|ездил\w*|приезжа\w+|летал\w*",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"first|last|latest|recent\w*|earliest|often|talks?|president\w*|times?|events?|took|place"
    r"|held|list|show|впервые|перв\w+|последн\w+|раз|часто|событи\w+|были|прошл\w+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Parts:
    """The clues of a question by what they are.

    Attributes:
        people: Those who speak in the archive.
        others: Other names: places, companies, summits.
        acts: What was done.
        visits: Whether somebody went somewhere.
        rest: All others, which may name a topic.
    """

    people: tuple[Clue, ...]
    others: tuple[Clue, ...]
    acts: tuple[Clue, ...]
    visits: bool
    rest: tuple[Clue, ...]


def find_in_order(question: Question, holdings: Holdings) -> tuple[Fact | None, list[int]] | None:
    """Find the events that name all that a question names: all, their number, or in an order.

    None where none of that is asked for, where the question says more than names, a topic and what
    was done, or where no event names them all.

    Returns:
        The day of the first or how many they are, and the numbers of the first, latest first.
    """
    whole = question.asked in (Asked.TIMES, Asked.EVENTS)
    if not whole and not question.form.order:
        return None
    parts = _sort_clues(question, holdings.people)
    topic = _find_topic(parts.rest, holdings) if parts.rest else ""
    named = bool(parts.people or parts.others)
    # Of all on a topic those come first that are most about it, unless an order is asked for.
    listed = topic and (question.form.order or question.asked is Asked.TIMES)
    if (parts.rest and not topic) or not (named or listed):
        return None
    found = _find_visits(question, parts, holdings) if parts.visits and not topic else None
    if found is None:
        clues = [*parts.people, *parts.others, *parts.acts, *list_clues(topic)]
        found = holdings.search.naming(clues, question.periods)
    if topic:
        filed = {
            hit.event for hit in holdings.search.find_events(_ask_for(topic), limit=_MOST).hits
        }
        found = [(number, day) for number, day in found if number in filed]
    if not found:
        return None
    if question.form.order == "old":
        found.reverse()
    return _state(question, found), [number for number, _ in found[:_SHOWN]]


def _sort_clues(question: Question, people: People) -> _Parts:
    named, surnames = list_names(question, people), list_surnames(people)
    persons, others, acts, rest = [], [], [], []
    visits = False
    for clue in question.clues:
        kin = next((kin for pattern, kin in _ACTS if pattern.fullmatch(clue.form)), None)
        if clue.form in surnames:
            persons.append(Clue(clue.form))
        elif clue.form in named or is_land(clue.form):
            others.append(Clue(clue.form, clue.kin if is_land(clue.form) else frozenset()))
        elif kin is not None:
            acts.append(Clue(clue.form, kin))
        elif _VISIT.fullmatch(clue.form):
            visits = True
        elif not _FILLER.fullmatch(clue.form):
            rest.append(clue)
    return _Parts(tuple(persons), tuple(others), tuple(acts), visits, tuple(rest))


def _find_topic(rest: Sequence[Clue], holdings: Holdings) -> str:
    """The topic that words name wholly; "" where they name none."""
    hits = holdings.search.topics(" ".join(clue.form for clue in rest), limit=1)
    return hits[0].name if hits and hits[0].score >= _WHOLLY else ""


def _ask_for(topic: str) -> str:
    return f'topic:"{topic}"'


def _find_visits(
    question: Question, parts: _Parts, holdings: Holdings
) -> list[tuple[int, int]] | None:
    """The events at a place; None where the place is none that the archive knows."""
    if not parts.others:
        return None
    there = " ".join(f'in:"{clue.form}"' for clue in parts.others)
    hits = holdings.search.find_events(there, limit=_MOST).hits
    if not hits:
        return None
    numbers = {hit.event for hit in hits}
    clues: Sequence[Clue] = parts.people or parts.others
    found = holdings.search.naming(clues, question.periods)
    return [(number, day) for number, day in found if number in numbers]


def _state(question: Question, found: Sequence[tuple[int, int]]) -> Fact | None:
    match question.asked:
        case Asked.TIMES:
            days = len({day for _, day in found})
            return Fact(Asked.TIMES, events=len(found), days=days)
        case Asked.DAY:
            return Fact(Asked.DAY, day=dt.date.fromordinal(found[0][1]))
        case _:
            return None
