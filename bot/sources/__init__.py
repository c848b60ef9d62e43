"""Bytes to events, pure: one module a form, and what the forms share.

`page` reads the HTML page of an event, `plain` what a browser shows of it as text. Both make
`Line`s of its body, which `turns` makes paragraphs of.
"""

import re

from bot.errors import SourceError
from bot.model import Event
from bot.sources.page import read_page
from bot.sources.plain import read_plain

MOST_BYTES = 1_000_000
"""The largest document: three times the largest real page, a conference of four hours."""

MOST_FEED_BYTES = 8 * MOST_BYTES
"""The largest page of a feed, with the texts of twenty events, and so the most that is fetched."""

_HTML = re.compile(rb"<(?:!doctype\s+html|html|body|article)\b", re.IGNORECASE)
_MARKUP = re.compile(rb"\s*(?:<[?!a-z]|[\[{]\s*[\"\[\]{}])", re.IGNORECASE)
# How far into a document its form shows: comments and an XML declaration may stand first.
_BEGINNING = 4_000


def read(data: bytes, name: str = "") -> list[Event]:
    """Read the events of a document: an HTML page, or plain text (two may be glued in one file).

    Args:
        data: The document's bytes, which show what form it has.
        name: The document's name, whose suffix tells where the bytes don't.

    Raises:
        SourceError: It is no event: a list page, another form, an empty file, too large.
    """
    if not data.strip():
        raise SourceError("an empty file")
    if len(data) > MOST_BYTES:
        raise SourceError(f"larger than {MOST_BYTES // 1_000_000} MB")
    if _HTML.search(data, 0, _BEGINNING) or name.lower().endswith((".html", ".htm")):
        return [read_page(data)]
    if _MARKUP.match(data):
        raise SourceError("neither the HTML page of an event nor plain text")
    return read_plain(data)
