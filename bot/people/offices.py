"""What stands beside a name: the office, and which kind of occupation it is."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from bot.people.names import strip_brackets

Kind = Literal[
    "press",
    "business",
    "state",
    "region",
    "parliament",
    "service",
    "science",
    "work",
    "management",
]

_ADDRESSES = {
    *("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "madam"),
    *("his", "her", "highness", "majesty", "holiness", "excellency", "господин", "госпожа"),
}
_SMALL = {"and", "at", "for", "from", "in", "of", "on", "the", "to", "with"}
# Some old pages print them as words.
_ABBREVIATIONS = {"ceo", "cis", "cprf", "csto", "eu", "fsb", "nato", "osce", "un", "usa", "vtb"}
_MOST_ABBREVIATION = 3
_INITIAL = re.compile(r"[A-ZА-ЯЁ]\.")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]+)(?:[)\]]|$)")
# A remark about the words, not about who says them.
_REMARK = re.compile(
    r"translat|interpret|english|transcript|question|answer|speak|telephone|video|laugh|addressing"
    r"|respon|in [A-Z]|перевод|смеётся|по-",
    re.IGNORECASE,
)
# What is said or asked, as in a heading that was taken for a label.
_SAID = re.compile(r"\b(?:question|remarks?|answer|regarding|following)\b", re.IGNORECASE)
# The first kind whose words an office has is its kind.
_KINDS: dict[Kind, re.Pattern[str]] = {
    "press": re.compile(
        r"correspondent|journalist|anchor|editor|presenter|newspaper|broadcast|television|\btv\b"
        r"|channel|news\b|columnist|radio|reporter|programme"
    ),
    "business": re.compile(
        r"\bceo\b|chief executive|general director|director[- ]general|owner|entrepreneur|farmer"
        r"|managing director|management board|executive board|board of directors"
    ),
    "state": re.compile(
        r"minister|ministry|presidential|president of russia\b|chief of staff|ambassador|envoy"
        r"|prosecutor|accounts chamber|federal (?!.*company)|security council|intelligence"
        r"|special representative|\bfsb\b"
    ),
    "region": re.compile(
        r"governor|mayor|head of [\w ]*(?:republic|region|territory|district|area)"
    ),
    "parliament": re.compile(r"deputy of|state duma|federation council|senator|faction|\bmp\b"),
    "service": re.compile(
        r"commander|colonel|captain|lieutenant|major|sergeant|pilot|cosmonaut|cadet|officer"
    ),
    "science": re.compile(
        r"professor|academi|\brector|universit|institute|academy|researcher|scientist|school"
        r"|teacher|student|doctor|physician|hospital|nurse"
    ),
    "work": re.compile(
        r"worker|driver|operator\b|engineer|foreman|\bminer\b|mechanic|welder|pensioner"
    ),
    "management": re.compile(r"director|manager"),
}
# Nobody holds two of these at the same time.
_FULL_TIME = frozenset({"state", "region", "business", "press", "work", "management"})
_LEARNT = frozenset({"science"})


@lru_cache(maxsize=1 << 15)
def read_office(label: str, name: str) -> str:
    """Return the office printed beside a name, in one manner of capitals; "" where there is none.

    The outlet of a journalist who is printed as "A.Writer (The Gazette)" is one.
    """
    bare = strip_brackets(label)
    lower = bare.casefold()
    words = name.casefold()
    # Initials may be printed close, and two words as one: "A.Writer", "AnnaBell".
    for form in (words, words.replace(". ", "."), words.replace(" ", ""), words.split()[-1]):
        at = lower.rfind(form)
        if at >= 0:
            break
    else:
        return ""
    end = at + len(form)
    before = bare[:at].split()
    if form != words:
        # The first name may be printed otherwise than the source reads it: "Vladmir", "Sergey".
        while before and _INITIAL.fullmatch(before[-1]):
            before.pop()
        for word in reversed(words.split()[:-1]):
            if before and before[-1][:1].casefold() == word[:1]:
                before.pop()
    office = _tidy(" ".join(before)) or _tidy(bare[end:])
    if not office:
        remark = _BRACKETED.search(label)
        if remark and remark[1][:1].isupper() and not _REMARK.search(remark[1]):
            office = _tidy(remark[1])
    return office


@lru_cache(maxsize=1 << 14)
def kind_of(office: str) -> Kind | None:
    """Return which kind of occupation an office is; None where its words don't tell."""
    words = office.casefold()
    return next((kind for kind, pattern in _KINDS.items() if pattern.search(words)), None)


def exclude(one: str, other: str) -> bool:
    """Whether nobody holds both offices at the same time."""
    kinds = {kind_of(one), kind_of(other)}
    return len(kinds) > 1 and kinds <= _FULL_TIME and kinds != {"business", "management"}


def are_strange(one: str, other: str) -> bool:
    """Whether few people have had both offices, one after the other: a minister and a surgeon."""
    kinds = {kind_of(one), kind_of(other)}
    return len(kinds & _FULL_TIME) == 1 and len(kinds & _LEARNT) == 1


@lru_cache(maxsize=1 << 14)
def office_key(office: str) -> str:
    """Return what equal offices share: "Minister of Transport" and "Transport Minister" do."""
    words = re.findall(r"\w+", office.casefold().replace("minster", "minister"))
    kept = {word for word in words if word not in _SMALL}
    return " ".join(sorted(kept))


def _tidy(text: str) -> str:
    words = text.strip(" .,:;–-").split()
    while words and words[0].casefold().strip(".") in _ADDRESSES:
        words.pop(0)
    if not words or words[0].casefold() in _SMALL - {"the"} or _SAID.search(text):
        return ""
    office = " ".join(_recase(word, shouted=_is_shouted(words)) for word in words)
    return office[:1].upper() + office[1:]


def _is_shouted(words: Sequence[str]) -> bool:
    """Whether most is in capitals, or a word that nobody writes so otherwise: "OF"."""
    long = [word for word in words if len(word) > _MOST_ABBREVIATION]
    small = any(word.isupper() and word.casefold() in _SMALL for word in words)
    return small or sum(map(str.isupper, long)) * 2 > len(long)


def _recase(word: str, *, shouted: bool) -> str:
    """Write a word of an office as it is written in most; in a shouted one all are in capitals."""
    if word.casefold() in _SMALL:
        return word.casefold()
    if word.casefold() in _ABBREVIATIONS:
        return word.upper()
    if shouted and len(word) > _MOST_ABBREVIATION and "." not in word:
        return word.capitalize()
    return word.replace("’S", "’s").replace("'S", "'s")
