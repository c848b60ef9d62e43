from pathlib import Path
from typing import Any

from making import make_event
from talking import open_talk

from bot.model import Event

SEA = "The sea does not ask whose boat is older; it asks who checked the ropes."


def _supply(**values: Any) -> Event:
    made: dict[str, Any] = {
        "id": 102,
        "number": 8,
        "key": "",
        "url": "http://en.president.example/events/president/news/102",
        "title": "Meeting on the water supply",
        "lede": "",
        "topics": ("Aqueducts",),
    }
    lines = (("speech", "Ilona Varga", "Two pumps are enough for the whole town, I am told."),)
    return make_event(lines, **(made | values))


def _labels(message: dict[str, Any]) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


async def test_the_nearest_passage_is_offered_and_is_called_no_match(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        answer = await talk.say("/quote boats of zeppelins ropes dividend")
        assert "Nothing like" in answer["text"]
        assert SEA not in answer["text"]
        assert _labels(answer) == ["Nearest, but no match: Opening of the harbour in Selm"]
        shown = await talk.press(answer, "Nearest")
        assert SEA in shown["text"]


async def test_what_has_nothing_to_do_with_the_archive_is_offered_nothing(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        assert _labels(await talk.say("/quote xylophone zymurgy")) == []


async def test_a_topic_of_that_name_is_offered_where_nobody_says_the_words(tmp_path: Path) -> None:
    event = _supply(title="Meeting in Selm", topics=("Water supply",))
    async with open_talk(tmp_path, [make_event(), event]) as talk:
        answer = await talk.say("/quote watr supply")
        assert "Nothing like" in answer["text"]
        shown = await talk.press(answer, "Topic: Water supply")
        assert "Meeting in Selm" in shown["text"]


async def test_an_event_of_that_name_is_offered_where_nobody_says_the_words(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event(), _supply()]) as talk:
        answer = await talk.say("/quote water supplies")
        shown = await talk.press(answer, "Event: Meeting on the water supply")
        assert "Meeting on the water supply" in shown["text"]
        assert "1 paragraph" in shown["text"]


async def test_the_nearest_event_is_offered_and_is_called_no_match(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event(), _supply()]) as talk:
        answer = await talk.say("/event water quokka zymurgy")
        assert "No event like" in answer["text"]
        shown = await talk.press(answer, "Nearest, but no match: Meeting on the water supply")
        assert "1 paragraph" in shown["text"]


async def test_a_quotation_over_two_speakers_shows_both_with_their_words(tmp_path: Path) -> None:
    lines = (
        ("speech", "Ilona Varga", "Before the storm we counted every lantern on the eastern mole."),
        ("speech", "Harbour Master Pavel Dorn", "Then the ferries brought barley from the island."),
    )
    async with open_talk(tmp_path, [make_event(lines)]) as talk:
        answer = await talk.say(
            "/quote every lantern on the eastern mole. Then the ferries brought barley"
        )
        text = answer["text"]
        first, second = (text.index(line[2]) for line in lines)
        assert first < text.index("— Ilona Varga") < second < text.index("Pavel Dorn")
        bold = [
            text[e["offset"] : e["offset"] + e["length"]]
            for e in answer["entities"]
            if e["type"] == "bold"
        ]
        assert any("eastern mole" in words for words in bold)
        assert any("ferries brought barley" in words for words in bold)


async def test_two_paragraphs_of_one_speaker_are_one_quote(tmp_path: Path) -> None:
    lines = (
        ("speech", "Ilona Varga", "Before the storm we counted every lantern on the eastern mole."),
        ("speech", None, "Then the ferries brought barley from the island."),
    )
    async with open_talk(tmp_path, [make_event(lines)]) as talk:
        answer = await talk.say(
            "/quote every lantern on the eastern mole. Then the ferries brought barley"
        )
        assert f"{lines[0][2]}\n\n{lines[1][2]}" in answer["text"]
        assert answer["text"].count("— Ilona Varga") == 1
