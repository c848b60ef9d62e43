"""Finding what a post quotes.

A quotation is what stands in quotation marks (“ ” « » „ “ " " ‘ ’ ' ') or on lines that begin with
">". Where four words or more are quoted anywhere, shorter quotations are taken for names and titles
and are passed over. A text without any mark is one quotation, less a "Name, date:" that leads it
and a "— Name, date" that ends it. Marks within a quotation belong to it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.search.words import read_words

MOST_QUOTATIONS = 5
# A whole Telegram message; what stands behind that isn't looked at.
LONGEST_POST = 4096
LEAST_WORDS = 4
_CLOSING = {"“": "”", "«": "»", "„": "“”", "‹": "›", '"': '"”', "”": "”", "‘": "’", "'": "'"}
_OPENING = re.compile(r"[“«„‹\"”]|(?<!\w)[‘'](?=\w)")
_LINES = re.compile(r"(?:^|\n)((?:[ \t]*>[^\n]*(?:\n|$))+)")
_ANGLE = re.compile(r"(?m)^[ \t]*>[ \t]?")
_SIGNED = re.compile(r"\s*(?:\n|\s)[—–-]{1,2}\s*(?P<by>[^\W\d_][^\n]{1,80})$")
_LED = re.compile(r"^(?P<by>[^\W_][^:\n\"“«]{1,80}):\s+(?=\S)")
_MOST_LEAD = 10  # words before a colon that may be who and when
# No space stands in an operator, as in by:"Ann Bell".
_ATTRIBUTED = re.compile(
    r"\w\)?:\s+[“«\"]\s*\w|[”»\"]\s*[—–]\s*[A-ZА-ЯЁ]"
    r"|[”»\"],?\s+(?:said|says|сказал\w*)\s|\s(?:said|says|сказал\w*),?:?\s+[“«\"]"
)
_BEFORE = re.compile(r"(?:^|[:,—–])\s*$")
_AFTER = re.compile(r"\s*(?:[,—–]|$)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a post quotes.

    Attributes:
        text: The quoted words, without the outer marks.
        start: Where it stands in the post with its marks, in code points.
        end: Where that ends.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Post:
    """A post taken apart.

    Attributes:
        text: The post, of Telegram's length at most.
        quotations: What it quotes, in its order; never empty for a text with a word.
        left_out: How many further quotations there are.
        marked: Whether the quotations were marked as such.
    """

    text: str
    quotations: tuple[Quotation, ...]
    left_out: int
    marked: bool


def _find_close(text: str, at: int, opening: str) -> int:
    """Where a quotation that opened before `at` closes; the end of the text where it doesn't."""
    if opening == '"' and (straight := text.find(opening, at)) >= 0:
        return straight  # whatever other marks stand between
    closing, depth = _CLOSING[opening], 0
    for n in range(at, len(text)):
        char = text[n]
        if char == opening and opening in "“«„‹":
            depth += 1
        elif char in closing:
            # An apostrophe ("don’t") doesn't close what a single mark opened.
            if char in "’'" and text[n + 1 : n + 2].isalnum():
                continue
            if depth == 0:
                return n
            depth -= 1
    return len(text)


def _find_marked(text: str) -> Iterator[Quotation]:
    at = 0
    while found := _OPENING.search(text, at):
        end = _find_close(text, found.end(), found[0])
        if found[0] == "'" and end == len(text):
            at = found.end()  # an apostrophe, as in "'tis"
            continue
        yield Quotation(text[found.end() : end].strip(), found.start(), min(end + 1, len(text)))
        at = end + 1


def _find_lines(text: str) -> Iterator[Quotation]:
    for found in _LINES.finditer(text):
        yield Quotation(_ANGLE.sub("", found[1]).strip(), found.start(1), found.end(1))


def _strip_signature(text: str) -> Quotation:
    """The whole text as a quotation, less who said it and when."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    led = _LED.match(text[start:end])
    if led and len(led["by"].split()) <= _MOST_LEAD:
        start += led.end()
    signed = _SIGNED.search(text, start, end)
    if signed and len(read_words(text[start : signed.start()])) >= LEAST_WORDS:
        end = signed.start()
    return Quotation(text[start:end], start, end)


def has_quotation(text: str) -> bool:
    """Whether a text holds a quotation of four words or more in marks."""
    text = text[:LONGEST_POST]
    found = (*_find_lines(text), *_find_marked(text))
    return any(len(read_words(one.text)) >= LEAST_WORDS for one in found)


def is_attributed(text: str) -> bool:
    """Whether a text says of a quotation in marks whose it is: “…” — Bell, Bell: “…”."""
    return has_quotation(text) and _ATTRIBUTED.search(text) is not None


def find_quotations(text: str) -> Post:
    """Take a post apart; nothing that is sent makes it raise."""
    text = text[:LONGEST_POST]
    lines = list(_find_lines(text))
    marked = [
        one
        for one in _find_marked(text)
        if not any(line.start <= one.start < line.end for line in lines)
    ]
    found = [one for one in sorted(lines + marked, key=lambda q: q.start) if read_words(one.text)]
    long = [one for one in found if len(read_words(one.text)) >= LEAST_WORDS]
    chosen = long or _take_short(text, found)
    is_marked = bool(chosen)
    if not chosen:
        whole = _strip_signature(text)
        chosen = [whole] if read_words(whole.text) else []
    most = chosen[:MOST_QUOTATIONS]
    return Post(text, tuple(most), len(chosen) - len(most), is_marked)


def _take_short(text: str, found: list[Quotation]) -> list[Quotation]:
    """A short quotation counts where the text says that somebody said it: “No comment”, said Bell.

    Else it is a name or a title within a text that is the quotation itself.
    """
    return [
        one for one in found if _BEFORE.search(text[: one.start]) and _AFTER.match(text[one.end :])
    ]
