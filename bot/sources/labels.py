"""Telling a speaker's label from other words before a colon."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.sources.names import has_office, is_name, is_nobody, is_region, is_role, speaker_of
from bot.sources.offices import BEGINNINGS, HONOURS, ORDINALS, PROSE, SMALL

# The longest real label, a scientist with her institute and academy, has 250 characters.
_MOST = 300
_MOST_NAME = 50
# A label without a name, like "Reader" or "The Example Times", has so many words at most.
_MOST_REPEATED = 4
# A name that is a link is bold only in parts; so many words of it may be not.
_MOST_NOT_BOLD = 5

_QUOTES = '"“”„«»'
_OPENING = re.compile(r"[(\[]")
_CLOSING = re.compile(r"[)\]]")
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*(?:[)\]]|$)")
# A full stop that ends a sentence; one after an initial or a short form of address doesn't.
_SENTENCE_END = re.compile(r"(?<!\b[A-ZА-ЯЁ])(?<!\b(?:Dr|Mr|Ms|St|Jr))(?<!\bMrs)[.!?…](?:\s|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph as its form shows it, before anyone knows what it is.

    Attributes:
        text: The text with its white space normalised.
        bold: How many characters are bold from the beginning on; 0 where the form shows no bold.
        italic: Whether all of it is italic.
    """

    text: str
    bold: int = 0
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph that begins a turn: the label as printed, and the words after it."""

    label: str
    words: str


def split_bold(line: Line, known: Collection[str]) -> Turn | None:
    """Split a label off that the form shows in bold.

    Args:
        line: A line that begins bold.
        known: Names that are labels elsewhere in the document: these need no colon.
    """
    text = line.text
    colon = _colon(text)
    if colon > 0 and _is_bold_up_to(line, colon):
        label, words = text[:colon].strip(), text[colon + 1 :].strip()
        if _is_prose(label) or (not words and not _ends_in_name(label, known)):
            return None
        if line.bold >= len(text) and words and not _is_surely_one(label, known):
            return None
        return Turn(label, words)
    lead, words = text[: line.bold].rstrip(), text[line.bold :].strip()
    name = lead.rstrip(" .:")
    if words and is_name(name) and (lead != name or words[0] == "." or name in known):
        return Turn(name, words.lstrip(". "))
    return None


def split_plain(text: str, known: Collection[str], *, strict: bool = False) -> Turn | None:
    """Split a label off by the words alone.

    Args:
        text: The paragraph.
        known: Words that are labels or names elsewhere in the document.
        strict: Take these and "Question" and its like only.
    """
    colon = _colon(text)
    if colon <= 0:
        name, stop, words = text[:_MOST_NAME].partition(". ")
        return Turn(name, text[len(name + stop) :]) if words and name in known else None
    label, words = text[:colon].strip(), text[colon + 1 :].strip()
    if is_nobody(label) or label in known:
        return Turn(label, words)
    if strict or not _begins_as_label(label) or not _ends_in_name(label, known):
        return None
    return Turn(label, words) if is_name(label) or not _lists_name(words) else None


@lru_cache(maxsize=1 << 12)
def split_alone(text: str) -> Turn | None:
    """Split a label off a line, whatever else the document holds; several readings ask for it."""
    return split_plain(text, ())


def find_repeated(texts: Iterable[str]) -> frozenset[str]:
    """Return the short words that stand before a colon again and again: "Reader", "The Times"."""
    starts = ((text, _colon(text[:_MOST_NAME])) for text in texts)
    times = Counter(text[:colon].strip() for text, colon in starts if colon > 0)
    return frozenset(
        label for label, count in times.items() if count > 1 and _can_stand_for_name(label)
    )


def _can_stand_for_name(label: str) -> bool:
    words = label.split()
    return (
        len(words) <= _MOST_REPEATED
        and _begins_as_label(label)
        and label.lower() not in ORDINALS
        and not is_region(label)
        and all(word[0].isupper() or word in SMALL for word in words)
    )


def _begins_as_label(label: str) -> bool:
    first, _, rest = label.partition(" ")
    first = first.lower().strip(",")
    return (
        label[:1].isalnum()
        and first not in BEGINNINGS
        and not (first == "the" and rest[:1].islower())
        and not _is_prose(label)
    )


def _ends_in_name(label: str, known: Collection[str]) -> bool:
    bare = _BRACKETED.sub("", label).strip()
    if is_nobody(bare) or bare in known:
        return True
    name = speaker_of(label) or ""
    return name in known or is_name(name) or is_role(bare) or (has_office(bare) and name != bare)


def _is_surely_one(label: str, known: Collection[str]) -> bool:
    """Whether it is a label even where all is bold: a heading may hold a colon as well."""
    bare = _BRACKETED.sub("", label).strip()
    if is_nobody(bare) or bare in known:
        return True
    return (is_name(bare) or has_office(bare)) and _ends_in_name(label, known)


def _is_prose(label: str) -> bool:
    bare = _BRACKETED.sub("", label)
    words = bare.split()
    if not words or _SENTENCE_END.search(bare):
        return True
    if len(words) > 1 and words[1].lower() in HONOURS:
        del words[0]
    first = words[0] if words[0].isupper() else words[0].lower()
    return first in PROSE or "I" in words or not PROSE.isdisjoint(words)


def _lists_name(words: str) -> bool:
    """Whether the words are a name alone: a new government's list has "Minister of Culture: …"."""
    return words.endswith(".") and is_name(words[:-1]) and not words.startswith(("Dear ", "I "))


def _colon(text: str) -> int:
    """Where the first colon outside brackets and quotes is; -1 where none is near the beginning."""
    at = text.find(":", 0, _MOST + 1)
    while at >= 0:
        before = text[:at]
        quoted = sum(map(before.count, _QUOTES)) % 2
        if not quoted and not _is_bracketed(text, at):
            return at
        at = text.find(":", at + 1, _MOST + 1)
    return -1


def _is_bracketed(text: str, at: int) -> bool:
    """Whether a bracket is open there that is closed later."""
    opened = max(text.rfind("(", 0, at), text.rfind("[", 0, at))
    if opened <= max(text.rfind(")", 0, at), text.rfind("]", 0, at)):
        return False
    # "Vera Example (retranslated: Thank you" forgets the second bracket.
    closed, again = _CLOSING.search(text, at), _OPENING.search(text, at)
    return closed is not None and (again is None or closed.start() < again.start())


def _is_bold_up_to(line: Line, colon: int) -> bool:
    """Whether the bold reaches the colon, save for brackets and a name that is a link."""
    if not line.bold:
        return False
    between = _BRACKETED.sub("", line.text[line.bold : colon]).split()
    return len(between) <= _MOST_NOT_BOLD and all(word[0].isupper() for word in between)
