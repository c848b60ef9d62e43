from pathlib import Path

from making import make_event
from talking import ANNA, BORIS, GROUP, open_talk

TRUE = "The sea does not ask whose boat is older; it asks who checked the ropes."
FALSE = "The sea does ask whose boat is older"


async def test_a_quotation_is_judged_and_its_context_leads_back(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        answer = await talk.say(f"/verify “{FALSE}”")
        assert answer["text"].startswith("Altered.")
        assert {"underline", "bold", "blockquote"} <= {e["type"] for e in answer["entities"]}
        context = await talk.press(answer, "In context")
        assert "Good morning, friends." in context["text"]
        back = await talk.press(context, "Back")
        assert back["text"] == answer["text"]


async def test_several_quotations_are_paged(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        answer = await talk.say(f"/verify One says “{FALSE}”, another “{TRUE}”")
        assert answer["text"].startswith("2 quotations:")
        first = await talk.press(answer, "1")
        assert first["text"].startswith("Altered.")
        second = await talk.press(first, "2")
        assert second["text"].startswith("Verbatim.")
        assert (await talk.press(second, "All"))["text"] == answer["text"]


async def test_a_message_is_verified_by_a_reply_to_it(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        said = talk.playground.world.say(BORIS, GROUP, f"Have you heard? “{FALSE}”")
        number = said["message_id"]
        answer = await talk.say("/verify", chat=GROUP, reply_to=number)
        assert answer["text"].startswith("Altered.")
        dated = await talk.say("/verify May 2019", chat=GROUP, reply_to=number)
        assert "The post gives another date: May 2019." in dated["text"]
        other = await talk.say(f"/verify “{TRUE}”", chat=GROUP, reply_to=number)
        assert other["text"].startswith("Verbatim.")


async def test_a_forwarded_post_is_verified(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        said = world.say(BORIS, GROUP, f"Have you heard? “{FALSE}”")
        world.forward(ANNA, GROUP, said["message_id"], ANNA)
        await talk.playground.until(lambda: talk.answers(ANNA))
        assert talk.answers(ANNA)[-1]["text"].startswith("Altered.")


async def test_a_verdict_can_be_sent_inline(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        query = world.inline.ask(ANNA, ANNA, f"“{FALSE}”", "")
        await talk.playground.until(lambda: query.answer)
        first = query.answer.results[0]
        assert first.shown["title"].startswith("Altered.")
        sent = world.inline.choose(ANNA, query.id, first.id)
        assert "not" in sent["text"]


async def test_an_empty_archive_is_called_empty(tmp_path: Path) -> None:
    async with open_talk(tmp_path, []) as talk:
        assert "The archive is empty" in (await talk.say(f"/verify “{FALSE}”"))["text"]


async def test_without_words_it_says_what_to_send(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        assert "Send the quotation after the command" in (await talk.say("/verify"))["text"]
