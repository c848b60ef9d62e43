"""What the archive holds on a question, best first, and whether it is enough for an answer."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from bot.answers.answer import SeeAlsoList
from bot.answers.event import list_see_also
from bot.answers.holdings import Holdings
from bot.answers.questions.asked import Asked
from bot.answers.questions.bearing import Bearing
from bot.answers.questions.exhibits import Showing
from bot.answers.questions.findings import Exhibit
from bot.answers.questions.fusion import DEPTH, fuse
from bot.answers.questions.names import list_names, list_pairs
from bot.answers.questions.reading import Question
from bot.answers.questions.sufficiency import is_enough, list_signs
from bot.answers.request import ListSeeAlso
from bot.search import Evidence, read_forms

MOST_EXHIBITS = 5
_WEIGHED = 8
_NEAREST = 3
_LOOKED_AT = 2  # of each order, for the names of the question
# A name or a number of the question that stands nowhere near an event sets it back so far.
_MISSING = 0.12
# What somebody else says, where somebody's words are asked for.
_STRANGER = 0.1
# Where the best passage holds less than this, what the event points to may hold more.
_WEAK = 0.6


@dataclass(frozen=True, slots=True)
class Case:
    """What was found.

    Attributes:
        exhibits: The passages, best first.
        nearest: The best passage of each of the best events.
        enough: Whether they answer.
        spoken: Whether a passage holds more of what is asked than any event's facts.
        evidence: What it was found by.
    """

    exhibits: tuple[Exhibit, ...]
    nearest: tuple[Exhibit, ...]
    enough: bool
    spoken: bool
    evidence: Evidence


def gather(question: Question, holdings: Holdings) -> Evidence:
    """Look for what may answer a question by its words."""
    meaning = holdings.meaning is not None and _asks_what_was_said(question)
    return holdings.search.weigh(question.inquiry, limit=DEPTH if meaning else _WEIGHED)


def investigate(question: Question, evidence: Evidence, holdings: Holdings) -> Case:
    """Find what answers a question, by what was gathered for it."""
    meaning = holdings.meaning if _asks_what_was_said(question) else None
    if not evidence.leads and not evidence.suspects:
        return Case((), (), enough=False, spoken=False, evidence=evidence)
    names = list_names(question, holdings.people)
    bearing = Bearing(question, evidence, names, list_pairs(question, holdings.people))
    showing = Showing(holdings.view, evidence.stems)

    def rank(shown: Iterable[tuple[Exhibit | None, float]]) -> list[Exhibit]:
        return _rank(shown, lambda exhibit: _set_back(question, names, bearing, exhibit))

    by_event = rank((showing.show_suspect(s), s.score) for s in evidence.suspects[:MOST_EXHIBITS])
    by_passage = rank((showing.show(lead), lead.score) for lead in evidence.leads[:_WEIGHED])
    # Questions on what never was have passages as near in meaning as others: only words judge.
    best = [*by_event[:_LOOKED_AT], *by_passage[:_LOOKED_AT]]
    enough = bool(best) and is_enough(question, list_signs(question, evidence, bearing, best))
    if meaning:
        fused = fuse(evidence.leads, meaning.find(question.text, DEPTH))[:DEPTH]
        by_passage = rank((showing.show(lead), score) for lead, score in fused)
    spoken = evidence.said >= evidence.facts
    exhibits = _order(question, by_event, by_passage, spoken=spoken)
    if by_event and (further := _look_further(question, by_event[0], evidence, holdings)):
        exhibits = _add(exhibits, further)
    return Case(
        tuple(exhibits),
        tuple(by_event[:_NEAREST]),
        enough,
        spoken,
        evidence,
    )


def _asks_what_was_said(question: Question) -> bool:
    """Whether the meaning of passages counts; an event's name and remembered words are words."""
    return question.asked is Asked.PASSAGES and question.form.question


def _rank(
    shown: Iterable[tuple[Exhibit | None, float]], lag: Callable[[Exhibit], float]
) -> list[Exhibit]:
    """What is still there, best first, when what sets each back is taken off its score."""
    scored = [(score - lag(exhibit), exhibit) for exhibit, score in shown if exhibit]
    scored.sort(key=lambda one: one[0], reverse=True)
    return [exhibit for _, exhibit in scored]


def _set_back(
    question: Question, names: frozenset[str], bearing: Bearing, exhibit: Exhibit
) -> float:
    missing = _MISSING * bearing.count_missing(exhibit, numbers=True)
    named = set(read_forms(question.form.voice)) & names
    speaker = exhibit.paragraph.speaker if exhibit.paragraph else None
    spoken = not named or bool(named & set(read_forms(speaker or "")))
    return missing + (0.0 if spoken else _STRANGER)


def _order(
    question: Question,
    by_event: Sequence[Exhibit],
    by_passage: Sequence[Exhibit],
    *,
    spoken: bool,
) -> list[Exhibit]:
    """The passages to show, best first: where an event is meant, the best passage of each."""
    match question.asked:
        case Asked.DAY | Asked.EVENTS:
            ordered = [*by_event, *by_passage]
        case Asked.PLACE | Asked.PERSON if not spoken:
            ordered = [*by_event, *by_passage]
        case Asked.PASSAGES if not question.form.question:
            # What is named rather than asked may be an event or what was said there.
            turns = zip_longest(by_event, by_passage)
            ordered = [exhibit for turn in turns for exhibit in turn if exhibit]
        case _:
            ordered = [*by_passage, *by_event]
    places = {(e.event.number, e.paragraph and e.paragraph.n): e for e in reversed(ordered)}
    return sorted(places.values(), key=ordered.index)[:MOST_EXHIBITS]


def _look_further(
    question: Question, found: Exhibit, evidence: Evidence, holdings: Holdings
) -> Exhibit | None:
    """The best passage of what an event points to, where it holds more than the event's own."""
    event = found.event
    own = max(
        (s.lead.held for s in evidence.suspects if s.event == event.number and s.lead), default=0
    )
    if not event.see_also or own >= _WEAK:
        return None
    listed = list_see_also(ListSeeAlso(event.number), holdings.view)
    pointers = listed.pointers if isinstance(listed, SeeAlsoList) else ()
    numbers = frozenset(pointer.event.number for pointer in pointers if pointer.event)
    if not numbers:
        return None
    inquiry = replace(question.inquiry, among=numbers, periods=())
    there = holdings.search.weigh(inquiry, limit=1)
    if not there.leads or there.leads[0].held <= own:
        return None
    return Showing(holdings.view, there.stems).show(there.leads[0], via=event)


def _add(exhibits: list[Exhibit], further: Exhibit) -> list[Exhibit]:
    """Name the passage as found through the event that points to it, or put it second."""
    place = (further.event.number, further.paragraph)
    if any((one.event.number, one.paragraph) == place for one in exhibits):
        return [further if (e.event.number, e.paragraph) == place else e for e in exhibits]
    return [*exhibits[:1], further, *exhibits[1 : MOST_EXHIBITS - 1]]
