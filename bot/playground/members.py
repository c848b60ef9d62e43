"""The members of chats as the Bot API describes them."""

from bot.playground.model import JSON, LEADERS, Chat

ANONYMOUS: JSON = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
"""Who an anonymous admin's messages are from; Telegram's own account, of this id everywhere."""

_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
)
_GROUP_RIGHTS = ("can_pin_messages", "can_manage_topics")
_CHANNEL_RIGHTS = ("can_post_messages", "can_edit_messages")
_PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def describe(chat: Chat, user: JSON, status: str) -> JSON:
    """The Bot API ChatMember object of a user with this status in the chat.

    An administrator has all rights, a restricted member none.
    """
    extra: JSON = {}
    if status in LEADERS:
        extra = {"is_anonymous": user["id"] in chat.anonymous}
    if status == "administrator":
        more = _CHANNEL_RIGHTS if chat.info["type"] == "channel" else _GROUP_RIGHTS
        extra |= {"can_be_edited": False, **dict.fromkeys((*_RIGHTS, *more), True)}
    elif status == "restricted":
        extra = {"is_member": True, "until_date": 0, **dict.fromkeys(_PERMISSIONS, False)}
    elif status == "kicked":
        extra = {"until_date": 0}
    return {"user": user, "status": status, **extra}
