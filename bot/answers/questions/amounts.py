"""Numbers in a passage, as they stand there: "more than 70", "1.5 to 2 billion dollars"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answers.questions.kindred import is_land, list_kin
from bot.search import Span, read_forms, read_stems

_WORDED = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one"
    r"|(?:a|one|several) (?:hundred|thousand|million|billion|dozen)|half|hundreds|thousands|dozens"
    r"|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|двенадцать|двадцать|тридцать"
    r"|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|сто|двести|триста|полтора"
)
_FIGURE = r"\d+(?:[.,  ]\d{3})*(?:[.,]\d+)?"
_NUMBER = rf"(?:(?:{_WORDED}|\d+)\s+and\s+a\s+half|{_FIGURE}|(?:{_WORDED})(?:-\w+)?)"
_BEFORE = (
    r"(?:(?:more|less|fewer|not more|no more|no less|greater|higher) than|over|about|around|some"
    r"|nearly|almost|at least|up to|under|approximately|roughly|only|just|close to|well over"
    r"|больше|более|менее|меньше|около|почти|свыше|примерно|порядка|всего|до)\s+(?:чем\s+)?"
)
_SCALE = (
    r"(?:hundred|thousand|million|billion|trillion|тысяч\w*|млн|миллион\w*|миллиард\w*|млрд|трлн)"
)
_UNIT = (
    r"(?:per\s?cent|percentage points?|dollars?|roubles?|rubles?|euros?|tonnes?|tons?|barrels?"
    r"|kilomet\w+|met(?:re|er)s?|hectares?|cubic met\w+|hours?|days?|weeks?|months?|years?|times"
    r"|fold|people|процент\w*|доллар\w*|рубл\w*|евро|тонн\w*|километр\w*|лет|раза?|человек)"
)
_ORDINAL = r"(?:st|nd|rd|th)\b"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?:{_BEFORE})?[$€£]?{_NUMBER}(?!{_ORDINAL})(?:\s*%|-fold|(?:\s|-){_SCALE})?"
    rf"(?:(?:\s+(?:to|and|or|до)\s+|\s?[-–—]\s?)[$€£]?{_NUMBER}(?!{_ORDINAL})(?:\s*%|-fold|\s{_SCALE})?)?"
    rf"(?:[\s-]{_UNIT})?(?!\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_CLAUSE = re.compile(r"[,;:]\s")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_NEAR = 6  # words; so far from a clue a number says half as much about it
_MEASURES = {
    "people": "people person participant delegate guest visitor resident citizen man woman человек",
    "participants": "people person participant человек",
    "percent": "percent percentage per cent % процент",
    "percentage": "percent percentage % процент",
    "share": "percent percentage % half third quarter",
    "money": "dollar rouble ruble euro million billion $ € рубль доллар",
    "cost": "dollar rouble ruble euro million billion $",
    "price": "dollar rouble ruble euro million billion $",
    "turnover": "dollar rouble ruble euro million billion $",
    "long": "year month day hour week kilometre metre minute",
    "old": "year",
    "times": "times fold раз",
}
_VERBS = frozenset(
    ("do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "will", "would", "can")
)
_FITS, _LOOSELY, _STRANGE = 0.5, 0.2, 0.35
_AFTER = 60  # characters behind a number in which what it counts is named
_SIGNS = "%$€"
_OUT_OF = re.compile(rf"{_NUMBER}\s+of\s+(?:the|all|all the|our|its|their)\s+$", re.IGNORECASE)
_OWN_UNIT = re.compile(_UNIT, re.IGNORECASE)
# Whoever asks how much something grew wants a share, or how many times it is as much.
_GROWTH = re.compile(
    r"\b(?:gr[eo]w\w*|increas\w*|ris\w+|rose|fall\w*|fell|drop\w*|declin\w*|decreas\w*|go up"
    r"|went up|lower|higher|выр[оа]с\w*|снизил\w*|упал\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a passage; `fit` says how well it answers, above 0 for one that may."""

    span: Span
    fit: float


