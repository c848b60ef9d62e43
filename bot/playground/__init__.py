"""A Bot API server on this machine, and a page on which one talks to the bot."""

from bot.playground.faults import Fault, Faults
from bot.playground.model import Upload
from bot.playground.server import Call, Playground
from bot.playground.world import World

__all__ = ["Call", "Fault", "Faults", "Playground", "Upload", "World"]
