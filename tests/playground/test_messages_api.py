from typing import Any

import pytest
import telegram
from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.playground import Playground

ANNA, BORIS, NEWSROOM = 1001, 1002, -1_001_000_000_001


def keyboard(data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("press", callback_data=data)]])


async def test_a_message_comes_out_as_it_went_in(playground: Playground, bot: telegram.Bot) -> None:
    sent = await bot.send_message(
        ANNA,
        "😀 <b>Жирный</b> &amp; <i>x</i>",
        parse_mode="HTML",
        reply_markup=keyboard("a"),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    assert sent.text == "😀 Жирный & x"
    assert sent.text_html == "😀 <b>Жирный</b> &amp; <i>x</i>"
    assert sent.from_user == await bot.get_me()
    assert sent.reply_markup == keyboard("a")
    assert sent.link_preview_options.is_disabled
    shown = playground.world.chats[ANNA].messages[sent.message_id]
    assert shown["entities"][0] == {"type": "bold", "offset": 3, "length": 6}


@pytest.mark.parametrize(
    "markup", [ReplyKeyboardMarkup([["yes", "no"]]), ReplyKeyboardRemove(), ForceReply()]
)
async def test_other_keyboards_go_to_people_and_not_back_to_the_bot(
    playground: Playground, bot: telegram.Bot, markup: telegram.TelegramObject
) -> None:
    sent = await bot.send_message(ANNA, "x", reply_markup=markup)
    assert sent.reply_markup is None
    shown = playground.world.chats[ANNA].messages[sent.message_id]
    assert shown["reply_markup"] == markup.to_dict()
    playground.world.say(ANNA, ANNA, "yes", reply_to=sent.message_id)
    [update] = await bot.get_updates()
    assert update.message.reply_to_message.reply_markup is None


async def test_numbers_count_for_each_chat(bot: telegram.Bot) -> None:
    numbers = [(await bot.send_message(chat, "x")).message_id for chat in (ANNA, ANNA, BORIS)]
    assert numbers == [1, 2, 1]


async def test_length_counts_in_utf16_units_after_the_markup(bot: telegram.Bot) -> None:
    await bot.send_message(ANNA, f"<b>{'😀' * 2048}</b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message is too long"):
        await bot.send_message(ANNA, "😀" * 2048 + "a")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ({"chat_id": 5, "text": "x"}, "Chat not found"),
        ({"chat_id": "@nobody", "text": "x"}, "Chat not found"),
        ({"chat_id": ANNA, "text": ""}, "Message text is empty"),
        ({"chat_id": ANNA, "text": " \n"}, "Text must be non-empty"),
        (
            {"chat_id": ANNA, "text": "<x>a</x>", "parse_mode": "HTML"},
            'Can\'t parse entities: unsupported start tag "x" at byte offset 0',
        ),
        (
            {"chat_id": ANNA, "text": "x", "reply_parameters": ReplyParameters(99)},
            "Message to be replied not found",
        ),
        ({"chat_id": ANNA, "text": "x", "reply_markup": keyboard("я" * 33)}, "Button_data_invalid"),
    ],
)
async def test_what_telegram_refuses_is_refused(
    bot: telegram.Bot, call: dict[str, Any], words: str
) -> None:
    with pytest.raises(BadRequest) as caught:
        await bot.send_message(**call)
    assert str(caught.value) == words


async def test_replies_carry_the_message_that_they_answer(
    playground: Playground, bot: telegram.Bot
) -> None:
    asked = playground.world.say(ANNA, NEWSROOM, "/quote law")
    sent = await bot.send_message(
        NEWSROOM, "x", reply_parameters=ReplyParameters(asked["message_id"])
    )
    assert sent.reply_to_message.text == "/quote law"
    lenient = ReplyParameters(99, allow_sending_without_reply=True)
    assert (
        await bot.send_message(NEWSROOM, "y", reply_parameters=lenient)
    ).reply_to_message is None
    old = await bot.send_message(NEWSROOM, "z", reply_to_message_id=sent.message_id)
    assert old.reply_to_message.reply_to_message is None


async def test_editing_replaces_text_and_keyboard(
    playground: Playground, bot: telegram.Bot
) -> None:
    sent = await bot.send_message(ANNA, "<b>one</b>", "HTML", reply_markup=keyboard("a"))
    edited = await sent.edit_text("two", reply_markup=keyboard("b"))
    assert (edited.text, edited.entities, edited.reply_markup) == ("two", (), keyboard("b"))
    assert edited.edit_date is not None
    assert (await edited.edit_reply_markup(None)).reply_markup is None
    assert "reply_markup" not in playground.world.chats[ANNA].messages[sent.message_id]


