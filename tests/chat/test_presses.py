from pathlib import Path

from making import make_event
from talking import ANNA, BORIS, GROUP, Talk, open_talk

from bot.playground.model import JSON
from bot.playground.state import DESK, NEIGHBOURS


def _labels(message: JSON) -> list[str]:
    return [b["text"] for row in message["reply_markup"]["inline_keyboard"] for b in row]


async def test_the_asker_throws_an_answer_away(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        answer = await talk.say("/quote whose boat", user=BORIS, chat=GROUP)
        await _throw_away(talk, answer, BORIS)
        assert talk.answers(GROUP) == []


async def test_an_admin_throws_anybodys_answer_away_and_others_do_not(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        mine = await talk.say("/quote whose boat", user=ANNA, chat=GROUP)
        await _throw_away(talk, mine, BORIS)
        assert "того, кто спрашивал" in talk.last_toast()
        assert len(talk.answers(GROUP)) == 1
        his = await talk.say("/quote crane cost", user=BORIS, chat=GROUP)
        await _throw_away(talk, his, ANNA)
        assert [m["message_id"] for m in talk.answers(GROUP)] == [mine["message_id"]]


async def test_an_answer_can_be_thrown_away_wherever_its_buttons_have_led(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        answer = await talk.say("/quote whose boat", chat=GROUP)
        turned = await talk.press(answer, "In context")
        assert _labels(turned)[-1] == "🗑"
        nothing = await talk.say("/quote xylophone zymurgy", chat=GROUP)
        assert _labels(nothing) == ["🗑"]
        assert "🗑" not in _labels(await talk.say("/quote whose boat"))


async def test_settings_of_a_group_are_its_admins_at_the_moment_of_the_press(
    tmp_path: Path,
) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        panel = await talk.say("/settings@transcripts_bot", user=BORIS, chat=GROUP)
        world.promote(ANNA, GROUP, BORIS)
        panel = await talk.press(panel, "администраторы", user=BORIS)
        assert await _is_for_admins(talk)
        world.demote(ANNA, GROUP, BORIS)
        panel = await talk.press(panel, "все", user=BORIS)
        assert await _is_for_admins(talk)
        assert "администраторы" in talk.last_toast()
        await talk.press(panel, "все", user=ANNA)
        assert not await _is_for_admins(talk)


async def _is_for_admins(talk: Talk) -> bool:
    chosen = await talk.library.store.read(lambda view: view.preferences(GROUP))
    return chosen.admins_only


async def test_a_guests_answer_is_turned_where_it_stands_by_the_asker_only(
    tmp_path: Path,
) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        answer = await talk.say(
            "@transcripts_bot the sea does not ask whose boat", user=BORIS, chat=NEIGHBOURS
        )
        assert "whose boat is older" in answer["text"]
        talk.playground.world.join(ANNA, NEIGHBOURS)
        same = await talk.press(answer, "В контексте", user=ANNA)
        assert same["text"] == answer["text"]
        turned = await talk.press(same, "В контексте", user=BORIS)
        assert "Good morning, friends." in turned["text"]
        assert (await talk.press(turned, "Назад", user=BORIS))["text"] == answer["text"]


async def _throw_away(talk: Talk, message: JSON, user: int) -> None:
    buttons = [b for row in message["reply_markup"]["inline_keyboard"] for b in row]
    data = next(b["callback_data"] for b in buttons if b["text"] == "🗑")
    answered = talk.count("answerCallbackQuery")
    talk.playground.world.press(user, message["chat"]["id"], message["message_id"], data)
    await talk.playground.until(lambda: talk.count("answerCallbackQuery") > answered)


async def test_buttons_work_in_a_topic(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        topic = max(talk.playground.world.chats[DESK].topics)
        answer = await talk.say("/event 101", chat=DESK, thread=topic)
        assert "1–7 of 7" in (await talk.press(answer, "Read"))["text"]
