"""From what somebody types to the passages that are meant: the readings of it that are tried."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate

from bot.search.complete import count_voices, find_complete
from bot.search.hits import PassageHit, Span
from bot.search.operators import Alternative, Filters, Query, read_operators
from bot.search.passages import FARTHEST, find_passages
from bot.search.periods import find_period, read_whole
from bot.search.query import LONGEST
from bot.search.rereading import join_scripts, swap_layout
from bot.search.snapshot import Snapshot
from bot.search.understood import Found, Understood

_MOST_WINDOWS = 10  # of a long quotation; each takes as long as a query
_WINDOW_HITS = 5
_SHORT = 80  # characters; so cut, a talk of short turns is found, which a long window runs past
_LEAST_SPLIT = 8  # words; half of fewer fits too much by chance
_HALF_HITS = 40
_PAGE = 1000  # of a list that is read as a whole
_MOST_APART = 2  # paragraphs; a note may stand between two


def find(snapshot: Snapshot, text: str, limit: int, offset: int) -> Found:
    """Return a page of the passages that a query means, as typed or else as it may be meant."""
    if not len(snapshot.reader.catalog):
        return Found()
    query = read_operators(text)
    found = _find(snapshot, query, text, limit, offset)
    # Nobody goes on for so long in the wrong layout.
    if found.total or len(text) > LONGEST:
        return found
    for change in (swap_layout, join_scripts):
        other = _change(query, change)
        if other != query:
            words = " | ".join(one.words for one in other.alternatives)
            again = _find(snapshot, other, words, limit, offset)
            if again.total:
                return replace(again, understood=replace(again.understood, read_as=words))
    return replace(found, miss=_find_miss(snapshot, query))


def understand(snapshot: Snapshot, text: str) -> Understood:
    """Return what the operators of a query are taken as, or a time that is all it names."""
    query = read_operators(text)
    whole = read_whole(text) if query.is_plain else None
    allowed = snapshot.sieve.apply(Filters(period=whole) if whole else query.filters)
    return replace(
        allowed.understood,
        speakers=count_voices(snapshot, allowed.rows, allowed.speakers),
        sort=query.sort,
        not_understood=query.not_understood,
    )


def find_all(snapshot: Snapshot, text: str) -> Iterator[PassageHit]:
    """Yield the passages that a query means, in the order of its pages, whatever their number."""
    seen = 0
    while True:
        page = find(snapshot, text, _PAGE, seen)
        yield from page.hits
        seen += len(page.hits)
        if not page.hits or seen >= page.total:
            return


def _find_miss(snapshot: Snapshot, query: Query) -> PassageHit | None:
    """What comes nearest to the words of a query that nothing in the archive is like."""
    allowed = snapshot.sieve.apply(query.filters)
    words = " ".join(one.words for one in query.alternatives)
    if not len(allowed.rows):
        return None
    among = None if query.filters == Filters() else allowed.rows
    hits, _ = find_passages(snapshot, words, 1, 0, among, floor=FARTHEST)
    return hits[0] if hits else None


def _change(query: Query, change: Callable[[str], str]) -> Query:
    def change_all(one: Alternative) -> Alternative:
        # What is to be avoided stays: read otherwise it would let through what was to go.
        phrases = tuple(map(change, one.phrases))
        return Alternative(change(one.words), phrases, one.without, change(one.loose))

    return replace(query, alternatives=tuple(map(change_all, query.alternatives)))


def _find(snapshot: Snapshot, query: Query, text: str, limit: int, offset: int) -> Found:
    if query.is_plain:
        found = _find_plain(snapshot, text, limit, offset)
        understood = replace(found.understood, not_understood=query.not_understood)
        return replace(found, understood=understood)
    allowed = snapshot.sieve.apply(query.filters)
    found = find_complete(snapshot, query, allowed, limit, offset)
    sides = query.alternatives
    said = query.filters == Filters() and len(sides) == 1 and not sides[0].without
    if said and (not found.exact or not found.total):
        # What stands in quotation marks may be as misremembered as other words.
        plain = _find_plain(snapshot, text, limit, offset)
        understood = replace(found.understood, nearest=plain.total > 0)
        return replace(plain, understood=understood)
    return found


def _find_plain(snapshot: Snapshot, text: str, limit: int, offset: int) -> Found:
    if len(text) > LONGEST:
        hits = _find_by_windows(snapshot, text, LONGEST) or _find_by_windows(snapshot, text, _SHORT)
        return _page(hits, limit, offset)
    if period := read_whole(text):
        filters = Filters(period=period)
        allowed = snapshot.sieve.apply(filters)
        return find_complete(snapshot, Query(filters=filters), allowed, limit, offset)
    if dated := _find_dated(snapshot, text, limit, offset):
        return dated
    hits, total = find_passages(snapshot, text, limit, offset)
    if not total:
        return _page(_find_across(snapshot, text), limit, offset)
    return Found(tuple(hits), total)


def _page(hits: list[PassageHit], limit: int, offset: int) -> Found:
    return Found(tuple(hits[offset : offset + limit]), len(hits))


def _find_dated(snapshot: Snapshot, text: str, limit: int, offset: int) -> Found | None:
    """Take a period named in the words as a filter, unless the words are a quotation's own."""
    named = find_period(text)
    if named is None:
        return None
    best, _ = find_passages(snapshot, text, 1, 0)
    if best and named.words.casefold() in best[0].text.casefold():
        return None
    allowed = snapshot.sieve.apply(Filters(period=named.period))
    query = Query((Alternative(named.rest, loose=named.rest),), Filters(period=named.period))
    found = find_complete(snapshot, query, allowed, limit, offset)
    # With fewer words something always comes near, also to a question on what never was.
    return found if found.total and found.exact else None


