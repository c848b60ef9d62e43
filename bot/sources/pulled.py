"""Pull quotes in the plain-text form: passages that the page repeats in larger letters.

On the page they are marked and no part of the text. Here they are lines like any other, told only
by their words standing in others too. Of 201 real ones every one has half of its runs of words in
the text around it and 188 have eight tenths; 179 are shorter than what they repeat, 17 are the
same, and all but two have thirteen words or more.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, pairwise

from bot.sources.labels import split_alone
from bot.sources.names import speaker_of

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[”“\"«„].*[”“\"»‘’'][.,]?")
# So many words in a row that stand elsewhere too are no accident, if there are enough of them.
_RUN = 5
_FEWEST_RUNS, _FEWEST_RUNS_QUOTED = 9, 4
# The share of a quotation's runs that the text has. Quotations get shortened; those in quotation
# marks are known by these as well.
_REPEATED, _REPEATED_QUOTED = 0.7, 0.5
# In more lines than these a run is a turn of phrase, and counting them would take seconds.
_MOST_LINES = 8
# So many lines that are repeated at one and the same distance are a passage in two versions, if
# it is not the distance at which quotations stand from what they repeat.
_FEWEST_ALIKE, _FARTHEST_ALIKE = 4, 8
# The share that one line has of it.
_FROM_ONE = 0.4
# No paragraph of a transcript is longer; comparing such lines would take seconds.
_MOST_COMPARED = 20_000

# A heading has none of these, and repeats the words of others.
_ENDS = '.!?…”“"»'

Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Suspect:
    """A line most of whose runs stand in other lines.

    Attributes:
        at: The line.
        runs: Its runs.
        share: The share of them that has to stand elsewhere.
    """

    at: int
    runs: frozenset[Run]
    share: float

    def is_repeated(self, repeated: AbstractSet[Run]) -> bool:
        """Whether enough of its runs are among those that stand elsewhere too."""
        return self.coverage(repeated) >= self.share

    def coverage(self, repeated: AbstractSet[Run]) -> float:
        """The share of its runs that stand elsewhere too."""
        return len(self.runs & repeated) / len(self.runs)


def find_pulled(lines: Sequence[str]) -> set[int]:
    """Return which lines are pull quotes.

    A line that begins a turn is none, nor is one behind a form of address ("Colleagues,") or one
    that gives somebody the floor: there a speaker goes on, and speakers do repeat themselves.
    """
    runs = [_runs(line) if len(line) <= _MOST_COMPARED else frozenset() for line in lines]
    times = Counter(chain.from_iterable(runs))
    repeated = {run for run, count in times.items() if count > 1}
    suspects = [
        suspect
        for n, of_line in enumerate(runs)
        if not of_line.isdisjoint(repeated)
        and (suspect := _suspect(lines, n, of_line))
        and suspect.is_repeated(repeated)
        and split_alone(lines[n]) is None
        and not _gives_floor(lines, n)
    ]
    if not suspects:
        return set()
    where = _find_lines(runs, suspects)
    copied = _find_copied(lines) | _find_parallel(suspects, where)
    pulled: set[int] = set()

    def likelihood(suspect: _Suspect) -> tuple[object, ...]:
        """What sorts the likeliest first: in marks, whole, from several lines, short, late."""
        several = sum(count >= _FEWEST_RUNS_QUOTED for count in _sources(suspect, where).values())
        quoted = suspect.share == _REPEATED_QUOTED
        whole = round(suspect.coverage(repeated), 1)
        return not quoted, -whole, -several, len(lines[suspect.at]), -suspect.at

    for suspect in sorted(suspects, key=likelihood):
        if suspect.at in copied or not _has_source(suspect, where):
            continue
        # What it repeats may itself have been found to be a quotation meanwhile.
        if suspect.is_repeated({run for run in suspect.runs if times[run] > 1}):
            pulled.add(suspect.at)
            times.subtract(suspect.runs)
    return pulled


def _gives_floor(lines: Sequence[str], n: int) -> bool:
    """Whether a line gives somebody the floor, or ends with the name of whoever speaks next."""
    if "the floor" in lines[n]:
        return True
    turn = split_alone(lines[n + 1]) if n + 1 < len(lines) else None
    return turn is not None and (speaker_of(turn.label) or turn.label) in lines[n]


def _runs(line: str) -> frozenset[Run]:
    words = _WORD.findall(line.lower())
    return frozenset(zip(*(words[n:] for n in range(_RUN)), strict=False))


def _find_copied(lines: Sequence[str]) -> set[int]:
    """The lines that stand twice by the page's own doing.

    These are whole passages, and what a page without any speech repeats, such as a schedule.
    """
    if not any(split_alone(line) for line in lines):
        times = Counter(lines)
        return {n for n, line in enumerate(lines) if times[line] > 1}
    pairs = Counter(pairwise(lines))
    twice = [n for n, pair in enumerate(pairwise(lines)) if pairs[pair] > 1]
    return {*twice, *(n + 1 for n in twice)}


def _find_parallel(suspects: Sequence[_Suspect], where: dict[Run, set[int]]) -> set[int]:
    """The lines of a passage that the page prints in two versions, such as two translations.

    They stand as far apart as those before and after them.
    """
    distances = {
        suspect.at: max(sources, key=lambda n: (sources[n], -n)) - suspect.at
        for suspect in suspects
        if (sources := _sources(suspect, where))
    }
    times = Counter(map(abs, distances.values()))
    return {
        n
        for n, distance in distances.items()
        if abs(distance) > _FARTHEST_ALIKE and times[abs(distance)] >= _FEWEST_ALIKE
    }


def _suspect(lines: Sequence[str], n: int, runs: frozenset[Run]) -> _Suspect | None:
    quoted = _QUOTED.fullmatch(lines[n]) is not None
    if len(runs) < (_FEWEST_RUNS_QUOTED if quoted else _FEWEST_RUNS):
        return None
    if not quoted and (lines[n][-1] not in _ENDS or lines[n - 1 if n else n][-1] == ","):
        return None
    return _Suspect(n, runs, _REPEATED_QUOTED if quoted else _REPEATED)


def _find_lines(
    runs: Sequence[frozenset[Run]], suspects: Sequence[_Suspect]
) -> dict[Run, set[int]]:
    """In which lines the runs of the suspects stand."""
    wanted = frozenset().union(*(suspect.runs for suspect in suspects))
    where: defaultdict[Run, set[int]] = defaultdict(set)
    for n, of_line in enumerate(runs):
        for run in of_line & wanted:
            if len(where[run]) < _MOST_LINES:
                where[run].add(n)
    return where


def _sources(suspect: _Suspect, where: dict[Run, set[int]]) -> Counter[int]:
    """How many of the runs each other line has."""
    return Counter(n for run in suspect.runs for n in where[run] if n != suspect.at)


def _has_source(suspect: _Suspect, where: dict[Run, set[int]]) -> bool:
    """Whether one line has much of it: turns of phrase stand a little in many."""
    most = max(_sources(suspect, where).values(), default=0)
    return most >= _FROM_ONE * len(suspect.runs)
