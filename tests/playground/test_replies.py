import pytest
import telegram
from telegram import ReplyParameters
from telegram.error import BadRequest

from bot.playground import Playground, Upload, World
from bot.playground.refusal import RefusedError

ANNA, BORIS, NEWSROOM, NEIGHBOURS = 1001, 1002, -1_001_000_000_001, -1_001_000_000_003
GIF = b"GIF89a\x02\x00\x01\x00" + bytes(10)


async def test_a_reply_may_quote_a_part(playground: Playground, bot: telegram.Bot) -> None:
    sent = await bot.send_message(NEWSROOM, "😀 one <b>two</b> three", "HTML")
    playground.world.say(ANNA, NEWSROOM, "this?", reply_to=sent.message_id, quote="one two")
    [update] = await bot.get_updates()
    quote = update.message.quote
    assert (quote.text, quote.position, quote.is_manual) == ("one two", 3, True)
    assert [(e.type, e.offset, e.length) for e in quote.entities] == [("bold", 4, 3)]
    with pytest.raises(RefusedError, match="QUOTE_TEXT_INVALID"):
        playground.world.say(ANNA, NEWSROOM, "x", reply_to=sent.message_id, quote="four")


async def test_a_reply_may_answer_a_message_of_another_chat(
    playground: Playground, bot: telegram.Bot
) -> None:
    world = playground.world
    there = world.say(BORIS, NEIGHBOURS, "far away")
    world.say(ANNA, NEWSROOM, "/quote", reply_to=there["message_id"], reply_chat=NEIGHBOURS)
    [update] = await bot.get_updates()
    message = update.message
    assert message.reply_to_message is None
    assert message.external_reply.origin.sender_user.id == BORIS
    assert (message.external_reply.chat.id, message.external_reply.message_id) == (NEIGHBOURS, 1)
    assert (message.quote.text, message.quote.is_manual) == ("far away", None)


async def test_the_bot_quotes_what_is_there(playground: Playground, bot: telegram.Bot) -> None:
    asked = playground.world.say(ANNA, ANNA, "one two one")
    reply = ReplyParameters(asked["message_id"], quote="one", quote_position=4)
    sent = await bot.send_message(ANNA, "x", reply_parameters=reply)
    assert (sent.quote.text, sent.quote.position) == ("one", 8)
    wrong = ReplyParameters(asked["message_id"], quote="three")
    with pytest.raises(BadRequest, match="Quote_text_invalid"):
        await bot.send_message(ANNA, "x", reply_parameters=wrong)


async def test_a_reply_to_what_is_gone(playground: Playground, bot: telegram.Bot) -> None:
    asked = playground.world.say(ANNA, NEWSROOM, "/help")
    playground.world.delete(ANNA, NEWSROOM, asked["message_id"])
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(NEWSROOM, "x", reply_parameters=ReplyParameters(asked["message_id"]))
    lenient = ReplyParameters(asked["message_id"], allow_sending_without_reply=True)
    assert not (await bot.send_message(NEWSROOM, "x", reply_parameters=lenient)).reply_to_message


async def test_a_person_forwards_with_the_origin(playground: Playground, bot: telegram.Bot) -> None:
    world = playground.world
    said = world.say(BORIS, NEIGHBOURS, "gossip")
    world.forward(ANNA, NEIGHBOURS, said["message_id"], ANNA)
    post = world.say(ANNA, -1_001_000_000_004, "news")
    world.forward(ANNA, -1_001_000_000_004, post["message_id"], ANNA)
    world.hide(ANNA, NEWSROOM, hidden=True)
    hidden = world.say(ANNA, NEWSROOM, "nobody's")
    world.forward(BORIS, NEWSROOM, hidden["message_id"], BORIS)
    origins = [u.message.forward_origin for u in await bot.get_updates() if u.message]
    assert [origin.type for origin in origins] == ["user", "channel", "chat"]
    assert origins[0].sender_user.id == BORIS
    assert origins[1].chat.title == "Bulletin"


async def test_an_album_is_several_messages_of_one_group(
    playground: Playground, bot: telegram.Bot
) -> None:
    uploads = [Upload(f"{n}.gif", "image/gif", GIF) for n in range(3)]
    playground.world.show_album(ANNA, ANNA, "photo", uploads, "/quote these")
    messages = [update.message for update in await bot.get_updates()]
    assert len({message.media_group_id for message in messages}) == 1
    assert [message.caption for message in messages] == ["/quote these", None, None]
    playground.world.show(ANNA, ANNA, "photo", uploads[0])
    [*_, alone] = await bot.get_updates()
    assert alone.message.media_group_id is None


def test_ones_own_messages_can_be_deleted_and_leaders_delete_all() -> None:
    world = World(1, lambda: 0.0)
    said = world.say(ANNA, NEWSROOM, "x")["message_id"]
    with pytest.raises(RefusedError):
        world.delete(BORIS, NEWSROOM, said)
    other = world.say(BORIS, NEWSROOM, "y")["message_id"]
    world.delete(ANNA, NEWSROOM, other)
    world.delete(ANNA, NEWSROOM, said)
    assert not world.chats[NEWSROOM].messages


def test_captions_are_edited_and_what_others_wrote_is_not() -> None:
    world = World(1, lambda: 0.0)
    told: list[tuple[str, object]] = []
    world.tell_bot = lambda kind, message: told.append((kind, message.get("caption")))
    shown = world.show(ANNA, ANNA, "photo", Upload("a.gif", "image/gif", GIF), "one")
    for caption in ("two", ""):
        world.rewrite(ANNA, ANNA, shown["message_id"], caption)
    assert told == [("message", "one"), ("edited_message", "two"), ("edited_message", None)]
    said = world.say(BORIS, NEWSROOM, "x")
    forwarded = world.forward(BORIS, NEWSROOM, said["message_id"], BORIS)
    with pytest.raises(RefusedError, match="can't be edited"):
        world.rewrite(BORIS, BORIS, forwarded["message_id"], "y")
