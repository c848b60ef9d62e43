from pathlib import Path

from making import make_event
from talking import ANNA, BORIS, open_talk

from bot.playground.state import NEIGHBOURS
from bot.preferences import Preferences

SPEECH = "The sea does not ask whose boat is older; it asks who checked the ropes."


async def test_a_group_without_the_bot_can_ask_it(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        for asked, said in (
            ("@transcripts_bot the sea does not ask whose boat", SPEECH),
            ("@transcripts_bot /event 101", "7 "),
            ("@transcripts_bot 17.05.2024", "Opening of the harbour"),
            ("@transcripts_bot", "/quote"),
        ):
            answer = await talk.say(asked, user=BORIS, chat=NEIGHBOURS)
            assert said in answer["text"]
        assert talk.count("answerGuestQuery") == 4
        assert talk.count("sendMessage") == 0


async def test_the_bots_name_in_reply_looks_up_what_the_message_says(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        said = talk.playground.world.say(BORIS, NEIGHBOURS, "whose boat is older")
        for asked in ("@transcripts_bot", "@transcripts_bot /quote"):
            answer = await talk.say(asked, user=BORIS, chat=NEIGHBOURS, reply_to=said["message_id"])
            assert SPEECH in answer["text"]


async def test_nothing_of_a_guests_chat_is_kept(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        await talk.say("@transcripts_bot /settings", user=BORIS, chat=NEIGHBOURS)
        assert "добавьте меня" in talk.answers(NEIGHBOURS)[-1]["text"]
        await talk.say(f"@transcripts_bot {SPEECH}", user=BORIS, chat=NEIGHBOURS)
        await talk.say("/event 101", user=ANNA)
        store = talk.library.store
        await talk.keeps(lambda view: view.pending(1, 10), [])
        assert await store.read(lambda view: view.preferences(NEIGHBOURS)) == Preferences(
            NEIGHBOURS
        )
        kept = await store.read(lambda view: view.due_replies(1e12, 10))
        assert [reply.chat_id for reply in kept] == [ANNA]


async def test_a_guests_request_that_fails_is_apologised_for(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        talk.playground.faults.add(
            "answerGuestQuery", status=400, description="Bad Request: odd", times=3
        )
        answer = await talk.say(
            "@transcripts_bot the sea does not ask whose boat", user=BORIS, chat=NEIGHBOURS
        )
        assert "сломалось" in answer["text"]


async def test_a_guest_cites_the_message_that_is_replied_to(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        said = talk.playground.world.say(BORIS, NEIGHBOURS, "whose boat is older")
        answer = await talk.say(
            "@transcripts_bot /cite", user=BORIS, chat=NEIGHBOURS, reply_to=said["message_id"]
        )
        assert f"“{SPEECH}”" in answer["text"]
