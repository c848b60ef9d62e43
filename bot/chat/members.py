"""The bot's coming and going: added to a group, removed, blocked, and a group that has moved."""

from collections.abc import Callable

import telegram
from telegram.constants import ChatType

from bot import protocols
from bot.chat.reception import Reception
from bot.chat.updates import is_for_one, thread_of
from bot.notices.settle import move_chat, revive_chat
from bot.telegram.sender import Sender

_GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}


class Members:
    """Keeps what the store says of a chat in step with whether the bot is in it.

    Args:
        clock: The time in seconds since the epoch.
    """

    def __init__(
        self,
        bot: telegram.Bot,
        store: protocols.Store,
        sender: Sender,
        reception: Reception,
        clock: Callable[[], float],
    ) -> None:
        self._bot = bot
        self._store = store
        self._sender = sender
        self._reception = reception
        self._clock = clock
        self._moved: set[int] = set()

    async def note(self, change: telegram.ChatMemberUpdated) -> None:
        """Take in that the bot's own membership has changed."""
        chat, now = change.chat, self._clock()
        was, is_ = is_in(change.old_chat_member), is_in(change.new_chat_member)
        if was and not is_:
            reason = "blocked" if is_for_one(chat) else "removed"
            await self._store.write(lambda tx: _leave(tx, chat.id, reason, now))
        if is_ and chat.type == ChatType.CHANNEL:
            title, owner = chat.title or str(chat.id), change.from_user.id
            await self._store.write(lambda tx: tx.note_channel(chat.id, title, owner))
        if is_ and may_write(change.new_chat_member):
            # It has come, or has been given the right to write.
            await self._store.write(lambda tx: revive_chat(tx, chat.id, now))
        if is_ and not was:
            new = chat.type in _GROUPS and chat.id not in self._moved
            if new and may_write(change.new_chat_member):
                _, t = await self._reception.greet(chat.id, change.from_user)
                await self._sender.send(chat.id, t("group.hello", bot=self._bot.username))

    async def hear(self, message: telegram.Message) -> None:
        """Take in that a chat has spoken: notices that couldn't be sent there are tried again."""
        chat_id, thread_id, now = message.chat_id, thread_of(message) or 0, self._clock()
        if await self._store.read(lambda view: view.suspension(chat_id, thread_id)) is not None:
            await self._store.write(lambda tx: revive_chat(tx, chat_id, now))

    async def move(self, chat_id: int, to: int) -> None:
        """Take in that a group has become a supergroup with another id."""
        now = self._clock()
        # The bot's coming into the new one may be told too, but those there know it.
        self._moved.add(to)
        await self._store.write(lambda tx: _move(tx, chat_id, to, now))


def is_in(member: telegram.ChatMember) -> bool:
    """Whether somebody with this status is in the chat."""
    if isinstance(member, telegram.ChatMemberRestricted):
        return member.is_member
    return not isinstance(member, telegram.ChatMemberLeft | telegram.ChatMemberBanned)


def may_write(member: telegram.ChatMember) -> bool:
    """Whether somebody with this status may send messages, as far as the status says."""
    match member:
        case telegram.ChatMemberRestricted():
            return member.can_send_messages
        case telegram.ChatMemberAdministrator():
            # It is said of a channel's admins only.
            return member.can_post_messages is not False
        case _:
            return True


def _leave(tx: protocols.Transaction, chat_id: int, reason: str, now: float) -> None:
    tx.suspend(chat_id, 0, reason)
    tx.hold_notices(chat_id, 0, now)
    tx.forget_replies(chat_id)
    tx.drop_channel(chat_id)


def _move(tx: protocols.Transaction, chat_id: int, to: int, now: float) -> None:
    move_chat(tx, chat_id, to, now)
    tx.forget_replies(chat_id)
