"""A passage with what a quotation has otherwise: struck, underlined, or in bold where it is part.

The passage is the archive's text, character by character; only what is struck is the quotation's.
"""

from collections.abc import Iterator
from itertools import groupby

from bot.answers.verify.alignment import Step
from bot.answers.verify.comparison import Comparison
from bot.telegram.html import escape
from bot.telegram.taken import clip

# A message holds 100 entities. Where more differs, the two are shown one after the other.
_MOST_MARKED = 30
_MOST_STRUCK = 700  # characters of the quotation
_AROUND = 0.25  # of what is shown: as much of a long sentence before and after what is shared
_GAP = 300  # characters that a quotation passes over; of more the middle is left out
_LEADING = '“«„"‘([—–-'
_TRAILING = '”»“"’)].,;:!?…%'


def mark_differences(comparison: Comparison, most: int) -> str:
    """Return the sentences of the passage with the differences marked, in Telegram's HTML.

    Args:
        comparison: The quotation, laid along the passage.
        most: How many characters of the passage are shown at most.
    """
    text = comparison.turn.text
    start, end = _find_excerpt(comparison, int(_AROUND * most))
    cut = min(end, start + most)
    if comparison.exact:
        body = "".join(_mark_part(comparison, start, cut))
    elif len(comparison.hunks) + len(comparison.forms) > _MOST_MARKED:
        tokens = comparison.quoted.tokens
        body = f"{escape(text[start:cut])}"
        struck = comparison.struck
        if struck:
            body = f"{_strike(comparison, 0, len(tokens) - 1)}\n{body}"
    else:
        body = "".join(_mark_words(comparison, start, cut))
    before = "… " if _is_cut_before(text, start) else ""
    after = " …" if cut < len(text) and text[cut : cut + 1] != "\n" else ""
    return f"{before}{body.strip()}{after}"


def _is_cut_before(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] != "\n"


def _find_excerpt(comparison: Comparison, around: int) -> tuple[int, int]:
    """Where the shown part of the turn's text starts and ends: whole sentences, if not too long."""
    text, found = comparison.turn.text, comparison.found
    start, end = found[comparison.sentences[0]].start, found[comparison.sentences[1]].end
    first, last = found[comparison.range[0]].start, found[comparison.range[1]].end
    if first - start > around:
        start = text.find(" ", first - around, first) + 1 or first
    if end - last > around:
        end = max(last, text.rfind(" ", last, last + around))
    while start > 0 and text[start - 1] in _LEADING:
        start -= 1
    while end < len(text) and text[end] in _TRAILING:
        end += 1
    return start, end


def _mark_part(comparison: Comparison, start: int, end: int) -> Iterator[str]:
    """The excerpt with what is quoted in bold, unless that is all of it."""
    text, found = comparison.turn.text, comparison.found
    whole = comparison.sentences == comparison.range and not comparison.omitted
    at = start
    for kind, group in groupby(comparison.steps, lambda step: step.kind == "omitted"):
        places = [step.found for step in group if step.found is not None]
        if kind or not places:
            continue
        first, last = found[places[0]].start, found[places[-1]].end
        if first >= end:
            break
        between = text[at:first]
        if at != start and len(between) > _GAP:
            half = _GAP // 2
            between = f"{between[:half].rsplit(' ', 1)[0]} […] {between[-half:].split(' ', 1)[-1]}"
        yield escape(between)
        yield escape(text[first:last]) if whole else f"<b>{escape(text[first:last])}</b>"
        at = last
    yield escape(text[at : max(at, end)])


def _mark_words(comparison: Comparison, start: int, end: int) -> Iterator[str]:
    text, found = comparison.turn.text, comparison.found
    at, pending = start, ""
    for differs, group in groupby(comparison.steps, _differs):
        steps = list(group)
        places = [step.found for step in steps if step.found is not None]
        if places and found[places[0]].start >= end:
            break
        if not differs:
            if pending and places:
                yield escape(text[at : found[places[0]].start]) + pending
                at, pending = found[places[0]].start, ""
            continue
        quoted = [step.quoted for step in steps if step.quoted is not None]
        struck = _strike(comparison, quoted[0], quoted[-1]) if quoted else ""
        if not places:
            pending = f"{struck} "
            continue
        first, last = found[places[0]].start, found[places[-1]].end
        yield escape(text[at:first])
        yield f"{struck} " if struck else ""
        yield f"<u>{escape(text[first:last])}</u>"
        at = last
    if pending:
        close = max([at, *[found[s.found].end for s in comparison.steps if s.found is not None]])
        yield f"{escape(text[at:close])} {pending.strip()}"
        at = close
    yield escape(text[at : max(at, end)])


def _differs(step: Step) -> bool:
    return step.kind in ("struck", "added", "form")


def _strike(comparison: Comparison, first: int, last: int) -> str:
    tokens = comparison.quoted.tokens
    text = comparison.quoted.text[tokens[first].start : tokens[last].end]
    return f"<s>{escape(clip(text, _MOST_STRUCK))}</s>"
