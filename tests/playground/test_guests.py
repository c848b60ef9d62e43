import pytest
import telegram
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)
from telegram.error import BadRequest, Forbidden

from bot.playground import Playground

ANNA, BORIS, NEWSROOM, NEIGHBOURS = 1001, 1002, -1_001_000_000_001, -1_001_000_000_003


def result(text: str = "passage", **more: object) -> InlineQueryResultArticle:
    return InlineQueryResultArticle("1", "Title", InputTextMessageContent(text), **more)


async def test_named_among_strangers_the_bot_may_answer_once(
    playground: Playground, bot: telegram.Bot
) -> None:
    assert (await bot.get_me()).supports_guest_queries
    world = playground.world
    world.say(BORIS, NEIGHBOURS, "not for the bot")
    asked = world.say(BORIS, NEIGHBOURS, "@Transcripts_Bot whose boat")
    [update] = await bot.get_updates()
    guest = update.guest_message
    assert (guest.chat.id, guest.text) == (NEIGHBOURS, "@Transcripts_Bot whose boat")
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("more", callback_data="m")]])
    sent = await bot.answer_guest_query(guest.guest_query_id, result(reply_markup=markup))
    answer = world.chats[NEIGHBOURS].messages[asked["message_id"] + 1]
    assert (answer["text"], answer["from"]["id"]) == ("passage", bot.id)
    assert answer["guest_bot_caller_user"]["id"] == BORIS
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    with pytest.raises(BadRequest, match="Query is too old"):
        await bot.answer_guest_query(guest.guest_query_id, result())
    world.press(ANNA, NEIGHBOURS, answer["message_id"], "m")
    [pressed] = await bot.get_updates(offset=update.update_id + 1)
    assert pressed.callback_query.inline_message_id == sent.inline_message_id
    assert await bot.edit_message_text("new", inline_message_id=sent.inline_message_id)
    assert world.chats[NEIGHBOURS].messages[answer["message_id"]]["text"] == "new"
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(NEIGHBOURS, "x")


async def test_an_anonymous_leader_calls_as_the_group(
    playground: Playground, bot: telegram.Bot
) -> None:
    playground.world.hide(BORIS, NEIGHBOURS, hidden=True)
    playground.world.say(BORIS, NEIGHBOURS, "see @transcripts_bot")
    [update] = await bot.get_updates()
    await bot.answer_guest_query(update.guest_message.guest_query_id, result())
    *_, answer = playground.world.chats[NEIGHBOURS].messages.values()
    assert answer["guest_bot_caller_chat"]["id"] == NEIGHBOURS


async def test_where_it_is_a_member_a_name_calls_no_guest(
    playground: Playground, bot: telegram.Bot
) -> None:
    playground.world.say(BORIS, NEWSROOM, "@transcripts_bot x")
    playground.world.say(BORIS, NEIGHBOURS, "@transcripts_bots x")
    assert not await bot.get_updates()


async def test_a_faulty_answer_is_refused(playground: Playground, bot: telegram.Bot) -> None:
    playground.world.say(BORIS, NEIGHBOURS, "@transcripts_bot x")
    [update] = await bot.get_updates()
    with pytest.raises(BadRequest, match="message text is empty"):
        await bot.answer_guest_query(update.guest_message.guest_query_id, result(" "))
    await bot.answer_guest_query(update.guest_message.guest_query_id, result())
