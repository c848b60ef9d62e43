"""Making rolls of invented events."""

import datetime as dt

from bot.people import People, Roll, Voice, build_people


def roll(event, day, *voices, tags=()):
    """A roll from labels, each with its speaker as a source reads it, one turn of two passages."""
    return Roll(
        event,
        dt.date.fromisoformat(day) if day else None,
        tuple(Voice(label, speaker, 1, 2) for label, speaker in voices),
        tuple(tags),
    )


def say(*names, times=1, day="2010-01-01", start=1):
    """Rolls in which all these names speak, each its own label."""
    return [roll(start + n, day, *((name, name) for name in names)) for n in range(times)]


def people(*rolls) -> People:
    return build_people(rolls)


def names(found):
    return [person.name for person in found]
