"""The passages that a quotation may come from, each laid along it, the likeliest first.

What leads to a passage is how near it is by its words (0 to 100; the quotation itself counts 200),
and besides whether the post names its month or year, its event, its speaker.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answers.holdings import Holdings
from bot.answers.verify.claims import Claim
from bot.answers.verify.comparison import Comparison
from bot.answers.verify.laying import compare_turn
from bot.answers.verify.quoted import Words
from bot.answers.verify.rules import Lead, judge
from bot.answers.verify.speakers import is_said_by
from bot.answers.verify.verdict import Place, Verdict
from bot.model import Event
from bot.search import ANY_TIME, Filters, Near

_FIRST, _FEW = 6, 4  # passages of a search that are laid along
_MONTH_DAYS, _YEAR_DAYS = 31, 366
_SAME_MONTH, _SAME_YEAR, _SAME_EVENT, _SAME_SPEAKER = 30.0, 15.0, 15.0, 10.0
# Of those that have the very words, the claimed speaker's goes first, whatever the day.
_VERY_WORDS, _OWN_WORDS = 200.0, 100.0
_CLEAR = 80.0  # of the score; what else the post says needn't be looked up then
_FARTHER = 10.0  # of the nearness; so much is more than what the lengths of texts make out
_HALF = 0.5  # of the nearest one's nearness, below which a passage isn't looked at
_SURE = 60.0  # the score from which a passage is found surely, as in search
_MARKS = re.compile(r"[\"“”„«»‹›\[\]<>()|]|…|\.{3}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that a quotation may come from, laid along it.

    Attributes:
        place: The paragraph in which it begins.
        comparison: The quotation, laid along the turn.
        own: Whether the person says it whom the post names.
        nearness: How near it is by its words, 0 to 100, as the search has it.
        verdict: What the quotation is, if this is the passage that is meant.
        score: How likely it is the one, by all that leads to it.
    """

    place: Place
    comparison: Comparison
    own: bool
    nearness: float
    verdict: Verdict = Verdict.ABSENT
    score: float = 0.0


def find_candidates(words: Words, claim: Claim, holdings: Holdings) -> list[Candidate]:
    """Return the passages that a quotation may come from, the likeliest first."""
    search, query = holdings.search, _write_query(words)
    gathering = _Gathering(words, claim, holdings)
    gathering.take(search.nearest(query, limit=_FIRST))
    if not gathering.exact:
        gathering.take(search.across(query, limit=_FEW), over_edge=True)
    if gathering.exact:
        if claim.persons and not any(one.own for one in gathering.exact):
            gathering.take(search.exactly(query, filters=_filter(claim), limit=_FIRST))
        return gathering.ordered
    if claim.period != ANY_TIME and not gathering.is_timely:
        gathering.take(search.nearest(query, filters=Filters(period=claim.period), limit=_FEW))
    if claim.about and not gathering.is_clear:
        meant = tuple(hit.event for hit in search.events(claim.about, limit=_FIRST))
        gathering.mean(meant)
        gathering.take(search.nearest(query, events=meant, limit=_FEW) if meant else ())
    return gathering.ordered


