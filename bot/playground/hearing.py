"""Which messages of people the bot is given."""

from bot.playground.model import JSON, Chat

_SPOKEN = ("text", "photo", "document")


def hears(bot: JSON, chat: Chat, message: JSON, *, privacy: bool) -> bool:
    """Whether the bot is given this message of a person.

    As an administrator it is given all of them; in a channel it can be nothing else. With
    privacy mode on, the Bots FAQ ("What messages will my bot get?",
    https://core.telegram.org/bots/faq) lists: commands meant for the bot by name; commands
    without a name if the bot was the last one to speak in the group; messages sent via the
    bot; replies to its messages; service messages. The last bot to speak can only be this one
    here, so every command without a name arrives. A mere mention does not: BotFather says that
    it does, and it never did (telegramdesktop/tdesktop issue 2117, telegraf/telegraf issue 545).
    """
    if chat.private:
        return True
    if not chat.has(bot["id"]):
        return False
    if chat.leads(bot["id"]) or chat.channel:
        return chat.leads(bot["id"])
    if not privacy or not any(kind in message for kind in _SPOKEN):
        return True
    reply = message.get("reply_to_message", {})
    named = (reply.get("from", {}), message.get("via_bot", {}))
    return any(user.get("id") == bot["id"] for user in named) or _is_command(bot, message)


def _is_command(bot: JSON, message: JSON) -> bool:
    """Whether the message is a command that is not meant for another bot."""
    text = str(message.get("text") or message.get("caption") or "")
    if not text.startswith("/"):
        return False
    name = text.split(maxsplit=1)[0].partition("@")[2]
    return not name or name.lower() == str(bot["username"]).lower()
