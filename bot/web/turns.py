"""A transcript as turns: the paragraphs that one speaker says without a break."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.model import Paragraph


@dataclass(frozen=True, slots=True)
class Turn:
    """Neighbouring paragraphs of one voice.

    Attributes:
        kind: `speech` for a speaker's turn, `text` for what the site itself says.
        speaker: Who speaks; None for the site, and for one whom it doesn't name.
    """

    kind: str
    speaker: str | None
    paragraphs: tuple[Paragraph, ...]


def split_turns(paragraphs: Sequence[Paragraph]) -> list[Turn]:
    """Return the turns; a printed label begins one, also where the speaker is the same."""
    turn = 0

    def place(paragraph: Paragraph) -> tuple[int, str, str | None]:
        nonlocal turn
        turn += paragraph.label is not None
        kind = "speech" if paragraph.kind == "speech" else "text"
        return turn, kind, paragraph.speaker if kind == "speech" else None

    return [
        Turn(kind, speaker, tuple(group))
        for (_, kind, speaker), group in groupby(paragraphs, place)
    ]
