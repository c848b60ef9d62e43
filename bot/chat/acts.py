"""Requests about the chat itself: answered by who asks, and what they change is kept."""

from dataclasses import replace

from bot.answers.answer import Advice, Answer, Panel
from bot.answers.request import ChangeSetting, ChatRequest, ShowSettings
from bot.chat.asking import Asking
from bot.preferences import CHOICES
from bot.protocols import Transaction


def perform(request: ChatRequest, tx: Transaction, asking: Asking) -> Answer:
    """Answer a request about the chat that it is asked in, and do what it asks for.

    It may be run again for the same request, after a crash: what it does twice is as done once.
    """
    if changes(request) and not asking.admin:
        return Advice("admins.only")
    match request:
        case ShowSettings():
            return Panel(tx.preferences(asking.chat_id), asking.private)
        case ChangeSetting(name=name, value=value):
            choices = CHOICES.get(name, ())
            if value >= len(choices):
                return Advice("gone.request")
            chosen = replace(tx.preferences(asking.chat_id), **{name: choices[value]})
            tx.set_preferences(chosen)
            return Panel(chosen, asking.private)


def changes(request: ChatRequest) -> bool:
    """Whether a request changes a chat's settings, which in a group only its admins may."""
    return not isinstance(request, ShowSettings)
