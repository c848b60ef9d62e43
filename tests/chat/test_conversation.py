import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from making import HARBOUR, make_event
from talking import ANNA, BORIS, GROUP, open_talk

from bot.answers import desk
from bot.model import SeeAlso

SPEECH = "The sea does not ask whose boat is older; it asks who checked the ropes."


def _bold(message: dict) -> list[str]:
    encoded = message["text"].encode("utf-16-le")
    return [
        encoded[2 * e["offset"] : 2 * (e["offset"] + e["length"])].decode("utf-16-le")
        for e in message["entities"]
        if e["type"] == "bold"
    ]


async def test_a_misspelt_quotation_is_answered_verbatim_with_its_source(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        answer = await talk.say("/quote sea dos not ask whose boat is oldr")
        assert SPEECH in answer["text"]
        assert "President of Ardava Ilona Varga" in answer["text"]
        assert "May 17, 2024" in answer["text"]
        assert any("boat" in bold for bold in _bold(answer))
        links = [e["url"] for e in answer["entities"] if e["type"] == "text_link"]
        assert links == ["http://en.president.example/events/president/news/101"]


async def test_buttons_lead_through_context_and_back_in_the_same_message(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        answer = await talk.say("/quote checked them twice madam president")
        context = await talk.press(answer, "In context")
        assert "(Laughter)" in context["text"]
        assert SPEECH in context["text"]
        back = await talk.press(context, "Back")
        assert back["text"] == answer["text"]
        assert len(talk.answers()) == 1


async def test_an_event_is_read_in_place(tmp_path: Path) -> None:
    lines = tuple(("text", None, f"Line {n}. " + "All is well. " * 40) for n in range(30))
    async with open_talk(tmp_path, [make_event(lines)]) as talk:
        card = await talk.say("/event harbour selm")
        assert "30 paragraphs" in card["text"]
        page = await talk.press(card, "Read")
        assert "1–5 of 30" in page["text"]
        page = await talk.press(page, "2 ▶")
        assert "6–10 of 30" in page["text"]
        assert "Line 5." in page["text"]
        assert (await talk.press(page, "Event"))["text"] == card["text"]


async def test_see_also_leads_to_the_archives_event_else_to_an_address(tmp_path: Path) -> None:
    other = make_event(id=102, url=None, title="Launch of the ferry", date=dt.date(2024, 5, 16))
    pointing = make_event(
        see_also=(
            SeeAlso("Launch of the Ferry", dt.date(2024, 5, 16)),
            SeeAlso("Council of captains", dt.date(2023, 1, 9)),
            SeeAlso("Elsewhere", None, "http://en.president.example/events/president/news/9"),
        )
    )
    async with open_talk(tmp_path, [pointing, replace(other, key="", number=0)]) as talk:
        listed = await talk.press(await talk.say("/event 101"), "See also")
        links = [e["url"] for e in listed["entities"] if e["type"] == "text_link"]
        assert links[1:] == [
            "http://en.president.example/events/president/news/by-date/09.01.2023",
            "http://en.president.example/events/president/news/9",
        ]
        assert "the day's page" in listed["text"]
        assert "Launch of the ferry" in (await talk.press(listed, "1"))["text"]


async def test_a_misspelt_topic_is_understood_and_named(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        answer = await talk.say("/topic harbors")
        assert "Did you mean “Harbours”?" in answer["text"]
        assert "Opening of the harbour in Selm" in answer["text"]
        index = await talk.say("/topic")
        assert "2 topics" in index["text"]
        assert "1 event" in (await talk.press(index, "Budget"))["text"]


async def test_several_events_are_a_numbered_choice(tmp_path: Path) -> None:
    twins = [
        make_event(id=n, url=None, date=dt.date(2024, n, 1), key="", number=0) for n in (1, 2, 3)
    ]
    async with open_talk(tmp_path, twins) as talk:
        choice = await talk.say("/event opening of the harbour")
        assert "3 events fit" in choice["text"]
        assert "Opening of the harbour in Selm" in (await talk.press(choice, "2"))["text"]


async def test_a_day_is_answered_with_its_events(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        assert "Opening of the harbour" in (await talk.say("/event 17.05.2024"))["text"]
        assert "no event on" in (await talk.say("/event May 18, 2024"))["text"]


async def test_what_cannot_be_answered_gets_one_friendly_sentence(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        for asked, said in (
            ("/quote", "/quote "),
            ("/event", "/event "),
            ("/quote xylophone zymurgy quokka", "Nothing like “xylophone zymurgy quokka”"),
            ("/topic xylophones", "No topic like “xylophones”"),
            ("/frobnicate", "/help"),
        ):
            assert said in (await talk.say(asked))["text"]


async def test_help_gives_examples_that_work_as_they_stand(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        guide = await talk.say("/start")
        *rows, [invite] = guide["reply_markup"]["inline_keyboard"]
        assert invite["url"] == "https://t.me/transcripts_bot?startgroup=help"
        examples = [button["text"] for row in rows for button in row]
        assert [example.split()[0] for example in examples] == ["/quote", "/event", "/topic"]
        for example in examples:
            assert "Opening of the harbour" in (await talk.say(example))["text"]


async def test_a_request_is_narrowed_and_said_how_it_was_understood(tmp_path: Path) -> None:
    lines = (
        *HARBOUR,
        ("speech", "Captain Vera Dorn", "The ropes are new."),
        ("speech", "Captain Vera Dorn", "The ropes hold."),
    )
    async with open_talk(tmp_path, [make_event(lines)]) as talk:
        answer = await talk.say("/quote by:dorn from:2024 to:2024 sort:newest")
        assert "1 of 3" in answer["text"]
        assert "Pavel Dorn (1)" in answer["text"]
        assert "2024" in answer["text"]
        assert "left out: sort:newest" in answer["text"]
        narrowed = await talk.press(answer, "Pavel Dorn · 1")
        assert "checked them twice" in narrowed["text"]
        assert "1 of 1 · by Pavel Dorn, 2024" in narrowed["text"]
        assert "Nobody named “xylo”" in (await talk.say("/quote by:xylo ropes"))["text"]
        assert "Opening of the harbour" in (await talk.say("/event in:selm by:dorn"))["text"]


async def test_an_empty_archive_says_how_it_is_filled(tmp_path: Path) -> None:
    async with open_talk(tmp_path, []) as talk:
        for asked in ("/start", "/quote sea", "/event harbour", "/topic"):
            assert "python -m bot ingest" in (await talk.say(asked))["text"]


async def test_words_too_long_for_a_button_are_remembered(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        answer = await talk.say(f"/quote {SPEECH}")
        context = await talk.press(answer, "In context")
        assert (await talk.press(context, "Back"))["text"] == answer["text"]


async def test_a_button_of_a_vanished_event_says_so_and_changes_nothing(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        card = await talk.say("/event 101")
        await talk.library.store.write(lambda tx: tx.remove(7))
        assert (await talk.press(card, "Read"))["text"] == card["text"]
        assert "no longer in the archive" in talk.last_toast()


async def test_in_a_group_the_bot_answers_in_reply_and_only_when_asked(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        world = talk.playground.world
        for idle in ("hello all", "/start", "/quote@other_bot sea", "/ban Boris"):
            world.say(ANNA, GROUP, idle)
        answer = await talk.say("/quote sea does not ask", chat=GROUP)
        assert answer["reply_to_message"]["text"] == "/quote sea does not ask"
        world.say(BORIS, GROUP, "Thanks!", reply_to=answer["message_id"])
        second = await talk.say(
            "checked them twice", user=BORIS, chat=GROUP, reply_to=answer["message_id"]
        )
        assert second["reply_to_message"]["text"] == "checked them twice"
        assert len(talk.answers(GROUP)) == 2


async def test_in_a_group_the_buttons_are_the_askers(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        answer = await talk.say("/quote sea does not ask", chat=GROUP)
        same = await talk.press(answer, "In context", user=BORIS)
        assert same["text"] == answer["text"]
        assert "t.me/transcripts_bot" in talk.last_toast()
        assert (await talk.press(answer, "In context"))["text"] != answer["text"]


async def test_a_russian_reader_is_answered_in_russian(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        assert "Открытие" not in (await talk.say("/event 101", user=BORIS))["text"]
        assert "17 мая 2024" in (await talk.say("/event 101", user=BORIS))["text"]


async def test_any_text_of_an_archive_is_shown_as_it_is(tmp_path: Path) -> None:
    nasty = '<b>&lt;ropes & "sails"</b> ' * 30
    lines = (*HARBOUR, ("speech", "<i>Captain</i> & Co", nasty))
    async with open_talk(tmp_path, [make_event(lines, title="<Harbour> & 'quay'")]) as talk:
        answer = await talk.say("/quote lt ropes sails")
        assert '&lt;ropes & "sails"</b>' in answer["text"]
        assert "<i>Captain</i> & Co" in answer["text"]
        assert "<Harbour> & 'quay'" in answer["text"]


async def test_a_request_that_fails_for_good_is_apologised_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    async with open_talk(tmp_path, [make_event()]) as talk:
        with monkeypatch.context() as patched:
            patched.setattr(desk, "answer", fail)
            assert "try again" in (await talk.say("/quote sea"))["text"]
        assert "The sea" in (await talk.say("/quote sea does not ask"))["text"]
