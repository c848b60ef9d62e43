"""Requests about the chat itself: answered by who asks, and what they change is kept."""

from dataclasses import replace
from typing import Any

from bot.answers.answer import Advice, Answer, Panel
from bot.answers.overviews import Forgotten, Privacy
from bot.answers.request import (
    ChangeSetting,
    ChatRequest,
    ChooseZone,
    Forget,
    ShowPrivacy,
    ShowSettings,
)
from bot.answers.subscribing import FollowRequest
from bot.chat.asking import Asking
from bot.chat.subscribing import follow, may_look
from bot.chat.zones import find_zone
from bot.notices.rescheduling import reschedule
from bot.preferences import CHOICES
from bot.protocols import Store, Transaction


async def carry_out(request: ChatRequest, store: Store, asking: Asking, now: float) -> Answer:
    """Answer a request about the chat; what it has changed is durable when this returns.

    Args:
        request: What is asked.
        store: What keeps the chat's choices.
        asking: Who asks, and where.
        now: In seconds since 1970.

    Raises:
        StoreError: The store can't be read or written.
    """
    found = await store.write(lambda tx: perform(request, tx, asking, now))
    if isinstance(found, Forgotten):
        await store.shred()
    return found


def perform(request: ChatRequest, tx: Transaction, asking: Asking, now: float) -> Answer:
    """Answer a request about the chat that it is asked in, and do what it asks for.

    It may be run again for the same request, after a crash: what it does twice is as done once.
    """
    if changes(request) and not asking.admin:
        return Advice("admins.only")
    if isinstance(request, FollowRequest):
        return follow(request, tx, asking, now)
    match request:
        case ShowSettings():
            return _show_panel(tx, asking)
        case ChangeSetting(name="thread_id", value=value):
            return _choose(tx, asking, "thread_id", value or None)
        case ChangeSetting(name=name, value=value):
            choices = CHOICES.get(name, ())
            if value >= len(choices):
                return Advice("gone.request")
            return _choose(tx, asking, name, choices[value])
        case ChooseZone(words=words):
            zone = find_zone(words)
            return _choose_zone(tx, asking, zone, now) if zone else Advice("no.zone")
        case ShowPrivacy():
            return Privacy(tuple(tx.kept(asking.chat_id).items()), asks=False)
        case Forget(sure=0):
            return Privacy(tuple(tx.kept(asking.chat_id).items()), asks=True)
        case Forget():
            tx.forget_chat(asking.chat_id)
            return Forgotten()


def _show_panel(tx: Transaction, asking: Asking) -> Panel:
    return Panel(tx.preferences(asking.chat_id), asking.private, asking.thread_id)


def _choose(tx: Transaction, asking: Asking, name: str, value: Any) -> Panel:
    tx.set_preferences(replace(tx.preferences(asking.chat_id), **{name: value}))
    return _show_panel(tx, asking)


def _choose_zone(tx: Transaction, asking: Asking, zone: str, now: float) -> Panel:
    """Let the chat's hours be those of a zone, and the hours of the channels managed from it."""
    owned = tx.channels(asking.user_id) if asking.private and asking.user_id else []
    for chat_id in (asking.chat_id, *(channel.chat_id for channel in owned)):
        tx.set_preferences(replace(tx.preferences(chat_id), zone=zone))
        reschedule(tx, chat_id, now)
    return _show_panel(tx, asking)


def changes(request: ChatRequest) -> bool:
    """Whether a request changes a chat's settings, which in a group only its admins may."""
    if isinstance(request, FollowRequest):
        return not may_look(request)
    match request:
        case ShowSettings() | ShowPrivacy() | Forget(sure=0):
            return False
        case _:
            return True
