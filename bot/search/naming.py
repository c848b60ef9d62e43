"""All events that name what a question names: in the title, the summary, the people, the place."""

from collections.abc import Sequence

import numpy as np

from bot.search.inquiry import Clue
from bot.search.operators import Period
from bot.search.snapshot import Snapshot
from bot.search.terms import Lookup, Term
from bot.search.words import read_word

_MOST_VARIANTS = 3
_ALL = 0.99


def name_events(
    snapshot: Snapshot, clues: Sequence[Clue], periods: Sequence[Period]
) -> list[tuple[int, int]]:
    """Return the numbers of the events that name all of the clues, each with its day's ordinal.

    The latest come first; those whose day is unknown are left out.

    Args:
        snapshot: The index.
        clues: What is to be named: each itself, misspelt or by a word that may stand for it.
        periods: Days of which one must hold the event's; empty for any.
    """
    if not clues or not len(snapshot.reader.catalog):
        return []
    clauses = []
    for clue in clues:
        stems = _list_stems(snapshot, clue.form) | clue.kin
        clauses.append([Term("about", stem, 1.0) for stem in sorted(stems)])
    found = snapshot.reader.find(Lookup(clauses, snapshot.reader.rows.events))
    catalog = snapshot.reader.catalog
    held = np.array(found.weights) >= _ALL * len(clauses)
    at = np.flatnonzero(np.isin(catalog.titles, np.array(found.rows, dtype=np.int64)[held]))
    named = zip(catalog.events[at].tolist(), catalog.moments[at].tolist(), strict=True)
    days = [(moment, number, moment // (24 * 60)) for number, moment in named if moment >= 0]
    within = [
        (moment, number, day)
        for moment, number, day in days
        if not periods or any(_holds(period, day) for period in periods)
    ]
    return [(number, day) for _, number, day in sorted(within, reverse=True)]


def _holds(period: Period, day: int) -> bool:
    after = period.first is None or period.first.toordinal() <= day
    return after and (period.last is None or day <= period.last.toordinal())


def _list_stems(snapshot: Snapshot, form: str) -> frozenset[str]:
    near = snapshot.vocabulary.near(form)[:_MOST_VARIANTS]
    stems = {read_word(one.form).stem for one in near if one.weight >= near[0].weight}
    if not form.isascii():
        # A name may stand in the archive in the other script.
        heard = snapshot.vocabulary.sounding(form, read_word(form).stem)
        stems |= {read_word(word).stem for word in heard[:_MOST_VARIANTS]}
    return frozenset(stems)
