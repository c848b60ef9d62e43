import pytest
import telegram
from telegram.error import BadRequest, Forbidden

from bot.playground import Playground

ANNA, BORIS, NEWSROOM = 1001, 1002, -1_001_000_000_001


async def test_chats_and_their_members_are_described(bot: telegram.Bot) -> None:
    private = await bot.get_chat(ANNA)
    assert (private.type, private.first_name) == ("private", "Anna")
    group = await bot.get_chat(NEWSROOM)
    assert (group.type, group.title) == ("supergroup", "Newsroom")
    assert await bot.get_chat_member_count(NEWSROOM) == 3
    [owner] = await bot.get_chat_administrators(NEWSROOM)
    assert (owner.status, owner.user.id) == ("creator", ANNA)
    assert (await bot.get_chat_member(NEWSROOM, BORIS)).status == "member"
    assert (await bot.get_chat_member(NEWSROOM, bot.id)).user.is_bot
    with pytest.raises(BadRequest, match="Invalid user_id specified"):
        await bot.get_chat_member(NEWSROOM, 5)


async def test_a_bot_that_left_is_out(playground: Playground, bot: telegram.Bot) -> None:
    assert await bot.leave_chat(NEWSROOM)
    assert not playground.world.chats[NEWSROOM].has(bot.id)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(NEWSROOM, "x")
    with pytest.raises(BadRequest):
        await bot.leave_chat(ANNA)
