"""Passages by phrase, filter, choice or order: all of them, whatever their number."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.search.catalog import Mask, Rows
from bot.search.filters import Allowed
from bot.search.hits import PassageHit, Span
from bot.search.operators import Alternative, Filters, Query, Sort
from bot.search.passages import find_passages
from bot.search.plan import Variant
from bot.search.query import LONGEST
from bot.search.rank import Ranker, Sought
from bot.search.rows import RowReader
from bot.search.snapshot import Snapshot
from bot.search.terms import COMMON
from bot.search.texts import Texts
from bot.search.understood import Found, Voice
from bot.search.words import FORM_BITS, Word, place_words, read_word, read_words

# Where more hold all the words, the words say too little for an order of more than the newest.
_MOST_RANKED, _FIRST_RANKED = 5000, 1000
_MOST_COMMON = 6  # each that most passages hold takes long and tells nothing
_WHOLE = 100.0  # what a passage scores that holds all that was asked


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a passage must hold.

    Attributes:
        words: The words outside phrases, each with what may stand for it.
        phrases: Words in a row.
        without: Words, alone or in a row, that it must not hold.
    """

    words: tuple[tuple[Variant, ...], ...]
    phrases: tuple[tuple[Word, ...], ...]
    without: tuple[tuple[Word, ...], ...]

    @property
    def is_empty(self) -> bool:
        """Whether it asks for nothing, and so holds of all."""
        return not (self.words or self.phrases)


def read_wanted(snapshot: Snapshot, one: Alternative) -> Wanted:
    """Read what one side of a query wants."""
    phrases = tuple(filter(None, (tuple(read_words(phrase)) for phrase in one.phrases)))
    loose = read_words(one.loose[:LONGEST])
    telling = [word for word in dict.fromkeys(loose) if word.stem not in COMMON]
    if not telling and not phrases:
        telling = list(dict.fromkeys(loose))[:_MOST_COMMON]
    near = snapshot.vocabulary.near
    words = tuple(
        tuple(Variant(read_word(n.form), n.weight) for n in near(word.form)) for word in telling
    )
    without = (tuple(read_words(avoided)) for avoided in one.without)
    return Wanted(words, phrases, tuple(filter(None, without)))


def match_rows(snapshot: Snapshot, wanted: Sequence[Wanted], rows: Rows) -> Rows:
    """Return those of the rows that hold what one of several wants, ascending."""
    if not wanted or not len(rows):
        return rows
    held = np.zeros(int(rows[-1]) + 1, dtype=bool)
    for one in wanted:
        held[_match(snapshot, one, rows)] = True
    return rows[held[rows]]


def avoid_rows(snapshot: Snapshot, wanted: Sequence[Wanted], rows: Rows) -> Rows:
    """Return those of the rows that hold nothing of what is to be avoided."""
    for avoided in (avoided for one in wanted for avoided in one.without):
        if not len(rows):
            break
        texts = Texts(snapshot.reader.rows, rows)
        rows = rows[~hold_avoided(snapshot, texts, avoided)]
    return rows


def hold_phrase(snapshot: Snapshot, texts: Texts, phrase: Sequence[Word]) -> Mask:
    """Which texts hold the words in a row, in these forms."""
    frequency = snapshot.frequency("words")
    rarest = min(range(len(phrase)), key=lambda n: frequency(phrase[n].stem))
    return texts.holding_phrase([word.code for word in phrase], rarest)


def hold_avoided(snapshot: Snapshot, texts: Texts, avoided: Sequence[Word]) -> Mask:
    """Which texts hold a word in any form, or a phrase in these."""
    if len(avoided) == 1:
        return texts.holding([avoided[0].code])
    return hold_phrase(snapshot, texts, avoided)


def _match(snapshot: Snapshot, one: Wanted, rows: Rows) -> Rows:
    reader, frequency = snapshot.reader.rows, snapshot.frequency("words")
    # By the rarest first: what is left is then soon little.
    clauses = [[variant.word for variant in variants] for variants in one.words]
    clauses += [[word] for phrase in one.phrases for word in phrase if len(phrase) > 1]
    counted = [(sum(frequency(word.stem) for word in words), words) for words in clauses]
    counted.sort(key=lambda clause: clause[0])
    for _, words in counted:
        if not len(rows):
            break
        rows = rows[Texts(reader, rows).holding([word.code for word in words])]
    for phrase in one.phrases:
        if not len(rows):
            break
        rows = rows[hold_phrase(snapshot, Texts(reader, rows), phrase)]
    return avoid_rows(snapshot, [one], rows)


