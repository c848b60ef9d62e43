"""What the Bot API's methods work on."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bot.playground.model import JSON
from bot.playground.params import Params
from bot.playground.profile import Profile
from bot.playground.updates import Updates
from bot.playground.webhook import Webhook
from bot.playground.world import World


@dataclass(frozen=True)
class Backend:
    """The state behind one bot's token."""

    token: str
    world: World
    updates: Updates
    webhook: Webhook
    profile: Profile
    closing: asyncio.Event

    def greeting(self, user_id: int) -> JSON:
        """What a person sees of the bot: its name, description, and the private chat's button."""
        language = self.world.person(user_id).get("language_code", "")
        return {
            "bot": {**self.world.bot, "first_name": self.profile.text("name", language)},
            "description": self.profile.text("description", language),
            "button": self.profile.button(user_id),
        }

    def menus(self, user_id: int) -> dict[str, list[JSON]]:
        """The commands that a person sees in each of their chats, by chat id."""
        user = self.world.person(user_id)
        return {
            str(chat.id): self.profile.menu(chat, user)
            for chat in self.world.chats.values()
            if chat.has(user_id) and chat.has(self.world.bot_id) and not chat.channel
        }


Method = Callable[[Backend, Params], Awaitable[Any]]
"""A method of the Bot API: gives the `result` of its answer or raises a RefusedError."""
