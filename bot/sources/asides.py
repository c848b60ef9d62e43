"""What stands between the paragraphs of the plain-text form without being one of them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.model import Photo, SeeAlso
from bot.sources.dates import read_day
from bot.sources.labels import split_plain
from bot.sources.marks import FIELDS

_COUNTER = re.compile(r"[0-9]{1,4}\s+(?:of|из)\s+([0-9]{1,4})")
# What the site prints where a picture has no caption.
_NO_CAPTION = "None"
# How a caption begins that is no sentence, and the verbs that make one of it.
_CAPTION = re.compile(
    r"(?:with|at|prior to|before|after|during|following|in|meeting (?:of|on|with)"
    r"|на|с|со|в|во время|перед|после|встреча с|заседание)\s",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:am|are|be|been|did|discussed|do|does|gave|had|has|have|i|informed|is|let|made|met|must"
    r"|noted|opened|reported|said|spoke|stressed|thanked|told|took|was|we|were|will|would|you)\b",
    re.IGNORECASE,
)
_FEWEST_CAPTION, _MOST_CAPTION = 3, 300
# The share of a caption's words that the title has as well. Within the text even a line that
# begins like a caption must share some: "With great pleasure." is an answer.
_LIKE_TITLE, _LIKE_TITLE_INSIDE = 0.6, 0.3

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[”“\"«„].*[”“\"»][.,]?")
# So many words in a row that stand elsewhere too are no accident, if there are enough of them.
_RUN, _FEWEST_RUNS = 5, 4
# The share of a quotation's runs that the text has. Quotations get shortened; those in quotation
# marks are known by these as well.
_REPEATED, _REPEATED_QUOTED = 0.6, 0.5
# So many letters at a sentence's beginning show that it may be a repetition.
_START = 24
# No paragraph of a transcript is longer; comparing such lines would take seconds.
_MOST_COMPARED = 20_000
_MOST_OTHERS = 4
# The most see-also items under one heading within the text.
_MOST_ITEMS = 20


@dataclass(frozen=True, slots=True)
class Photos:
    """The pictures of a page: those whose captions it shows, and how many it says there are."""

    shown: tuple[Photo, ...] = ()
    count: int = 0


def join_photos(parts: Iterable[Photos]) -> Photos:
    """Put the pictures of several places of a page together."""
    parts = list(parts)
    shown = tuple(photo for part in parts for photo in part.shown)
    return Photos(shown, sum(part.count for part in parts))


def part_photos(lines: Sequence[str], title: str) -> tuple[Photos, Sequence[str]]:
    """Part the pictures that stand above the text from the lines behind them.

    A single picture has no counter; its caption is told from text by its likeness to the title
    and by having no verb. A line that only repeats the title is the name of a video.
    """
    photos, size = _read_photos(lines, 0, title, least=0.0)
    if not size and lines and _words(lines[0]) == _words(title):
        size = 1
    return photos, lines[size:]


def _read_photos(lines: Sequence[str], at: int, title: str, *, least: float) -> tuple[Photos, int]:
    """Read the counter and the caption of pictures at a line, and how many lines they are."""
    if at == len(lines):
        return Photos(), 0
    line, after = lines[at], lines[at + 1 : at + 2]
    if counter := _COUNTER.fullmatch(line):
        shown = tuple(Photo(caption) for caption in after if not _is_mark(caption))
        return Photos(shown, max(int(counter[1]), len(shown))), 1 + len(shown)
    if line == _NO_CAPTION:
        return Photos((), 1), 1
    if _is_caption(line, title, least=least):
        return Photos((Photo(line),), 1), 1
    return Photos(), 0


def part_see_also(lines: Sequence[str]) -> tuple[list[str], list[SeeAlso]]:
    """Part the text from the pointers to other events that stand in it."""
    text: list[str] = []
    found: list[SeeAlso] = []
    at = 0
    while at < len(lines):
        if FIELDS.get(lines[at].lower()) != "see_also":
            text.append(lines[at])
            at += 1
            continue
        following = lines[at + 1 : at + 1 + _MOST_ITEMS]
        last = at + 1 + len(following) == len(lines) and all(map(_is_item, following))
        items, size = read_see_also(following, last=last)
        found += items
        at += 1 + size
    return text, found


def read_see_also(lines: Sequence[str], *, last: bool) -> tuple[list[SeeAlso], int]:
    """Read the items under a "See also".

    Args:
        lines: What follows the heading.
        last: Whether there is no text behind the items, so that all lines are items.

    Returns:
        The items, and how many lines they are.
    """
    found: list[SeeAlso] = []
    at = 0
    while at < len(lines):
        day = read_day(lines[at + 1]) if at + 1 < len(lines) else None
        if day is None and found and not last:
            break
        found.append(SeeAlso(lines[at], day))
        at += 1 if day is None else 2
    return found, at


def part_asides(lines: Sequence[str], title: str) -> tuple[list[str], Photos]:
    """Part the text from pictures, leaving out quotations that repeat it in larger letters."""
    pulled = _find_quoted(lines)
    pulled |= _find_repeated(lines, pulled)
    text: list[str] = []
    photos: list[Photos] = []
    at = 0
    while at < len(lines):
        found, size = _read_photos(lines, at, title, least=_LIKE_TITLE_INSIDE)
        if not size and at not in pulled:
            text.append(lines[at])
        photos.append(found)
        at += size or 1
    return text, join_photos(photos)


def _find_quoted(lines: Sequence[str]) -> set[int]:
    """The lines in quotation marks whose words stand in others."""
    suspects = [n for n, line in enumerate(lines) if _QUOTED.fullmatch(line)]
    if not suspects:
        return set()
    runs = {n: _runs(lines[n]) for n in suspects}
    own = Counter(run for line_runs in runs.values() for run in line_runs)
    times: Counter[tuple[str, ...]] = Counter()
    for line in lines:
        times.update(run for run in _runs(line) if run in own)
    return {
        n
        for n, line_runs in runs.items()
        if len(line_runs) >= _FEWEST_RUNS
        and sum(times[run] > 1 for run in line_runs) >= _REPEATED_QUOTED * len(line_runs)
    }


def _find_repeated(lines: Sequence[str], pulled: set[int]) -> set[int]:
    """The lines without quotation marks that a longer one near them repeats."""
    starts: dict[str, list[int]] = {}
    for n, line in enumerate(lines):
        if n in pulled or len(line) > _MOST_COMPARED:
            continue
        for part in line.split(". "):
            if len(part) > _START:
                starts.setdefault(part[:_START], []).append(n)
    others: dict[int, set[int]] = {}
    for same in starts.values():
        for n, m in pairwise(same):
            shorter, longer = sorted((n, m), key=lambda k: len(lines[k]))
            if len(lines[shorter]) < len(lines[longer]):
                others.setdefault(shorter, set()).add(longer)
    return {
        n
        for n, longer_ones in others.items()
        if _repeats(lines[n], [lines[m] for m in sorted(longer_ones)[:_MOST_OTHERS]])
    }


def _repeats(line: str, others: Sequence[str]) -> bool:
    """Whether most of the line's runs of words stand in the others too."""
    runs = _runs(line)
    if len(runs) < _FEWEST_RUNS or split_plain(line, ()) is not None:
        return False
    found = {run for other in others for run in _runs(other) if run in runs}
    return len(found) >= _REPEATED * len(runs)


def _runs(line: str) -> set[tuple[str, ...]]:
    words = _words(line)
    return set(zip(*(words[n:] for n in range(_RUN)), strict=False))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _is_mark(line: str) -> bool:
    return line.lower() in FIELDS or not any(char.isalnum() for char in line)


def _is_item(line: str) -> bool:
    return line[-1] not in ".!?…" and split_plain(line, ()) is None


def _is_caption(line: str, title: str, *, least: float) -> bool:
    """Whether the line is a caption.

    Args:
        line: A line.
        title: The event's title.
        least: The share of words that the title must have too where the line begins as captions
            do.
    """
    if len(line) > _MOST_CAPTION or line[-1] != "." or _VERB.search(line):
        return False
    words = set(_words(line))
    if len(words) < _FEWEST_CAPTION:
        return False
    if line.lower().startswith(title.lower()):
        return True
    like = len(words & set(_words(title))) / len(words)
    begins = like >= least and bool(_CAPTION.match(line)) and ". " not in line
    return (begins or like >= _LIKE_TITLE) and split_plain(line, ()) is None
