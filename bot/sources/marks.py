"""The site's own words around an event, in English and in Russian."""

import re

from bot.sources.dates import find_day

# What stands above a list of the page; the values are names of Event's fields, or "status".
FIELDS = {
    "topics": "topics",
    "темы": "topics",
    "persons": "persons",
    "лица": "persons",
    "geography": "geography",
    "география": "geography",
    "see also": "see_also",
    "смотрите также": "see_also",
    "additional": "see_also",
    "дополнительно": "see_also",
    "publication status": "status",
    "статус материала": "status",
}
# The first and the last line of the plain-text form.
HEADS = frozenset({"events", "события"})
LAST = frozenset({"text version", "текстовая версия"})

_SECTIONS = re.compile(r"(?:Published in sections?|Опубликован[оа]? в раздел(?:е|ах)):\s*(.*)")
_MORE = re.compile(r"(?:ещё|еще)?\s*[0-9]+ (?:more|ещё|еще)|(?:ещё|еще) [0-9]+", re.IGNORECASE)
_ANNOUNCED = re.compile(r"(?:Announcement|Анонс)\b.{0,80}")
_SHORT_LINK = re.compile(r"(?:https?://)?([a-z0-9.-]+\.[a-zа-я]+)/d/([0-9]{1,9})\b")


def is_place(text: str) -> bool:
    """Whether what stands where places stand is one: "Published on July 11, 2000" is none."""
    return bool(text) and not re.match(r"(?:re)?published|опубликован", text, re.IGNORECASE)


def is_announced(line: str) -> bool:
    """Whether the line says that the event is yet to come: "Announcement, December 14, 2012"."""
    return bool(_ANNOUNCED.fullmatch(line)) and find_day(line) is not None


def is_more(item: str) -> bool:
    """Whether the item only counts those that the page hides: "1 more"."""
    return bool(_MORE.fullmatch(item))


def read_sections(line: str) -> tuple[str, ...]:
    """The sections of "Published in sections: News, Transcripts"; () for any other line."""
    match = _SECTIONS.match(line)
    names = match[1].split(",") if match else ()
    return tuple(name.strip() for name in names if name.strip())


def read_short_link(text: str) -> tuple[str, int] | None:
    """The address and the event's number in "en.kremlin.ru/d/56414"."""
    match = _SHORT_LINK.search(text)
    return (f"http://{match[1]}/d/{match[2]}", int(match[2])) if match else None