def find_amounts(
    text: str, marked: Sequence[Span], question: str, head: str, followed: str
) -> list[Amount]:
    """Find the numbers of a passage that may answer how many or how much, the likeliest first.

    Args:
        text: The passage.
        marked: Where words of the question stand in it.
        question: The question; a number that it holds itself is no answer.
        head: What is counted: the words after "how many".
        followed: More words of that kind, which need not be the thing counted.
    """
    asked = set(read_forms(question))
    wanted = _list_wanted(head)
    if _GROWTH.search(question) and not wanted:
        wanted = _list_wanted("percent times")
    loose = wanted | set(read_stems(followed))
    amounts = []
    for span in _list_spans(text):
        start, end = span
        digits = set(read_forms(text[start:end]))
        if digits & {form for form in asked if form[:1].isdigit()} or _is_date(text, span):
            continue
        fit = weigh_nearness(text, span, marked)
        said, after = text[start:end], text[end : end + _AFTER]
        beside = set(read_stems(said)) | set(read_stems(after)[:4])
        beside |= {sign for sign in _SIGNS if sign in text[start : end + 1]}
        own = {stem for unit in _OWN_UNIT.findall(said) for stem in read_stems(unit)}
        own |= {sign for sign in _SIGNS if sign in text[start : end + 1]}
        if beside & wanted:
            fit += _FITS
        elif wanted and own:
            # Years, where roubles are asked for.
            fit -= _STRANGE
        if beside & loose:
            fit += _LOOSELY
        if _OUT_OF.search(text[:start]):
            # "Thirteen of the forty villages": the first is counted, the second is how many exist.
            fit -= _STRANGE
        amounts.append(Amount(span, fit))
    return sorted(amounts, key=lambda amount: -amount.fit)


def _list_wanted(head: str) -> set[str]:
    wanted: set[str] = set()
    for form, stem in zip(read_forms(head), read_stems(head), strict=True):
        if form in _VERBS:
            break
        if is_land(form):
            # What is Russian is no land, and a land is not what is counted.
            continue
        measures = _MEASURES.get(form)
        signs = set((measures or "").split()) & {"%", "$", "€"}
        wanted |= {stem} | list_kin(form, stem) | set(read_stems(measures or "")) | signs
    return wanted


def _list_spans(text: str) -> Iterator[Span]:
    for found in _AMOUNT.finditer(text):
        if found[0].strip().lower() not in {"one", "just one", "only one", "some one"}:
            yield found.span()


def _is_date(text: str, span: Span) -> bool:
    """Whether a number is a year, or a day of a month."""
    said = text[span[0] : span[1]].strip()
    if _YEAR.fullmatch(said):
        return True
    months = (
        r"January|February|March|April|May|June|July|August|September|October|November|December"
        r"|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    )
    bare = said.isdigit() and int(said) <= 31  # noqa: PLR2004
    before = re.search(rf"(?:{months})\s*$", text[: span[0]]) is not None
    after = re.match(rf"\s+(?:of\s+)?(?:{months})\b", text[span[1] :]) is not None
    return bare and (before or after)


def weigh_nearness(text: str, span: Span, marked: Sequence[Span]) -> float:
    """How near a question's words stand, each word once, those of other sentences a third."""
    nearest: dict[str, float] = {}
    for start, end in marked:
        if start < span[1] and span[0] < end:
            continue
        between = text[end : span[0]] if end <= span[0] else text[span[1] : start]
        far = len(_WORD.findall(between))
        weight = 1 / (1 + far / _NEAR)
        if _SENTENCE.search(between):
            weight /= 3
        elif _CLAUSE.search(between):
            weight /= 1.5
        stem = (read_stems(text[start:end]) or [""])[0]
        nearest[stem] = max(nearest.get(stem, 0.0), weight)
    return sum(nearest.values()) / 3
