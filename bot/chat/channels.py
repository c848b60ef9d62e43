"""Channels: what they follow is managed from the private chat of one of their admins."""

import telegram
from telegram.error import BadRequest, Forbidden

from bot.answers.request import Request
from bot.answers.subscribing import FollowRequest, ListFollowing, MoveFollowing
from bot.chat.asking import is_admin
from bot.following import Channel
from bot.protocols import View


def find_channel(request: Request, chat_id: int, view: View) -> Channel | None:
    """The channel that a request in a private chat is about; None where it is about the chat."""
    match request:
        case ListFollowing(channel=number) | MoveFollowing(channel=number):
            return view.channel(number) if number else None
    number = getattr(request, "number", 0)
    if not isinstance(request, FollowRequest) or not number:
        return None
    followed = view.subscription(number)
    if followed is None or followed.chat_id == chat_id:
        return None
    return view.channel_of(followed.chat_id)


async def may_manage(bot: telegram.Bot, channel: Channel, user: telegram.User | None) -> bool:
    """Whether somebody is an admin of a channel, as Telegram says at this moment.

    Raises:
        telegram.error.TelegramError: Telegram doesn't say, for another reason than that the bot
            is no longer there.
    """
    chat = telegram.Chat(channel.chat_id, telegram.Chat.CHANNEL)
    try:
        return await is_admin(bot, chat, user)
    except (BadRequest, Forbidden):
        return False
