"""The state of the playground's world: who there is, the chats, and the acts common to all.

Everything is kept in memory. Whatever happens is told to two listeners: updates to the bot,
events to the people's pages.
"""

import secrets
from collections.abc import Callable

from bot.playground.files import Files
from bot.playground.hearing import hears
from bot.playground.members import ANONYMOUS, describe
from bot.playground.model import JSON, Chat, Event, Query
from bot.playground.refusal import bad_request, forbidden, migrated, too_old

ANNA, BORIS = 1001, 1002
NEWSROOM, DESK = -1_001_000_000_001, -1_001_000_000_002
NEIGHBOURS, BULLETIN = -1_001_000_000_003, -1_001_000_000_004
PRESS_LIFE = 900
"""Seconds after which a button's press can't be answered any more."""


class State:
    """The users, chats and files, and the acts that both the bot and people do.

    Attributes:
        bot: The bot's User object.
        users: User objects of people, by id.
        chats: By id; a private chat has its person's id.
        files: The files that were sent.
        privacy: Privacy mode: the bot gets only a part of what is said in groups.
        tell_bot: Called with an update's kind and object.
        tell_people: Called with an event for the pages.
    """

    def __init__(self, bot_id: int, clock: Callable[[], float]) -> None:
        self.bot: JSON = {
            "id": bot_id,
            "is_bot": True,
            "first_name": "Transcripts",
            "username": "transcripts_bot",
        }
        self.users: dict[int, JSON] = {}
        self.chats: dict[int, Chat] = {}
        self.files = Files()
        self.queries: dict[str, Query] = {}
        self.privacy = True
        self.tell_bot: Callable[[str, JSON], None] = lambda _kind, _payload: None
        self.tell_people: Callable[[Event], None] = lambda _event: None
        self.clock = clock

    @property
    def bot_id(self) -> int:
        """The bot's user id, the number before the token's colon."""
        return int(self.bot["id"])

    def now(self) -> int:
        """The time in whole seconds, as the Bot API gives times."""
        return int(self.clock())

    def add_user(self, user_id: int, name: str, language: str) -> JSON:
        """Add a person and the private chat with the bot."""
        user = {
            "id": user_id,
            "is_bot": False,
            "first_name": name,
            "username": name.lower(),
            "language_code": language,
        }
        self.users[user_id] = user
        info = {
            "id": user_id,
            "first_name": name,
            "username": name.lower(),
            "type": "private",
        }
        members = {user_id: "member", self.bot_id: "member"}
        self.chats[user_id] = Chat(info, members, _instance())
        return user

    def add_group(
        self,
        chat_id: int,
        title: str,
        *members: int,
        kind: str = "supergroup",
        bot: str = "member",
    ) -> Chat:
        """Add a group or channel; the first of the members is its owner.

        Args:
            chat_id: Below -1000000000000 for supergroups and channels.
            title: Its name.
            members: The people in it.
            kind: "group", "supergroup" or "channel".
            bot: The bot's status in it; "left" where it was never in it.
        """
        statuses = dict.fromkeys(members, "member") | {self.bot_id: bot}
        if members:
            statuses[members[0]] = "creator"
        info: JSON = {"id": chat_id, "title": title, "type": kind}
        chat = self.chats[chat_id] = Chat(info, statuses, _instance())
        return chat

    def person(self, user_id: int) -> JSON:
        """The person's User object.

        Raises:
            RefusedError: There is no such person.
        """
        if user_id not in self.users:
            raise bad_request("user not found")
        return self.users[user_id]

    def chat(self, chat_id: int) -> Chat:
        """The chat.

        Raises:
            RefusedError: There is no such chat.
        """
        if chat_id not in self.chats:
            raise bad_request("chat not found")
        return self.chats[chat_id]

    def chat_for_bot(self, chat_id: int) -> Chat:
        """The chat, where the bot may do something in it.

        Raises:
            RefusedError: No such chat, it was upgraded, or the bot was blocked or removed.
        """
        chat = self.chat(chat_id)
        if chat.moved_to is not None:
            raise migrated(chat.moved_to)
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if chat.deactivated:
            raise forbidden("user is deactivated")
        kind = chat.info["type"]
        if chat.members.get(self.bot_id) == "kicked":
            raise forbidden(f"bot was kicked from the {kind} chat")
        if not chat.has(self.bot_id):
            raise forbidden(f"bot is not a member of the {kind} chat")
        return chat

    def post(self, chat: Chat, sender: JSON, content: JSON) -> JSON:
        """Put a new message into a chat and tell everyone who is to know it."""
        message: JSON = {
            "message_id": chat.take_number(),
            **_sign(chat, sender),
            "chat": chat.info,
            "date": self.now(),
            **content,
        }
        chat.keep(message)
        chat.authors[message["message_id"]] = sender["id"]
        event: JSON = {"type": "message", "message": message, "author": sender["id"]}
        self.tell_people(Event(event, chat.id))
        if sender is not self.bot and hears(self.bot, chat, message, privacy=self.privacy):
            self.tell_bot("channel_post" if chat.channel else "message", message)
        return message

    def change(self, chat: Chat, message: JSON, content: JSON) -> JSON:
        """Replace a message's content (None takes a field away) and tell everyone."""
        changed = {**message, **content, "edit_date": self.now()}
        changed = {name: value for name, value in changed.items() if value is not None}
        chat.keep(changed)
        author = chat.authors[message["message_id"]]
        event: JSON = {"type": "edited", "message": changed, "author": author}
        self.tell_people(Event(event, chat.id))
        if author != self.bot_id and hears(self.bot, chat, changed, privacy=self.privacy):
            self.tell_bot("edited_channel_post" if chat.channel else "edited_message", changed)
        return changed

    def remove(self, chat: Chat, message_id: int) -> None:
        """Delete a message; bots are told nothing of it."""
        del chat.messages[message_id]
        event: JSON = {"type": "deleted", "chat_id": chat.id, "message_id": message_id}
        self.tell_people(Event(event, chat.id))

    def set_member(
        self, chat: Chat, actor: JSON, status: str, member_id: int | None = None
    ) -> None:
        """Change a status in a chat and tell the bot.

        Args:
            chat: Where.
            actor: Who changes it.
            status: The new one; in a private chat "kicked" blocks the bot.
            member_id: Whose; the bot's own where it is left out. Of its own the bot is told by
                my_chat_member, of others', if it is an administrator, by chat_member.
        """
        member_id = self.bot_id if member_id is None else member_id
        user = self.bot if member_id == self.bot_id else self.person(member_id)
        old = "kicked" if chat.blocked else chat.members.get(member_id, "left")
        before = describe(chat, user, old)
        if chat.private:
            chat.blocked = status == "kicked"
        else:
            chat.members[member_id] = status
        if old == status:
            return
        update: JSON = {
            "chat": chat.info,
            "from": actor,
            "date": self.now(),
            "old_chat_member": before,
            "new_chat_member": describe(chat, user, status),
        }
        if user is self.bot:
            self.tell_bot("my_chat_member", update)
        elif chat.leads(self.bot_id):
            self.tell_bot("chat_member", update)

    def keep_query(self, query: Query) -> None:
        """Keep a pressed button until it is too old to be answered."""
        self.queries[query.id] = query
        for old in list(self.queries.values()):
            if self.clock() - old.time > PRESS_LIFE:
                del self.queries[old.id]

    def open_query(self, query_id: str) -> Query:
        """The pressed button that waits for an answer.

        Raises:
            RefusedError: It is unknown or too old.
        """
        query = self.queries.get(query_id)
        if query is None or self.clock() - query.time > PRESS_LIFE:
            raise too_old()
        return query


def _sign(chat: Chat, sender: JSON) -> JSON:
    """Who a message is from: its writer, or the chat in whose name it is written."""
    if chat.channel:
        return {"sender_chat": chat.info}
    if sender["id"] in chat.anonymous:
        return {"from": ANONYMOUS, "sender_chat": chat.info}
    return {"from": sender}


def _instance() -> str:
    return str(secrets.randbits(63))
