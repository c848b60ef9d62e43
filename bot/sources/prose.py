"""The body of an event's HTML page as lines."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from bot.sources.labels import Line
from bot.sources.text import tidy, word_set
from bot.sources.turns import DIVIDER

_BOLD = frozenset({"b", "strong"})
_ITALIC = frozenset({"em", "i"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_OUTER = frozenset({"article", "div", "dl", "ol", "section", "table", "tbody", "tr", "ul"})
# Pull quotes repeat words of the text; the rest is no text.
_LEFT_OUT = frozenset({"-comment", "aside", "blockquote", "figure", "script", "style", "template"})
# Sliders, single pictures, videos, see-also blocks, and what stands below the text.
_ASIDES = word_set("""
    masha-ignore media media__container read__bottommeta read__cut read__status read__tags slider
""")


def has_class(node: LexborNode, name: str) -> bool:
    """Whether the element has the class."""
    return name in (node.attributes.get("class") or "").split()


def read_lines(body: LexborNode) -> list[Line]:
    """Return what the body shows as its text, one line a paragraph.

    Args:
        body: The element with the paragraphs; hidden explanations are already out of it.
    """
    return [line for line in _lines(body) if line.text]


def _lines(body: LexborNode) -> Iterator[Line]:
    waiting = [body]
    while waiting:
        node = waiting.pop()
        if node is body or (node.tag in _OUTER and not _is_aside(node)):
            waiting.extend(reversed(list(node.iter(include_text=True))))
        elif node.tag == "hr":
            yield Line(DIVIDER)
        elif node.tag in _HEADINGS:
            text = _line(node).text
            yield Line(text, bold=len(text))
        elif node.tag == "-text":
            yield Line(tidy(node.text_content or ""))
        elif node.tag not in _LEFT_OUT and not _is_aside(node):
            yield _line(node)


def _is_aside(node: LexborNode) -> bool:
    return not _ASIDES.isdisjoint((node.attributes.get("class") or "").split())


def _line(node: LexborNode) -> Line:
    """Read one paragraph, with how much of its beginning is bold and whether all is italic."""
    text: list[str] = []
    lead: list[str] = []
    leading, any_bold, italic = True, False, True
    for part, bold, slanted in _parts(node):
        text.append(part)
        if part.strip():
            any_bold = any_bold or bold
            leading = leading and bold
            italic = italic and slanted
        if leading:
            lead.append(part)
    bold_length = len(tidy("".join(lead))) if any_bold else 0
    return Line(tidy("".join(text)), bold_length, italic)


def _parts(node: LexborNode) -> Iterator[tuple[str, bool, bool]]:
    """The pieces of text, in order, each with whether it is bold and whether it is italic."""
    waiting = [(child, False, False) for child in reversed(list(node.iter(include_text=True)))]
    while waiting:
        child, bold, italic = waiting.pop()
        if child.tag == "-text":
            yield child.text_content or "", bold, italic
        elif child.tag == "br":
            yield " ", bold, italic
        elif child.tag not in _LEFT_OUT:
            bold, italic = bold or child.tag in _BOLD, italic or child.tag in _ITALIC
            waiting += [(n, bold, italic) for n in reversed(list(child.iter(include_text=True)))]


def is_torn(body: bytes) -> bool:
    """Whether a page or a feed lacks its last tag."""
    start = body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    end = body[-2000:].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return b"</html>" not in end
    return start.startswith(b"<?xml") and b"</" not in end[-200:]
