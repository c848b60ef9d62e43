"""Trends and statistics in the chat."""

import datetime as dt
from pathlib import Path

from making import make_event
from talking import ANNA, open_talk

from bot.model import Event


def _make(year: int, *texts: str) -> Event:
    lines = tuple(("speech", "Ilona Varga", text) for text in texts)
    day = dt.date(year, 5, 1)
    return make_event(lines, date=day, id=year, title=f"Meeting of {year}", url=None)


ARCHIVE = (
    _make(2012, "The ferries sail at six.", "A ferry came late."),
    _make(2020, "The storm has passed.", "Every ferry was in harbour."),
)


async def test_a_trend_comes_as_a_picture_and_its_buttons_lead_to_passages(tmp_path: Path) -> None:
    async with open_talk(tmp_path, ARCHIVE) as talk:
        chart = await talk.say("/trend ferry | storm")
        assert chart["photo"]
        assert chart["caption"].startswith("ferry — 3 times.")
        before = len(talk.answers())
        await talk.press(chart, "2012")
        assert len(talk.answers()) == before + 1
        passage = talk.answers()[-1]
        assert passage["reply_to_message"]["message_id"] == chart["message_id"]
        assert "ferr" in passage["text"]
        # The passage is a message of words, so its own buttons change it.
        assert "2 of 2" in (await talk.press(passage, "2 ▶"))["text"]
        assert len(talk.answers()) == before + 1


async def test_words_never_said_and_no_words_get_a_sentence(tmp_path: Path) -> None:
    async with open_talk(tmp_path, ARCHIVE) as talk:
        assert "Nothing like" in (await talk.say("/trend volcano"))["text"]
        assert "/trend" in (await talk.say("/trend"))["text"]
        assert "named “kowalczyk”" in (await talk.say("/trend ferry by:kowalczyk"))["text"]


async def test_statistics_tell_who_speaks_how_much(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [*ARCHIVE, make_event()]) as talk:
        assert "3 events" in (await talk.say("/stats"))["text"]
        event = (await talk.say("/stats Opening of the harbour in Selm"))["text"]
        assert "Ilona Varga" in event
        assert "Pavel Dorn" in event
        card = await talk.say("/event Opening of the harbour in Selm")
        assert "Pavel Dorn" in (await talk.press(card, "Who speaks"))["text"]


async def test_what_the_archive_holds_twice_is_counted_in_the_readers_language(
    tmp_path: Path,
) -> None:
    lines = (("speech", "Илона Варга", "Паром ждал нас целых два часа."),)
    russian = make_event(lines, lang="ru", id=2012, url=None, date=dt.date(2012, 5, 1))
    async with open_talk(tmp_path, [*ARCHIVE, russian]) as talk:
        told = (await talk.say("/stats"))["text"]
        assert "2 events\n18 words are said" in told
        assert "Only what there is in English is counted" in told
        await talk.say("/language ru")
        told = (await talk.say("/stats"))["text"]
        assert "1 событие\nСказано 6 слов" in told
        assert "только то, что есть на русском" in told


async def test_words_said_again_are_listed_from_the_passage(tmp_path: Path) -> None:
    said = (
        "The sea does not ask whose boat is older; it asks who checked the ropes before dawn, "
        "and it never asks twice."
    )
    async with open_talk(tmp_path, [_make(2012, said), _make(2020, said)]) as talk:
        passage = await talk.say("/quote sea does not ask whose boat is older")
        listed = await talk.press(passage, "Said again · 1")
        assert "Meeting of 20" in listed["text"]
        other = await talk.press(listed, "1")
        assert said in other["text"]
        assert len(talk.answers(ANNA)) == 1
