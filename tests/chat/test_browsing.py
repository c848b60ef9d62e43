"""Looking around in a chat: by day, by person, in the other language, by links."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from making import HARBOUR, make_event
from talking import ANNA, BORIS, GROUP, NOON, Talk, open_talk

from bot.answers.starts import start_event, start_passage, start_topic
from bot.model import Event

RUSSIAN = (
    ("heading", None, "Открытие новой гавани"),
    ("speech", "Президент Ардавы Илона Варга", "Доброе утро, друзья."),
    ("speech", None, "Море не спрашивает, чья лодка старше; оно спрашивает, кто проверил канаты."),
    ("speech", "Начальник порта Павел Дорн", "Мы проверили их дважды, госпожа Президент."),
    ("note", None, "(Смех)"),
    ("speech", "Вопрос", "Сколько стоил кран?"),
    ("speech", "Илона Варга", "Сорок два миллиона крон, и каждая из них есть в отчёте."),
)


def _days(*days: int) -> list[Event]:
    return [
        make_event(
            id=day, url=None, key="", number=0, title=f"Day {day}", date=dt.date(2024, 5, day)
        )
        for day in days
    ]


def _labels(message: dict[str, Any]) -> list[str]:
    return [b["text"] for row in message["reply_markup"]["inline_keyboard"] for b in row]


def _pair() -> list[Event]:
    russian = make_event(
        RUSSIAN, lang="ru", url=None, key="", number=0, title="Открытие гавани в Сельме"
    )
    return [make_event(), russian]


async def _know(talk: Talk) -> None:
    await talk.library.know_people()


async def test_the_latest_events_come_newest_first_page_by_page(tmp_path: Path) -> None:
    async with open_talk(tmp_path, _days(*range(1, 12))) as talk:
        first = await talk.say("/latest")
        assert first["text"].index("1. Day 11") < first["text"].index("8. Day 4")
        second = await talk.press(first, "2 ▶")
        assert "9. Day 3" in second["text"]
        assert _labels(second)[-1] == "◀ 1"
        assert "Day 3" in (await talk.press(second, "9"))["text"]


async def test_a_day_leads_to_the_nearest_days_with_events(tmp_path: Path) -> None:
    async with open_talk(tmp_path, _days(3, 9, 20)) as talk:
        day = await talk.say("/on 9 May 2024")
        assert "1 event on May 9, 2024" in day["text"]
        assert {"◀ May 3, 2024", "May 20, 2024 ▶"} <= set(_labels(day))
        later = await talk.press(day, "May 20")
        assert "Day 20" in later["text"]
        assert "May 20, 2024 ▶" not in _labels(later)
        between = await talk.say("/on 10.05.2024")
        assert "no event on May 10, 2024" in between["text"]
        assert "Day 9" in (await talk.press(between, "◀ May 9"))["text"]


async def test_an_event_in_two_languages_is_listed_once(tmp_path: Path) -> None:
    other = make_event(id=102, url=None, key="", number=0, title="Launch of the ferry")
    async with open_talk(tmp_path, [*_pair(), other]) as talk:
        for asked in ("/on May 2024", "/on 17.05.2024", "/event in:selm | in:сельм", "/latest"):
            listed = await talk.say(asked)
            assert "Opening of the harbour" in listed["text"], asked
            assert "Launch of the ferry" in listed["text"]
            assert "Открытие" not in listed["text"]
        month = await talk.say("/on May 2024")
        assert "2 events" in month["text"]
        offer = await talk.press(month, "Export")
        assert "2 events" in offer["text"]
        await talk.say("/language ru")
        listed = await talk.say("/on May 2024")
        assert "Открытие гавани в Сельме" in listed["text"]
        assert "Opening of the harbour" not in listed["text"]


async def test_yesterday_is_the_chats_own(tmp_path: Path) -> None:
    async with open_talk(tmp_path, _days(14, 15, 16), clock=lambda: NOON) as talk:
        assert "Day 16" in (await talk.say("/on yesterday"))["text"]
        # Plain words that can only mean a day need no command.
        assert "Day 15" in (await talk.say("позавчера"))["text"]
        assert "UTC+14" in (await talk.say("/settings UTC+14"))["text"]
        # There the 18th has begun.
        assert "Day 16" in (await talk.say("/on 2 days ago"))["text"]


async def test_a_month_is_a_list_and_nonsense_gets_advice(tmp_path: Path) -> None:
    async with open_talk(tmp_path, _days(3, 9, 20)) as talk:
        assert "3 events fit" in (await talk.say("/on May 2024"))["text"]
        assert "no event in June 2024" in (await talk.say("/on June 2024"))["text"]
        assert "/on 2024-05-20" in (await talk.say("/on a fine day"))["text"]
        assert "/on 2024-05-20" in (await talk.say("/on"))["text"]


async def test_a_speaker_is_shown_with_offices_counts_and_latest_words(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event(), *_days(19)]) as talk:
        await _know(talk)
        for typed in ("Varga", "ilona varga", "Vagra", "варга"):
            card = (await talk.say(f"/speaker {typed}"))["text"]
            assert "Ilona Varga" in card, typed
            assert "2 events, 6 passages" in card
            assert "President of Ardava" in card
            assert card.index("Day 19") < card.index("Opening of the harbour")
        words = await talk.press(await talk.say("/speaker Varga"), "Their latest words")
        assert "Ilona Varga" in words["text"]
        assert "Nobody named “xylo”" in (await talk.say("/speaker xylo"))["text"]
        assert "/speaker Ilona Varga" in (await talk.say("/speaker"))["text"]


async def test_several_people_of_a_name_are_a_choice(tmp_path: Path) -> None:
    lines = (
        *HARBOUR,
        ("speech", "Captain Vera Dorn", "The ropes are new."),
        ("speech", "Captain Vera Dorn", "The ropes hold."),
    )
    async with open_talk(tmp_path, [make_event(lines)]) as talk:
        await _know(talk)
        choice = await talk.say("/speaker Dorn")
        assert "Several people" in choice["text"]
        assert "2 passages" in (await talk.press(choice, "Vera Dorn"))["text"]


async def test_before_the_people_are_known_the_bot_says_so(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        assert "still reading" in (await talk.say("/speaker Varga"))["text"]


async def test_a_passage_is_shown_in_the_other_language_and_back(tmp_path: Path) -> None:
    async with open_talk(tmp_path, _pair()) as talk:
        await _know(talk)
        passage = await talk.say("/quote sea does not ask")
        russian = await talk.press(passage, "По-русски")
        assert "Море не спрашивает" in russian["text"]
        assert "Президент Ардавы Илона Варга" in russian["text"]
        assert (await talk.press(russian, "Back"))["text"] == passage["text"]
        card = await talk.press(passage, "Event")
        assert "Открытие гавани" in (await talk.press(card, "По-русски"))["text"]


async def test_a_language_that_is_not_held_is_linked(tmp_path: Path) -> None:
    event = make_event(url="http://en.kremlin.ru/events/president/news/101")
    async with open_talk(tmp_path, [event]) as talk:
        card = await talk.say("/event 101")
        buttons = [b for row in card["reply_markup"]["inline_keyboard"] for b in row]
        assert "http://kremlin.ru/d/101" in [b.get("url") for b in buttons]


async def test_links_start_with_an_event_a_passage_or_a_topic(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        assert "7 paragraphs" in (await talk.say(f"/start {start_event(7)}"))["text"]
        passage = await talk.say(f"/start {start_passage(7, 3)}")
        assert "The sea does not ask" in passage["text"]
        context = await talk.press(passage, "In context")
        assert (await talk.press(context, "Back"))["text"] == passage["text"]
        assert "1 event" in (await talk.say(f"/start {start_topic('Harbours')}"))["text"]
        assert "no longer" in (await talk.say(f"/start {start_topic('Gone')}"))["text"]
        assert "no longer" in (await talk.say(f"/start {start_passage(7, 99)}"))["text"]


async def test_about_says_what_the_archive_covers_and_its_licence(tmp_path: Path) -> None:
    async with open_talk(tmp_path, _pair()) as talk:
        await talk.library.store.write(lambda tx: tx.set_value("synced", 0.0))
        said = (await talk.say("/about"))["text"]
        for fact in ("English: 1 event", "Russian: 1 event", "May 17, 2024", "1970", "CC BY 4.0"):
            assert fact in said


@pytest.mark.parametrize(
    "typed", ["/qoute sea does not ask", "/цитата sea does not ask", ".йгщеу sea does not ask"]
)
async def test_a_command_is_understood_however_it_is_typed(tmp_path: Path, typed: str) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        assert "The sea does not ask" in (await talk.say(typed))["text"]


async def test_the_language_is_the_chats_by_command(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        await talk.say("/language ru")
        assert "Новейшие события" in (await talk.say("/latest"))["text"]
        panel = await talk.say("/language")
        assert "Настройки" in panel["text"]
        assert "Settings" in (await talk.press(panel, "English"))["text"]


async def test_settings_of_a_group_are_changed_by_its_admins_only(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        name = talk.playground.world.bot["username"]
        await talk.say(f"/settings@{name} Tokyo", user=BORIS, chat=GROUP)
        assert "администраторы" in talk.answers(GROUP)[-1]["text"]
        assert "Asia/Tokyo" in (await talk.say(f"/settings@{name} Tokyo", chat=GROUP))["text"]
        assert "no such time zone" in (await talk.say("/settings Xanadu"))["text"]


async def test_privacy_lists_what_is_kept_and_forget_deletes_it(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        await talk.say("/language en")
        kept = await talk.say("/privacy")
        assert "/settings" in kept["text"]
        asked = await talk.say("/forget")
        assert "Delete all of it?" in asked["text"]
        assert (await talk.library.store.read(lambda view: view.preferences(ANNA))).lang == "en"
        done = await talk.press(asked, "Yes")
        assert "Nothing about this chat" in done["text"]
        assert "chats" not in await talk.library.store.read(lambda view: view.kept(ANNA))


async def test_the_archives_language_is_chosen_apart_from_the_interfaces(tmp_path: Path) -> None:
    async with open_talk(tmp_path, _pair()) as talk:
        assert "Opening of the harbour" in (await talk.say("/latest"))["text"]
        await talk.press(await talk.say("/settings"), "Russian events")
        listed = (await talk.say("/latest"))["text"]
        assert "The newest events" in listed
        assert "Открытие гавани" in listed
        assert "Opening of the harbour" not in listed
        assert "Открытие гавани" in (await talk.say("/on 17.05.2024"))["text"]


async def test_no_example_of_a_speaker_is_promised_before_any_is_known(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        assert "still reading who speaks" in (await talk.say("/speaker"))["text"]
