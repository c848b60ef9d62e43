"""The site's pages that list events: by page and by day."""

import datetime as dt
import re
from dataclasses import dataclass
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.errors import SourceError
from bot.sources.dates import find_moment
from bot.sources.text import decode, tidy

_COUNT = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Item:
    """An event as a list shows it; `time` is "HH:MM"."""

    id: int
    title: str
    url: str
    date: dt.date | None
    time: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of a list, newest first.

    Attributes:
        page: Which page it is, from 1; the list of a day is the page on which the day begins.
        pages: How many there are.
        items: The events.
        template: The address of a page, with PAGE in the place of its number; None where the
            list doesn't say.
    """

    page: int
    pages: int
    items: tuple[Item, ...]
    template: str | None

    def address(self, page: int) -> str | None:
        """The address of another page of the list; None where there is no such page."""
        if self.template is None or not 0 < page <= self.pages:
            return None
        return self.template.replace("PAGE", str(page))


def day_address(root: str, day: dt.date, section: str = "news") -> str:
    """The address of a day's list on a site such as "http://en.kremlin.ru".

    What is a transcript alone, and no news, stands in the section "transcripts" only.
    """
    return f"{root}/events/president/{section}/by-date/{day:%d.%m.%Y}"


def read_listing(data: bytes, address: str) -> Listing:
    """Read a list that was fetched from this address.

    Raises:
        SourceError: It is no list of events.
    """
    tree = LexborHTMLParser(decode(data))
    lister = tree.css_first("div.lister-page")
    if lister is None:
        raise SourceError("no list of events")
    items = (_read_item(node, address) for node in lister.css("div.hentry_event[data-id]"))
    template = lister.attributes.get("data-url-template")
    return Listing(
        _number(lister, "data-page") or 1,
        _number(lister, "data-pages") or 1,
        tuple(item for item in items if item is not None),
        urljoin(address, template) if template and "PAGE" in template else None,
    )


def _number(node: LexborNode, name: str) -> int | None:
    match = _COUNT.fullmatch(node.attributes.get(name) or "")
    return int(match[0]) if match else None


def _read_item(node: LexborNode, address: str) -> Item | None:
    id_ = _number(node, "data-id")
    link = node.css_first("a[rel=bookmark]")
    title = _text(node.css_first(".entry-title"))
    if id_ is None or link is None or not title:
        return None
    published = node.css_first("time.published")
    moment = find_moment(_text(published)) or ""
    if not moment and published is not None:
        moment = find_moment(published.attributes.get("datetime") or "") or ""
    day, _, time = moment.partition("T")
    return Item(
        id_,
        title,
        urljoin(address, link.attributes.get("href") or ""),
        dt.date.fromisoformat(day) if day else None,
        time or None,
        _text(node.css_first(".p-location")) or None,
    )


def _text(node: LexborNode | None) -> str:
    return tidy(node.text()) if node is not None else ""
