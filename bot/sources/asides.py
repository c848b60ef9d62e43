"""What stands between the paragraphs of the plain-text form without being one of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.model import Photo, SeeAlso
from bot.sources.captions import is_caption, names_person, word_list
from bot.sources.dates import read_day
from bot.sources.labels import split_alone
from bot.sources.marks import FIELDS
from bot.sources.pulled import find_pulled

_COUNTER = re.compile(r"[0-9]{1,4}\s+(?:of|из)\s+([0-9]{1,4})")
# What the site prints where a picture has no caption.
_NO_CAPTION = "None"
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

    A line that only repeats the title is the name of a video.
    """
    photos, size = _read_photos(lines, 0, title, inside=False)
    if not size and lines and word_list(lines[0]) == word_list(title):
        size = 1
    return photos, lines[size:]


def _read_photos(lines: Sequence[str], at: int, title: str, *, inside: bool) -> tuple[Photos, int]:
    """Read the counter and the caption of pictures at a line, and how many lines they are."""
    if at == len(lines):
        return Photos(), 0
    line, after = lines[at], lines[at + 1 : at + 2]
    if counter := _COUNTER.fullmatch(line):
        shown = tuple(Photo(caption) for caption in after if not _is_mark(caption))
        return Photos(shown, max(int(counter[1]), len(shown))), 1 + len(shown)
    if line == _NO_CAPTION:
        return Photos((), 1), 1
    if is_caption(line, title, inside=inside) or (not inside and _is_lone_person(lines)):
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
    pulled = find_pulled(lines)
    text: list[str] = []
    photos: list[Photos] = []
    at = 0
    while at < len(lines):
        found, size = Photos(), 0
        # Behind "Colleagues," the speaker goes on.
        if not (text and text[-1][-1] == ","):
            found, size = _read_photos(lines, at, title, inside=True)
        if not size and at not in pulled:
            text.append(lines[at])
        photos.append(found)
        at += size or 1
    return text, join_photos(photos)


def _is_lone_person(lines: Sequence[str]) -> bool:
    """Whether the first line names a person, as a caption does, and begins no list of them."""
    return names_person(lines[0]) and not any(map(names_person, lines[1:2]))


def _is_mark(line: str) -> bool:
    return line.lower() in FIELDS or not any(char.isalnum() for char in line)


def _is_item(line: str) -> bool:
    return line[-1] not in ".!?…" and split_alone(line) is None
