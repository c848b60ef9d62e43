"""Who asks, and where: what requests about a chat itself are answered by."""

from dataclasses import dataclass

import telegram
from telegram.constants import ChatMemberStatus

from bot.chat.updates import is_for_one

_ADMINS = {ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR}


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, and where.

    Attributes:
        chat_id: The chat.
        private: Whether it is one person's.
        thread_id: The topic of a forum group; None outside of topics.
        user_id: Who asks; None for one who writes as a chat.
        lang: The language to answer in.
        admin: Whether the asker may change the chat's settings.
    """

    chat_id: int
    private: bool
    thread_id: int | None
    user_id: int | None
    lang: str
    admin: bool


def unseen(user_id: int, lang: str) -> Asking:
    """One who asks where the bot can't see the chat: as one asks alone, and without its rights."""
    return Asking(user_id, True, None, user_id, lang, admin=False)


async def is_admin(
    bot: telegram.Bot,
    chat: telegram.Chat,
    user: telegram.User | None,
    sender_chat: telegram.Chat | None = None,
) -> bool:
    """Whether somebody may change a chat's settings, as Telegram says at this moment.

    Raises:
        telegram.error.TelegramError: Telegram doesn't say.
    """
    if is_for_one(chat):
        return True
    if sender_chat is not None and sender_chat.id == chat.id:
        # An admin who writes as the group.
        return True
    if user is None:
        return False
    admins = await bot.get_chat_administrators(chat.id)
    return any(one.user.id == user.id and one.status in _ADMINS for one in admins)
