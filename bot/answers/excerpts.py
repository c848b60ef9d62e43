"""Cutting the archive's text without changing it: into pages, and around matched words."""

import re
from collections.abc import Iterator, Sequence

from bot.answers.answer import Piece
from bot.model import Event, Paragraph
from bot.search import Span

# A message holds 4,096 UTF-16 units and 100 entities (Telegram's limits); the rest of both is for
# the heading and the speakers' names.
PAGE_UNITS = 3000
PAGE_PIECES = 40
_SENTENCE_END = re.compile(r"[.!?…]+[\"”»’)\]]*\s+")


def count_units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 code units."""
    return len(text) + sum(character > "\uffff" for character in text)


def _sentences(text: str) -> Iterator[Span]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield start, end.end()
        start = end.end()
    if start < len(text):
        yield start, len(text)


def _parts(text: str, most: int) -> Iterator[Span]:
    """Cut at sentence ends, else at a space, else anywhere, into parts of at most `most` units."""
    # A character takes up to two units, so half as many characters always fit.
    room = most // 2
    begin = end = 0
    for start, stop in _sentences(text):
        if end > begin and count_units(text[begin:stop]) > most:
            yield begin, end
            begin = start
        end = stop
        while count_units(text[begin:end]) > most:
            cut = text.rfind(" ", begin + 1, begin + room) + 1 or begin + room
            yield begin, cut
            begin = cut
    if end > begin:
        yield begin, end


def split_paragraph(paragraph: Paragraph, most: int = PAGE_UNITS) -> list[Piece]:
    """The paragraph in pieces that each fit a page; joined they are its text."""
    if count_units(paragraph.text) <= most:
        return [Piece(paragraph, paragraph.text)]
    return [
        Piece(paragraph, paragraph.text[start:end], start)
        for start, end in _parts(paragraph.text, most)
    ]


def split_pages(event: Event) -> list[tuple[Piece, ...]]:
    """The transcript in pages; every piece of every paragraph stands in one, in order."""
    pages: list[tuple[Piece, ...]] = []
    page: list[Piece] = []
    used = 0
    for paragraph in event.paragraphs:
        for piece in split_paragraph(paragraph):
            units = count_units(piece.text) + count_units(paragraph.label or "")
            if page and (used + units > PAGE_UNITS or len(page) == PAGE_PIECES):
                pages.append(tuple(page))
                page, used = [], 0
            page.append(piece)
            used += units
    if page:
        pages.append(tuple(page))
    return pages


def cut_around(text: str, spans: Sequence[Span], most: int) -> Span:
    """The whole sentences around the matched words that fit `most` code points, as a span.

    Where one sentence alone is longer, it is cut at spaces.
    """
    if len(text) <= most:
        return 0, len(text)
    sentences = list(_sentences(text))
    held = [sum(start <= s < end for s, _ in spans) for start, end in sentences]
    first = last = max(range(len(sentences)), key=held.__getitem__)
    begin, end = sentences[first]
    if end - begin > most:
        inside = [s for s, _ in spans if begin <= s < end]
        begin = max(begin, inside[0] - most // 2) if inside else begin
        begin = text.rfind(" ", 0, begin) + 1 if begin > sentences[first][0] else begin
        cut = text.rfind(" ", begin + 1, begin + most)
        return begin, cut if cut > 0 else begin + most
    while True:
        before = sentences[first - 1][0] if first else None
        after = sentences[last + 1][1] if last + 1 < len(sentences) else None
        # The side with more matched words is taken first, and the text's own order decides a tie.
        grow_after = after is not None and after - begin <= most
        grow_before = before is not None and end - before <= most
        if grow_after and (not grow_before or held[last + 1] >= held[first - 1]):
            last, end = last + 1, sentences[last + 1][1]
        elif grow_before:
            first, begin = first - 1, sentences[first - 1][0]
        else:
            return begin, end