def _find_by_windows(snapshot: Snapshot, text: str, size: int) -> list[PassageHit]:
    """The paragraphs that a long quotation runs over; that which holds most of it first."""
    windows = _cut(text, size)
    sums: dict[tuple[int, int], float] = {}
    spans: dict[tuple[int, int], set[Span]] = {}
    texts: dict[tuple[int, int], str] = {}
    for window in windows:
        hits, _ = find_passages(snapshot, window, _WINDOW_HITS, 0)
        for hit in hits:
            place = (hit.event, hit.n)
            sums[place] = sums.get(place, 0.0) + hit.score
            spans.setdefault(place, set()).update(hit.spans)
            texts[place] = hit.text
    best = sorted(sums, key=lambda place: -sums[place])
    return [
        PassageHit(*at, texts[at], sums[at] / len(windows), tuple(sorted(spans[at]))) for at in best
    ]


def _cut(text: str, size: int) -> list[str]:
    """Cut a text at spaces into windows of at most this many characters; of many take some."""
    words = [word[:size] for word in text.split()]
    ends = accumulate(len(word) + 1 for word in words)
    windows: dict[int, list[str]] = {}
    for word, end in zip(words, ends, strict=True):
        windows.setdefault(end // (size - 1), []).append(word)
    parts = list(dict.fromkeys(" ".join(window) for window in windows.values()))
    step = max(1, -(-len(parts) // _MOST_WINDOWS))
    return parts[::step]


def _find_across(snapshot: Snapshot, text: str) -> list[PassageHit]:
    """The two near paragraphs that a quotation runs over, where neither alone is like it."""
    words = text.split()
    if len(words) < _LEAST_SPLIT:
        return []
    half = len(words) // 2
    left, _ = find_passages(snapshot, " ".join(words[:half]), _HALF_HITS, 0)
    right, _ = find_passages(snapshot, " ".join(words[half:]), _HALF_HITS, 0)
    pairs = [
        (a, b) for a in left for b in right if a.event == b.event and 0 < b.n - a.n <= _MOST_APART
    ]
    if not pairs:
        return []
    first, second = max(pairs, key=lambda pair: pair[0].score + pair[1].score)
    return [replace(first, upto=second.n), second]
