"""From printed labels to persons: who speaks in the archive, in which office, and how often."""

from bot.people.build import build_people
from bot.people.census import Census
from bot.people.registry import People
from bot.people.rolls import Roll, Voice, call_roll

__all__ = ["Census", "People", "Roll", "Voice", "build_people", "call_roll"]