def order_rows(snapshot: Snapshot, rows: Rows, sort: Sort) -> Rows:
    """Order rows by day, the newest first or the oldest; within an event they stay as they are."""
    catalog = snapshot.reader.catalog
    moments = catalog.moments
    late = np.iinfo(np.int64).max
    order = np.where(moments < 0, late, moments if sort == "old" else -moments)
    # Rows are ascending, and a stable sort leaves those of one event so.
    return rows[np.argsort(order[catalog.of_any_row[rows]], kind="stable")]


def _rank(snapshot: Snapshot, wanted: Sequence[Wanted], rows: Rows) -> tuple[Rows, list[float]]:
    """Order rows by how well they fit, and say how well; only the first few are told apart."""
    rarity = snapshot.rarity("words")
    words = [variants for one in wanted for variants in one.words]
    words += [(Variant(word, 1.0),) for one in wanted for phrase in one.phrases for word in phrase]
    sought = [Sought(rarity(variants[0].word.stem), variants) for variants in words]
    first = rows if len(rows) <= _MOST_RANKED else rows[:_FIRST_RANKED]
    ranked = Ranker(sought).rank(*snapshot.reader.rows.codes(first))
    best = first[ranked.order]
    ranked_here = np.zeros(len(rows), dtype=bool)
    ranked_here[ranked.order] = True
    return np.concatenate((best, rows[~ranked_here])), (_WHOLE * ranked.score.clip(0, 1)).tolist()


def find_complete(
    snapshot: Snapshot, query: Query, allowed: Allowed, limit: int, offset: int
) -> Found:
    """Return a page of all passages that a query asks for.

    Where none holds all the words, the nearest of those that the filters let through are given.
    """
    reader = snapshot.reader.rows
    wanted = [read_wanted(snapshot, one) for one in query.alternatives]
    # Signs alone are no words: they ask for nothing, and not for all.
    wanted = [one for one in wanted if one.without or not one.is_empty]
    if not wanted and query.filters == Filters() and query.sort == "best":
        return Found(exact=True)
    rows = order_rows(snapshot, match_rows(snapshot, wanted, allowed.rows), query.sort)
    understood = replace(allowed.understood, sort=query.sort, not_understood=query.not_understood)
    if not len(rows):
        found = _find_nearest(snapshot, query, wanted, allowed.rows, (limit, offset))
        voices = count_voices(snapshot, rows, allowed.speakers)
        understood = replace(understood, speakers=voices, nearest=found.total > 0)
        return replace(found, understood=understood)
    scores: list[float] = []
    if query.sort == "best" and any(not one.is_empty for one in wanted):
        rows, scores = _rank(snapshot, [one for one in wanted if not one.is_empty], rows)
    shown = rows[offset : offset + limit]
    last = scores[-1] if scores else _WHOLE
    hits = tuple(
        _make_hit(reader, row, (scores[n : n + 1] or [last])[0], wanted)
        for n, row in enumerate(shown.tolist(), offset)
    )
    voices = count_voices(snapshot, rows, allowed.speakers)
    return Found(hits, len(rows), exact=True, understood=replace(understood, speakers=voices))


def _find_nearest(
    snapshot: Snapshot,
    query: Query,
    wanted: Sequence[Wanted],
    allowed: Rows,
    page: tuple[int, int],
) -> Found:
    rows = avoid_rows(snapshot, wanted, allowed)
    text = " ".join(one.words for one in query.alternatives)
    limit, offset = page
    hits, total = find_passages(snapshot, text, limit, offset, rows)
    return Found(tuple(hits), total, exact=not total)


def count_voices(snapshot: Snapshot, rows: Rows, speakers: Sequence[int]) -> tuple[Voice, ...]:
    """Return the speakers with these numbers by how many of the rows are theirs, the most first."""
    reader = snapshot.reader
    said = np.bincount(reader.rows.speakers(rows), minlength=len(reader.catalog.names))
    voices = [Voice(reader.catalog.names[n], int(said[n])) for n in speakers]
    return tuple(sorted(voices, key=lambda voice: -voice.passages))


def _make_hit(reader: RowReader, row: int, score: float, wanted: Sequence[Wanted]) -> PassageHit:
    event, n = reader.place(row)
    text = reader.text(row)
    return PassageHit(event, n, text, score, mark_wanted(text, wanted))


def mark_wanted(text: str, wanted: Sequence[Wanted]) -> tuple[Span, ...]:
    """Return where in a text words and phrases of what is wanted stand."""
    codes = [word.code for word in read_words(text)]
    shown: set[int] = set()
    for one in wanted:
        stems = {v.word.code >> FORM_BITS for variants in one.words for v in variants}
        shown.update(n for n, code in enumerate(codes) if code >> FORM_BITS in stems)
        for phrase in one.phrases:
            sought = [word.code for word in phrase]
            for start in range(len(codes) - len(sought) + 1):
                if codes[start : start + len(sought)] == sought:
                    shown.update(range(start, start + len(sought)))
    return place_words(text, sorted(shown))
