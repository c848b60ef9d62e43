"""A Bot API server on this machine, and a page on which one talks to the bot."""

from bot.playground.faults import (
    BLOCKED,
    CHAT_NOT_FOUND,
    DEACTIVATED,
    KICKED,
    Fault,
    Faults,
)
from bot.playground.model import Upload
from bot.playground.server import Call, Playground
from bot.playground.traffic import Limits, Traffic
from bot.playground.world import World

__all__ = [
    "BLOCKED",
    "CHAT_NOT_FOUND",
    "DEACTIVATED",
    "KICKED",
    "Call",
    "Fault",
    "Faults",
    "Limits",
    "Playground",
    "Traffic",
    "Upload",
    "World",
]
