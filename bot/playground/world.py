"""The playground's world with its first inhabitants, and what people do in it."""

import secrets
from collections.abc import Callable

from bot.playground.entities import format_text, length
from bot.playground.files import show
from bot.playground.model import JSON, Chat, Event, Query, Upload
from bot.playground.refusal import bad_request, forbidden
from bot.playground.state import ANNA, BORIS, NEWSROOM, State

MAX_TEXT = 4096
MAX_CAPTION = 1024


class World(State):
    """The state, with the acts of people: speak, press buttons, block the bot, move groups."""

    def __init__(self, bot_id: int, clock: Callable[[], float]) -> None:
        super().__init__(bot_id, clock)
        self.add_user(ANNA, "Anna", "en")
        self.add_user(BORIS, "Boris", "ru")
        self.add_group(NEWSROOM, "Newsroom", ANNA, BORIS)

    def say(self, user_id: int, chat_id: int, text: str, reply_to: int | None = None) -> JSON:
        """Send a person's text; the Message as the bot gets it."""
        user, chat = self._enter(user_id, chat_id)
        text, entities = format_text(text, "", [])
        if not text:
            raise bad_request("message text is empty")
        if length(text) > MAX_TEXT:
            raise bad_request("message is too long")
        content: JSON = {"text": text}
        if entities:
            content["entities"] = entities
        if reply_to is not None:
            content["reply_to_message"] = quoted(self.message(chat, reply_to))
        return self.post(chat, user, content)

    def rewrite(self, user_id: int, chat_id: int, message_id: int, text: str) -> JSON:
        """Edit one of the person's own texts."""
        user, chat = self._enter(user_id, chat_id)
        message = self.message(chat, message_id)
        if message["from"] is not user or "text" not in message:
            raise bad_request("message can't be edited")
        text, entities = format_text(text, "", [])
        if not text:
            raise bad_request("message text is empty")
        return self.change(chat, message, {"text": text, "entities": entities or None})

    def show(
        self, user_id: int, chat_id: int, kind: str, upload: Upload, caption: str = ""
    ) -> JSON:
        """Send a person's photo or document (`kind`) with a caption."""
        user, chat = self._enter(user_id, chat_id)
        media = show(self.files.keep(kind, upload))
        if caption:
            media["caption"], entities = format_text(caption, "", [])
            if length(media["caption"]) > MAX_CAPTION:
                raise bad_request("message caption is too long")
            if entities:
                media["caption_entities"] = entities
        return self.post(chat, user, media)

    def press(self, user_id: int, chat_id: int, message_id: int, data: str) -> str:
        """Press the button with this callback data; the query's id."""
        user, chat = self._enter(user_id, chat_id)
        message = self.message(chat, message_id)
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        if not any(button.get("callback_data") == data for row in rows for button in row):
            raise bad_request("there is no such button in the message")
        query = Query(str(secrets.randbits(63)), user_id, self.clock())
        self.keep_query(query)
        update: JSON = {
            "id": query.id,
            "from": user,
            "message": message,
            "chat_instance": chat.instance,
            "data": data,
        }
        self.tell_bot("callback_query", update)
        return query.id

    def block(self, user_id: int, *, blocked: bool) -> None:
        """Block the bot in the person's private chat, or let it speak again."""
        user = self.person(user_id)
        self.set_member(self.chat(user_id), user, "kicked" if blocked else "member")

    def remove_bot(self, user_id: int, chat_id: int) -> None:
        """Remove the bot from a group."""
        user, chat = self._enter(user_id, chat_id)
        self.set_member(chat, user, "kicked")
        self.post(chat, user, {"left_chat_member": self.bot})

    def add_bot(self, user_id: int, chat_id: int) -> None:
        """Bring the bot (back) into a group."""
        user, chat = self._enter(user_id, chat_id)
        self.set_member(chat, user, "member")
        self.post(chat, user, {"new_chat_members": [self.bot]})

    def migrate(self, user_id: int, chat_id: int) -> int:
        """Turn a group into a supergroup; the id of the new chat.

        Telegram does so with groups (`type` "group") only. Here a supergroup may be moved
        too, which shows the bot the same updates and refusals.
        """
        user, chat = self._enter(user_id, chat_id)
        new_id = -1_002_000_000_000 - secrets.randbelow(10**9)
        new = self.add_group(new_id, chat.info["title"])
        new.members.update(chat.members)
        self.post(chat, user, {"migrate_to_chat_id": new_id})
        chat.moved_to = new_id
        self.post(new, user, {"migrate_from_chat_id": chat_id})
        return new_id

    def message(self, chat: Chat, message_id: int) -> JSON:
        """A message of the chat.

        Raises:
            RefusedError: there is none of this number.
        """
        if message_id not in chat.messages:
            raise bad_request("message not found")
        return chat.messages[message_id]

    def toast(self, query: Query, text: str, *, alert: bool, url: str = "") -> None:
        """Show the answer to a pressed button to the person who pressed it."""
        payload: JSON = {"type": "toast", "query_id": query.id, "text": text, "alert": alert}
        if url:
            payload["url"] = url
        self.tell_people(Event(payload, user_id=query.user_id))

    def _enter(self, user_id: int, chat_id: int) -> tuple[JSON, Chat]:
        user, chat = self.person(user_id), self.chat(chat_id)
        if not chat.has(user_id) or chat.moved_to is not None:
            raise forbidden("user is not a member of the chat")
        if chat.blocked:
            raise forbidden("the user has blocked the bot")
        return user, chat


def quoted(message: JSON) -> JSON:
    """The message as it stands in a reply: without a further reply inside."""
    inner = {name: value for name, value in message.items() if name != "reply_to_message"}
    return without_keyboard(inner)


def without_keyboard(message: JSON) -> JSON:
    """The message as bots get it: only an inline keyboard is a part of it for them.

    The keyboard in place of the phone's own goes with the message to people only; clients of
    the Bot API stumble over it.
    """
    if "inline_keyboard" in message.get("reply_markup", {"inline_keyboard": []}):
        return message
    return {name: value for name, value in message.items() if name != "reply_markup"}
