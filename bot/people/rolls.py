"""The roll of an event: who is printed as speaking in it, and how much. All that persons need."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from bot.model import Event


@dataclass(frozen=True, slots=True)
class Voice:
    """A label of an event.

    Attributes:
        label: As printed.
        speaker: The name in it, as the source read it; None where it names nobody.
        turns: How many turns begin with it.
        passages: How many paragraphs these turns have.
    """

    label: str
    speaker: str | None
    turns: int
    passages: int


@dataclass(frozen=True, slots=True)
class Roll:
    """An event's number and day, its voices, and the persons it is tagged with."""

    event: int
    date: dt.date | None
    voices: tuple[Voice, ...]
    tags: tuple[str, ...] = ()


def call_roll(event: Event) -> Roll:
    """Count who speaks in an event."""
    counts: dict[str, list[int]] = {}
    speakers: dict[str, str | None] = {}
    label: str | None = None
    for paragraph in event.paragraphs:
        if paragraph.kind != "speech":
            continue
        label = paragraph.label or label
        if label is None:
            continue
        count = counts.setdefault(label, [0, 0])
        speakers.setdefault(label, paragraph.speaker)
        count[0] += paragraph.label is not None
        count[1] += 1
    voices = tuple(
        Voice(label, speakers[label], turns, passages)
        for label, (turns, passages) in counts.items()
    )
    return Roll(event.number, event.date, voices, event.persons)


def dump_roll(roll: Roll) -> list[Any]:
    """Return a roll as JSON values, in lists, since an archive's are kept as one value."""
    return [
        roll.event,
        roll.date.isoformat() if roll.date else None,
        [[voice.label, voice.speaker, voice.turns, voice.passages] for voice in roll.voices],
        list(roll.tags),
    ]


def load_roll(values: list[Any]) -> Roll:
    """Read a roll, as `dump_roll` writes it."""
    event, date, voices, tags = values
    return Roll(
        event,
        dt.date.fromisoformat(date) if date else None,
        tuple(Voice(*voice) for voice in voices),
        tuple(tags),
    )
