"""Methods of the Bot API about chats and their members."""

from collections.abc import Mapping

from bot.playground.backend import Backend, Method
from bot.playground.members import describe
from bot.playground.model import JSON
from bot.playground.params import Params
from bot.playground.places_api import read_chat
from bot.playground.refusal import bad_request


async def get_chat(backend: Backend, params: Params) -> JSON:
    """GetChat: a ChatFullInfo object with the fields that clients demand."""
    chat = read_chat(backend.world, params)
    gifts = dict.fromkeys(
        (
            "unlimited_gifts",
            "limited_gifts",
            "unique_gifts",
            "premium_subscription",
            "gifts_from_channels",
        ),
        False,
    )
    return {
        **chat.info,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }


async def get_chat_member(backend: Backend, params: Params) -> JSON:
    """Answer with a user's place in a chat: getChatMember."""
    chat = read_chat(backend.world, params)
    user_id = params.integer("user_id")
    if user_id == backend.world.bot_id:
        return describe(chat, backend.world.bot, chat.members[user_id])
    if user_id not in backend.world.users:
        raise bad_request("invalid user_id specified")
    return describe(chat, backend.world.users[user_id], chat.members.get(user_id, "left"))


async def get_administrators(backend: Backend, params: Params) -> list[JSON]:
    """GetChatAdministrators; bots other than this one there are none."""
    chat = read_chat(backend.world, params)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    users = {**backend.world.users, backend.world.bot_id: backend.world.bot}
    return [
        describe(chat, users[user_id], status)
        for user_id, status in chat.members.items()
        if chat.leads(user_id)
    ]


async def count_members(backend: Backend, params: Params) -> int:
    """Answer with how many are in a chat: getChatMemberCount."""
    chat = read_chat(backend.world, params)
    return sum(chat.has(user_id) for user_id in chat.members)


async def leave_chat(backend: Backend, params: Params) -> bool:
    """Take the bot out of a chat: leaveChat."""
    chat = read_chat(backend.world, params)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    backend.world.set_member(chat, backend.world.bot, "left")
    backend.world.post(chat, backend.world.bot, {"left_chat_member": backend.world.bot})
    return True


METHODS: Mapping[str, Method] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_administrators,
    "getChatMemberCount": count_members,
    "leaveChat": leave_chat,
}
