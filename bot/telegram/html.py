"""Telegram's HTML: made from what comes from outside, which is escaped, and read back as text."""

import re
from collections.abc import Iterable
from html import escape as _escape
from html import unescape
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.search import Span

_MOST_BOLD = 40
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def escape(text: str) -> str:
    """Return the text with what Telegram's HTML would read as markup escaped."""
    return _escape(text, quote=True)


def link(text: str, url: str | None) -> str:
    """Return the text as a link, or alone where there is no address."""
    return f'<a href="{escape(url)}">{escape(text)}</a>' if url else escape(text)


def embolden(text: str, spans: Iterable[Span]) -> str:
    """Return the text escaped, with what stands in the ascending, disjoint spans in bold."""
    joined: list[list[int]] = []
    for start, end in spans:
        # Neighbouring words are one piece of bold: entities are few (100 a message).
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1][1] = end
        else:
            joined.append([start, end])
    edges = [0, *(edge for span in joined[:_MOST_BOLD] for edge in span), len(text)]
    parts = [escape(text[start:end]) for start, end in pairwise(edges)]
    return "".join(f"<b>{part}</b>" if n % 2 else part for n, part in enumerate(parts))


def strip_markup(html: str) -> str:
    """Return a rendered message as plain text, an address in brackets after its words."""
    root = LexborHTMLParser(html).body
    return _plain(root).strip() if root else ""


def drop_tags(html: str) -> str:
    """Return the words of a rendered message, even of one whose markup Telegram refuses."""
    return unescape(_TAG.sub("", html))


def _plain(node: LexborNode) -> str:
    if node.tag == "-text":
        return node.text_content or ""
    inner = "".join(_plain(child) for child in node.iter(include_text=True))
    href = node.attributes.get("href") if node.tag == "a" else None
    return f"{inner} ({href})" if href else inner
