"""A bare `/cite` or `/export` in reply to a message means what that message shows or says."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, TypeGuard, TypeVar

import telegram

from bot.answers.papers import Scope
from bot.answers.request import (
    Cite,
    Export,
    FindCitation,
    FindExport,
    FindQuote,
    Request,
    ShowContext,
)
from bot.chat.said import read_replied, replied_to
from bot.telegram.packing import unpack

K = TypeVar("K")
Bare = FindCitation | FindExport
_Recall = Callable[[str], dict[str, Any] | None]


def is_bare(request: Request) -> TypeGuard[Bare]:
    """Whether a request says what is to be done, but not with what."""
    return isinstance(request, Bare) and not request.words


def fill_bare(request: Bare, message: telegram.Message, recall: _Recall) -> Request:
    """Return a bare request with what it is about; as it is where the message doesn't tell.

    What a message of the bot shows is known by its buttons. Of anybody else's message the words
    are meant.

    Args:
        request: What the message asks, without words.
        message: The message.
        recall: See `bot.telegram.packing.unpack`.
    """
    replied = replied_to(message)
    shown = list(_read_buttons(replied, recall))
    known = _find_cited(shown) if isinstance(request, FindCitation) else _find_exported(shown)
    if known or (replied and replied.from_user and replied.from_user.is_bot):
        return known or request
    return replace(request, words=read_replied(message) or "")


def _find_cited(shown: list[Request]) -> Request | None:
    if cite := _first(shown, Cite):
        return replace(cite, style=0)
    if around := _first(shown, ShowContext):
        return Cite(around.number, around.n, 0, around.hit, around.words)
    found = _first(shown, FindQuote)
    return FindCitation(found.words) if found else None


def _find_exported(shown: list[Request]) -> Export | None:
    if export := _first(shown, Export):
        return replace(export, form=0)
    found = _first(shown, FindQuote)
    return Export(Scope.PASSAGES, found.hit, 0, found.words) if found else None


def _first(shown: list[Request], kind: type[K]) -> K | None:
    return next((request for request in shown if isinstance(request, kind)), None)


def _read_buttons(message: telegram.Message | None, recall: _Recall) -> Iterator[Request]:
    markup = message.reply_markup if message else None
    for row in markup.inline_keyboard if markup else ():
        for button in row:
            data = button.callback_data
            press = unpack(data, recall) if isinstance(data, str) else None
            if press:
                yield press.request
