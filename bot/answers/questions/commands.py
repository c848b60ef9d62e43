"""Questions that ask for just what a command gives: who somebody is, what there was in a month."""

import re

from bot.answers.answer import Answer, Nothing
from bot.answers.calendar import find_day
from bot.answers.holdings import Holdings
from bot.answers.questions.asked import Asked
from bot.answers.questions.reading import Question
from bot.answers.request import FindDay, FindSpeaker
from bot.answers.speaker import find_speaker
from bot.model import Person
from bot.people.sounds import sound
from bot.search import Period

_WHO_IS = re.compile(
    r"^(?:who\s+(?:is|was)|кто\s+так(?:ой|ая))\s+(?P<name>[\w.’'-]+(?:\s+[\w.’'-]+){0,3}?)\s*\??$",
    re.IGNORECASE,
)
_MOST_MONTHS = 12
# Words that ask for all that there was.
_ANYTHING = re.compile(
    r"\b(?:events?|happen\w*|held|list|show|события|событий|были|было|произошл\w+|случил\w+|происходил\w+)\b",
    re.IGNORECASE,
)


def answer_as_command(question: Question, holdings: Holdings, lang: str) -> Answer | None:
    """Answer with a person's page or the events of some days; None where neither is asked for."""
    return _show_person(question, holdings, lang) or _show_days(question, holdings, lang)


def _show_person(question: Question, holdings: Holdings, lang: str) -> Answer | None:
    asked = _WHO_IS.match(question.text)
    if asked is None:
        return None
    name = asked["name"]
    found = holdings.people.resolve(name.title() if name.islower() else name)
    if not isinstance(found, Person) or not _is_name_of(name, found):
        return None
    return find_speaker(FindSpeaker(found.key), holdings, lang)


def _is_name_of(words: str, person: Person) -> bool:
    """Whether all of the words are of a person's name: "the mayor of Bell" asks for somebody."""
    own = f"{person.name} {person.russian or ''}".split()
    heard = {sound(part) for part in own}
    return all(sound(word) in heard for word in words.split())


def _show_days(question: Question, holdings: Holdings, lang: str) -> Answer | None:
    if not asks_for_days(question):
        return None
    days = _write(question.periods[0])
    found = find_day(FindDay(days), holdings, lang) if days else None
    return None if isinstance(found, Nothing) else found


def asks_for_days(question: Question) -> bool:
    """Whether all that there was at a time is asked for, and nothing else."""
    if not question.form.question or len(question.periods) != 1:
        return False
    if question.asked not in (Asked.EVENTS, Asked.PASSAGES):
        return False
    asks = _ANYTHING.search(question.text) is not None
    return asks and all(_ANYTHING.fullmatch(clue.form) for clue in question.clues)


def _write(period: Period) -> str:
    """A day, a month or a year as it is typed; "" for other days."""
    first, last = period.first, period.last
    if first is None or last is None:
        return ""
    if first == last:
        return first.isoformat()
    months = (last.year - first.year) * _MOST_MONTHS + last.month - first.month + 1
    if first.day != 1 or months not in (1, _MOST_MONTHS):
        return ""
    return f"{first.year}-{first.month:02}" if months == 1 else f"{first.year}"
