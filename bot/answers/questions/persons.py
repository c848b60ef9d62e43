"""Who is named in a text, and how well a name answers who was asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.answers.questions.kindred import is_land, list_kin
from bot.search import Span, read_forms, read_stems

_PART = r"(?:[A-ZА-ЯЁ][a-zа-яё’'é-]*[A-ZА-ЯЁ]?[a-zа-яёéčćšž]+|[A-ZА-ЯЁ]\.)"
_JOIN = r"(?:\s+(?:(?:al|bin|ibn|de|da|van|von|der|el|di)\s+)?|\s*(?<=\.)\s*|-)"
# A name with the office before it: "Federal Chancellor of" ends it, "French Foreign Minister" not.
_NAME = re.compile(rf"(?<![\w.])(?:{_PART})(?:{_JOIN}{_PART}){{0,7}}(?!\w)")
# A capital at the beginning of a sentence shows no name.
_BODY = re.compile(r"(?<!^)(?<![.!?…]\s)(?<![\w’'])[A-ZА-ЯЁ][\w&-]+(?:\s+[A-ZА-ЯЁ][\w&-]+)*")
_MR = r"(?:Mr|Mrs|Ms|Madam|Dr|господин\w*)\.?"
_TITLED = re.compile(rf"\b{_MR}\s*$")
# Those who are named so by one name alone.
_CROWNED = (
    r"(?:King|Queen|Prince|Princess|Emir|Sheikh|Sultan|Emperor|Pope|Patriarch|Metropolitan|Archbishop"
    r"|Bishop|Mufti|Rabbi|Catholicos|Король|Патриарх|Митрополит|Епископ)"
)
_ALONE = re.compile(rf"(?:{_MR}|{_CROWNED})\s*$")
_OFFICE_WORDS = """
deputy prime first vice president minister foreign defence finance interior secretary general
chairman chairwoman chairperson governor mayor head director ceo speaker patriarch chancellor
king queen prince emir sheikh mr mrs ms dr madam premier ambassador commander academician
professor sir federal acting presidential aide plenipotentiary envoy executive chief editor
senator member representative leader archbishop bishop metropolitan mufti rabbi pope sultan
capt captain colonel lieutenant major marshal admiral moderator question
"""
_OFFICES = frozenset(_OFFICE_WORDS.split())
# Words of bodies, events and places, which no person is called.
_THING_WORDS = """
oblast krai okrug raion the and opening meeting with working beginning talks press in on at
by of our we for to from council ministry department group kingdom union relief academy
presentation republic federation university region summit agreement agreements war security
forum company bank games cup order day hall palace house party duma assembly exarch
patriarchal commission society committee states nations organisation organization centre
center institute museum cathedral church territory sea island islands city square street
fund service agency court army fleet front programme project treaty declaration constitution
congress parliament corporation international national state world economic central eastern
western northern southern north south east west great new high supreme public federal
regional district strategic energy forces force armed military air space arts science
sciences sports culture customs emergencies disaster measures statement statements interview
speech remarks conference answers address contact trilateral normandy victory olympic
paralympic railway railways airlines oil gas river mount lake gulf bay strait canal orthodox
people peoples special operation red cosmodrome channel television radio news times post
journal political bureau club popular executive discussion board trustees heads members
participants council's staff union's airborne regiment division brigade winter summer open
grand residence africa african asia asian zealand arab lanka leone rica salvador cooperation
development policy relations affairs trade industry infrastructure strategy law rights
process plan road belt partnership friendship cross nuclear radiation safety environmental
since until
"""
_THINGS = frozenset(_THING_WORDS.split())
_ROLE_REACH = 90  # characters before a name in which the office stands
_PLACE_AND_NAME = 3  # words
_INITIAL = re.compile(r"[A-ZА-ЯЁ]\..*")
_PATRONYMIC = re.compile(r".+(?:vich|vna|ich|вич|вна)$")
_OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?[^,.;:!?]{2,60}?(?=,|\s+and\b|[.;:!?]|$)")
_BEHIND = re.compile(r",\s+((?:the\s+|a\s+)?(?:newly\s+appointed\s+)?[A-ZА-ЯЁ][^.;:!?]{2,110})")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: where it stands, without the office, and the words beside it.

    Attributes:
        span: Where it stands.
        name: The name.
        office: What stands before it in its sentence and, after a comma, behind it.
        whose: Where it says behind the name of whom or of what: "Bell of the Miners".
        titled: Whether an office or a "Mr" stands beside it, as beside persons only.
    """

    span: Span
    name: str
    office: str
    whose: Span
    titled: bool


def find_names(text: str, known: frozenset[str] = frozenset()) -> list[Named]:
    """Find what looks like a person's name: two capitalised words, or one behind a "Mr".

    Args:
        text: The text.
        known: The full names of known persons, in small letters.
    """
    return list(_find_names(text, known))


def find_bodies(text: str) -> list[Span]:
    """Where companies, parties and the like may be named: in capitals, and no land."""
    found = (one.span() for one in _BODY.finditer(text))
    return [span for span in found if not any(map(is_land, read_forms(text[slice(*span)])))]


def _find_names(text: str, known: frozenset[str]) -> Iterator[Named]:
    for found in _NAME.finditer(text):
        before = text[: found.start()]
        start = found.start() + _skip(found[0], known, after_of=before.endswith((" of ", " de ")))
        name = text[start : found.end()]
        held = text[found.start() : start]
        alone = _ALONE.search(text[:start])
        if not name or (len(name.split()) < 2 and not alone and "." not in name):  # noqa: PLR2004
            continue
        is_body = not held and before.endswith("the ")
        if name.casefold() not in known and (is_body or _is_of_things(read_forms(name))):
            continue
        nearby = re.split(r"[.;:!?]\s", text[max(0, start - _ROLE_REACH) : start])[-1]
        behind = _BEHIND.match(text, found.end())
        after = behind[1] if behind else ""
        offices = {*read_forms(held), *read_forms(after)[:6]} & _OFFICES
        titled = bool(offices) or _TITLED.search(text[:start]) is not None
        of = _OF.match(text, found.end())
        whose = of.span() if of else (found.end(), found.end())
        yield Named((start, found.end()), name, f"{nearby} {after}".strip(), whose, titled)


def _skip(words: str, known: frozenset[str], *, after_of: bool) -> int:
    """How many characters of a row of capitalised words stand before the name in it."""
    found = list(re.finditer(r"\S+", words))
    for one in found:
        if words[one.start() :].casefold() in known:
            return one.start()
    forms = [next(iter(read_forms(one[0])), "") for one in found]
    initials = [n for n, one in enumerate(found) if _INITIAL.fullmatch(one[0])]
    if initials:
        return found[initials[0]].start()
    others = [n for n, form in enumerate(forms) if form in _OFFICES or _is_thing(form)]
    first = others[-1] + 1 if others else 0
    # "Chairman of Tarn Milo Kest" names a place and a person, "of Milo Orvich Kest" a person.
    if not first and after_of and len(found) == _PLACE_AND_NAME and not _PATRONYMIC.match(forms[1]):
        first = 1
    return found[first].start() if first < len(found) else len(words)


def _is_of_things(forms: list[str]) -> bool:
    owned = any(form.endswith("'s") for form in forms)
    return owned or any(map(_is_thing, forms)) or forms[-1] in _OFFICES


def _is_thing(form: str) -> bool:
    return form in _THINGS or is_land(form)


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
