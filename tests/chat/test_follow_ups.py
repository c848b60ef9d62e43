from pathlib import Path

from answers.questions.holding import HELD
from talking import ANNA, GROUP, open_talk

TALKS = "Talks with President of Ondrelia Anselm Rovarty"


async def test_a_question_goes_on_from_the_last_one(tmp_path: Path) -> None:
    async with open_talk(tmp_path, HELD) as talk:
        await talk.library.know_people()
        first = await talk.say("How many times did Varga meet Rovarty?")
        assert first["text"].startswith("2 events that name all of this, on 2 days")
        then = await talk.say("and in 2018?")
        assert then["text"].startswith("1 event that names all of this, on 1 day")
        assert TALKS in then["text"]


async def test_a_reply_goes_on_from_the_question_that_was_answered(tmp_path: Path) -> None:
    async with open_talk(tmp_path, HELD) as talk:
        await talk.library.know_people()
        first = await talk.say("How many times did Varga meet Rovarty?")
        await talk.say("When was the restored lighthouse on Tern Rock opened?")
        then = await talk.say("and in 2018?", reply_to=first["message_id"])
        assert then["text"].startswith("1 event that names all of this, on 1 day")


async def test_the_buttons_of_an_answer_lead_on(tmp_path: Path) -> None:
    async with open_talk(tmp_path, HELD) as talk:
        await talk.library.know_people()
        shown = await talk.say("/ask When did Varga last meet Rovarty?")
        assert shown["text"].startswith("February 3, 2020\n\nThe latest first.")
        turned = await talk.press(shown, "2 ▶")
        assert TALKS in turned["text"]
        assert "2 of 2" in turned["text"]


async def test_what_is_not_known_is_one_line_in_a_group(tmp_path: Path) -> None:
    async with open_talk(tmp_path, HELD) as talk:
        await talk.library.know_people()
        words = "/ask how to reset a wifi router password"
        alone = await talk.say(words, user=ANNA)
        assert f"The archive holds {len(HELD)} events" in alone["text"]
        group = await talk.say(words, chat=GROUP)
        assert group["text"] == "The archive has nothing on this."


async def test_without_a_question_an_example_is_given(tmp_path: Path) -> None:
    async with open_talk(tmp_path, HELD) as talk:
        answer = await talk.say("/ask")
        assert "/ask When did" in answer["text"]


async def test_a_question_is_answered_inline(tmp_path: Path) -> None:
    async with open_talk(tmp_path, HELD) as talk:
        await talk.library.know_people()
        words = "When was the restored lighthouse on Tern Rock opened?"
        query = talk.playground.world.inline.ask(ANNA, ANNA, words, "")
        await talk.playground.until(lambda: query.answer)
        assert query.answer
        assert query.answer.results[0].shown["title"] == "June 4, 2016"
