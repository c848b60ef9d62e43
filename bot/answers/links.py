"""Where an event stands on its site, and who speaks as what."""

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.model import Event, Paragraph

# The plain-text form names no address; the first archive's hosts are by language.
HOSTS = {"en": "en.kremlin.ru", "ru": "kremlin.ru"}

# "(retranslated)", "(responding to a question)": said of a turn, and no part of a name or office.
_REMARK = re.compile(r"\s*\((?:[a-zа-яё][^()]*|[^()]*(?:translat|перевод|переведен)[^()]*)\)?$")


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the site; `by_day` where it is only the list of the event's day."""

    url: str
    by_day: bool = False


def leads(url: str) -> bool:
    """Whether an address leads to a page on the web."""
    parts = urlsplit(url)
    return parts.scheme.lower() in {"http", "https"} and bool(parts.netloc)


def link_day(event: Event, day: dt.date) -> Link:
    """The site's list of the events of a day."""
    own = urlsplit(event.url).netloc if event.url and leads(event.url) else ""
    host = own or HOSTS.get(event.lang, HOSTS["en"])
    return Link(f"http://{host}/events/president/news/by-date/{day:%d.%m.%Y}", by_day=True)


def link_source(event: Event) -> Link | None:
    """The event's own address, else its day's page; None for one that has neither.

    An address that leads to no page, as one that runs a script, is none: what is made by hand and
    ingested may hold anything.
    """
    if event.url and leads(event.url):
        return Link(event.url)
    return link_day(event, event.date) if event.date else None


def find_label(event: Event, paragraph: Paragraph) -> str | None:
    """The speaker as printed where the turn of a paragraph begins; None for one without a name."""
    turn = event.paragraphs[: paragraph.n]
    return next((p.label for p in reversed(turn) if p.label), None)


def attribute(event: Event, paragraph: Paragraph) -> str | None:
    """Who says the paragraph, as this event introduces them; None for the site's own text.

    A transcript names a speaker in full once ("President of Russia Vladimir Putin") and then by
    the name alone, so the longest label of that speaker is taken. A remark of a turn, as that the
    words are a translation back ("Angela Merkel (retranslated)"), stays with that turn alone.
    """
    if paragraph.kind != "speech":
        return None
    printed = find_label(event, paragraph)
    if not paragraph.speaker:
        return printed
    labels = (p.label for p in event.paragraphs if p.speaker == paragraph.speaker)
    names = (_REMARK.sub("", label) for label in labels if label)
    remark = _REMARK.search(printed or "")
    return max(names, key=len, default=paragraph.speaker) + (remark[0] if remark else "")
