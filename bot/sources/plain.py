"""The plain-text form of an event page: what a browser shows of it, as lines."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.errors import SourceError
from bot.model import Event, EventKind, SeeAlso
from bot.sources.asides import join_photos, part_asides, part_photos, part_see_also, read_see_also
from bot.sources.dates import find_moment, read_clock, read_day
from bot.sources.labels import Line, split_alone
from bot.sources.marks import (
    FIELDS,
    HEADS,
    LAST,
    is_announced,
    is_more,
    is_place,
    read_sections,
    read_short_link,
)
from bot.sources.text import decode, digest, find_language, tidy
from bot.sources.torn import mend
from bot.sources.turns import read_paragraphs

# Where two pages were glued, the last line of one and the first line of the other are one line.
_SEAM = re.compile(r"^(Text version|Текстовая версия)(?=(?:Events|События)\s*$)", re.MULTILINE)
# Five times as many as the longest real page has.
_MOST_LINES = 10_000
# The date stands behind the title and a lede of a few lines.
_MOST_HEAD = 12
_MOST_PLACE = 120
_MOST_TAG = 120
# So many lines stand behind "Publication status" at most.
_MOST_STATUS = 8
# How much of the text shows its language.
_MOST_SAMPLE = 2_000


def read_plain(data: bytes) -> list[Event]:
    """Read the events of a text; two pages may be glued in one file.

    What the form doesn't have is left out: the address and the number, hidden topics ("1 more"),
    and pictures without a caption beside the text.

    Raises:
        SourceError: There is no event in it.
    """
    text = _SEAM.sub("\\1\n", decode(data))
    lines = [line for raw in text.splitlines() if (line := tidy(raw))]
    if len(lines) > _MOST_LINES:
        raise SourceError(f"a text of more than {_MOST_LINES:,} lines")
    events = [_read(page) for page in _part_pages(lines)]
    if not events:
        raise SourceError("an empty file")
    return events


def _part_pages(lines: Sequence[str]) -> Iterator[list[str]]:
    page: list[str] = []
    for line in lines:
        if page and line.lower() in HEADS and _is_closed(page):
            yield page
            page = []
        page.append(line)
    if page:
        yield page


def _is_closed(page: Sequence[str]) -> bool:
    return page[-1].lower() in LAST or any(map(read_sections, page[-4:]))


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above the text, and how many lines that are."""

    title: str
    size: int
    lede: str | None = None
    date: dt.date | None = None
    time: str | None = None
    place: str | None = None
    kind: EventKind = "event"


@dataclass(frozen=True, slots=True)
class _Foot:
    """What stands below the text.

    Attributes:
        start: The line where it begins.
        lists: The items under each heading, by the field's name.
        status: The lines under "Publication status".
    """

    start: int
    lists: dict[str, list[str]]
    status: tuple[str, ...]

    @property
    def see_also(self) -> list[SeeAlso]:
        """The pointers that stand there."""
        return read_see_also(self.lists.get("see_also", ()), last=True)[0]


def _read(page: Sequence[str]) -> Event:
    head = _read_head(page)
    foot = _read_foot(page[head.size :])
    body = mend(page[head.size : head.size + foot.start])
    above, below = part_photos(body, head.title)
    flow, see_also = part_see_also(below)
    text, inside = part_asides(flow, head.title)
    photos = join_photos((above, inside))
    links = (read_short_link(line) for line in foot.status)
    url, id_ = next(filter(None, links), (None, None))
    return Event(
        title=head.title,
        lang=find_language(" ".join([head.title, *text[:_MOST_HEAD]])[:_MOST_SAMPLE]),
        source="plain",
        id=id_,
        url=url,
        lede=head.lede,
        date=head.date,
        time=head.time,
        place=head.place,
        kind=head.kind,
        sections=next(filter(None, map(read_sections, foot.status)), ()),
        topics=tuple(foot.lists.get("topics", ())),
        persons=tuple(foot.lists.get("persons", ())),
        geography=tuple(foot.lists.get("geography", ())),
        see_also=(*see_also, *foot.see_also),
        photos=photos.shown,
        photo_count=photos.count,
        published=next(filter(None, map(find_moment, foot.status)), None),
        paragraphs=read_paragraphs([Line(line) for line in text], marked=False),
        digest=digest("".join(page)),
    )


def _read_head(page: Sequence[str]) -> _Head:
    headed = page[0].lower() in HEADS
    first = 1 if headed else 0
    marks = range(first + 1, min(len(page), first + _MOST_HEAD))
    at = next((n for n in marks if read_day(page[n]) or is_announced(page[n])), None)
    if first == len(page) or (at is None and not headed) or read_day(page[first]):
        raise SourceError("a text without the title and the date of an event")
    title = page[first]
    if at is None:
        return _Head(title, first + 1)
    lede = " ".join(mend(page[first + 1 : at])) or None
    if is_announced(page[at]):
        return _Head(title, at + 1, lede, kind="announcement")
    size = at + 1
    time = read_clock(page[size]) if size < len(page) else None
    size += time is not None
    place = page[size] if _stands_as_place(page[size : size + 2], title) else ""
    size += bool(place)
    return _Head(title, size, lede, read_day(page[at]), time, place if is_place(place) else None)


def _stands_as_place(lines: Sequence[str], title: str) -> bool:
    """Whether the line behind the time is where a place stands, and no text of the event."""
    if not lines:
        return False
    line = lines[0]
    return (
        len(line) <= _MOST_PLACE
        and line[0].isalpha()
        and line[-1] not in ".:;!?…,"
        and line.lower() not in FIELDS
        and line.lower() != title.lower()
        and line != "None"
        and split_alone(line) is None
        and not (len(lines) > 1 and lines[1][0] in ":,")
    )


def _read_foot(lines: Sequence[str]) -> _Foot:
    """Find what stands below the text; a heading far above it is a word of the text."""
    tail = range(max(0, len(lines) - _MOST_STATUS), len(lines))
    fields = [FIELDS.get(line.lower()) for line in lines]
    start = next((n for n in tail if fields[n] == "status"), None)
    if start is None:
        start = next((n for n in tail if read_sections(lines[n])), len(lines))
    status = start
    for n in range(start - 1, -1, -1):
        if fields[n] not in {None, "see_also", "status"}:
            start = n
        elif len(lines[n]) > _MOST_TAG and not any(map(read_day, lines[n + 1 : n + 2])):
            break
    lists: dict[str, list[str]] = {}
    items: list[str] = []
    for line, field in zip(lines[start:status], fields[start:status], strict=True):
        if field:
            items = lists.setdefault(field, [])
        elif not is_more(line):
            items.append(line)
    return _Foot(start, lists, tuple(lines[status:]))
