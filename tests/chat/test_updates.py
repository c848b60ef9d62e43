from typing import Any

import pytest
import telegram

from bot.answers.request import FindQuote, Help, Request, Wordless
from bot.chat.updates import asker_of, read_message, thread_of

ME = telegram.User(1, "Transcripts", True, username="transcripts_bot")
ANNA = {"id": 1001, "is_bot": False, "first_name": "Anna"}
GROUP = {"id": -100, "type": "supergroup", "title": "Newsroom"}
PRIVATE = {"id": 1001, "type": "private", "first_name": "Anna"}
CHANNEL = {"id": -200, "type": "channel", "title": "Bulletin"}
HIDDEN = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
SERVICE = {"id": 777000, "is_bot": False, "first_name": "Telegram"}
PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}]


def _message(**values: Any) -> telegram.Message:
    body = {"message_id": 5, "date": 1, "chat": GROUP, "from": ANNA, **values}
    message = telegram.Message.de_json(body, None)
    assert message is not None
    return message


@pytest.mark.parametrize(
    "who",
    [
        {"from": HIDDEN, "sender_chat": GROUP},
        {"from": {**HIDDEN, "id": 136817688}, "sender_chat": CHANNEL},
    ],
    ids=["anonymous admin", "channel"],
)
def test_who_writes_as_a_chat_is_answered_but_no_button_is_only_theirs(who: Any) -> None:
    message = _message(text="/quote boats", **who)
    assert read_message(message, ME) == FindQuote("boats")
    assert asker_of(message) is None


@pytest.mark.parametrize(
    "who",
    [
        {"from": {"id": 7, "is_bot": True, "first_name": "Other"}},
        {"from": SERVICE, "sender_chat": CHANNEL, "is_automatic_forward": True},
        {"via_bot": {"id": 1, "is_bot": True, "first_name": "Transcripts"}},
    ],
    ids=["another bot", "a post of the group's channel", "inline mode"],
)
def test_what_nobody_asked_is_not_answered(who: Any) -> None:
    assert read_message(_message(text="/quote boats", **who), ME) is None


def test_a_picture_from_another_chat_cannot_be_read() -> None:
    origin = {"type": "user", "date": 1, "sender_user": ANNA}
    outside = {"origin": origin, "photo": PHOTO}
    message = _message(text="/quote", external_reply=outside)
    assert read_message(message, ME) == Wordless(picture=True)
    selected = {"text": "whose boat", "position": 0, "is_manual": True}
    message = _message(text="/quote", external_reply=outside, quote=selected)
    assert read_message(message, ME) == FindQuote("whose boat")


def test_the_bots_name_alone_asks_for_help() -> None:
    assert read_message(_message(text="@Transcripts_bot"), ME) == Help()
    assert read_message(_message(text="@transcripts_bot, boats"), ME) == FindQuote("boats")


@pytest.mark.parametrize(
    ("text", "request_"),
    [("@transcripts_bot", Help()), ("@transcripts_bot /quote boats", FindQuote("boats"))],
)
def test_the_bots_name_is_no_word_of_a_private_request(text: str, request_: Request) -> None:
    assert read_message(_message(text=text, chat=PRIVATE), ME) == request_


def test_a_checklist_can_be_read_as_little_as_a_sticker() -> None:
    checklist = {"title": "Ropes", "tasks": []}
    assert read_message(_message(checklist=checklist, chat=PRIVATE), ME) == Wordless(picture=False)


def test_only_a_forums_topic_is_a_thread() -> None:
    assert thread_of(_message(text="x", message_thread_id=9)) is None
    assert thread_of(_message(text="x", message_thread_id=9, is_topic_message=True)) == 9
