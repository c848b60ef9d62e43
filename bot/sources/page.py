"""The HTML page of one event, as the President of Russia's sites and their like serve it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.errors import SourceError
from bot.model import Event, Photo, SeeAlso
from bot.sources.dates import find_moment, read_clock, read_day
from bot.sources.marks import FIELDS, is_place, read_sections, read_short_link
from bot.sources.markup import check_markup
from bot.sources.prose import has_class, read_lines
from bot.sources.text import decode, digest, find_language, tidy
from bot.sources.turns import read_paragraphs

_ID = re.compile(r"event-([0-9]{1,9})")
_LAST_NUMBER = re.compile(r"/([0-9]{1,9})/?$")
_LANGUAGE = re.compile(r"[a-z]{2}(?![a-z])", re.IGNORECASE)
_COUNT = re.compile(r"[0-9]{1,4}")
# A saved copy of a site names its files so; the site's own addresses have no suffix.
_SAVED = re.compile(r"(/[0-9]+)\.html$")
# What the site prints where a picture has no caption.
_NO_CAPTION = frozenset({"", "None"})


def read_page(data: bytes) -> Event:
    """Read the event of a page.

    "00:00", which the site gives to events without a known time, is kept: the page doesn't tell
    it from midnight. An announcement has no date or time of its own.

    Raises:
        SourceError: It is a list page, or no page of an event at all, or too large.
    """
    text = decode(data)
    check_markup(text)
    tree = LexborHTMLParser(text)
    article = tree.css_first("article.hentry, article.h-entry")
    title = _text(article, "h1.entry-title, h1")
    if article is None or not title:
        if tree.css_first(".hentry_event, .lister-page") is not None:
            raise SourceError("a list of events, not the page of one")
        raise SourceError("an HTML page without an event")
    for hidden in article.css(".read__tooltip"):
        hidden.decompose()
    return _read_article(tree, article, title)


def _read_article(tree: LexborHTMLParser, article: LexborNode, title: str) -> Event:
    id_, url = _identity(tree, article)
    lists = _lists(article)
    photos = tuple(_photos(article, url))
    place = _text(article, ".read__place")
    body = article.css_first(".e-content, .entry-content")
    announced = has_class(article, "announce")
    return Event(
        title=title,
        lang=_language(tree, article) or find_language(title),
        source="page",
        id=id_,
        url=url,
        lede=_lede(article),
        date=read_day(_attribute(article, "time.read__published", "datetime"))
        or read_day(_text(article, ".read__published")),
        time=read_clock(_text(article, ".read__time")),
        place=place if is_place(place) else None,
        kind="announcement" if announced else "event",
        sections=_sections(article),
        topics=lists.get("topics", ()),
        persons=lists.get("persons", ()),
        geography=lists.get("geography", ()),
        see_also=tuple(_see_also(article, url)),
        photos=photos,
        photo_count=max(len(photos), _photo_count(tree)),
        published=find_moment(_text(article, ".read__status")),
        updated=find_moment(_text(tree.root, ".read__updated")),
        paragraphs=read_paragraphs(read_lines(body) if body else (), marked=True),
        digest=digest(body.text()) if body else None,
    )


def _text(node: LexborNode | None, selector: str) -> str:
    found = node.css_first(selector) if node is not None else None
    return tidy(found.text()) if found is not None else ""


def _attribute(node: LexborNode | None, selector: str, name: str) -> str:
    found = node.css_first(selector) if node is not None else None
    return (found.attributes.get(name) or "").strip() if found is not None else ""


def _language(tree: LexborHTMLParser, article: LexborNode) -> str | None:
    for value in (
        _attribute(tree.root, "html", "lang"),
        _attribute(article, 'meta[itemprop="inLanguage"]', "content"),
    ):
        if match := _LANGUAGE.match(value):
            return match[0].lower()
    return None


def _identity(tree: LexborHTMLParser, article: LexborNode) -> tuple[int | None, str | None]:
    """The site's number of the event, and its address: its own word, else the short link."""
    named = (
        _attribute(tree.root, 'link[rel="canonical"]', "href"),
        _attribute(tree.root, 'meta[property="og:url"]', "content"),
    )
    short = read_short_link(_attribute(article, "a.print_link", "href")) or read_short_link(
        _text(article, "a.print_link")
    )
    url = next(filter(None, map(_absolute, named)), short[0] if short else None)
    number = _ID.search(article.attributes.get("id") or "") or _LAST_NUMBER.search(url or "")
    return int(number[1]) if number else short[1] if short else None, url


def _absolute(address: str, base: str = "") -> str | None:
    try:
        url = urljoin(base, address)
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return url if url == address else _SAVED.sub(r"\1", url)


def _lede(article: LexborNode) -> str | None:
    lead = article.css_first(".read__lead")
    if lead is None:
        return None
    paragraphs = [tidy(p.text()) for p in lead.css("p")] or [tidy(lead.text())]
    return " ".join(filter(None, paragraphs)) or None


def _lists(article: LexborNode) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for column in article.css(".read__tagscol"):
        field = FIELDS.get(_text(column, "h3").lower())
        items = (li for li in column.css("li") if not has_class(li, "read__tagsmore"))
        names = dict.fromkeys(filter(None, (tidy(li.text()) for li in items)))
        if field:
            found[field] = tuple(names)
    return found


def _sections(article: LexborNode) -> tuple[str, ...]:
    first = article.css_first(".read__status p")
    if first is None:
        return ()
    names = tuple(filter(None, (tidy(link.text()) for link in first.css("a"))))
    return names or read_sections(tidy(first.text()))


def _see_also(article: LexborNode, base: str | None) -> Iterator[SeeAlso]:
    for block in article.css(".read__cut"):
        item: SeeAlso | None = None
        for node in block.css(".cut__item, .cut__date"):
            text = tidy(node.text())
            if not has_class(node, "cut__date"):
                if item:
                    yield item
                url = _absolute(node.attributes.get("href") or "", base or "")
                item = SeeAlso(text, url=url) if text else None
            elif item:
                yield replace(item, date=read_day(text))
                item = None
        if item:
            yield item


def _photos(article: LexborNode, base: str | None) -> Iterator[Photo]:
    for node in article.css(".slide[data-cycle-desc], .media:has(figure)"):
        caption = tidy(node.attributes.get("data-cycle-desc") or "") or _text(node, ".media__title")
        url = _absolute(_attribute(node, "img", "src"), base or "")
        yield Photo("" if caption in _NO_CAPTION else caption, url)


def _photo_count(tree: LexborHTMLParser) -> int:
    """How many pictures the tab above the page says there are, those on their own page too."""
    count = _text(tree.root, ".tabs_photo .tabs__count")
    return int(count) if _COUNT.fullmatch(count) else 0
