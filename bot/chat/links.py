"""Links in one's own sentence, for the words between pluses: `As +the sea does not ask+ says`."""

import re
from collections.abc import Sequence

from bot.answers.answer import Passage
from bot.answers.suggestions import Suggestions
from bot.messages import Phrases
from bot.model import Event
from bot.telegram.html import escape, link
from bot.telegram.shared import Shared, name_source, source_of
from bot.telegram.taken import clip

MOST_SOUGHT = 5
_SOUGHT = re.compile(r"(?<![\w+])\+(?=\S)([^+]{2,}?)(?<=\S)\+(?![\w+])")
_DESCRIPTION = 200


def find_sought(text: str) -> list[str]:
    """Return the words between pluses, in order, at most five; "C++" and "2+2+2" hold none."""
    return [found[1] for found in _SOUGHT.finditer(text)][:MOST_SOUGHT]


def insert_links(text: str, found: Sequence[Suggestions], t: Phrases) -> list[Shared]:
    """Return the text with its words between pluses linked, the best choice of links first.

    Args:
        text: What was typed.
        found: What each of the words between pluses may mean; words that mean nothing known
            stay as they are, without a link.
        t: The phrases of whoever sends it.
    """
    most = max((len(one.items) for one in found), default=0)
    return [_insert(text, [_pick(one, at) for one in found], at, t) for at in range(most)]


def _pick(found: Suggestions, at: int) -> Passage | Event | None:
    return found.items[min(at, len(found.items) - 1)] if found.items else None


def _insert(text: str, picked: Sequence[Passage | Event | None], at: int, t: Phrases) -> Shared:
    parts, shown, end = [], [], 0
    matches = list(_SOUGHT.finditer(text))[:MOST_SOUGHT]
    for match, item in zip(matches, picked, strict=True):
        words = match[1]
        parts.append(escape(text[end : match.start()]))
        parts.append(link(words, source_of(item)) if item else escape(words))
        shown.append(f"{words} → {name_source(item, t)}" if item else t("inline.none", words=words))
        end = match.end()
    html = "".join([*parts, escape(text[end:])])
    return Shared(f"l{at}", t("inline.links"), clip("\n".join(shown), _DESCRIPTION), html, [])
