"""What a question asks for, by the words that ask: when, where, who, how many, which events."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Asked(StrEnum):
    """What would answer a question."""

    DAY = "day"
    PLACE = "place"
    PERSON = "person"
    NUMBER = "number"
    TIMES = "times"
    EVENTS = "events"
    PASSAGES = "passages"


@dataclass(frozen=True, slots=True)
class Form:
    """How something is asked.

    Attributes:
        asked: What for.
        head: The words that say of what kind the answer is: "deputy prime minister", "percent".
        span: Where the asking words stand.
        order: Whether the latest or the earliest is meant.
        question: Whether anything is asked at all, rather than named.
        voice: Whose words are asked for, as typed: "Lavrov" of "what did Lavrov say"; else "".
    """

    asked: Asked
    head: str
    span: tuple[int, int]
    order: str
    question: bool
    voice: str = ""


_ROLES = (
    r"presidents?|ministers?|premiers?|governors?|mayors?|leaders?|heads?|chiefs?|chair\w*|bosse?s?"
    r"|directors?|managers?|journalists?|reporters?|correspondents?|editors?|hosts?|envoys?"
    r"|ambassadors?|generals?|commanders?|officers?|officials?|persons?|people|m[ae]n|wom[ae]n"
    r"|scientists?|scholars?|athletes?|writers?|poets?|artists?|directors?|companies|company|firms?"
    r"|banks?|banker|businessm[ae]n|entrepreneurs?|deput\w+|senators?|speakers?|prosecutors?"
    r"|kings?|queens?|chancellors?|patriarchs?|bishops?|rectors?|teachers?|doctors?|veterans?"
    r"|secretar\w+|politicians?|statesm[ae]n|guests?|members?|advis[eo]rs?|aides?|cosmonauts?"
    r"|part(?:y|ies)|teams?|organi[sz]ations?|ceos?|owners?|founders?|coach(?:es)?|champions?"
    r"|monks?|priests?|rabbis?|muftis?|princes?|emirs?|sheikhs?|students?|workers?|soldiers?"
)
_SITES = (
    r"cit(?:y|ies)|towns?|countr(?:y|ies)|places?|regions?|republics?|villages?|provinces?|venues?"
    r"|locations?|residences?|capitals?|halls?|island"
)
# "Which region's governor" asks for somebody.
_PLACES = rf"(?:{_SITES})\b(?!\s+(?:{_ROLES})\b)"
_TIMES_OF = r"dates?|days?|years?|months?|weekdays?"
_SUMS = (
    r"percent(?:age)?|per cent|share|number|amount|sum|price|rate|figures?|proportion|size|age"
    r"|total|quantity|turnover|population|cost|length|height|value|volume"
)
_EVENTS = (
    r"events?|meetings?|visits?|trips?|talks|speeches|summits?|conferences?|interviews?|calls?"
)
_DO = r"did|does|do|has|have|had|will|would|can|could|should|must|may|might"
# "What did the ministers say" asks for no ministers.
_WHAT = rf"(?:which|what|whose)\s+(?!(?:{_DO})\b)"
_WHICH = rf"{_WHAT}(?!(?:is|are|was|were)\b)"
_START = r"(?:^|(?<=[,;:.!?–—-]\s)|(?<=\band\s)|(?<=\bor\s))"
_MEASURES = r"many|much|long|old|large|big|high|tall|wide|deep|heavy"
_OFFICE = rf"(?:[\w.'’-]+\s+){{0,4}}?(?:{_ROLES})(?:\s+(?:\w+\s+)?(?:{_ROLES}))*"
# The verbs after which somebody is met, told or visited so many times.
_MET = r"(?:did|has|have|had|was|were|does|do)"
_FORMS: tuple[tuple[Asked, str], ...] = (
    (Asked.TIMES, rf"\bhow (?:many times|often) {_MET}\b"),
    (Asked.TIMES, r"\bсколько раз\b|\bкак часто\b"),
    (Asked.NUMBER, rf"\b(?:by )?{_WHICH}(?:\w+\s+){{0,2}}?(?P<number>{_SUMS})\b"),
    (Asked.NUMBER, rf"\bwhat (?:was|is|were|are) the (?:\w+\s+){{0,3}}?(?P<sum>{_SUMS})\b"),
    (Asked.NUMBER, rf"\b(?:by )?how (?:{_MEASURES})\b(?P<many>(?:\s+\w+){{0,3}})"),
    (Asked.NUMBER, r"\bсколько\b(?P<skolko>(?:\s+\w+){0,3})|\bкак(?:ой|ова) (?:процент|доля)\b"),
    (Asked.EVENTS, rf"\b{_WHICH}(?:\w+\s+){{0,2}}?(?:{_EVENTS})\b|^(?:list|show)\b"),
    (Asked.EVENTS, r"\bкаки[ех] (?:события|встречи|визиты|поездки|переговоры|саммиты)\b"),
    (Asked.DAY, rf"{_START}when\b|\b(?:on |in )?{_WHICH}(?:exact )?(?:{_TIMES_OF})\b"),
    (Asked.DAY, r"\bкогда\b|\bкакого числа\b|\bв как(?:ом году|ой день|ом месяце)\b"),
    (
        Asked.PLACE,
        rf"{_START}where\b|\b(?:in |at |to )?{_WHAT}(?:\w+\s+){{0,2}}?(?P<place>{_PLACES})",
    ),
    (Asked.PLACE, r"\b(?:где|куда|откуда)\b|\bв как(?:ом|ой) (?:город|стран|регион|мест)\w*"),
    (
        Asked.PERSON,
        rf"{_START}who\s+(?:was|is|were|are)\s+(?:the\s+)?(?P<holder>{_OFFICE}(?:\s+of\s+[\w’-]+)?)\b",
    ),
    (Asked.PERSON, rf"{_START}(?:by |to |with )?who(?:m|se)?\b"),
    (Asked.PERSON, rf"\b(?:to |by |with )?{_WHICH}(?P<role>{_OFFICE})\b"),
    (Asked.PERSON, r"\b(?:кто|кого|кому|с кем|кем|о ком)\b|\bкакой (?P<rol>министр|губернатор)\w*"),
    (Asked.PASSAGES, rf"{_START}(?:what|why|how|which)\b|\b(?:что|почему|зачем|как|каков\w*)\b"),
    (
        Asked.PASSAGES,
        r"^(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could|should|may)\b",
    ),
)
_COMPILED = tuple((asked, re.compile(pattern, re.IGNORECASE)) for asked, pattern in _FORMS)
_ACTS = (
    r"(?:met|meet|visit(?:ed)?|sp(?:oke|eak)|talk(?:ed)?|said|say|went|go|travel(?:led)?"
    r"|call(?:ed)?)"
)
_OCCASIONS = r"(?:meeting|talks|(?:telephone |phone )?(?:call|conversation))"
_SAID = (
    r"(?:sa(?:y|id)|t(?:ell|old)|think|thought|ask(?:ed)?|answer\w*|repl(?:y|ied)|promis\w+"
    r"|explain\w*|announc\w+|suggest\w*|propos\w+|mention\w*|sp(?:eak|oke)|talk\w*|warn\w*|call\w*|describ\w+)"
)
_VOICE = re.compile(
    rf"\b(?:did|does|do|has|have|had|was|is)\s+(?:\w+\s+){{0,2}}?([\w’-]+)\s+(?:\w+\s+)?{_SAID}\b"
    rf"|\bwhat\s+([\w’-]+)\s+(?:has\s+|had\s+)?{_SAID}\b"
    r"|\b(?:сказал|говорил|заявил|отв[её]тил|думает|считает|говорит)[аи]?\s+([\w-]+)",
    re.IGNORECASE,
)
_LATEST = re.compile(
    rf"\b(?:latest|most recent(?:ly)?|last time|last {_ACTS})\b|^(?:the )?last {_OCCASIONS} with\b"
    r"|\bпоследн(?:ий|яя|ее|юю) (?:раз|встреч|визит)",
    re.IGNORECASE,
)
_EARLIEST = re.compile(
    rf"\b(?:very first|first time|earliest|first {_ACTS})\b|^(?:the )?first {_OCCASIONS} with\b"
    r"|\bвпервые\b|\bперв(?:ый|ая) (?:раз|визит|встреча)",
    re.IGNORECASE,
)


def read_form(text: str) -> Form:
    """Recognise what is asked for, by the first words that ask; of several the narrowest."""
    best: tuple[int, int, Asked, re.Match[str]] | None = None
    for place, (asked, pattern) in enumerate(_COMPILED):
        found = pattern.search(text)
        if found and (best is None or (found.start(), place) < best[:2]):
            best = (found.start(), place, asked, found)
    order = "new" if _LATEST.search(text) else "old" if _EARLIEST.search(text) else ""
    spoke = _VOICE.search(text)
    voice = next(filter(None, spoke.groups()), "") if spoke else ""
    if best is None:
        question = text.rstrip().endswith("?")
        return Form(Asked.PASSAGES, "", (0, 0), order, question, voice)
    _, _, asked, found = best
    head = next((value for value in found.groupdict().values() if value), "")
    return Form(asked, head.strip(), found.span(), order, question=True, voice=voice)
