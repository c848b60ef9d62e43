"""How often something is said, period by period, and who says it most.

The rule: words count where they stand in a row, each in any form that search takes for the same
word, in quotation marks in the form that is typed; the sides of a `|` are counted apart. Counted
is what is said in the transcripts and what the site tells itself, not headings and stage
directions. The measure beside the number is the words said in the period by those who are asked
for, in the languages in which what is counted is said at all: an archive that holds each event in
two must not halve how often a word is said.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from bot.search.catalog import Mask, Rows
from bot.search.operators import Period, Query, read_operators
from bot.search.rows import Codes, RowReader
from bot.search.snapshot import Snapshot
from bot.search.understood import PLAIN, Understood
from bot.search.words import FORM_BITS, read_words

Unit = Literal["year", "month"]
Numbers = NDArray[np.int64]
# Fewer years than this are shown by months.
_BY_MONTH_YEARS = 4
_MOST_VOICES = 5
# Codes compared at once: it bounds the memory, which is the process's own.
_CHUNK = 1 << 20
_EPOCH = dt.date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Share:
    """Somebody, and how often or how many words they say."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Series:
    """How often one thing is said.

    Attributes:
        words: As they were typed.
        counts: How often in each period.
        undated: How often in events whose day is unknown.
        voices: Who says it most, with how often each does.
    """

    words: str
    counts: tuple[int, ...]
    undated: int
    voices: tuple[Share, ...]

    @property
    def total(self) -> int:
        """How often in all."""
        return sum(self.counts) + self.undated


@dataclass(frozen=True, slots=True)
class Occurrences:
    """What was counted.

    Attributes:
        unit: Whether a period is a year or a month.
        periods: The first day of each period, from the first to the last that the archive holds
            of what was asked for, without a gap.
        said: How many words were said in each, in the languages of what was counted; 0 where the
            archive holds nothing.
        series: One for each side of a `|`; none where only the words said were asked for.
        voices: Who says most, with how many words.
        understood: What the filters were taken as.
    """

    unit: Unit = "year"
    periods: tuple[dt.date, ...] = ()
    said: tuple[int, ...] = ()
    series: tuple[Series, ...] = ()
    voices: tuple[Share, ...] = ()
    understood: Understood = PLAIN


def count_occurrences(snapshot: Snapshot, text: str) -> Occurrences:
    """Count what a query with operators asks for; without words, only what is said in all."""
    query = read_operators(text)
    allowed = snapshot.sieve.apply(query.filters)
    reader, catalog = snapshot.reader.rows, snapshot.reader.catalog
    understood = replace(allowed.understood, not_understood=query.not_understood)
    rows = allowed.rows[reader.marks(allowed.rows) == 0]
    sides = _list_sides(query)
    if not len(rows):
        never = tuple(Series(words, (), 0, ()) for words in sides)
        return Occurrences(series=never, understood=understood)
    days = catalog.days[catalog.of_any_row[rows]]
    unit = _choose_unit(query.filters.period, days)
    buckets, periods = _split(days, unit)
    _, lengths = reader.spread(rows)
    speakers = reader.speakers(rows)

    def name_most(counts: Numbers) -> tuple[Share, ...]:
        sums = np.bincount(speakers, weights=counts, minlength=1).astype(np.int64)
        sums[0] = 0  # nobody's
        most = np.argsort(-sums, kind="stable")[:_MOST_VOICES]
        return tuple(Share(catalog.names[n], int(sums[n])) for n in most.tolist() if sums[n])

    def by_period(counts: Numbers) -> tuple[int, ...]:
        dated = buckets >= 0
        sums = np.bincount(buckets[dated], weights=counts[dated], minlength=len(periods))
        return tuple(sums.astype(int).tolist())

    series = []
    held = np.zeros(len(rows), dtype=bool)
    for words, exact in sides.items():
        counts = _count(reader, rows, words, exact=exact)
        held |= counts > 0
        undated = int(counts[buckets < 0].sum())
        series.append(Series(words, by_period(counts), undated, name_most(counts)))
    return Occurrences(
        unit,
        periods,
        by_period(lengths * _share_language(catalog.langs[catalog.of_any_row[rows]], held)),
        tuple(series),
        name_most(lengths),
        understood,
    )


def _share_language(langs: Rows, held: Mask) -> Mask:
    """Which rows are in a language of any of those that hold something; all where none does."""
    shared: Mask = np.isin(langs, langs[held]) if held.any() else np.ones(len(langs), dtype=bool)
    return shared


def _list_sides(query: Query) -> dict[str, bool]:
    """What is counted, each with whether it is to stand exactly so."""
    sides = {one.words.strip(): not one.loose.strip() for one in query.alternatives}
    return {words: exact for words, exact in sides.items() if read_words(words)}


def _choose_unit(period: Period, days: Rows) -> Unit:
    dated = days[days >= 0]
    if not len(dated):
        return "year"
    first = period.first.toordinal() if period.first else int(dated.min())
    last = period.last.toordinal() if period.last else int(dated.max())
    return "month" if last - first < _BY_MONTH_YEARS * 365 else "year"


def _split(days: Rows, unit: Unit) -> tuple[Numbers, tuple[dt.date, ...]]:
    """The number of each row's period, -1 where its day is unknown, and the periods."""
    length = "datetime64[Y]" if unit == "year" else "datetime64[M]"
    moments = (days - _EPOCH).astype("datetime64[D]").astype(length)
    dated = days >= 0
    if not dated.any():
        return np.full(len(days), -1), ()
    first, last = moments[dated].min(), moments[dated].max()
    buckets = np.where(dated, (moments - first).astype(np.int64), -1)
    starts = np.arange(first, last + 1).astype("datetime64[D]")
    return buckets, tuple(starts.tolist())


def _count(reader: RowReader, rows: Rows, words: str, *, exact: bool) -> Numbers:
    """How often the words follow each other, for each of the ascending rows."""
    sought = np.array([word.code for word in read_words(words)], dtype=np.uint32)
    starts, lengths = reader.spread(rows)
    found = _find_run(reader.all_codes(), sought, 0 if exact else FORM_BITS)
    at = np.searchsorted(starts, found, side="right") - 1
    # What stands in a row that is not asked for, or runs over its end, is left out.
    held = at >= 0
    held[held] = found[held] + len(sought) <= (starts + lengths)[at[held]]
    counts: Numbers = np.bincount(at[held], minlength=len(rows))
    return counts


def _find_run(codes: Codes, sought: Codes, ignored: int) -> Numbers:
    """Where in the codes the sought ones follow each other, but for their last bits, ascending."""
    sought >>= ignored
    found = []
    for begin in range(0, len(codes), _CHUNK):
        part = codes[begin : begin + _CHUNK + len(sought) - 1] >> ignored
        room = len(part) - len(sought) + 1
        if room <= 0:
            break
        places = np.flatnonzero(part[:room] == sought[0])
        for n, code in enumerate(sought[1:], 1):
            places = places[part[places + n] == code]
        found.append(places + begin)
    return np.concatenate(found) if found else np.empty(0, dtype=np.int64)
