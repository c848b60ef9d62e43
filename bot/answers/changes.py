"""What a site has changed in an event, word by word."""

import re

from rapidfuzz.distance import Levenshtein

from bot.answers.answer import Advice, Answer
from bot.answers.holdings import Holdings
from bot.answers.subscribed import Changes, Rewording
from bot.answers.subscribing import ShowChanges

_WORD = re.compile(r"\S+\s*")
_MOST_WORDS = 1500
"""Words that are compared of a paragraph: the time grows with their product."""


def show_changes(request: ShowChanges, holdings: Holdings) -> Answer:
    """Answer with an altered paragraph of the event's last revision that has one."""
    event = holdings.view.event(request.number)
    if event is None:
        return Advice("gone.event")
    revisions = [one for one in holdings.view.revisions(request.number) if one.altered]
    if not revisions:
        return Advice("nothing.changes")
    last = revisions[-1]
    page = min(request.page, len(last.altered) - 1)
    altered = last.altered[page]
    now = event.paragraph(altered.n)
    return Changes(
        event,
        altered.n,
        compare_words(altered.before, now.text if now else ""),
        page,
        len(last.altered),
        len(last.added),
        len(last.removed),
    )


def compare_words(before: str, now: str) -> tuple[Rewording, ...]:
    """Return what makes one text into the other, whole words at a time."""
    old, new = _WORD.findall(before), _WORD.findall(now)
    rest = Rewording("".join(old[_MOST_WORDS:]), "".join(new[_MOST_WORDS:]))
    old, new = old[:_MOST_WORDS], new[:_MOST_WORDS]
    stretches = [
        Rewording(
            "".join(old[step.src_start : step.src_end]),
            "".join(new[step.dest_start : step.dest_end]),
        )
        for step in Levenshtein.opcodes([w.strip() for w in old], [w.strip() for w in new])
    ]
    return (*stretches, *([rest] if rest.before or rest.now else []))
