"""Who is named in a text, and how well a name answers who was asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers.questions.kindred import list_kin
from bot.search import Span, read_forms, read_stems

_PART = r"(?:[A-ZА-ЯЁ][a-zа-яё’'é-]*[A-ZА-ЯЁ]?[a-zа-яёé]+|[A-ZА-ЯЁ]\.)"
_JOIN = r"(?:\s+(?:(?:al|bin|ibn|de|da|van|von|der|el|di)\s+)?|\s*(?<=\.)\s*|-)"
_NAME = re.compile(rf"(?<![\w.])(?:{_PART})(?:{_JOIN}{_PART}){{0,3}}(?!\w)")
_OFFICES = re.compile(
    r"^(?:(?:Deputy|Prime|First|Vice|President|Minister|Foreign|Defence|Finance|Interior|Secretary"
    r"|General|Chairman|Chairwoman|Chairperson|Governor|Mayor|Head|Director|CEO|Speaker|Patriarch"
    r"|Chancellor|King|Queen|Prince|Emir|Sheikh|Mr|Mrs|Ms|Dr|Madam|Premier|Ambassador|Commander"
    r"|Academician|Professor|Sir|Federal|Russian|Ukrainian|French|German|Kazakh|Belarusian"
    r"|The|And|Opening|Meeting|With|Working|Beginning|Talks|Press|In|On|At|By|Of|Our|We)\s+)+"
)
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Madam|Dr|господин\w*)\.?\s*$")
_ROLE_REACH = 70  # characters before a name in which the office stands


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: where it stands, without the office, and the office before it.

    Attributes:
        titled: Whether an office or a "Mr" stands right before it, as before persons only.
    """

    span: Span
    name: str
    office: str
    titled: bool


def find_names(text: str) -> list[Named]:
    """Find what looks like a person's name: two capitalised words, or one behind a "Mr"."""
    return list(_find_names(text))


def _find_names(text: str) -> Iterator[Named]:
    for found in _NAME.finditer(text):
        office = _OFFICES.match(found[0])
        start = found.start() + (office.end() if office else 0)
        name = text[start : found.end()]
        titled = _TITLED.search(text[:start]) or (
            office and re.search(r"\bM(?:r|rs|s)\b", office[0])
        )
        if len(name.split()) < 2 and not titled and "." not in name:  # noqa: PLR2004
            continue
        before = text[max(0, start - _ROLE_REACH) : start]
        nearby = re.split(r"[.;:!?]\s", before)[-1]
        yield Named((start, found.end()), name, nearby, bool(office or titled))


def is_named(name: str, stems: frozenset[str]) -> bool:
    """Whether a question with words of these stems names somebody itself."""
    return any(stem in stems for stem in read_stems(name)[-1:])


def fits_role(office: str, role: str) -> float:
    """How well an office as printed is the role that is asked for, 0 to 1; 1 for no role."""
    asked = [
        {stem} | list_kin(form, stem)
        for form, stem in zip(read_forms(role), read_stems(role), strict=True)
    ]
    if not asked:
        return 1.0
    held = set(read_stems(office))
    return sum(bool(kin & held) for kin in asked) / len(asked)
