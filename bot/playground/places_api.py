"""Where a call of the Bot API acts: the chat, the topic, and the message that it answers."""

from bot.playground.entities import format_text
from bot.playground.model import JSON, Chat
from bot.playground.params import Params
from bot.playground.refusal import bad_request
from bot.playground.replies import check_thread, find_quote, reply_parts, thread_parts
from bot.playground.world import World


def read_chat(world: World, params: Params, name: str = "chat_id") -> Chat:
    """The chat that a call names, where the bot may act in it."""
    value = params.text(name).strip()
    if not value:
        raise bad_request(f"{name} is empty")
    if value.startswith("@"):
        raise bad_request("chat not found")  # no chat here has a public name
    try:
        chat_id = int(value)
    except ValueError as error:
        raise bad_request("chat not found") from error
    return world.chat_for_bot(chat_id)


def read_place(world: World, params: Params, chat: Chat) -> JSON:
    """The parts of the bot's message that say what it answers and in which topic it stands.

    Raises:
        RefusedError: The bot has no right to write there, or there is no such place.
    """
    if chat.channel and not chat.leads(world.bot_id):
        raise bad_request("need administrator rights in the channel chat")
    if chat.members.get(world.bot_id) == "restricted":
        raise bad_request("not enough rights to send text messages to the chat")
    thread = params.integer("message_thread_id") or None
    check_thread(chat, thread)
    given = params.object("reply_parameters", "reply parameters")
    source, message = _find_replied(world, params, chat, given)
    parts: JSON = {}
    if source is not None and message is not None:
        parts = reply_parts(chat, source, message, _read_quote(given, message))
    placed = thread_parts(chat, thread, message if source is chat else None)
    world.check_open(chat, placed.get("message_thread_id"), world.bot_id)
    return {**placed, **parts}


def _find_replied(
    world: World, params: Params, chat: Chat, given: JSON
) -> tuple[Chat | None, JSON | None]:
    """The message that the call answers, and its chat; nothing where it answers none."""
    # The names that stood alone before Bot API 7.0 are still understood.
    number = str(given.get("message_id", params.text("reply_to_message_id")) or "")
    if not number:
        return None, None
    place = _find_chat(world, given["chat_id"]) if "chat_id" in given else chat
    message = place.messages.get(int(number)) if place and number.isdecimal() else None
    if message is not None:
        return place, message
    if given.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return None, None
    raise bad_request("message to be replied not found")


def _find_chat(world: World, given: object) -> Chat | None:
    try:
        return world.chats.get(int(str(given)))
    except ValueError:
        return None


def _read_quote(given: JSON, message: JSON) -> JSON | None:
    if not given.get("quote"):
        return None
    words, _ = format_text(str(given["quote"]), str(given.get("quote_parse_mode") or ""), [])
    position = given.get("quote_position")
    return find_quote(message, words, position if isinstance(position, int) else 0)
