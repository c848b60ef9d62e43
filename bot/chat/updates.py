"""From one of Telegram's updates to a request, if the bot is asked at all."""

import re

import telegram
from telegram.constants import ChatType

from bot.answers.request import Help, Request, Wordless
from bot.chat.wording import is_courtesy, read_command, read_private, read_words


def read_message(message: telegram.Message, me: telegram.User) -> Request | None:
    """Return what a message asks of the bot; None where the bot stays silent.

    In a private chat every message is a request. In a group the bot is asked by its own command,
    by its name in a message, or by a reply to one of its messages.
    """
    if message.via_bot is not None or (message.from_user and message.from_user.is_bot):
        # What the bot itself inserted, or another bot said; answering bots could go on for ever.
        return None
    text = message.text or message.caption
    if message.chat.type == ChatType.PRIVATE:
        if text is None:
            return Wordless() if message.effective_attachment is not None else None
        return read_private(text, me.username or "")
    return _read_in_group(text, message, me) if text else None


def _read_in_group(text: str, message: telegram.Message, me: telegram.User) -> Request | None:
    username = me.username or ""
    if text.startswith("/"):
        return read_command(text, username, named_only=True)
    name = re.compile(rf"@{re.escape(username)}\b[,:]?\s*", re.IGNORECASE)
    if name.search(text):
        words = name.sub(" ", text).strip()
        return read_words(words) if words else Help()
    replied = message.reply_to_message
    ours = replied is not None and replied.from_user is not None and replied.from_user.id == me.id
    return read_words(text) if ours and not is_courtesy(text) else None


def is_for_one(chat: telegram.Chat) -> bool:
    """Whether the chat has one person besides the bot, so that its buttons are anybody's."""
    return chat.type == ChatType.PRIVATE
