"""Who a post says has said its quotations, and when."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.answers.verify.quotations import Post, Quotation
from bot.answers.verify.tokens import Weight, read_tokens
from bot.model import Person
from bot.people import People
from bot.people.sounds import is_cyrillic
from bot.search import ANY_TIME, Period
from bot.search.operators import read_period
from bot.search.periods import find_period

_NUMERIC = re.compile(
    r"(?<![\d.,/-])(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})(?![\d/-])"
)
_YEAR = re.compile(r"(?<![\w.,$€-])(?:19|20)\d\d(?![\w%]|[.,]\d)")
# An office may stand before a name, and be somebody's name in part ("Global Energy").
_NAME = re.compile(r"[A-ZА-ЯЁ][\w’'-]+(?:\s+(?:[A-ZА-ЯЁ]\.\s*)?[A-ZА-ЯЁ][\w’'-]+){0,7}")
# Who is spoken to or about isn't who speaks.
_ASIDE = re.compile(
    r"(?:\b(?:to|told|with|about|asked|against|for|meets|met|meeting|visited|thanked|in|at|from"
    r"|near|с|со|про|для|против|перед|в|из|под)|(?<![,;]\s)\band)\s+(?:the\s+)?(?:[a-zа-яё]+\s+){0,2}$"
)
_DATIVE = re.compile(r"(?:у|ю|ым|ом|ем|ой)$")
_CASES = re.compile(r"(?:а|у|ы|и|ым|ом|ем|е|ой|ей|ого|ому|ю|я)$")
_NOMINATIVES = ("", "а", "я", "й", "ий")
# Words that begin a sentence or name a month, though there are people of such names.
_NOBODY = re.compile(
    r"did|does|is|was|has|real|correct|true|right|someone|who|what|when|where|january|february"
    r"|march|april|may|june|july|august|september|october|november|december",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old)|quot(?:e|es|ed|ation)|words?|claim(?:s|ed)?|someone"
    r"|really|genuine|fake|correct|confirm|authentic|actually|joked|wrote|added|answer(?:ed)?"
    r"|сказал\w*|говорил\w*|заявил\w*|цитат\w*|слов\w*|правда|действительно|фейк|верно|кто)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?\n](?=\s|$)")
_FULL_STOP = "."
_QUOTED_END = re.compile(r"[.!?…][\"“”»’)]*$")
# "“…?” asks Bell", "“…!” — Bell": the sentence with the quotation goes on.
_GOES_ON = re.compile(r"\s*[^\sA-ZА-ЯЁ]|\s*\n|\s*$")
_LEADS = re.compile(r"[^.!?\n]*:\s*$")  # between who is named and what they say
_MOST_NAMES = 60  # that are looked up; a post in capitals has hundreds of words like names
_RIGHT_AFTER = 30  # characters between a quotation and who is named as its speaker after it


@dataclass(frozen=True, slots=True)
class Claim:
    """Who is said to have said a quotation, and when.

    Attributes:
        name: The name as the post has it; "" where it names nobody of the archive.
        persons: Who may be meant by it.
        period: When; any time where the post doesn't say.
        about: The post's other words, where they say more than who, when and whether.
    """

    name: str = ""
    persons: tuple[Person, ...] = ()
    period: Period = ANY_TIME
    about: str = ""


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    persons: tuple[Person, ...]
    start: int
    aside: bool


def read_claims(post: Post, people: People) -> list[Claim]:
    """Return for each quotation of a post who is said to have said it, and when."""
    outside = _blank(post.text, post.quotations)
    mentions = list(_find_mentions(outside, people))
    about = " ".join(outside.split()) if _says_more(outside, mentions) else ""
    ends = [0, *(one.end for one in post.quotations[:-1])]
    starts = [*(one.start for one in post.quotations[1:]), None]
    return [
        Claim(*_choose(outside, mentions, one, around), _choose_period(outside, one), about)
        for one, around in zip(post.quotations, zip(ends, starts, strict=True), strict=True)
    ]


def _says_more(text: str, mentions: Sequence[_Mention]) -> bool:
    """Whether a post has words beside names, times, and those by which one asks or reports."""
    for one in mentions:
        text = text[: one.start] + " " * len(one.name) + text[one.start + len(one.name) :]
    return any(
        token.weight in (Weight.CONTENT, Weight.NAME)
        and not _ASKING.fullmatch(token.key)
        and not _NOBODY.fullmatch(token.key)
        for token in read_tokens(text)
    )


def _blank(text: str, quotations: Iterable[Quotation]) -> str:
    """The post with blanks for its quotations, so that places stay; their sentences end as well."""
    for one in quotations:
        ends = _QUOTED_END.search(one.text) and not _GOES_ON.match(text, one.end)
        blank = " " * (one.end - one.start - 1) + (_FULL_STOP if ends else " ")
        text = text[: one.start] + blank + text[one.end :]
    return text


def _find_mentions(text: str, people: People) -> Iterable[_Mention]:
    for found in islice(_NAME.finditer(text), _MOST_NAMES):
        words = found[0].split()
        for start, word in enumerate(words):
            if _NOBODY.fullmatch(word):
                continue
            name = " ".join(words[start:])
            persons, declined = _find_persons(name, people)
            if persons:
                at = found.end() - len(name)
                aside = declined or bool(_ASIDE.search(text[:at]))
                yield _Mention(name, persons, at, aside)
                break


def _find_persons(name: str, people: People) -> tuple[tuple[Person, ...], bool]:
    """Who has a name, in whatever case; and whether its case says that somebody else speaks."""
    if persons := _resolve(name, people):
        return persons, False
    for ending in _NOMINATIVES if is_cyrillic(name) else ():
        plain = _CASES.sub(ending, name)
        if plain != name and (persons := _resolve(plain, people)):
            return persons, bool(_DATIVE.search(name))
    return (), False


def _resolve(name: str, people: People) -> tuple[Person, ...]:
    found = people.resolve(name)
    return found if isinstance(found, tuple) else (found,)


def _choose(
    text: str, mentions: list[_Mention], one: Quotation, around: tuple[int, int | None]
) -> tuple[str, tuple[Person, ...]]:
    """The first name of the last sentence before a quotation that names one, else one after.

    The first, since who speaks is the sentence's subject: "Bell, after he met Carr, said". But in
    "Bell said “…”, and Carr added: “…”" each has their own; `around` is where the quotation before
    ends and the next one begins.
    """
    previous_end, next_start = around
    speakers = [mention for mention in mentions if not mention.aside]
    before = [m for m in speakers if m.start < one.start]
    after = [m for m in speakers if m.start >= one.end]
    if before and not (after and _is_right_after(text, one, after[0], next_start)):
        own = [m for m in before if m.start >= previous_end and _leads(text, m, one.start)]
        if own:
            return own[0].name, own[0].persons
        last = before[-1].start
        ends = [end.end() for end in _SENTENCE_END.finditer(text[:last])]
        first = next(m for m in before if m.start >= (ends[-1] if ends else 0))
        return first.name, first.persons
    return (after[0].name, after[0].persons) if after else ("", ())


def _is_right_after(text: str, one: Quotation, mention: _Mention, next_start: int | None) -> bool:
    """Whether a name follows a quotation at once, as in "“…”, said Bell." or "“…” — Bell".

    In "“…” Carr said: “…”" it is the next one's, which begins at `next_start`.
    """
    if next_start is not None and _leads(text, mention, next_start):
        return False
    between = text[one.end : mention.start]
    return len(between) <= _RIGHT_AFTER and not _SENTENCE_END.search(between.rstrip())


def _leads(text: str, mention: _Mention, start: int) -> bool:
    """Whether who is named leads a quotation that begins at `start`: "Bell said in May: “…”"."""
    end = mention.start + len(mention.name)
    return end <= start and _LEADS.match(text, end, start) is not None


def _choose_period(text: str, one: Quotation) -> Period:
    """What is said on the time before the quotation, else after it."""
    before, after = text[: one.start], text[one.end :]
    return _find_period(before, last=True) or _find_period(after, last=False) or ANY_TIME


def _find_period(text: str, *, last: bool) -> Period | None:
    """The time that the last sentence names that names any, or the first."""
    sentences = _SENTENCE_END.split(text)
    periods = map(_read_time, reversed(sentences) if last else sentences)
    return next(filter(None, periods), None)


def _read_time(sentence: str) -> Period | None:
    days = [read_period(found[0].replace("/", ".")) for found in _NUMERIC.finditer(sentence)]
    if known := [day for day in days if day]:
        return known[0]
    # It wants another word beside the time.
    if named := find_period(f"{sentence} ·"):
        return named.period
    year = _YEAR.search(sentence)
    return read_period(year[0]) if year else None
