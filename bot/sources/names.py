"""Who a label names: the person without titles, or nobody for "Question" and its like."""

import re
from functools import cache, lru_cache

from babel import Locale

from bot.sources.offices import (
    AFTER_NOBODY,
    BODIES,
    CROWNED,
    FIRST_PARTICLES,
    JOINING,
    NOBODY,
    OFFICES,
    PARTICLES,
)

_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*(?:[)\]]|$)")
_GLUED = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_INITIALS = re.compile(r"(?:[A-ZА-ЯЁ]\.\s?){1,2}[A-ZА-ЯЁ][\w’'-]+")
# "В.Примерова" needs no first name; in "Vera M. Example" the initial stands between two.
_GLUED_INITIALS = re.compile(r"(?<!\S)(?:[A-ZА-ЯЁ]\.){1,2}[A-ZА-ЯЁ][\w’'-]+$")
_TRIM = ".,’'“”\"»"
# Names are said so from two words ("Vera Example") to five.
_FEWEST, _MOST = 2, 5
# "Call centre operator" is the longest office that stands alone.
_MOST_ROLE = 3
# A country's name has so many words at most where an office goes before a person's.
_MOST_REGION = 3
# A shorter word in capitals is an abbreviation.
_MOST_ABBREVIATION = 3


@lru_cache(maxsize=4096)
def speaker_of(label: str) -> str | None:
    """Return the person whom a label names, without offices and remarks in brackets.

    "President of Russia Vladimir Putin" gives "Vladimir Putin", "В.Путин" itself; a label without
    a name gives itself ("Moderator"), one like "Question" None.
    """
    bare = " ".join(_bare(label).split()).strip(" .:,")
    if not bare or is_nobody(bare):
        return None
    if " " not in bare and "-" not in bare:
        bare = _GLUED.sub(" ", bare)
    return _recase(_name(bare))


def is_nobody(label: str) -> bool:
    """Whether the label says that someone spoke, but not who: "Question", "Реплика"."""
    first, *rest = _WORD.findall(_bare(label).lower()) or [""]
    return first in NOBODY and (not rest or rest[0] in AFTER_NOBODY)


def is_name(words: str) -> bool:
    """Whether the words could be a person's full name and nothing else."""
    if _INITIALS.fullmatch(words):
        return True
    tokens = words.split()
    return (
        _FEWEST <= len(tokens) <= _MOST
        and all(map(_is_name_part, tokens))
        and not any(map(_is_boundary, tokens))
        and not is_region(words)
    )


def is_role(words: str) -> bool:
    """Whether the words are an office alone, as for one who isn't named: "Call centre operator"."""
    tokens = words.split()
    return 0 < len(tokens) <= _MOST_ROLE and _is_office(tokens[-1])


def has_office(words: str) -> bool:
    """Whether an office or a rank is among the words."""
    return any(map(_is_office, words.split()))


def is_region(words: str) -> bool:
    """Whether the words are a country's name."""
    return words.lower() in _regions()


def _bare(label: str) -> str:
    return _BRACKETS.sub("", label) if "(" in label or "[" in label else label


def _name(bare: str) -> str:
    first, comma, rest = bare.partition(", ")
    if comma and is_name(first) and not is_name(_behind_offices(rest)[0]):
        return first
    if initials := _GLUED_INITIALS.search(bare):
        return initials[0]
    person, of, _ = bare.partition(" of ")
    head, *middle = person.lower().split()
    if of and head in CROWNED and middle and not _is_office(middle[-1]):
        bare = person
    name, certain = _behind_offices(bare)
    if not name or (" " not in name and " " in bare and not certain):
        return bare
    return name if certain else _last_two(name)


def _behind_offices(bare: str) -> tuple[str, bool]:
    """The words that may be a name, and whether what stands before them is known to be none."""
    tokens = bare.replace(",", " ,").split()
    start = len(tokens)
    certain = True
    while start and _is_name_part(tokens[start - 1]) and not _is_boundary(tokens[start - 1]):
        taken = len(tokens) - start
        if taken > _MOST or (taken >= _FEWEST and _ends_with_region(tokens[:start])):
            certain = taken <= _MOST
            break
        start -= 1
    else:
        certain = not start or _is_office(tokens[start - 1])
    while start < len(tokens) and tokens[start] in PARTICLES - FIRST_PARTICLES:
        start += 1
    return " ".join(tokens[start:]), certain


def _last_two(name: str) -> str:
    """The family name, the particles before it, and one name before these."""
    tokens = name.split()
    start = len(tokens) - 1
    while start > 0 and tokens[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(tokens[max(0, start - 1) :])


def _is_name_part(token: str) -> bool:
    return token[0].isupper() or token.lower() in PARTICLES or token[:3].lower() in {"el-", "al-"}


def _is_office(token: str) -> bool:
    return token.lower().strip(_TRIM) in OFFICES


def _is_boundary(token: str) -> bool:
    word = token.lower().strip(_TRIM)
    return word in OFFICES or word in BODIES or word in JOINING


def _ends_with_region(tokens: list[str]) -> bool:
    last = tokens[-_MOST_REGION:]
    return any(is_region(" ".join(last[n:])) for n in range(len(last)))


@cache
def _regions() -> frozenset[str]:
    """The countries' names in English and in Russian, lower case."""
    locales = (Locale(code) for code in ("en", "ru"))
    names = {name.lower() for locale in locales for name in locale.territories.values()}
    return frozenset(names | {"turkey", "us", "usa", "russian federation"})


def _recase(name: str) -> str:
    """A name in capitals, as some old pages have it, as it is written otherwise."""
    return " ".join(
        part.title()
        if part.isupper() and len(part) > _MOST_ABBREVIATION and "." not in part
        else part
        for part in name.split()
    )
