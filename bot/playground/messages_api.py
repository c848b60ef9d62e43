"""Methods of the Bot API that send, edit and delete messages."""

from collections.abc import Mapping

from bot.playground.backend import Backend, Method
from bot.playground.entities import MAX_CAPTION, MAX_TEXT, format_text, length
from bot.playground.inline import find_message
from bot.playground.keyboards import opens_app, read_markup
from bot.playground.model import JSON, Chat, Event
from bot.playground.params import Params
from bot.playground.places_api import read_chat, read_place
from bot.playground.refusal import bad_request
from bot.playground.replies import (
    check_thread,
    content_of,
    origin_of,
    thread_parts,
    without_keyboard,
)
from bot.playground.world import World

_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
_DELETABLE = 48 * 3600
"""Seconds in which a bot can delete a message."""
_MAX_DELETED = 100
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the "
    "same as a current content and reply markup of the message"
)


def read_text(params: Params) -> JSON:
    """The text of a call with its entities, as parts of a Message."""
    given = params.text("text")
    text, entities = format_text(
        given, params.text("parse_mode"), params.items("entities", "MessageEntity")
    )
    if not text:
        raise bad_request("message text is empty" if not given else "text must be non-empty")
    if length(text) > MAX_TEXT:
        raise bad_request("message is too long")
    content: JSON = {"text": text}
    if entities:
        content["entities"] = entities
    if options := params.object("link_preview_options", "link preview options"):
        content["link_preview_options"] = options
    return content


def read_caption(params: Params) -> JSON:
    """The caption of a call with its entities, as parts of a Message."""
    text, entities = format_text(
        params.text("caption"),
        params.text("parse_mode"),
        params.items("caption_entities", "MessageEntity"),
    )
    if length(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    content: JSON = {}
    if text:
        content["caption"] = text
    if entities:
        content["caption_entities"] = entities
    return content


def send(backend: Backend, params: Params, chat: Chat, content: JSON) -> JSON:
    """Post the bot's message with what all kinds of messages have in common."""
    content = {**content, **read_place(backend.world, params, chat)}
    if markup := read_markup(params):
        if opens_app(markup) and not chat.private:
            raise bad_request("BUTTON_TYPE_INVALID")
        content = {**content, "reply_markup": markup}
    if params.flag("protect_content"):
        content = {**content, "has_protected_content": True}
    return without_keyboard(backend.world.post(chat, backend.world.bot, content))


async def send_message(backend: Backend, params: Params) -> JSON:
    """Post a text: sendMessage."""
    chat = read_chat(backend.world, params)
    return send(backend, params, chat, read_text(params))


async def edit_text(backend: Backend, params: Params) -> JSON | bool:
    """Put another text in a text's place: editMessageText."""
    chat, message = _own_message(backend, params)
    content = read_text(params)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    empty: JSON = {"entities": None, "link_preview_options": None}
    return _edit(backend, params, chat, message, {**empty, **content})


async def edit_caption(backend: Backend, params: Params) -> JSON | bool:
    """Put another caption under a file: editMessageCaption."""
    chat, message = _own_message(backend, params)
    if "text" in message:
        raise bad_request("there is no caption in the message to edit")
    empty: JSON = {"caption": None, "caption_entities": None}
    return _edit(backend, params, chat, message, {**empty, **read_caption(params)})


async def edit_markup(backend: Backend, params: Params) -> JSON | bool:
    """Put other buttons under a message: editMessageReplyMarkup."""
    chat, message = _own_message(backend, params)
    return _edit(backend, params, chat, message, {})


async def delete_message(backend: Backend, params: Params) -> bool:
    """Take a message out of its chat: deleteMessage."""
    chat = read_chat(backend.world, params)
    message_id = params.integer("message_id")
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to delete not found")
    if not _deletable(backend.world, chat, message):
        raise bad_request("message can't be deleted for everyone")
    backend.world.remove(chat, message_id)
    return True


async def delete_messages(backend: Backend, params: Params) -> bool:
    """DeleteMessages; those that are not there are passed over."""
    chat = read_chat(backend.world, params)
    numbers = params.items("message_ids", "message identifiers")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > _MAX_DELETED:
        raise bad_request("too many message identifiers specified")
    for number in numbers:
        message = chat.messages.get(number) if isinstance(number, int) else None
        if message is not None and _deletable(backend.world, chat, message):
            backend.world.remove(chat, number)
    return True


async def forward_message(backend: Backend, params: Params) -> JSON:
    """Post a message again with its origin: forwardMessage."""
    chat = read_chat(backend.world, params)
    message = _source(backend, params, "message to forward not found")
    thread = params.integer("message_thread_id") or None
    check_thread(chat, thread)
    backend.world.check_open(chat, thread, backend.world.bot_id)
    content = {
        "forward_origin": origin_of(message),
        **content_of(message),
        **thread_parts(chat, thread, None),
    }
    return backend.world.post(chat, backend.world.bot, content)


async def copy_message(backend: Backend, params: Params) -> JSON:
    """Post a message again without its origin: copyMessage."""
    chat = read_chat(backend.world, params)
    message = _source(backend, params, "message to copy not found")
    content = content_of(message)
    content.pop("reply_markup", None)
    if params.text("caption") and "text" not in content:
        content |= read_caption(params)
    return {"message_id": send(backend, params, chat, content)["message_id"]}


async def send_chat_action(backend: Backend, params: Params) -> bool:
    """Show what the bot is doing: sendChatAction."""
    chat = read_chat(backend.world, params)
    action = params.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    check_thread(chat, params.integer("message_thread_id") or None)
    payload: JSON = {"type": "action", "chat_id": chat.id, "action": action}
    backend.world.tell_people(Event(payload, chat.id))
    return True


METHODS: Mapping[str, Method] = {
    "sendMessage": send_message,
    "editMessageText": edit_text,
    "editMessageCaption": edit_caption,
    "editMessageReplyMarkup": edit_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "forwardMessage": forward_message,
    "copyMessage": copy_message,
    "sendChatAction": send_chat_action,
}


def _own_message(backend: Backend, params: Params) -> tuple[Chat, JSON]:
    if name := params.text("inline_message_id"):
        return find_message(backend.world, name)
    chat = read_chat(backend.world, params)
    message_id = params.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request("message to edit not found")
    is_own = chat.authors[message_id] == backend.world.bot_id
    if not is_own or "forward_origin" in message:
        raise bad_request("message can't be edited")
    return chat, message


def _edit(
    backend: Backend, params: Params, chat: Chat, message: JSON, content: JSON
) -> JSON | bool:
    """Change the message; the Bot API gives it back only where it wasn't sent by inline mode."""
    markup = read_markup(params)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    content = {**content, "reply_markup": markup}
    if all(message.get(name) == value for name, value in content.items()):
        raise bad_request(_NOT_MODIFIED)
    changed = backend.world.change(chat, message, content)
    return True if params.text("inline_message_id") else changed


def _deletable(world: World, chat: Chat, message: JSON) -> bool:
    """In a group the bot, which leads none, deletes its own messages only."""
    own = chat.authors[message["message_id"]] == world.bot_id
    leads = chat.leads(world.bot_id)
    fresh = world.now() - message["date"] <= _DELETABLE
    return bool((own or chat.private or leads) and fresh)


def _source(backend: Backend, params: Params, refusal: str) -> JSON:
    chat = read_chat(backend.world, params, "from_chat_id")
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request(refusal)
    return message
