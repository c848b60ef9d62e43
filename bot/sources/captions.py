"""Captions of pictures in the plain-text form, where nothing marks them.

A slider shows a counter above its caption; a single picture only shows the caption, as a line
among the paragraphs. It is told by what it lacks, a verb, and by naming the event or a person.
"""

import re

from bot.sources.labels import split_alone
from bot.sources.names import has_office, is_name, speaker_of

_OCCASION = r"(?:with|at|prior to|before|after|during|following|in|visiting"
# How a caption begins that is no sentence.
_BEGINNING = re.compile(
    rf"{_OCCASION}|meeting (?:of|on|with)"
    r"|на|с|со|в|во время|перед|после|встреча с|заседание)\s",
    re.IGNORECASE,
)
# "With Vera Example." has two words in a row that begin as names do; "With pleasure." has none.
_WITH = re.compile(r"With .*\b[A-Z][\w’-]+ [A-Z][\w’-]+")
# "Rector Vera Example at the opening of the bridge."
_ENDING = re.compile(rf".\s{_OCCASION})\s+(?:(?:the|a|an)\s+)?([^,.]+)\.$", re.IGNORECASE)
# Words that stand under pictures only.
_SHOWN = re.compile(
    r"\((?:left|right|cent(?:re|er))\)|\b(?:left to right|far left|photo:)", re.IGNORECASE
)
_CREDIT = re.compile(r"\bPhoto: [\w ,-]{2,40}$")
_VERB = re.compile(
    r"\b(?:am|are|be|been|did|discussed|do|does|gave|had|has|have|i|includes?|informed|is|laid|later|let|made"
    r"|met|must|noted|opened|reported|said|spoke|stressed|thanked|told|took|was|we|were|will|would"
    r"|you|our|my|please|thank)\b",
    re.IGNORECASE,
)
# Whoever did something: "Vera Example attended", "the President also visited".
_ACTED = re.compile(r"\b(?:[A-Z][\w’'-]+|leaders?|he|she|they) (?:also )?[a-z]+ed\b")
# What a page calls the part behind it.
_TITLED = re.compile(r"(?:excerpts|transcript|стенограмма)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FEWEST, _MOST = 3, 300
# How long an office with a name is, and within how many words it says what it is.
_MOST_PERSON, _OFFICE = 120, 3
# The share of a caption's words that the title has as well. Within the text even a line that
# begins like a caption must share some: "With great pleasure." is an answer.
_LIKE_TITLE, _LIKE_TITLE_INSIDE = 0.6, 0.3


def is_caption(line: str, title: str, *, inside: bool) -> bool:
    """Whether a line is the caption of a single picture.

    Args:
        line: A line.
        title: The event's title.
        inside: Whether it stands within the text, not above it where pictures usually are.
    """
    if len(line) > _MOST or _TITLED.match(line) or _VERB.search(line) or _ACTED.search(line):
        return False
    words = word_list(line)
    if len(set(words)) < _FEWEST or split_alone(line) is not None:
        return False
    if _CREDIT.search(line):
        return True
    if line[-1] != ".":
        return False
    if line.lower().startswith(title.lower()) or _SHOWN.search(line):
        return True
    if _WITH.match(line) and len(line) <= _MOST_PERSON:
        return True
    first = word_list(line.partition(". ")[0])
    like = max(_likeness(words, title), _likeness(first, title))
    if _BEGINNING.match(line) and like >= (_LIKE_TITLE_INSIDE if inside else 0.0):
        return True
    ending = word_list(found[1]) if (found := _ENDING.search(line)) else []
    if len(ending) >= _FEWEST and _likeness(ending, title) >= _LIKE_TITLE:
        return True
    return like >= _LIKE_TITLE and not names_person(line)


def names_person(line: str) -> bool:
    """Whether a line is an office and a person's name, with a full stop, and nothing else.

    Above the text it is a caption; within it people introduce themselves so.
    """
    if (
        line[-1] != "."
        or ":" in line
        or len(line) > _MOST_PERSON
        or _VERB.search(line)
        or _ACTED.search(line)
    ):
        return False
    name = speaker_of(line[:-1])
    office, found, _ = line.rpartition(f" {name}.")
    return bool(found) and is_name(name or "") and has_office(" ".join(office.split()[:_OFFICE]))


def word_list(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return _WORD.findall(text.lower())


def _likeness(words: list[str], title: str) -> float:
    """The share of different words that the title has too."""
    own = set(words)
    return len(own & set(word_list(title))) / len(own) if own else 0.0
