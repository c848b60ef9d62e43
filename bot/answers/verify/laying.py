"""Laying a quotation along a paragraph, or along its turn where it runs over the edges."""

from collections.abc import Sequence

from bot.answers.verify.alignment import Step, align
from bot.answers.verify.comparison import SAME, Comparison, find_bracketed
from bot.answers.verify.quoted import Words
from bot.answers.verify.tokens import Token, read_tokens
from bot.answers.verify.turns import Turn, join_turn
from bot.model import Event

_ROOM = 300  # characters of a turn around a passage, beside the quotation's own length
_EXTRA = 3  # words that the passage may have more than were struck at an end


def compare_turn(
    quoted: Words, event: Event, n: int, *, over_edge: bool = False
) -> Comparison | None:
    """Lay a quotation along a paragraph, or along its turn where it runs over the edges.

    Args:
        quoted: The quotation.
        event: The event.
        n: The paragraph's number.
        over_edge: Whether it is known to run over them; else that is told by the paragraph alone.
    """
    if not quoted.tokens:
        return None
    room = quoted.tokens[-1].end - quoted.tokens[0].start + _ROOM
    if over_edge:
        return compare(quoted, join_turn(event, n, room))
    alone = compare(quoted, join_turn(event, n, 0))
    if alone is None or alone.exact:
        return alone
    kinds = [step.kind for step in alone.steps]
    shared = [n for n, kind in enumerate(kinds) if kind in SAME]
    size, (first, last) = len(quoted.tokens), alone.range
    before = "struck" in kinds[: shared[0]] and first < size
    after = "struck" in kinds[shared[-1] :] and len(alone.found) - last <= size
    if not (quoted.breaks or before or after):
        return alone
    joined = compare(quoted, join_turn(event, n, room))
    return joined if joined and (joined.exact or joined.share > alone.share) else alone


def compare(quoted: Words, turn: Turn) -> Comparison | None:
    """Lay a quotation, of at least a word, along a turn; None where they share no word."""
    found = tuple(read_tokens(turn.text))
    bracketed = find_bracketed(turn.text, found)
    steps = align(
        quoted.tokens, found, breaks=quoted.breaks, optional=quoted.optional, bracketed=bracketed
    )
    if not any(step.kind in SAME for step in steps):
        return None
    return Comparison(quoted, turn, found, tuple(_lengthen(steps, found, quoted.optional)))


def _lengthen(steps: list[Step], found: Sequence[Token], optional: frozenset[int]) -> list[Step]:
    """Show beside words that are struck at an end what the passage has in their place."""
    shared = [s.found for s in steps if s.kind in SAME and s.found is not None]
    first, last = shared[0], shared[-1]
    head = next(n for n, step in enumerate(steps) if step.kind in SAME)
    tail = next(n for n, step in enumerate(reversed(steps)) if step.kind in SAME)
    end = len(steps) - tail
    most_before = sum(step.quoted not in optional for step in steps[:head])
    most_after = sum(step.quoted not in optional for step in steps[end:])
    before: list[Step] = []
    after: list[Step] = []
    while most_before and len(before) < most_before + _EXTRA and not found[first].opens:
        first -= 1
        before.append(Step("added", None, first))
    while most_after and len(after) < most_after + _EXTRA and not found[last].closes:
        last += 1
        after.append(Step("added", None, last))
    return [*steps[:head], *reversed(before), *steps[head:end], *steps[end:], *after]
