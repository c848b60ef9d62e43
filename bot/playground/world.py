"""The playground's world with its first inhabitants, and what people do in it."""

import secrets
from collections.abc import Callable, Sequence

from bot.playground.entities import MAX_CAPTION, MAX_TEXT, format_text, length
from bot.playground.files import show
from bot.playground.groups import Groups
from bot.playground.guests import Guests
from bot.playground.inline import Inline, name_message
from bot.playground.model import JSON, Chat, Event, Query, Upload
from bot.playground.refusal import bad_request
from bot.playground.replies import content_of, find_quote, origin_of, reply_parts, thread_parts
from bot.playground.state import ANNA, BORIS, BULLETIN, DESK, NEIGHBOURS, NEWSROOM

MAX_ALBUM = 10
# What one sent but did not write.
_FOREIGN = {"via_bot", "forward_origin"}


class World(Groups):
    """The state, with the acts of people: speak, press buttons, block the bot.

    In Newsroom the bot is a member, Desk is a forum, Neighbours a group without the bot, and
    Bulletin a channel that it may write in.

    Attributes:
        inline: What people ask by `@bot words`.
        guests: What the bot is asked where it is no member.
    """

    def __init__(self, bot_id: int, clock: Callable[[], float]) -> None:
        super().__init__(bot_id, clock)
        self.inline = Inline(self)
        self.guests = Guests(self)
        self.add_user(ANNA, "Anna", "en")
        self.add_user(BORIS, "Boris", "ru")
        self.add_group(NEWSROOM, "Newsroom", ANNA, BORIS)
        self.add_forum(DESK, "Desk", ANNA, BORIS, topics=("Economy", "Space"))
        self.add_group(NEIGHBOURS, "Neighbours", BORIS, ANNA, bot="left")
        self.add_group(BULLETIN, "Bulletin", ANNA, BORIS, kind="channel", bot="administrator")

    def say(
        self,
        user_id: int,
        chat_id: int,
        text: str,
        reply_to: int | None = None,
        *,
        reply_chat: int | None = None,
        quote: str = "",
        thread: int | None = None,
    ) -> JSON:
        """Send a person's text; the Message as the bot gets it.

        Args:
            user_id: Who speaks.
            chat_id: Where.
            text: Plain text.
            reply_to: The number of the message that it answers.
            reply_chat: The chat where that message stands, if it is another one.
            quote: The part of that message that it is about.
            thread: The topic of a forum; a reply is put where what it answers stands.
        """
        user, chat = self._speak(user_id, chat_id)
        content: JSON = _read(text)
        content |= self._answer(chat, reply_to, reply_chat, quote, thread)
        return self._publish(chat, user, content)

    def rewrite(self, user_id: int, chat_id: int, message_id: int, text: str) -> JSON:
        """Edit one of the person's own texts or captions."""
        _, chat = self.enter(user_id, chat_id)
        message = self.message(chat, message_id)
        is_own = chat.authors[message_id] == user_id and not message.keys() & _FOREIGN
        if is_own and "text" in message:
            return self.change(chat, message, {"entities": None, **_read(text)})
        if is_own and message.keys() & {"photo", "document"}:
            caption = {"caption": None, "caption_entities": None, **_read_caption(text)}
            return self.change(chat, message, caption)
        raise bad_request("message can't be edited")

    def delete(self, user_id: int, chat_id: int, message_id: int) -> None:
        """Delete a message: one's own, or where one leads or is alone with the bot, any."""
        _, chat = self.enter(user_id, chat_id)
        self.message(chat, message_id)
        if not (chat.private or chat.leads(user_id) or chat.authors[message_id] == user_id):
            raise bad_request("message can't be deleted")
        self.remove(chat, message_id)

    def forward(self, user_id: int, chat_id: int, message_id: int, to: int) -> JSON:
        """Forward a message that the person sees into another chat."""
        _, source = self.enter(user_id, chat_id)
        message = self.message(source, message_id)
        user, chat = self._speak(user_id, to)
        content = {"forward_origin": origin_of(message), **content_of(message)}
        return self._publish(chat, user, content)

    def show(
        self,
        user_id: int,
        chat_id: int,
        kind: str,
        upload: Upload,
        caption: str = "",
        *,
        thread: int | None = None,
    ) -> JSON:
        """Send a person's photo or document (`kind`) with a caption."""
        return self.show_album(user_id, chat_id, kind, [upload], caption, thread=thread)[0]

    def show_album(
        self,
        user_id: int,
        chat_id: int,
        kind: str,
        uploads: Sequence[Upload],
        caption: str = "",
        *,
        thread: int | None = None,
        under: int = 0,
    ) -> list[JSON]:
        """Send photos or documents together; the caption stands under number `under`, from 0.

        Several are an album: messages of their own with one media_group_id.
        """
        user, chat = self._speak(user_id, chat_id)
        if not 1 <= len(uploads) <= MAX_ALBUM:
            raise bad_request("an album has 1 to 10 files")
        common = self._answer(chat, None, None, "", thread)
        if len(uploads) > 1:
            common["media_group_id"] = str(secrets.randbits(63))
        shown = [show(self.files.keep(kind, upload)) for upload in uploads]
        shown[under] |= _read_caption(caption)
        return [self._publish(chat, user, {**media, **common}) for media in shown]

    def press(self, user_id: int, chat_id: int, message_id: int, data: str) -> str:
        """Press the button with this callback data; the query's id."""
        user, chat = self.enter(user_id, chat_id)
        message = self.message(chat, message_id)
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        if not any(button.get("callback_data") == data for row in rows for button in row):
            raise bad_request("there is no such button in the message")
        query = Query(str(secrets.randbits(63)), user_id, self.clock())
        self.keep_query(query)
        update: JSON = {
            "id": query.id,
            "from": user,
            "chat_instance": chat.instance,
            "data": data,
        }
        # What was sent in inline mode the bot can't see; it gets a name to edit it by.
        name = name_message(message)
        update |= {"message": message} if name is None else {"inline_message_id": name}
        self.tell_bot("callback_query", update)
        return query.id

    def block(self, user_id: int, *, blocked: bool) -> None:
        """Block the bot in the person's private chat, or let it speak again."""
        user = self.person(user_id)
        self.set_member(self.chat(user_id), user, "kicked" if blocked else "member")

    def deactivate(self, user_id: int) -> None:
        """Delete a person's account; the bot learns of it when it next writes."""
        self.chat(user_id).deactivated = True

    def message(self, chat: Chat, message_id: int) -> JSON:
        """A message of the chat.

        Raises:
            RefusedError: There is none of this number.
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

    def _speak(self, user_id: int, chat_id: int) -> tuple[JSON, Chat]:
        """Enter a chat to write in it."""
        user, chat = self.enter(user_id, chat_id)
        if chat.channel and not chat.leads(user_id):
            raise bad_request("only administrators write in a channel")
        if chat.members[user_id] == "restricted":
            raise bad_request("not enough rights to send text messages to the chat")
        return user, chat

    def _answer(
        self, chat: Chat, number: int | None, source_id: int | None, quote: str, thread: int | None
    ) -> JSON:
        """The parts of a message that say what it answers and in which topic it stands."""
        replied, parts = None, {}
        if number is not None:
            source = chat if source_id is None else self.chat(source_id)
            message = self.message(source, number)
            replied = message if source is chat else None
            parts = reply_parts(
                chat, source, message, find_quote(message, quote) if quote else None
            )
        return {**thread_parts(chat, thread, replied), **parts}

    def _publish(self, chat: Chat, user: JSON, content: JSON) -> JSON:
        thread = content.get("message_thread_id")
        self.check_open(chat, thread, user["id"])
        message = self.post(chat, user, content)
        self.guests.hear(chat, message)
        return message


def _read(text: str) -> JSON:
    """A person's text as parts of a Message."""
    text, entities = format_text(text, "", [])
    if not text:
        raise bad_request("message text is empty")
    if length(text) > MAX_TEXT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def _read_caption(text: str) -> JSON:
    """A person's caption as parts of a Message; nothing where there is none."""
    text, entities = format_text(text, "", [])
    if length(text) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    found: JSON = {"caption": text, "caption_entities": entities}
    return {name: value for name, value in found.items() if value}