class _Gathering:
    """The candidates for one quotation while they are gathered."""

    def __init__(self, words: Words, claim: Claim, holdings: Holdings) -> None:
        self._words = words
        self._claim = claim
        self._holdings = holdings
        self._meant: Sequence[int] = ()
        self._events: dict[int, Event | None] = {}
        self._found: dict[tuple[int, int], Candidate] = {}

    @property
    def ordered(self) -> list[Candidate]:
        """The candidates, the likeliest first."""
        return sorted(self._found.values(), key=lambda one: -one.score)

    @property
    def exact(self) -> list[Candidate]:
        """Those that have the very words."""
        return [one for one in self._found.values() if one.comparison.exact]

    @property
    def is_timely(self) -> bool:
        """Whether one of the time that the post names is so likely that no other need be found."""
        return any(
            one.score >= _CLEAR
            and one.nearness >= _SURE
            and one.verdict != Verdict.ABSENT
            and self._claim.period.holds(one.place.event.date)
            for one in self._found.values()
        )

    @property
    def is_clear(self) -> bool:
        """Whether one is so likely that what else the post says needn't be looked up."""
        return any(
            one.score >= _CLEAR and one.verdict != Verdict.ABSENT for one in self._found.values()
        )

    def mean(self, events: Sequence[int]) -> None:
        """Note which events the post means."""
        self._meant = events
        self._found = {at: _weigh(one, self._claim, events) for at, one in self._found.items()}

    def take(self, hits: Sequence[Near], *, over_edge: bool = False) -> None:
        """Lay the quotation along what was found, where that is not known yet."""
        new = [hit for hit in hits if over_edge or (hit.event, hit.n) not in self._found]
        for hit in new:
            if hit.score < new[0].score * _HALF or (
                # Those that have the very words too are as near as the first.
                hit.score < new[0].score - _FARTHER and self.exact
            ):
                break
            event = self._read(hit.event)
            # The index may be a moment ahead of an event that lost paragraphs, or behind it.
            if event is None or event.paragraph(hit.n) is None:
                continue
            comparison = compare_turn(self._words, event, hit.n, over_edge=over_edge)
            if comparison is not None:
                self._keep(event, comparison, hit.score)

    def _read(self, number: int) -> Event | None:
        if number not in self._events:
            self._events[number] = self._holdings.view.event(number)
        return self._events[number]

    def _keep(self, event: Event, comparison: Comparison, nearness: float) -> None:
        paragraph = comparison.paragraph
        own = is_said_by(event, paragraph, self._claim.persons, self._holdings)
        one = Candidate(Place(event, paragraph), comparison, own, nearness)
        weighed = _weigh(one, self._claim, self._meant)
        known = self._found.get((event.number, paragraph.n))
        if known is None or known.score < weighed.score:
            self._found[event.number, paragraph.n] = weighed


def find_passages(query: Words, words: Words, holdings: Holdings) -> list[Comparison]:
    """Return passages near to a query, laid along other words."""
    hits = holdings.search.nearest(_write_query(query), limit=_FEW)
    events = {event.number: event for event in holdings.view.events([hit.event for hit in hits])}
    found = []
    for hit in hits:
        event = events.get(hit.event)
        if event and event.paragraph(hit.n) and (one := compare_turn(words, event, hit.n)):
            found.append(one)
    return found


def _write_query(words: Words) -> str:
    """The words to search for; the search would take quotation marks for operators."""
    return " ".join(_MARKS.sub(" ", words.text).split())


def _filter(claim: Claim) -> Filters:
    names = (name for person in claim.persons for name in (person.name, person.russian) if name)
    return Filters(speakers=tuple(names)[:4])


def _weigh(one: Candidate, claim: Claim, meant: Sequence[int]) -> Candidate:
    """Judge a candidate and say how likely it is, by all that leads to it."""
    time, named = _weigh_time(one.place.event, claim), one.place.event.number in meant
    if time >= _SAME_MONTH or (time and named):
        lead = Lead.POST
    else:
        lead = Lead.SEARCH if one.nearness >= _SURE else Lead.NOTHING
    nearness, weight = one.nearness, _SAME_SPEAKER
    if one.comparison.exact:
        nearness, weight = _VERY_WORDS, _OWN_WORDS
    score = nearness + time + _SAME_EVENT * named + weight * one.own
    return replace(one, verdict=judge(one.comparison, lead), score=score)


def _weigh_time(event: Event, claim: Claim) -> float:
    """What leads to an event beside the quotation's words: the time that the post names."""
    first, last = claim.period.first, claim.period.last
    if first is None or last is None or not claim.period.holds(event.date):
        return 0.0
    days = (last - first).days + 1
    return _SAME_MONTH if days <= _MONTH_DAYS else _SAME_YEAR if days <= _YEAR_DAYS else 0.0
