"""Alterations: what was changed in an event's paragraphs between two readings of it."""

from collections.abc import Iterator
from itertools import groupby

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from bot.model import Alteration, Event, Paragraph, Revision

_SAME = 50.0
"""From this likeness (of 100) on, a paragraph in the place of another is that one, altered."""

_COMPARED = 1000
"""Characters that are compared of two paragraphs: the time grows with their product."""

_MOST_PAIRS = 10_000
"""Pairs that are compared, in 0.2 s; of longer stretches those in the same place are."""


def differ(before: Event, after: Event) -> bool:
    """Whether the two have other paragraphs."""
    return _lines(before.paragraphs) != _lines(after.paragraphs)


def compare(before: Event, after: Event, noted: float) -> Revision:
    """Return what makes the paragraphs of `before` into those of `after`."""
    old, new = before.paragraphs, after.paragraphs
    added: list[int] = []
    altered: list[Alteration] = []
    removed: list[Paragraph] = []
    steps = Levenshtein.opcodes(_lines(old), _lines(new))
    for kept, group in groupby(steps, key=lambda step: step.tag == "equal"):
        if kept:
            continue
        # Which of two neighbours was replaced, and which is new, the opcodes can't know.
        stretch = list(group)
        gone = old[stretch[0].src_start : stretch[-1].src_end]
        come = new[stretch[0].dest_start : stretch[-1].dest_end]
        for was, now in _pair(gone, come):
            if was and now:
                altered.append(Alteration(now.n, was.text))
            elif now:
                added.append(now.n)
            elif was:
                removed.append(was)
    return Revision(after.number, noted, tuple(added), tuple(altered), tuple(removed))


def _pair(
    gone: tuple[Paragraph, ...], come: tuple[Paragraph, ...]
) -> Iterator[tuple[Paragraph | None, Paragraph | None]]:
    """Pair the paragraphs that are alike, in order and so that all together are most alike."""
    if len(gone) * len(come) > _MOST_PAIRS:
        for was, now in zip(gone, come, strict=False):
            same = fuzz.ratio(was.text[:_COMPARED], now.text[:_COMPARED]) >= _SAME
            yield from ((was, now),) if same else ((was, None), (None, now))
        yield from ((was, None) for was in gone[len(come) :])
        yield from ((None, now) for now in come[len(gone) :])
        return
    likeness = process.cdist(
        [was.text[:_COMPARED] for was in gone],
        [now.text[:_COMPARED] for now in come],
        scorer=fuzz.ratio,
        score_cutoff=_SAME,
    ).tolist()
    # best[i][j] is how alike what follows gone[i] and come[j] can be together.
    best = [[0.0] * (len(come) + 1) for _ in range(len(gone) + 1)]
    for i in reversed(range(len(gone))):
        for j in reversed(range(len(come))):
            both = likeness[i][j] and likeness[i][j] + best[i + 1][j + 1]
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(gone) and j < len(come):
        if best[i][j] == best[i + 1][j]:
            yield gone[i], None
            i += 1
        elif best[i][j] == best[i][j + 1]:
            yield None, come[j]
            j += 1
        else:
            yield gone[i], come[j]
            i, j = i + 1, j + 1
    yield from ((was, None) for was in gone[i:])
    yield from ((None, now) for now in come[j:])


def _lines(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [f"{paragraph.label or ''}\n{paragraph.text}" for paragraph in paragraphs]
