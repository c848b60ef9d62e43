"""Questions that go on from the last one: "and in 2016?", "what did Lavrov say?", "а где?"."""

import datetime as dt
import re

from bot.answers.questions.asked import read_form
from bot.answers.questions.commands import asks_for_days
from bot.answers.questions.haste import mend_asking
from bot.answers.questions.reading import list_clues, read_question
from bot.answers.questions.times import find_times
from bot.answers.request import Ask
from bot.search import read_forms

_MOST_WORDS = 10
_ANY_DAY = dt.date(2000, 1, 1)  # only where a time stands counts here, not what days it means
_MARKS = "\"“”„«»'‘’"
_GOING_ON = re.compile(
    r"(?:and|but|so|then|also|ok(?:ay)?|а|и|ну|но)\b[,\s]*(?:(?:what|how)\s+about\b|что\s+(?:насч[её]т|про)\b)?"
    r"|(?:what|how)\s+about\b|что\s+(?:насч[её]т|про)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<!\w)[A-ZА-ЯЁ][\w’-]+(?:\s+[A-ZА-ЯЁ][\w’-]+)*")
# Whose words or deeds a question asks for: the name behind its first verb.
_WHOSE = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|will|would)\s+(?P<name>[A-ZА-ЯЁ][\w’-]+"
    r"(?:\s+[A-ZА-ЯЁ][\w’-]+)*)|\b(?:сказал|говорил|заявил)[аи]?\s+(?P<russian>[А-ЯЁ][\w-]+)"
)
_DOING = re.compile(r"\b(?:did|does|do|has|have|had|will|would)\s+[\w’-]+\s+[a-z]+\b")
_POINTING = re.compile(r"\b(?:was|is|were|are)\s+(?:that|this|it)\b|\bэто был[оаи]?\b")
# What stands behind one of these takes the place of what stood behind one like it.
_JOINTS = (
    ("about", "on", "regarding", "о", "об", "обо", "про", "насчёт", "насчет"),
    ("with", "с", "со"),
    ("in", "at", "в", "во"),
    ("to", "на"),
)
_ANY_JOINT = "|".join(sorted((joint for joints in _JOINTS for joint in joints), key=len)[::-1])
_EMPTY = re.compile(r"\b(?:in|on|at|during|of|во?|за|that|this|it|them|there|this time|then)\s*$")


def goes_on(text: str) -> bool:
    """Whether a text by itself asks for too little, so that it goes on from a question before."""
    text = text.strip()
    if not text or len(text.split()) > _MOST_WORDS:
        return False
    if asks_for_days(read_question(text, _ANY_DAY)):
        return _GOING_ON.match(text) is not None
    return _GOING_ON.match(text) is not None or not _list_substance(text)


def is_question(text: str) -> bool:
    """Whether plain words ask: they begin so, end in a question mark, or go on from a question.

    A text in quotation marks is a quotation, whatever it asks.
    """
    text = mend_asking(text.strip())
    if text[:1] in _MARKS and text[-1:] in _MARKS:
        return False
    form = read_form(text)
    begins = form.question and form.span != (0, 0) and form.span[0] == 0
    going_on = _GOING_ON.match(text) is not None and goes_on(text) and not _list_substance(text)
    return text.endswith("?") or (begins and len(text.split()) > 1) or going_on


def follow(previous: Ask, text: str) -> Ask | None:
    """Return the whole question that a text means after another one; None where it is its own.

    What the text names takes the place of what the question before named: its time, and whose
    words are asked for. What it asks for (when, where, who) is asked of the same matter.

    Args:
        previous: The question before, whole.
        text: What was typed next.
    """
    text = " ".join(text.split())
    if not goes_on(text):
        return None
    begun = _GOING_ON.match(text)
    rest = (text[begun.end() :] if begun else text).strip(" ?!.,")
    if not rest:
        return None
    before = previous.words.strip(" ?!.")
    if find_times(rest, _ANY_DAY):
        before = _cut_times(before)
    form = read_form(rest)
    if form.question and form.span != (0, 0) and _list_substance(rest):
        return None
    if begun and begun[0].split()[-1].lower() in _JOINTS[0] and not find_times(rest, _ANY_DAY):
        joined = _join(before, f"about {rest}")
    else:
        joined = _join(before, rest)
    if joined:
        return Ask(f"{joined}?")
    names = _list_names(rest, form.span if form.question else (0, 0))
    if names and (whose := _WHOSE.search(before)):
        start, end = whose.span("name" if whose["name"] else "russian")
        before = f"{before[:start]}{names[0]}{before[end:]}"
        names = names[1:]
    if form.question and form.span != (0, 0):
        asked = read_form(before)
        matter = before[asked.span[1] :] if asked.question else before
        if _DOING.search(rest):
            # Who does what is said anew.
            matter = _DOING.sub("", matter)
        return Ask(" ".join(f"{_POINTING.sub('', rest)} {matter}".split()).strip(" ,.") + "?")
    added = rest if find_times(rest, _ANY_DAY) or names else _list_rest(rest, before)
    return Ask(f"{before} {added}".strip() + "?")


def _join(before: str, rest: str) -> str:
    """The question before with "with Dorn" in the place of "with Varga"; "" where that isn't so."""
    word, _, new = rest.partition(" ")
    joints = next((joints for joints in _JOINTS if word.lower() in joints), ())
    if not joints or not new or find_times(rest, _ANY_DAY):
        return ""
    phrase = rf"\b({'|'.join(joints)})\s+(?:(?!(?:{_ANY_JOINT})\b)\S+(?:\s+|$))+"
    found = list(re.finditer(phrase, before, re.IGNORECASE))
    if not found:
        return ""
    start, end = found[-1].span()
    return f"{before[:start]}{found[-1][1]} {new} {before[end:]}".strip()


def _list_substance(text: str) -> list[str]:
    """The words of a text that are neither asking words, nor names, nor times."""
    form = read_form(text)
    start, end = form.span
    bare = f"{text[:start]} {text[end:]}"
    for time in reversed(find_times(bare, _ANY_DAY)):
        bare = bare[: time.span[0]] + bare[time.span[1] :]
    bare = _NAME.sub(" ", bare)
    return [clue.form for clue in list_clues(bare)]


def _cut_times(text: str) -> str:
    for time in reversed(find_times(text, _ANY_DAY)):
        start, end = time.span
        before = _EMPTY.sub("", text[:start].rstrip())
        text = f"{before.rstrip()} {text[end:].strip()}".strip()
    return text


def _list_names(text: str, asking: tuple[int, int]) -> list[str]:
    rest = " " * asking[1] + text[asking[1] :]
    return [found[0] for found in _NAME.finditer(rest)]


def _list_rest(rest: str, before: str) -> str:
    """What a text adds to the question before: words that this doesn't have."""
    held = set(read_forms(before))
    return " ".join(form for form in read_forms(rest) if form not in held)
