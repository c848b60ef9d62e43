import pytest
import telegram
from telegram import ReplyParameters
from telegram.error import BadRequest, Forbidden

from bot.playground import Playground, World
from bot.playground.refusal import RefusedError

ANNA, BORIS, NEWSROOM = 1001, 1002, -1_001_000_000_001
DESK, BULLETIN = -1_001_000_000_002, -1_001_000_000_004


async def test_what_is_said_in_a_topic_says_so(playground: Playground, bot: telegram.Bot) -> None:
    world = playground.world
    thread = world.create_topic(ANNA, DESK, "Weather")
    world.say(BORIS, DESK, "/help", thread=thread)
    world.say(BORIS, DESK, "/help")
    created, inside, general = [update.message for update in await bot.get_updates()]
    assert created.forum_topic_created.name == "Weather"
    assert created.message_id == created.message_thread_id == thread
    assert (inside.is_topic_message, inside.message_thread_id) == (True, thread)
    # What answers nothing in a topic answers the message that opened it.
    assert inside.reply_to_message.forum_topic_created.name == "Weather"
    assert (general.is_topic_message, general.message_thread_id) == (None, None)
    assert general.chat.is_forum


async def test_the_bot_writes_into_topics_and_answers_where_it_was_asked(
    playground: Playground, bot: telegram.Bot
) -> None:
    world = playground.world
    thread = world.create_topic(ANNA, DESK, "Weather")
    asked = world.say(BORIS, DESK, "/help", thread=thread)
    for place in ({"message_thread_id": thread}, {"reply_to_message_id": asked["message_id"]}):
        sent = await bot.send_message(DESK, "x", **place)
        assert (sent.is_topic_message, sent.message_thread_id) == (True, thread)
    assert not (await bot.send_message(DESK, "x")).is_topic_message
    for chat, number in ((DESK, 99), (DESK, 1), (NEWSROOM, thread), (ANNA, 5)):
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(chat, "x", message_thread_id=number)


async def test_a_closed_topic_takes_only_what_leaders_write(
    playground: Playground, bot: telegram.Bot
) -> None:
    world = playground.world
    thread = world.create_topic(ANNA, DESK, "Weather")
    world.close_topic(ANNA, DESK, thread)
    with pytest.raises(BadRequest, match="Topic_closed"):
        await bot.send_message(DESK, "x", message_thread_id=thread)
    with pytest.raises(RefusedError, match="TOPIC_CLOSED"):
        world.say(BORIS, DESK, "x", thread=thread)
    world.say(ANNA, DESK, "x", thread=thread)
    world.promote(ANNA, DESK, bot.id)
    await bot.send_message(DESK, "x", message_thread_id=thread)
    world.close_topic(ANNA, DESK)
    with pytest.raises(RefusedError, match="TOPIC_CLOSED"):
        world.say(BORIS, DESK, "x")
    world.close_topic(ANNA, DESK, closed=False)
    world.say(BORIS, DESK, "x")


async def test_a_reply_in_a_plain_supergroup_is_in_a_thread_that_is_no_topic(
    playground: Playground, bot: telegram.Bot
) -> None:
    sent = await bot.send_message(NEWSROOM, "x")
    first = playground.world.say(BORIS, NEWSROOM, "why?", reply_to=sent.message_id)
    playground.world.say(BORIS, NEWSROOM, "/and", reply_to=first["message_id"])
    for update in await bot.get_updates():
        assert update.message.message_thread_id == sent.message_id
        assert update.message.is_topic_message is None
    with pytest.raises(BadRequest, match="Message thread not found"):
        await bot.send_message(NEWSROOM, "y", message_thread_id=sent.message_id)


async def test_the_bot_is_told_of_its_own_status_and_as_a_leader_of_others(
    playground: Playground, bot: telegram.Bot
) -> None:
    world = playground.world
    await bot.get_updates(allowed_updates=["my_chat_member", "chat_member"])
    world.demote(ANNA, NEWSROOM, BORIS)
    world.promote(ANNA, NEWSROOM, bot.id)
    world.promote(ANNA, NEWSROOM, BORIS)
    world.leave(BORIS, NEWSROOM)
    mine, risen, gone = await bot.get_updates()
    assert mine.my_chat_member.new_chat_member.can_delete_messages
    assert risen.chat_member.new_chat_member.status == "administrator"
    assert (gone.chat_member.from_user.id, gone.chat_member.new_chat_member.status) == (
        BORIS,
        "left",
    )


