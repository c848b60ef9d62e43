from bot.playground import World
from bot.playground.profile import Profile

ANNA, BORIS, NEWSROOM = 1001, 1002, -1_001_000_000_001


def test_the_menu_is_that_of_the_narrowest_scope() -> None:
    world = World(1, lambda: 0.0)
    profile = Profile("name")
    anna, boris = world.users[ANNA], world.users[BORIS]
    private, group = world.chats[ANNA], world.chats[NEWSROOM]

    def put(scope: dict[str, object], language: str = "") -> None:
        kind = f"{scope['type']}{language}"
        profile.set_commands(scope, language, [{"command": kind, "description": "x"}])

    def menu(chat: object, user: dict[str, object]) -> list[str]:
        return [command["command"] for command in profile.menu(chat, user)]

    assert menu(private, anna) == []
    put({"type": "default"})
    put({"type": "default"}, "ru")
    assert menu(private, anna) == ["default"]
    assert menu(group, boris) == ["defaultru"]
    put({"type": "all_private_chats"})
    put({"type": "all_group_chats"})
    assert menu(private, anna) == ["all_private_chats"]
    # A narrower scope wins over one's own language.
    assert menu(group, boris) == ["all_group_chats"]
    put({"type": "all_chat_administrators"})
    assert menu(group, anna) == ["all_chat_administrators"]
    put({"type": "chat", "chat_id": NEWSROOM})
    assert menu(group, anna) == ["chat"]
    put({"type": "chat_member", "chat_id": NEWSROOM, "user_id": ANNA})
    assert menu(group, anna) == ["chat_member"]
    assert menu(group, boris) == ["chat"]
