"""What the leaders of groups and channels do with their members, topics and the group itself."""

import secrets
from collections.abc import Iterable

from bot.playground.model import GENERAL, JSON, Chat, Event, Topic
from bot.playground.refusal import bad_request, forbidden
from bot.playground.state import State

_ICON_COLOUR = 0x6FB9F0


class Groups(State):
    """The state, with the acts of leaders. Each is refused to whoever leads nothing."""

    def add_forum(self, chat_id: int, title: str, *members: int, topics: Iterable[str]) -> Chat:
        """Add a supergroup with these topics besides General; see `add_group`."""
        chat = self.add_group(chat_id, title, *members)
        chat.info["is_forum"] = True
        chat.topics[GENERAL] = Topic(GENERAL, "General")
        # The message that opens the group has General's number, so that no topic gets it.
        self.post(chat, self.person(members[0]), {"supergroup_chat_created": True})
        for name in topics:
            self.create_topic(members[0], chat_id, name)
        return chat

    def promote(
        self, user_id: int, chat_id: int, member_id: int, *, anonymous: bool = False
    ) -> None:
        """Make a member, or the bot, an administrator; an anonymous one where so asked."""
        chat = self._lead(user_id, chat_id)
        self._name(chat, member_id, anonymous=anonymous)
        self.set_member(chat, self.person(user_id), "administrator", member_id)

    def demote(self, user_id: int, chat_id: int, member_id: int) -> None:
        """Make an administrator, or somebody restricted, a plain member again."""
        chat = self._lead(user_id, chat_id)
        self._name(chat, member_id, anonymous=False)
        self.set_member(chat, self.person(user_id), "member", member_id)

    def restrict(self, user_id: int, chat_id: int, member_id: int) -> None:
        """Take a member's, or the bot's, right to write; `demote` gives it back."""
        chat = self._lead(user_id, chat_id)
        self.set_member(chat, self.person(user_id), "restricted", member_id)

    def hide(self, user_id: int, chat_id: int, *, hidden: bool) -> None:
        """Let a leader write in the group's name from now on, or in the own one again."""
        self._name(self._lead(user_id, chat_id), user_id, anonymous=hidden)

    def remove_bot(self, user_id: int, chat_id: int) -> None:
        """Remove the bot from a group."""
        user, chat = self.enter(user_id, chat_id)
        self.set_member(chat, user, "kicked")
        self._announce(chat, user, {"left_chat_member": self.bot})

    def add_bot(self, user_id: int, chat_id: int) -> None:
        """Bring the bot (back) into a group; into a channel as an administrator."""
        user, chat = self.enter(user_id, chat_id)
        self.set_member(chat, user, "administrator" if chat.channel else "member")
        self._announce(chat, user, {"new_chat_members": [self.bot]})

    def join(self, user_id: int, chat_id: int) -> None:
        """Let a person into a group or channel."""
        user, chat = self.person(user_id), self.chat(chat_id)
        self.set_member(chat, user, "member", user_id)
        self._announce(chat, user, {"new_chat_members": [user]})

    def leave(self, user_id: int, chat_id: int) -> None:
        """Let a person leave a group or channel."""
        user, chat = self.enter(user_id, chat_id)
        self._announce(chat, user, {"left_chat_member": user})
        self.set_member(chat, user, "left", user_id)

    def migrate(self, user_id: int, chat_id: int) -> int:
        """Turn a group into a supergroup; the id of the new chat.

        Telegram does so with groups (`type` "group") only. Here a supergroup may be moved
        too, which shows the bot the same updates and refusals.
        """
        user, chat = self.enter(user_id, chat_id)
        new_id = -1_002_000_000_000 - secrets.randbelow(10**9)
        new = self.add_group(new_id, chat.info["title"])
        new.members.update(chat.members)
        self.post(chat, user, {"migrate_to_chat_id": new_id})
        chat.moved_to = new_id
        self.post(new, user, {"migrate_from_chat_id": chat_id})
        return new_id

    def create_topic(self, user_id: int, chat_id: int, name: str) -> int:
        """Open a topic in a forum; its message_thread_id."""
        chat = self._lead(user_id, chat_id)
        if not chat.topics:
            raise bad_request("the chat is not a forum")
        thread = chat.next_number
        topic = {"name": name, "icon_color": _ICON_COLOUR}
        place = {"message_thread_id": thread, "is_topic_message": True}
        chat.topics[thread] = Topic(thread, name)
        self._tell_topics(chat)
        self.post(chat, self.person(user_id), {"forum_topic_created": topic, **place})
        return thread

    def close_topic(
        self, user_id: int, chat_id: int, thread: int = GENERAL, *, closed: bool = True
    ) -> None:
        """Close a topic, so that only leaders may write in it, or open it again."""
        chat = self._lead(user_id, chat_id)
        if thread not in chat.topics:
            raise bad_request("TOPIC_ID_INVALID")
        chat.topics[thread].closed = closed
        self._tell_topics(chat)
        kind = "forum_topic_closed" if closed else "forum_topic_reopened"
        place: JSON = {"message_thread_id": thread, "is_topic_message": True}
        if thread == GENERAL:
            place = {}
        self.post(chat, self.person(user_id), {kind: {}, **place})

    def check_open(self, chat: Chat, thread: int | None, writer_id: int) -> None:
        """Refuse to write in a topic that is closed to all but leaders.

        Raises:
            RefusedError: It is closed, or there is no such topic.
        """
        if not chat.topics:
            return
        topic = chat.topics.get(thread or GENERAL)
        if topic is None:
            raise bad_request("message thread not found")
        if topic.closed and not chat.leads(writer_id):
            raise bad_request("TOPIC_CLOSED")

    def enter(self, user_id: int, chat_id: int) -> tuple[JSON, Chat]:
        """The person and the chat, where the person may do something in it.

        Raises:
            RefusedError: The person is not in it, or it was left behind.
        """
        user, chat = self.person(user_id), self.chat(chat_id)
        if not chat.has(user_id) or chat.moved_to is not None:
            raise forbidden("user is not a member of the chat")
        if chat.blocked:
            raise forbidden("the user has blocked the bot")
        return user, chat

    def _lead(self, user_id: int, chat_id: int) -> Chat:
        _, chat = self.enter(user_id, chat_id)
        if not chat.leads(user_id):
            raise bad_request("not enough rights")
        return chat

    def _name(self, chat: Chat, member_id: int, *, anonymous: bool) -> None:
        if anonymous:
            chat.anonymous.add(member_id)
        else:
            chat.anonymous.discard(member_id)

    def _announce(self, chat: Chat, user: JSON, content: JSON) -> None:
        """Tell of who came or went, as groups do and channels do not."""
        if chat.channel:
            self.tell_people(Event({"type": "reset"}, chat.id))
        else:
            self.post(chat, user, content)

    def _tell_topics(self, chat: Chat) -> None:
        self.tell_people(Event({"type": "topics", "chat_id": chat.id, **topics_of(chat)}, chat.id))


def topics_of(chat: Chat) -> JSON:
    """The topics of a chat for the page."""
    return {"topics": [vars(topic) for topic in chat.topics.values()]}
