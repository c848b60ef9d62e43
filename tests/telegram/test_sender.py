"""The sender against the playground's Bot API."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot.playground import Playground
from bot.playground.state import DESK, NEIGHBOURS
from bot.telegram.backoff import Backoff
from bot.telegram.pacer import Pacer
from bot.telegram.queries import InlineAnswer
from bot.telegram.schedule import Limits, Schedule
from bot.telegram.sender import Sender

ANNA, BORIS = 1001, 1002
SOON = Backoff(first=0.001, most=0.002)
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Next", callback_data="next")]])


@pytest.fixture
async def pacer() -> AsyncIterator[Pacer]:
    async with Pacer(Schedule(Limits(total=1000, burst=1000))) as pacer:
        yield pacer


@pytest.fixture
async def sender(bot, pacer) -> Sender:
    await bot.initialize()
    return Sender(bot, pacer, backoff=SOON)


def calls(playground: Playground, method: str) -> list[dict[str, str]]:
    return [call.params.values for call in playground.calls if call.method == method]


def texts(playground: Playground, chat: int) -> list[str]:
    return [message["text"] for message in playground.world.chats[chat].messages.values()]


async def test_a_message_goes_out_with_markup_buttons_and_no_preview(playground, sender) -> None:
    message = await sender.send(ANNA, "<b>Да</b> &amp; so on", keyboard=BUTTONS)
    assert message.text == "Да & so on"
    assert message.entities[0].type == "bold"
    assert message.reply_markup == BUTTONS
    [sent] = calls(playground, "sendMessage")
    assert sent["link_preview_options"] == '{"is_disabled": true}'


@pytest.mark.parametrize(
    ("preview", "options"),
    [
        (True, '{"is_disabled": false}'),
        (
            "https://example.org/",
            '{"is_disabled": false, "prefer_large_media": true, "url": "https://example.org/"}',
        ),
    ],
)
async def test_a_preview_is_shown_where_asked_for(playground, sender, preview, options) -> None:
    await sender.send(ANNA, "hi", preview=preview)
    assert calls(playground, "sendMessage")[0]["link_preview_options"] == options


async def test_a_reply_is_one_and_goes_out_even_where_its_message_is_gone(
    playground, sender
) -> None:
    asked = playground.world.say(ANNA, ANNA, "question")
    reply = await sender.send(ANNA, "answer", reply_to=asked["message_id"])
    assert reply.reply_to_message.message_id == asked["message_id"]
    assert (await sender.send(ANNA, "answer", reply_to=99_999)).reply_to_message is None


async def test_the_topic_of_a_forum_is_passed_on(playground, sender) -> None:
    await sender.send(ANNA, "hi", thread_id=5)
    assert calls(playground, "sendMessage")[0]["message_thread_id"] == "5"


async def test_an_edit_changes_the_message(playground, sender) -> None:
    message = await sender.send(ANNA, "one", keyboard=BUTTONS)
    assert await sender.edit(ANNA, message.message_id, "<i>two</i>")
    assert texts(playground, ANNA) == ["two"]


async def test_an_edit_that_changes_nothing_has_succeeded(sender) -> None:
    message = await sender.send(ANNA, "one")
    assert await sender.edit(ANNA, message.message_id, "one")


async def test_an_edit_of_what_is_gone_says_so(sender, log) -> None:
    assert not await sender.edit(ANNA, 99_999, "two")
    assert log.count("not found") == 1


async def test_a_press_is_answered_once_and_too_late_is_no_error(playground, sender, log) -> None:
    message = await sender.send(ANNA, "one", keyboard=BUTTONS)
    query = playground.world.press(ANNA, ANNA, message.message_id, "next")
    assert await sender.answer_callback(query, "toast", alert=True)
    [answered] = calls(playground, "answerCallbackQuery")
    assert (answered["text"], answered["show_alert"]) == ("toast", "true")
    assert not await sender.answer_callback("12345", "toast")
    assert log.count("too old") == 1


async def test_markup_that_is_refused_goes_out_as_plain_text(playground, sender, log) -> None:
    message = await sender.send(ANNA, "<b>five &lt; six<i> and a < b")
    assert message.text == "five < six and a < b"
    assert not message.entities
    assert log.count("markup of a message is refused") == 1


async def test_markup_that_is_refused_in_an_edit_is_left_out_too(playground, sender) -> None:
    message = await sender.send(ANNA, "one")
    assert await sender.edit(ANNA, message.message_id, "<b>two")
    assert texts(playground, ANNA) == ["two"]


async def test_another_refusal_is_raised(sender) -> None:
    with pytest.raises(BadRequest, match="too long"):
        await sender.send(ANNA, "x" * 5000)


async def test_a_chat_that_blocked_the_bot_is_no_error(playground, sender, log) -> None:
    playground.world.block(ANNA, blocked=True)
    assert await sender.send(ANNA, "hi") is None
    assert log.count("blocked") == 1


async def test_an_unknown_chat_is_no_error(sender, log) -> None:
    assert await sender.send(424_242, "hi") is None
    assert log.count("Chat not found") == 1


async def test_a_group_that_moved_is_followed(playground, sender) -> None:
    old = -500
    playground.world.add_group(old, "Group", ANNA, kind="group")
    new = playground.world.migrate(ANNA, old)
    message = await sender.send(old, "hi")
    assert message.chat_id == new


@pytest.mark.parametrize(
    "fault",
    [{"status": 500}, {"status": 502, "body": "<html>"}, {"drop": True}],
    ids=["500", "502", "reset"],
)
async def test_faults_of_the_server_are_tried_again(
    playground, sender, fault: dict[str, Any]
) -> None:
    playground.faults.add("sendMessage", times=2, **fault)
    assert (await sender.send(ANNA, "hi")).text == "hi"
    assert texts(playground, ANNA) == ["hi"]


async def test_a_server_that_stays_ill_is_an_error_after_the_attempts(playground, sender) -> None:
    fault = playground.faults.add("sendMessage", times=None, status=502)
    with pytest.raises(NetworkError):
        await sender.send(ANNA, "hi")
    assert fault.hits == 3


async def test_after_a_time_out_it_is_sent_once_more_at_most(playground, connect, pacer) -> None:
    fault = playground.faults.add("sendMessage", times=None, hang=True)
    # The name of the bot, which `bot.initialize` asks for, might take longer than that.
    async with connect(playground, read_timeout=0.01) as bot, bot.request:
        sender = Sender(bot, pacer, attempts=10, backoff=SOON)
        with pytest.raises(TimedOut):
            await sender.send(ANNA, "hi")
    assert fault.hits == 2


async def test_a_lost_answer_means_that_a_message_may_come_twice(playground, sender) -> None:
    playground.faults.add("sendMessage", times=1, drop=True, after=True)
    assert (await sender.send(ANNA, "hi")).text == "hi"
    assert texts(playground, ANNA) == ["hi", "hi"]


async def test_a_flood_wait_holds_its_own_chat_and_the_message_follows(
    playground, bot, pacer
) -> None:
    await bot.initialize()
    sender = Sender(bot, pacer, backoff=SOON)
    flood = playground.faults.add("sendMessage", chat_id=ANNA, status=429, retry_after=1)
    held = asyncio.create_task(sender.send(ANNA, "to Anna"))
    await flood.reached.wait()
    await sender.send(BORIS, "to Boris")
    assert texts(playground, ANNA) == []
    assert (await held).text == "to Anna"
    sent = [call.time for call in playground.calls if call.params.text("chat_id") == str(ANNA)]
    assert sent[1] - sent[0] >= 1


async def test_a_long_flood_wait_is_handed_to_the_caller(playground, sender, pacer) -> None:
    fault = playground.faults.add("sendMessage", chat_id=ANNA, status=429, retry_after=300)
    for _ in range(2):
        with pytest.raises(RetryAfter):
            await sender.send(ANNA, "hi")
    assert fault.hits == 1, "a held chat isn't asked again"
    assert 290 < pacer.held(ANNA) <= 300
    assert pacer.held(BORIS) == 0
    assert await sender.send(BORIS, "hi")


async def test_a_flood_wait_of_a_press_holds_everything(playground, sender, pacer) -> None:
    playground.faults.add("answerCallbackQuery", status=429, retry_after=300)
    with pytest.raises(RetryAfter):
        await sender.answer_callback("1", "hi")
    assert pacer.held(ANNA) > 290


async def test_what_one_chat_sends_is_paced(playground, bot) -> None:
    await bot.initialize()
    async with Pacer(Schedule(Limits(burst=1, interval=0.03))) as pacer:
        sender = Sender(bot, pacer)
        loop = asyncio.get_running_loop()
        begun = loop.time()
        message = await sender.send(ANNA, "one")
        await sender.edit(ANNA, message.message_id, "two")
        await sender.send(ANNA, "three")
        assert loop.time() - begun >= 0.06


async def test_a_message_is_deleted_once(playground, sender) -> None:
    message = await sender.send(ANNA, "one")
    assert await sender.delete(ANNA, message.message_id)
    assert texts(playground, ANNA) == []
    assert not await sender.delete(ANNA, message.message_id)


def _inline(text: str) -> InlineAnswer:
    content = InputTextMessageContent(text)
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Next", callback_data="next")]])
    result = InlineQueryResultArticle("one", "One", content, reply_markup=keyboard)
    button = InlineQueryResultsButton("Help", start_parameter="help")
    return InlineAnswer([result], "10", button, 60)


async def test_an_inline_query_is_answered_and_what_was_chosen_can_be_edited(
    playground, sender, bot
) -> None:
    world = playground.world
    query = world.inline.ask(ANNA, ANNA, "words")
    assert await sender.answer_inline(query.id, _inline("said"))
    assert query.answer.next_offset == "10"
    assert not await sender.answer_inline(query.id, _inline("too late"))
    world.inline.feedback = True
    world.inline.choose(ANNA, query.id, "one")
    chosen = [u.chosen_inline_result for u in await bot.get_updates() if u.chosen_inline_result]
    name = chosen[0].inline_message_id
    assert await sender.edit_inline(name, "<b>other</b>")
    assert await sender.edit_inline(name, "<b>other</b>")
    assert texts(playground, ANNA) == ["other"]
    assert not await sender.edit_inline("nonsense", "text")


async def test_a_guest_is_answered_once(playground, sender, bot) -> None:
    playground.world.say(BORIS, NEIGHBOURS, "@transcripts_bot words")
    [update] = await bot.get_updates()
    query = update.guest_message.guest_query_id
    assert await sender.answer_guest(query, "<b>said</b>", keyboard=BUTTONS)
    assert texts(playground, NEIGHBOURS)[-1] == "said"
    assert not await sender.answer_guest(query, "again")


async def test_being_at_work_is_shown_and_its_failure_is_no_error(playground, sender, log) -> None:
    thread = max(playground.world.chats[DESK].topics)
    await sender.typing(DESK, thread_id=thread)
    [shown] = calls(playground, "sendChatAction")
    assert (shown["action"], shown["message_thread_id"]) == ("typing", f"{thread}")
    playground.faults.add("sendChatAction", status=429, retry_after=300)
    await sender.typing(ANNA)
    assert log.count("at work") == 1


async def test_a_file_goes_out_with_its_name_and_a_caption_with_markup(playground, sender) -> None:
    first = await sender.send(ANNA, "hi")
    sent = await sender.send_document(
        ANNA, "ropes.csv", b"\xef\xbb\xbfid\r\n", "<b>1</b> rope", reply_to=first.message_id
    )
    assert sent.document.file_name == "ropes.csv"
    assert sent.caption == "1 rope"
    assert sent.caption_entities[0].type == "bold"
    kept = playground.world.files.find(sent.document.file_id)
    assert kept.upload.content == b"\xef\xbb\xbfid\r\n"
