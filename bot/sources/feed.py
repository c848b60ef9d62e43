"""The site's Atom feed: the newest events with their full text, twenty a page."""

import datetime as dt
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from typing import Any
from urllib.parse import urlsplit

import feedparser
from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.errors import SourceError
from bot.model import Event, Photo
from bot.sources import MOST_FEED_BYTES
from bot.sources.page import read_page
from bot.sources.text import decode, tidy

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2})")
_NUMBER = re.compile(r"/([0-9]{1,9})/?$")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_PAGE = re.compile(r"/page/([0-9]{1,6})/?$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        event: What it tells: no place, topics or persons, which only the page has.
        digest: Differs where anything in the entry differs.
    """

    event: Event
    digest: str


@dataclass(frozen=True, slots=True)
class Feed:
    """One page of a feed.

    Attributes:
        lang: The language of its events.
        entries: In the feed's order, newest first.
        pages: How many pages the feed has; 1 where it doesn't say.
        refused: The addresses of the entries that are no events.
    """

    lang: str
    entries: tuple[Entry, ...]
    pages: int
    refused: tuple[str, ...]


def read_feed(data: bytes) -> Feed:
    """Read a page of a feed.

    The offsets in it are wrong: they say +04:00, and the clock is Moscow's. So the clock is taken
    as it stands. `published` is the moment of the event; `updated` may lie before it (63933).

    Raises:
        SourceError: It is no Atom feed, it breaks off, or it is too large.
    """
    if len(data) > MOST_FEED_BYTES:
        raise SourceError(f"larger than {MOST_FEED_BYTES // 1_000_000} MB")
    text = _DECLARATION.sub("", decode(data), count=1)
    if "<feed" not in text[:4000]:
        raise SourceError("no Atom feed")
    if not text.rstrip().endswith("</feed>"):
        raise SourceError("the feed breaks off")
    # As a stream, since bytes are taken for a file's name first; as UTF-8 and without its
    # declaration, since one broken byte lets the parser read all of it as windows-1252.
    found = feedparser.parse(
        io.BytesIO(text.encode()), sanitize_html=False, resolve_relative_uris=False
    )
    lang = _language(found)
    entries, refused = [], []
    for raw in found.entries:
        try:
            entries.append(_read_entry(raw, lang))
        except SourceError:
            refused.append(_field(raw, "id") or "an entry without an address")
    last = next((_PAGE.search(url) for url in _links(found.feed, "last")), None)
    return Feed(lang, tuple(entries), int(last[1]) if last else 1, tuple(refused))


def _language(found: Any) -> str:
    said = str(found.feed.get("language") or "")[:2].lower()
    if said.isalpha():
        return said
    titles = " ".join(_field(raw, "title") for raw in found.entries)
    return "ru" if _CYRILLIC.search(titles) else "en"


def _field(raw: Any, name: str) -> str:
    # Asked for what isn't there, feedparser may give something else: `published` for `updated`.
    return str(raw[name]) if name in raw else ""


def _links(node: Any, rel: str) -> Iterator[str]:
    return (str(link.get("href", "")) for link in node.get("links", ()) if link.get("rel") == rel)


def _read_entry(raw: Any, lang: str) -> Entry:
    title = _title(raw)
    url = next(_links(raw, "alternate"), "") or _field(raw, "id")
    number = _NUMBER.search(urlsplit(url).path)
    moment = _MOMENT.match(_field(raw, "published"))
    if not title or number is None or moment is None:
        raise SourceError("an entry without a title, a number or a date")
    updated = _MOMENT.match(_field(raw, "updated"))
    content = "".join(str(part.get("value", "")) for part in raw.get("content", ()))
    content = content or _field(raw, "summary")
    try:
        day = dt.date.fromisoformat(moment[1])
    except ValueError as error:
        raise SourceError(f"an entry of {moment[1]}, which is no day") from error
    lede, photos, body = _take_apart(content)
    # What is left is the body of the event's page, so it is read as one.
    page = read_page(
        f'<html lang="{escape(lang)}"><article class="hentry"><h1>{escape(title)}</h1>'
        f'<div class="e-content">{body}</div></article></html>'.encode()
    )
    event = replace(
        page,
        source="feed",
        id=int(number[1]),
        url=url,
        lede=lede,
        date=day,
        time=moment[2],
        photos=photos,
        photo_count=len(photos),
        published="T".join(moment.groups()),
        updated="T".join(updated.groups()) if updated else None,
    )
    parts = (title, url.rpartition("/")[2], _field(raw, "published"), _field(raw, "updated"))
    digest = hashlib.blake2b("\0".join((*parts, content)).encode(), digest_size=16)
    return Entry(event, digest.hexdigest())


def _title(raw: Any) -> str:
    title = _field(raw, "title")
    marked = "html" in raw.get("title_detail", {}).get("type", "")
    return tidy(LexborHTMLParser(title).text() if marked else title)


def _take_apart(content: str) -> tuple[str | None, tuple[Photo, ...], str]:
    """The lede, the picture above the text, and the HTML of the text."""
    tree = LexborHTMLParser(content)
    lede = None
    photos: list[Photo] = []
    for node in tree.css(".c-summary"):
        lede = lede or tidy(node.text()) or None
        node.decompose()
    for node in tree.css("body > img"):
        photos.append(_photo(node))
        node.decompose()
    body = tree.body
    return lede, tuple(photos), (body.inner_html or "") if body is not None else ""


def _photo(node: LexborNode) -> Photo:
    src = node.attributes.get("src") or ""
    return Photo(
        tidy(node.attributes.get("alt") or ""),
        src if src.startswith(("http://", "https://")) else None,
    )
