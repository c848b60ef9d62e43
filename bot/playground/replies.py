"""What a message answers, and the topic that it stands in."""

from bot.playground.entities import length
from bot.playground.model import GENERAL, JSON, Chat
from bot.playground.refusal import bad_request

_MAX_QUOTE = 1024
_SHOWN = ("photo", "document", "link_preview_options")


def quoted(message: JSON) -> JSON:
    """The message as it stands in a reply: without a further reply inside."""
    left_out = {"reply_to_message", "external_reply", "quote"}
    inner = {name: value for name, value in message.items() if name not in left_out}
    return without_keyboard(inner)


def without_keyboard(message: JSON) -> JSON:
    """The message as bots get it: only an inline keyboard is a part of it for them.

    The keyboard in place of the phone's own goes with the message to people only; clients of
    the Bot API stumble over it.
    """
    if "inline_keyboard" in message.get("reply_markup", {"inline_keyboard": []}):
        return message
    return {name: value for name, value in message.items() if name != "reply_markup"}


def reply_parts(chat: Chat, source: Chat, message: JSON, quote: JSON | None) -> JSON:
    """The parts of a message in `chat` that answers one of `source`.

    Args:
        chat: Where the answer is written.
        source: Where the answered message stands.
        message: What is answered.
        quote: The TextQuote, or None where the whole message is meant.
    """
    if source is chat:
        parts: JSON = {"reply_to_message": quoted(message)}
    else:
        shown = {name: message[name] for name in _SHOWN if name in message}
        info: JSON = {"origin": origin_of(message), **shown}
        if source.info["type"] in {"supergroup", "channel"}:
            info |= {"chat": source.info, "message_id": message["message_id"]}
        parts = {"external_reply": info}
        quote = quote or _quote_whole(message)
    return {**parts, "quote": quote} if quote else parts


def find_quote(message: JSON, words: str, position: int = 0) -> JSON:
    """The TextQuote of these words of a message, at or after a UTF-16 position if it is there.

    Raises:
        RefusedError: The words are not in the message.
    """
    text = _text_of(message)
    at = text.find(words, _index(text, position))
    at = at if at >= 0 else text.find(words)
    if not words.strip() or at < 0 or length(words) > _MAX_QUOTE:
        raise bad_request("QUOTE_TEXT_INVALID")
    start, size = length(text[:at]), length(words)
    quote: JSON = {"text": words, "position": start, "is_manual": True}
    inside = [
        {**entity, "offset": entity["offset"] - start}
        for entity in message.get("entities") or message.get("caption_entities") or []
        if start <= entity["offset"] and entity["offset"] + entity["length"] <= start + size
    ]
    return {**quote, "entities": inside} if inside else quote


def thread_parts(chat: Chat, thread: int | None, replied: JSON | None) -> JSON:
    """The parts of a message that say in which thread it stands.

    In a forum this is a topic, and what answers nothing there answers the topic's first
    message. In other supergroups every reply is in a thread too, which is no topic and can't
    be sent to.

    Raises:
        RefusedError: There is no such topic.
    """
    if replied is not None and replied.get("message_thread_id") and thread is None:
        thread = int(replied["message_thread_id"])
    if not chat.topics:
        if chat.info["type"] != "supergroup" or replied is None:
            return {}
        return {"message_thread_id": thread or replied["message_id"]}
    if thread is None:
        return {}
    parts: JSON = {"message_thread_id": thread, "is_topic_message": True}
    if replied is None and thread in chat.messages:
        parts["reply_to_message"] = quoted(chat.messages[thread])
    return parts


def check_thread(chat: Chat, thread: int | None) -> None:
    """Refuse a thread that is no topic of the chat; General has no number for bots.

    Raises:
        RefusedError: There is no such topic.
    """
    if thread is not None and (thread == GENERAL or thread not in chat.topics):
        raise bad_request("message thread not found")


def origin_of(message: JSON) -> JSON:
    """The MessageOrigin object of a message."""
    if "forward_origin" in message:
        return dict(message["forward_origin"])
    date, sender_chat = message["date"], message.get("sender_chat")
    if sender_chat is None:
        return {"type": "user", "date": date, "sender_user": message["from"]}
    if sender_chat["type"] == "channel":
        place = {"chat": sender_chat, "message_id": message["message_id"]}
        return {"type": "channel", "date": date, **place}
    return {"type": "chat", "date": date, "sender_chat": sender_chat}


def content_of(message: JSON) -> JSON:
    """What a forwarded or copied message takes along."""
    kept = ("text", "entities", "photo", "document", "caption", "caption_entities", "reply_markup")
    message = without_keyboard(message)
    return {name: message[name] for name in kept if name in message}


def _quote_whole(message: JSON) -> JSON | None:
    text = _text_of(message)[:_MAX_QUOTE]
    return {"text": text, "position": 0} if text else None


def _text_of(message: JSON) -> str:
    return str(message.get("text") or message.get("caption") or "")


def _index(text: str, position: int) -> int:
    """The index of a UTF-16 position in the text."""
    wide = text.encode("utf-16-le")[: 2 * max(position, 0)]
    return len(wide.decode("utf-16-le", "ignore"))
