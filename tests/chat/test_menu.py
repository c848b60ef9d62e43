"""What Telegram shows of the bot before it is asked."""

from pathlib import Path

import pytest
import telegram
from making import make_event
from talking import ANNA, BORIS, GROUP, Talk, open_talk

from bot.answers.request import Unknown
from bot.chat.botfather import list_advice
from bot.chat.menu import MENUS, present
from bot.chat.wording import read_command
from bot.messages import CATALOGS, phrases

_LIMITS = {"bot.name": 64, "bot.description": 512, "bot.short": 120}


def _menu(talk: Talk, user: int, chat: int) -> list[str]:
    world = talk.playground.world
    shown = talk.playground.profile.menu(world.chats[chat], world.users[user])
    return [one["command"] for one in shown]


async def _present(talk: Talk) -> None:
    client = telegram.Bot(talk.playground.token, base_url=f"{talk.playground.api_url}/bot")
    async with client:
        await present(client)


async def test_menus_differ_by_chat_and_are_set_only_where_they_differ(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        await talk.say("/start")
        # The menus are set beside the answers; this is the last of what is set.
        await talk.playground.until(lambda: talk.count("setMyShortDescription") == len(CATALOGS))
        assert "subscribe" in _menu(talk, ANNA, ANNA)
        assert "settings" in _menu(talk, ANNA, GROUP)
        assert "settings" not in _menu(talk, BORIS, GROUP)
        set_before = talk.count("setMyCommands") + talk.count("setMyName")
        await _present(talk)
        assert talk.count("setMyCommands") + talk.count("setMyName") == set_before
        assert talk.count("setMyDescription") == talk.count("setMyShortDescription") == 2


def test_a_menu_has_at_most_eight_commands_all_of_which_are_understood() -> None:
    for names in MENUS.values():
        assert len(names) <= 8
        for name in names:
            assert read_command(f"/{name} words", "bot") not in (None, Unknown())


@pytest.mark.parametrize("lang", CATALOGS)
def test_what_is_said_of_the_bot_fits_telegrams_limits(lang: str) -> None:
    t = phrases(lang)
    for name, most in _LIMITS.items():
        assert 0 < len(t(name)) <= most


def test_the_owner_is_told_what_to_set_and_nothing_when_all_is_set() -> None:
    good = telegram.User(
        1,
        "Bot",
        is_bot=True,
        can_join_groups=True,
        can_read_all_group_messages=False,
        supports_inline_queries=True,
        supports_guest_queries=True,
    )
    assert list_advice(good) == []
    bare = telegram.User(1, "Bot", is_bot=True, can_read_all_group_messages=True)
    assert [sentence.split()[0] for sentence in list_advice(bare)] == [
        "/setinline",
        "/setjoingroups",
        "/setprivacy,",
        "Bot",
    ]
