"""What the message that somebody replies to says."""

import telegram


def replied_to(message: telegram.Message) -> telegram.Message | None:
    """The message that is replied to.

    In a forum every message of a topic is a reply to the one that opened the topic, which nobody
    meant to reply to.
    """
    replied = message.reply_to_message
    return None if replied is None or replied.forum_topic_created else replied


def read_replied(message: telegram.Message) -> str | None:
    """The words replied to: the selected part, else the text, else the caption.

    Of a message from another chat Telegram gives the selected part only.
    """
    if message.quote is not None and message.quote.text.strip():
        return message.quote.text.strip()
    replied = replied_to(message)
    if replied is None:
        return None
    return (replied.text or replied.caption or "").strip() or None
