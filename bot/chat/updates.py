"""From one of Telegram's messages to a request, if the bot is asked at all."""

import re
from dataclasses import replace

import telegram
from telegram.constants import ChatType

from bot.answers.request import ChooseZone, FindQuote, Help, Request, Verify, Wordless
from bot.answers.verify.quotations import has_quotation
from bot.chat.locations import zone_at
from bot.chat.said import read_replied, replied_to
from bot.chat.wording import is_courtesy, read_command, read_private, read_words

# What is asked for without words means the words of the message that is replied to.
_FILLED = (FindQuote, Verify)
# Beside /verify in reply to a quotation: who said it, and when.
_MOST_LEAD = 6


def read_message(message: telegram.Message, me: telegram.User) -> Request | None:
    """Return what a message asks of the bot; None where the bot stays silent.

    In a private chat every message is a request. In a group the bot is asked by its own command,
    by its name in a message, or by a reply to one of its messages.
    """
    if not _is_persons(message):
        return None
    text = message.text or message.caption
    if message.chat.type == ChatType.PRIVATE and message.location is not None:
        return ChooseZone(zone_at(message.location.latitude, message.location.longitude))
    if message.chat.type == ChatType.PRIVATE:
        request = _read_private(text, message, me)
    else:
        request = _read_in_group(text, message, me) if text else None
    return fill(request, message)


def fill(request: Request | None, message: telegram.Message) -> Request | None:
    """Give a request without words those of the message that is replied to.

    A picture that is replied to, or that the request stands under, can't be read.
    """
    if isinstance(request, Verify) and request.words:
        return _lead(request, message)
    if not isinstance(request, _FILLED) or request.words:
        return request
    replied = replied_to(message) or message.external_reply
    if replied is None and message.effective_attachment is None:
        return request
    words = read_replied(message)
    return replace(request, words=words) if words else _wordless(message)


def _lead(request: Verify, message: telegram.Message) -> Verify:
    """Put who is said to have said it, and when, before the message that is replied to."""
    said = read_replied(message)
    if said is None or has_quotation(request.words) or len(request.words.split()) > _MOST_LEAD:
        return request
    return Verify(f"{request.words}:\n{said}")


def _is_persons(message: telegram.Message) -> bool:
    """Whether a person wrote the message.

    What the bot itself inserted or another bot said is not answered: bots could go on for ever.
    Who writes as a chat (an anonymous admin, a channel) comes as a bot of Telegram's.
    """
    if message.via_bot is not None or message.is_automatic_forward:
        return False
    user = message.from_user
    return user is None or not user.is_bot or message.sender_chat is not None


def _read_private(text: str | None, message: telegram.Message, me: telegram.User) -> Request | None:
    if text is not None and message.forward_origin is not None and has_quotation(text):
        return Verify(text)
    if text is not None:
        username = me.username or ""
        bare = strip_name(text, username)
        return read_private(bare, username) if bare else Help()
    sent = message.effective_attachment or message.checklist or message.giveaway
    return _wordless(message) if sent else None


def _wordless(message: telegram.Message) -> Wordless:
    about = message if message.effective_attachment else replied_to(message) or message
    outside = message.external_reply
    return Wordless(picture=bool(about.photo or (outside and outside.photo)))


def _read_in_group(text: str, message: telegram.Message, me: telegram.User) -> Request | None:
    username = me.username or ""
    if text.startswith("/"):
        return read_command(text, username, named_only=True)
    bare = strip_name(text, username)
    if bare != text:
        return read_words(bare) if bare else Help()
    replied = replied_to(message)
    ours = replied is not None and replied.from_user is not None and replied.from_user.id == me.id
    return read_words(text) if ours and not is_courtesy(text) else None


def strip_name(text: str, username: str) -> str:
    """Return the words around the bot's name; the text itself where that is not in it."""
    name = re.compile(rf"@{re.escape(username)}\b[,:]?\s*", re.IGNORECASE)
    return name.sub(" ", text).strip() if name.search(text) else text


def is_for_one(chat: telegram.Chat) -> bool:
    """Whether the chat has one person besides the bot, so that its buttons are anybody's."""
    return chat.type == ChatType.PRIVATE


def thread_of(message: telegram.Message) -> int | None:
    """The topic of a message; a thread of replies outside of forums is none."""
    return message.message_thread_id if message.is_topic_message else None


def asker_of(message: telegram.Message) -> int | None:
    """Who wrote a message, as whoever presses a button will be known; None for a chat."""
    if message.sender_chat is not None or message.from_user is None:
        return None
    return message.from_user.id