async def test_an_edit_that_changes_nothing_is_refused(bot: telegram.Bot) -> None:
    sent = await bot.send_message(ANNA, "<b>one</b>", "HTML", reply_markup=keyboard("a"))
    words = (
        "Message is not modified: specified new message content and reply markup are exactly "
        "the same as a current content and reply markup of the message"
    )
    with pytest.raises(BadRequest) as caught:
        await sent.edit_text("<b>one</b> ", "HTML", reply_markup=keyboard("a"))
    assert str(caught.value) == words
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_reply_markup(keyboard("a"))
    # Other marks on the same words are a change.
    assert (await sent.edit_text("one", reply_markup=keyboard("a"))).entities == ()


async def test_only_ones_own_message_that_is_there_can_be_edited(
    playground: Playground, bot: telegram.Bot
) -> None:
    asked = playground.world.say(ANNA, ANNA, "hello")
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", ANNA, asked["message_id"])
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", ANNA, 99)
    with pytest.raises(BadRequest, match="Message identifier is not specified"):
        await bot.edit_message_text("x", ANNA)


async def test_deleted_messages_are_gone(playground: Playground, bot: telegram.Bot) -> None:
    sent = await bot.send_message(ANNA, "x")
    assert await sent.delete()
    assert not playground.world.chats[ANNA].messages
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()
    both = [(await bot.send_message(ANNA, "x")).message_id for _ in range(2)]
    assert await bot.delete_messages(ANNA, [*both, 99])
    assert not playground.world.chats[ANNA].messages


async def test_in_a_group_the_bot_deletes_only_its_own(
    playground: Playground, bot: telegram.Bot
) -> None:
    asked = playground.world.say(ANNA, NEWSROOM, "/help")
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_message(NEWSROOM, asked["message_id"])
    playground.world.chats[NEWSROOM].members[playground.world.bot_id] = "administrator"
    assert await bot.delete_message(NEWSROOM, asked["message_id"])


async def test_who_blocked_the_bot_gets_nothing(playground: Playground, bot: telegram.Bot) -> None:
    playground.world.block(ANNA, blocked=True)
    with pytest.raises(Forbidden) as caught:
        await bot.send_message(ANNA, "x")
    assert str(caught.value) == "Forbidden: bot was blocked by the user"
    playground.world.block(ANNA, blocked=False)
    await bot.send_message(ANNA, "x")
    changes = [update.my_chat_member for update in await bot.get_updates()]
    assert [change.new_chat_member.status for change in changes] == ["kicked", "member"]


async def test_a_group_that_threw_the_bot_out_gets_nothing(
    playground: Playground, bot: telegram.Bot
) -> None:
    playground.world.remove_bot(ANNA, NEWSROOM)
    with pytest.raises(Forbidden, match="Forbidden: bot was kicked from the supergroup chat"):
        await bot.send_message(NEWSROOM, "x")
    playground.world.add_bot(ANNA, NEWSROOM)
    await bot.send_message(NEWSROOM, "x")
    out, back, greeting = await bot.get_updates()
    assert out.my_chat_member.new_chat_member.status == "kicked"
    assert back.my_chat_member.old_chat_member.status == "kicked"
    assert greeting.message.new_chat_members[0].id == playground.world.bot_id


async def test_a_moved_group_says_where_it_went(playground: Playground, bot: telegram.Bot) -> None:
    playground.world.add_group(-4001, "Old", ANNA, kind="group")
    new_id = playground.world.migrate(ANNA, -4001)
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(-4001, "x")
    assert caught.value.new_chat_id == new_id
    await bot.send_message(new_id, "x")
    away, here = [update.message for update in await bot.get_updates()]
    assert (away.chat.id, away.migrate_to_chat_id) == (-4001, new_id)
    assert (here.chat.id, here.migrate_from_chat_id) == (new_id, -4001)


async def test_messages_are_forwarded_with_their_origin_and_copied_without(
    playground: Playground, bot: telegram.Bot
) -> None:
    asked = playground.world.say(ANNA, ANNA, "/help me")
    forwarded = await bot.forward_message(BORIS, ANNA, asked["message_id"])
    assert forwarded.forward_origin.sender_user.id == ANNA
    assert forwarded.text == "/help me"
    copied = await bot.copy_message(BORIS, ANNA, asked["message_id"])
    assert "forward_origin" not in playground.world.chats[BORIS].messages[copied.message_id]
    with pytest.raises(BadRequest, match="Message to forward not found"):
        await bot.forward_message(BORIS, ANNA, 99)


async def test_only_known_actions_are_shown(bot: telegram.Bot) -> None:
    assert await bot.send_chat_action(ANNA, "typing")
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        await bot.send_chat_action(ANNA, "dancing")
