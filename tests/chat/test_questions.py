from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from making import make_event
from talking import ANNA, BORIS, GROUP, Talk, open_talk

from bot.chat.floods import Floods
from bot.playground.model import Upload
from bot.playground.state import DESK, NEIGHBOURS
from bot.preferences import Preferences

SPEECH = "The sea does not ask whose boat is older; it asks who checked the ropes."
PICTURE = Upload("ropes.png", "image/png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)


async def _choose(talk: Talk, chat: int, **values: Any) -> None:
    chosen = replace(Preferences(chat), **values)
    await talk.library.store.write(lambda tx: tx.set_preferences(chosen))


def _topics(talk: Talk) -> list[int]:
    return sorted(talk.playground.world.chats[DESK].topics)[1:]


async def test_in_a_forum_the_answer_goes_into_the_topic_of_the_question(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        for topic in _topics(talk):
            answer = await talk.say("/quote whose boat", chat=DESK, thread=topic)
            assert (answer["message_thread_id"], answer["is_topic_message"]) == (topic, True)
            assert answer["reply_to_message"]["text"] == "/quote whose boat"


async def test_a_thread_of_replies_is_no_topic(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        said = talk.playground.world.say(BORIS, GROUP, "whose boat is older")
        answer = await talk.say("/quote", chat=GROUP, reply_to=said["message_id"])
        assert SPEECH in answer["text"]


async def test_a_reply_with_the_command_looks_up_what_the_message_says(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        said = world.say(BORIS, GROUP, "whose boat is older")
        whole = await talk.say("/quote", chat=GROUP, reply_to=said["message_id"])
        assert "Ilona Varga" in whole["text"]
        said = world.say(BORIS, GROUP, "Zymurgy! A quokka has checked them twice, I say.")
        part = await talk.say(
            "/quote", chat=GROUP, reply_to=said["message_id"], quote="checked them twice"
        )
        assert "We have checked them twice" in part["text"]
        typed = await talk.say("/quote crane cost", chat=GROUP, reply_to=said["message_id"])
        assert "How much did the crane cost?" in typed["text"]


async def test_a_message_of_another_chat_can_be_replied_to(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        said = talk.playground.world.say(BORIS, NEIGHBOURS, "we have checked them twice")
        answer = await talk.say(
            "/quote",
            user=BORIS,
            chat=GROUP,
            reply_to=said["message_id"],
            reply_chat=NEIGHBOURS,
        )
        assert "We have checked them twice" in answer["text"]


async def test_a_caption_is_looked_up_and_a_picture_alone_is_not_read(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        show = talk.playground.world.show
        captioned = show(BORIS, GROUP, "photo", PICTURE, "whose boat is older")
        answer = await talk.say("/quote", chat=GROUP, reply_to=captioned["message_id"])
        assert SPEECH in answer["text"]
        bare = show(BORIS, GROUP, "photo", PICTURE)
        answer = await talk.say("/quote", chat=GROUP, reply_to=bare["message_id"])
        assert answer["text"] == "I can’t read pictures; copy the text out of it."
        show(ANNA, ANNA, "photo", PICTURE)
        await talk.playground.until(talk.answers)
        assert talk.answers()[-1]["text"] == "I can’t read pictures; copy the text out of it."


async def test_a_picture_under_a_bare_command_is_not_read_either(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        talk.playground.world.show(ANNA, GROUP, "photo", PICTURE, "/quote")
        await talk.playground.until(lambda: talk.answers(GROUP))
        assert "can’t read pictures" in talk.answers(GROUP)[-1]["text"]


async def test_a_question_that_is_gone_meanwhile_is_answered_all_the_same(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        said = world.say(ANNA, GROUP, "/quote whose boat")
        world.delete(ANNA, GROUP, said["message_id"])
        await talk.playground.until(lambda: talk.answers(GROUP))
        [answer] = talk.answers(GROUP)
        assert SPEECH in answer["text"]
        assert "reply_to_message" not in answer


async def test_a_topics_own_beginning_is_not_what_is_replied_to(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        answer = await talk.say("/quote", chat=DESK, thread=_topics(talk)[0])
        assert "Send the words you remember" in answer["text"]


@pytest.mark.parametrize(
    ("caption", "under"),
    [("the sea does not ask whose boat is older", n) for n in range(3)] + [("", 0)],
)
async def test_an_album_is_one_request(tmp_path: Path, caption: str, under: int) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        world.show_album(ANNA, ANNA, "photo", [PICTURE] * 3, caption, under=under)
        talk.playground.world.say(ANNA, ANNA, "/event 101")
        await talk.playground.until(lambda: "paragraphs" in str(talk.answers()[-1:]))
        said = talk.answers()[0]["text"]
        assert len(talk.answers()) == 2
        assert SPEECH in said if caption else "can’t read pictures" in said


async def test_a_caption_that_comes_late_changes_what_was_answered(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        first, second, third = world.show_album(ANNA, ANNA, "photo", [PICTURE] * 3)
        await talk.playground.until(lambda: len(talk.answers()) == 1)
        for message in (second, third):
            # As the update would come, had it been held up on its way.
            late = {
                **message,
                "caption": "whose boat is older",
                "message_id": 500 + message["message_id"],
            }
            world.tell_bot("message", late)
        await talk.playground.until(lambda: SPEECH in talk.answers()[0]["text"])
        await talk.say("/event 101")
        assert len(talk.answers()) == 2
        assert first["media_group_id"] == third["media_group_id"]


async def test_an_edited_question_changes_its_answer(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        for chat in (ANNA, GROUP):
            first = await talk.say("/quote whose boat", chat=chat)
            question = world.chats[chat].messages[first["message_id"] - 1]
            world.rewrite(ANNA, chat, question["message_id"], "/quote checked them twice")
            await talk.playground.until(
                lambda chat=chat: "checked them twice" in talk.answers(chat)[-1]["text"]
            )
            assert len(talk.answers(chat)) == 1


async def test_an_answer_that_others_have_replied_to_stays(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        first = await talk.say("/quote whose boat", chat=GROUP)
        question = world.chats[GROUP].messages[first["message_id"] - 1]["message_id"]
        world.say(BORIS, GROUP, "Thanks!", reply_to=first["message_id"])
        world.rewrite(ANNA, GROUP, question, "/quote checked them twice")
        await talk.playground.until(lambda: len(talk.answers(GROUP)) == 2)
        old, new = talk.answers(GROUP)
        assert SPEECH in old["text"]
        assert "checked them twice" in new["text"]
        assert new["reply_to_message"]["message_id"] == question


async def test_a_mended_command_is_answered_and_an_answer_that_is_gone_given_anew(
    tmp_path: Path,
) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        said = world.say(ANNA, GROUP, "/qqqq whose boat")
        world.rewrite(ANNA, GROUP, said["message_id"], "/quote whose boat")
        await talk.playground.until(lambda: talk.answers(GROUP))
        world.delete(ANNA, GROUP, talk.answers(GROUP)[0]["message_id"])
        world.rewrite(ANNA, GROUP, said["message_id"], "/quote checked them twice")
        await talk.playground.until(lambda: talk.answers(GROUP))
        assert "checked them twice" in talk.answers(GROUP)[-1]["text"]


async def test_a_picture_and_words_take_each_others_place(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        said = world.say(ANNA, GROUP, "/trend sea")
        await talk.playground.until(lambda: talk.answers(GROUP))
        assert "photo" in talk.answers(GROUP)[0]
        world.rewrite(ANNA, GROUP, said["message_id"], "/quote whose boat")
        await talk.playground.until(lambda: SPEECH in _texts(talk))
        world.rewrite(ANNA, GROUP, said["message_id"], "/trend sea")
        await talk.playground.until(
            lambda: (
                [set(answer) & {"photo", "text"} for answer in talk.answers(GROUP)] == [{"photo"}]
            )
        )


def _texts(talk: Talk) -> str:
    return "\n".join(answer.get("text", "") for answer in talk.answers(GROUP))


async def test_a_flood_is_warned_of_once_and_then_met_with_silence(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()], floods=Floods(most=2)) as talk:
        for _ in range(5):
            talk.playground.world.say(ANNA, GROUP, "/quote whose boat")
        await talk.say("/quote whose boat", user=BORIS, chat=BORIS)
        await talk.playground.until(lambda: len(talk.answers(GROUP)) == 3)
        assert "at once" in talk.answers(GROUP)[-1]["text"]


async def test_a_group_may_let_only_its_admins_ask(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        await _choose(talk, GROUP, admins_only=True)
        world.say(BORIS, GROUP, "/quote checked them twice")
        answer = await talk.say("/quote whose boat", chat=GROUP)
        assert SPEECH in answer["text"]
        world.hide(ANNA, GROUP, hidden=True)
        answer = await talk.say("/quote crane cost", chat=GROUP)
        assert "crane cost" in answer["text"]
        assert len(talk.answers(GROUP)) == 2


async def test_a_group_may_keep_the_bot_to_one_topic(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        economy, space = _topics(talk)
        await _choose(talk, DESK, thread_id=economy)
        talk.playground.world.say(ANNA, DESK, "/quote crane cost", thread=space)
        answer = await talk.say("/quote whose boat", chat=DESK, thread=economy)
        assert SPEECH in answer["text"]
        panel = await talk.say("/settings@transcripts_bot", chat=DESK, thread=space)
        assert "Settings" in panel["text"]
        assert len(talk.answers(DESK)) == 2


async def test_what_bots_and_inline_mode_wrote_is_no_question(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        inline = talk.playground.world.inline
        query = inline.ask(ANNA, ANNA, "whose boat")
        await talk.playground.until(lambda: query.answer)
        inline.choose(ANNA, query.id, query.answer.results[0].id)
        await talk.say("/event 101")
        assert len(talk.answers()) == 1


async def test_an_anonymous_admin_is_answered_and_anybody_may_press(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        talk.playground.world.hide(ANNA, GROUP, hidden=True)
        answer = await talk.say("/quote whose boat", chat=GROUP)
        turned = await talk.press(answer, "In context", user=BORIS)
        assert turned["text"] != answer["text"]
