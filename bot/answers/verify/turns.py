"""Turns: adjacent paragraphs of one speaker, joined, since a quotation may run over their edges."""

from bisect import bisect_right
from dataclasses import dataclass

from bot.model import Event, Paragraph

_JOINT = "\n"
_BETWEEN = ("note", "omission")  # "(Applause)" doesn't end a turn


@dataclass(frozen=True, slots=True)
class Turn:
    """Adjacent paragraphs of one speaker, or of the site's text.

    Attributes:
        event: The event.
        paragraphs: The paragraphs, in order; at least one.
        text: Their texts, a line each.
        starts: Where each paragraph's text starts in `text`, in code points.
    """

    event: Event
    paragraphs: tuple[Paragraph, ...]
    text: str
    starts: tuple[int, ...]

    def paragraph_at(self, place: int) -> Paragraph:
        """The paragraph that the character at this place of `text` belongs to."""
        return self.paragraphs[bisect_right(self.starts, place) - 1]

    def place(self, at: int) -> tuple[int, int]:
        """Where a character of `text` stands in the event: the paragraph, and where in it."""
        index = bisect_right(self.starts, at) - 1
        return self.paragraphs[index].n, at - self.starts[index]


def join_turn(event: Event, n: int, room: int) -> Turn:
    """Join a paragraph with those of its turn.

    Args:
        event: The event.
        n: The paragraph's number.
        room: How many characters are wanted before and after it, at least where there are any.
    """
    middle = event.paragraphs[n - 1]
    before = _gather(event, middle, -1, room)
    after = _gather(event, middle, 1, room)
    paragraphs = (*reversed(before), middle, *after)
    starts, at = [], 0
    for paragraph in paragraphs:
        starts.append(at)
        at += len(paragraph.text) + len(_JOINT)
    text = _JOINT.join(paragraph.text for paragraph in paragraphs)
    return Turn(event, paragraphs, text, tuple(starts))


def _gather(event: Event, middle: Paragraph, step: int, room: int) -> list[Paragraph]:
    """The paragraphs of a turn on one side of the middle one, the nearest first."""
    gathered: list[Paragraph] = []
    if middle.kind not in ("speech", "text"):
        return gathered
    near, held = middle, 0
    while held < room:
        following = event.paragraph(near.n + step)
        while following and following.kind in _BETWEEN:
            following = event.paragraph(following.n + step)
        later = following if step > 0 else near
        if (
            following is None
            or following.kind != middle.kind
            or following.speaker != middle.speaker
            or (later is not None and later.label is not None)
        ):
            break
        gathered.append(following)
        held += len(following.text)
        near = following
    return gathered
