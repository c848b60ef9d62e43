"""Who says a passage: the person whom a post names, somebody else, or somebody whom they quote."""

import re
from collections.abc import Sequence

from bot.answers.holdings import Holdings
from bot.answers.links import attribute
from bot.answers.verify.comparison import Comparison
from bot.model import Event, Paragraph, Person
from bot.people import People

_MARKS = (("“", "”"), ("«", "»"), ("„", "“"))
_ASKED = re.compile(r"(?:an? )?(?:question|вопрос)\b", re.IGNORECASE)
_MARKED = re.compile(r"“[^”]*”|«[^»]*»|\"[^\"]*\"")
_OWN = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Яя]|[Мм]еня|[Мм]не|[Мм]о[йеяию])\b")
# Once it may be in words that the site gives as somebody's without marks.
_LEAST_OWN = 2
_REPORTED = 120  # characters before a passage in which somebody is named whose words it gives


def find_speakers(event: Event, paragraph: Paragraph, people: People) -> tuple[Person, ...]:
    """Return who may be the one that says a paragraph; nobody for the site's own text."""
    label = attribute(event, paragraph)
    if label is None:
        return ()
    found = people.resolve(paragraph.speaker or label, event.date, event.number)
    return found if isinstance(found, tuple) else (found,)


def is_said_by(
    event: Event, paragraph: Paragraph, persons: Sequence[Person], holdings: Holdings
) -> bool:
    """Whether one of the persons says a paragraph, as far as that is known."""
    keys = {person.key for person in persons}
    speakers = find_speakers(event, paragraph, holdings.people)
    return any(speaker.key in keys for speaker in speakers)


def is_question(label: str | None) -> bool:
    """Whether a speaker's label says only that somebody asks: "Question (retranslated)"."""
    return label is not None and _ASKED.match(label) is not None


def is_personal(event: Event) -> bool:
    """Whether an event is somebody's text in the first person: an article, a letter, an address.

    The site prints such a text as its own, and says in the title, if at all, whose it is.
    """
    if any(paragraph.kind == "speech" for paragraph in event.paragraphs):
        return False
    text = "\n".join(p.text for p in event.paragraphs if p.kind == "text")
    return len(_OWN.findall(_MARKED.sub("", text))) >= _LEAST_OWN


def is_quoted(comparison: Comparison, persons: Sequence[Person] = ()) -> bool:
    """Whether whoever says a passage gives it as somebody else's words.

    So it is where it stands in quotation marks, and where one of the persons is named right
    before it or in its sentences.
    """
    text, found = comparison.turn.text, comparison.found
    start, end = found[comparison.range[0]].start, found[comparison.range[1]].end
    if _is_marked(text, start, end):
        return True
    first, last = found[comparison.sentences[0]].start, found[comparison.sentences[1]].end
    # Whom the words themselves name is spoken of.
    around = f"{text[max(0, first - _REPORTED) : start]} … {text[end:last]}"
    return any(re.search(rf"\b{re.escape(person.surname)}\b", around) for person in persons)


def _is_marked(text: str, start: int, end: int) -> bool:
    """Whether the place stands within quotation marks of one paragraph."""
    line = text.rfind("\n", 0, start) + 1
    close = text.find("\n", end)
    before, after = text[line:start], text[end : close if close >= 0 else len(text)]
    for opening, closing in _MARKS:
        opened = before.rfind(opening)
        if opened >= 0 and closing not in before[opened + 1 :] and closing in after:
            return True
    # Straight marks are alike on both sides: an odd number before a place has opened one.
    return before.count('"') % 2 == 1 and '"' in after
