"""What only the bot's owner can set, in a chat with @BotFather."""

import telegram


def list_advice(me: telegram.User) -> list[str]:
    """Return a sentence for each setting that keeps the bot from doing what it can.

    Args:
        me: What Telegram says of the bot (getMe).
    """
    advice = {
        "/setinline turns on inline mode: without it nobody can ask by @name in other chats": (
            me.supports_inline_queries
        ),
        "/setjoingroups lets the bot be added to groups": me.can_join_groups,
        "/setprivacy, Enable: the bot needs no messages but those that are meant for it": (
            not me.can_read_all_group_messages
        ),
        "Bot Settings, Guest Mode: lets the bot be asked in groups that it is not in": (
            me.supports_guest_queries
        ),
    }
    return [sentence for sentence, done in advice.items() if not done]
