"""What the bot is given, by Telegram's list of what it sees in groups."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.playground import Upload, World
from bot.playground.model import KEPT_MESSAGES
from bot.playground.refusal import RefusedError

ANNA, BORIS, NEWSROOM = 1001, 1002, -1_001_000_000_001


@pytest.fixture
def world() -> World:
    return World(1, lambda: 1_000_000.9)


@pytest.fixture
def updates(world: World) -> list[tuple[str, dict[str, Any]]]:
    told: list[tuple[str, dict[str, Any]]] = []
    world.tell_bot = lambda kind, payload: told.append((kind, payload))
    return told


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("/help", True),
        ("/help@transcripts_bot law", True),
        ("/help@TRANSCRIPTS_BOT", True),
        ("/help@other_bot", False),
        ("hello", False),
        ("@transcripts_bot hello", False),
        ("say /help", False),
    ],
)
def test_in_privacy_mode_only_commands_come_from_groups(
    world: World, updates: list[Any], text: str, given: bool
) -> None:
    world.say(ANNA, NEWSROOM, text)
    assert bool(updates) == given


def test_without_privacy_mode_everything_comes(world: World, updates: list[Any]) -> None:
    world.privacy = False
    world.say(ANNA, NEWSROOM, "hello")
    assert updates[0][1]["text"] == "hello"


def test_replies_to_the_bot_come_and_others_do_not(world: World, updates: list[Any]) -> None:
    chat = world.chats[NEWSROOM]
    answer = world.post(chat, world.bot, {"text": "an answer"})
    said = world.say(ANNA, NEWSROOM, "hello")
    world.say(BORIS, NEWSROOM, "to Anna", reply_to=said["message_id"])
    assert updates == []
    world.say(BORIS, NEWSROOM, "to the bot", reply_to=answer["message_id"])
    [(kind, message)] = updates
    assert (kind, message["text"]) == ("message", "to the bot")
    assert message["reply_to_message"]["text"] == "an answer"


def test_everything_comes_from_private_chats(world: World, updates: list[Any]) -> None:
    said = world.say(ANNA, ANNA, "hello")
    world.rewrite(ANNA, ANNA, said["message_id"], "good day")
    assert [(kind, message["text"]) for kind, message in updates] == [
        ("message", "hello"),
        ("edited_message", "good day"),
    ]
    assert updates[0][1]["date"] == 1_000_000
    assert updates[1][1]["edit_date"] == 1_000_000


def test_captions_count_as_text(world: World, updates: list[Any]) -> None:
    world.show(ANNA, NEWSROOM, "document", Upload("a.txt", "text/plain", b"x"))
    assert updates == []
    world.show(ANNA, NEWSROOM, "document", Upload("a.txt", "text/plain", b"x"), "/event")
    assert updates[0][1]["caption_entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


def test_a_removed_bot_hears_nothing(world: World, updates: list[Any]) -> None:
    world.remove_bot(ANNA, NEWSROOM)
    world.say(ANNA, NEWSROOM, "/help")
    assert [kind for kind, _ in updates] == ["my_chat_member"]


def test_a_chat_keeps_a_bounded_number_of_messages(world: World) -> None:
    for number in range(KEPT_MESSAGES + 5):
        world.say(ANNA, ANNA, str(number))
    messages = world.chats[ANNA].messages
    assert len(messages) == KEPT_MESSAGES
    assert next(iter(messages)) == 6


@pytest.mark.parametrize(
    "act",
    [
        lambda world: world.say(5, ANNA, "x"),
        lambda world: world.say(ANNA, 5, "x"),
        lambda world: world.say(ANNA, BORIS, "x"),
        lambda world: world.say(ANNA, ANNA, " "),
        lambda world: world.say(ANNA, ANNA, "x" * 4097),
        lambda world: world.say(ANNA, ANNA, "x", reply_to=99),
        lambda world: world.press(ANNA, ANNA, 1, "x"),
        lambda world: world.rewrite(BORIS, NEWSROOM, 1, "x"),
        lambda world: world.show(ANNA, ANNA, "photo", Upload("a", "image/png", b"no picture")),
        lambda world: world.show(ANNA, ANNA, "document", Upload("a", "text/plain", b"")),
        lambda world: world.show(ANNA, ANNA, "document", Upload("a", "", b"x"), "x" * 1025),
    ],
)
def test_people_can_do_only_what_telegram_lets_them(
    world: World, act: Callable[[World], object]
) -> None:
    world.say(ANNA, NEWSROOM, "mine")
    with pytest.raises(RefusedError, match=r"^(Bad Request|Forbidden): "):
        act(world)