async def test_leaders_are_listed_and_only_they_lead(
    playground: Playground, bot: telegram.Bot
) -> None:
    world = playground.world
    with pytest.raises(RefusedError, match="not enough rights"):
        world.promote(BORIS, NEWSROOM, BORIS)
    world.promote(ANNA, NEWSROOM, BORIS, anonymous=True)
    owner, second = await bot.get_chat_administrators(NEWSROOM)
    assert (owner.status, second.status, second.is_anonymous) == ("creator", "administrator", True)
    world.demote(ANNA, NEWSROOM, BORIS)
    assert (await bot.get_chat_member(NEWSROOM, BORIS)).status == "member"


async def test_an_anonymous_leader_speaks_in_the_groups_name(
    playground: Playground, bot: telegram.Bot
) -> None:
    world = playground.world
    world.hide(ANNA, NEWSROOM, hidden=True)
    said = world.say(ANNA, NEWSROOM, "/settings")
    [update] = await bot.get_updates()
    message = update.message
    assert message.from_user.username == "GroupAnonymousBot"
    assert message.sender_chat == message.chat
    world.rewrite(ANNA, NEWSROOM, said["message_id"], "/help")
    with pytest.raises(RefusedError):
        world.rewrite(BORIS, NEWSROOM, said["message_id"], "mine")


async def test_without_the_right_to_write_nothing_is_sent(
    playground: Playground, bot: telegram.Bot
) -> None:
    playground.world.restrict(ANNA, NEWSROOM, bot.id)
    playground.world.restrict(ANNA, NEWSROOM, BORIS)
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        await bot.send_message(NEWSROOM, "x")
    with pytest.raises(RefusedError, match="not enough rights"):
        playground.world.say(BORIS, NEWSROOM, "x")
    assert (await bot.get_chat_member(NEWSROOM, bot.id)).can_send_messages is False
    playground.world.demote(ANNA, NEWSROOM, bot.id)
    await bot.send_message(NEWSROOM, "x")


async def test_in_a_channel_leaders_write_in_its_name(
    playground: Playground, bot: telegram.Bot
) -> None:
    world = playground.world
    said = world.say(ANNA, BULLETIN, "news")
    world.rewrite(ANNA, BULLETIN, said["message_id"], "newer")
    with pytest.raises(RefusedError):
        world.say(BORIS, BULLETIN, "x")
    sent = await bot.send_message(BULLETIN, "y")
    assert (sent.from_user, sent.sender_chat.id) == (None, BULLETIN)
    await sent.edit_text("z")
    post, edited = await bot.get_updates()
    assert post.channel_post.text == "news"
    assert edited.edited_channel_post.text == "newer"
    world.demote(ANNA, BULLETIN, bot.id)
    with pytest.raises(BadRequest, match="Need administrator rights in the channel chat"):
        await bot.send_message(BULLETIN, "x")
    world.remove_bot(ANNA, BULLETIN)
    with pytest.raises(Forbidden, match="bot was kicked from the channel chat"):
        await bot.send_message(BULLETIN, "x")


async def test_a_leading_bot_hears_everything(playground: Playground, bot: telegram.Bot) -> None:
    playground.world.say(BORIS, NEWSROOM, "unheard")
    playground.world.promote(ANNA, NEWSROOM, bot.id)
    playground.world.say(BORIS, NEWSROOM, "heard")
    updates = await bot.get_updates(allowed_updates=["message"])
    assert [u.message.text for u in updates if u.message] == ["heard"]


def test_who_joins_sees_the_group() -> None:
    world = World(1, lambda: 0.0)
    world.add_user(1003, "Clara", "en")
    with pytest.raises(RefusedError):
        world.say(1003, NEWSROOM, "x")
    world.join(1003, NEWSROOM)
    assert world.say(1003, NEWSROOM, "x")["text"] == "x"


async def test_a_deleted_account_gets_nothing(playground: Playground, bot: telegram.Bot) -> None:
    playground.world.deactivate(ANNA)
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_message(ANNA, "x", reply_parameters=ReplyParameters(1))
