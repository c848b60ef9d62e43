from dataclasses import replace
from pathlib import Path

import telegram
from making import make_event
from talking import ANNA, BORIS, GROUP, open_talk

from bot.chat.members import is_in, may_write
from bot.preferences import Preferences

_RIGHTS = (
    "can_change_info",
    "can_edit_tag",
    "can_react_to_messages",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
)


async def test_on_being_added_it_says_one_thing(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        world.remove_bot(ANNA, GROUP)
        world.add_bot(ANNA, GROUP)
        await talk.playground.until(lambda: talk.answers(GROUP))
        await talk.say("/quote whose boat", chat=GROUP)
        hello, _ = talk.answers(GROUP)
        assert "/quote" in hello["text"]
        assert "/help@transcripts_bot" in hello["text"]


async def test_where_it_may_not_write_it_is_silent(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        world.remove_bot(ANNA, GROUP)
        world.add_bot(ANNA, GROUP)
        world.restrict(ANNA, GROUP, world.bot_id)
        await talk.playground.until(lambda: talk.count("sendMessage"))
        await talk.say("/event 101")
        assert talk.answers(GROUP) == []


def test_a_status_says_who_is_in_a_chat_and_may_write() -> None:
    def restricted(*, member: bool, writes: bool) -> telegram.ChatMember:
        rights = dict.fromkeys(_RIGHTS, False)
        values = {"is_member": member, "can_send_messages": writes, "until_date": 0}
        user = {"id": 1, "is_bot": True, "first_name": "Bot"}
        body = {"user": user, "status": "restricted", **rights, **values}
        return telegram.ChatMember.de_json(body, None)

    silent = restricted(member=True, writes=False)
    assert is_in(silent)
    assert not may_write(silent)
    assert may_write(restricted(member=True, writes=True))
    assert not is_in(restricted(member=False, writes=True))


async def test_who_blocks_the_bot_is_not_written_to_until_they_come_back(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        world.block(BORIS, blocked=True)
        await talk.keeps(lambda view: view.suspension(BORIS, 0), "blocked")
        world.block(BORIS, blocked=False)
        await talk.keeps(lambda view: view.suspension(BORIS, 0), None)
        world.remove_bot(ANNA, GROUP)
        await talk.keeps(lambda view: view.suspension(GROUP, 0), "removed")


async def test_a_group_that_moves_keeps_what_it_has_chosen(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world, store = talk.playground.world, talk.library.store
        old = world.add_group(-4001, "Council", ANNA, BORIS, kind="group").id
        chosen = Preferences(old, lang="ru", delete_after=60)
        await store.write(lambda tx: tx.set_preferences(chosen))
        new = world.migrate(ANNA, old)
        answer = await talk.say("/quote whose boat", chat=new)
        assert "мая 2024" in answer["text"]
        kept = await store.read(lambda view: view.preferences(new))
        assert kept == replace(chosen, chat_id=new)
        assert await store.read(lambda view: view.preferences(old)) == Preferences(old)


async def test_notices_go_on_where_the_bot_is_given_the_right_to_write(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world, store = talk.playground.world, talk.library.store
        world.restrict(ANNA, GROUP, world.bot_id)
        await store.write(lambda tx: tx.suspend(GROUP, 0, "not enough rights"))
        world.demote(ANNA, GROUP, world.bot_id)
        await talk.keeps(lambda view: view.suspension(GROUP, 0), None)
