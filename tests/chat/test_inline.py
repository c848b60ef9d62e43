import datetime as dt
from pathlib import Path
from typing import Any

from making import HARBOUR, make_event
from talking import ANNA, BORIS, GROUP, NOON, Talk, open_talk

from bot.model import Event

SPEECH = "The sea does not ask whose boat is older; it asks who checked the ropes."


def _harbours(count: int) -> list[Event]:
    """Events whose passages are all found by the same words, oldest first."""
    return [
        make_event(
            (("speech", "Harbour Master Pavel Dorn", f"Crane number {n} lifts forty tons."),),
            id=1000 + n,
            url=f"http://en.president.example/events/president/news/{1000 + n}",
            title=f"Crane {n}",
            date=dt.date(2024, 1, 1) + dt.timedelta(n),
            key="",
            number=0,
        )
        for n in range(count)
    ]


async def _ask(talk: Talk, text: str, offset: str = "", user: int = ANNA) -> Any:
    query = talk.playground.world.inline.ask(user, user, text, offset)
    await talk.playground.until(lambda: query.answer)
    return query


async def test_a_passage_is_shown_with_its_speaker_and_sent_plain_with_its_source(
    tmp_path: Path,
) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        query = await _ask(talk, "sea dos not ask whose boat is oldr")
        best = query.answer.results[0]
        assert best.shown["title"] == "President of Ardava Ilona Varga · May 17, 2024, 11:30"
        assert best.shown["description"] == SPEECH
        assert not any("thumb" in name for name in best.shown)
        sent = talk.playground.world.inline.choose(ANNA, query.id, best.id)
        assert SPEECH in sent["text"]
        assert "President of Ardava Ilona Varga" in sent["text"]
        assert "May 17, 2024" in sent["text"]
        assert {e["type"] for e in sent["entities"]} == {"blockquote", "text_link"}
        [link] = [e["url"] for e in sent["entities"] if e["type"] == "text_link"]
        assert link == "http://en.president.example/events/president/news/101"
        assert sent["link_preview_options"] == {"is_disabled": True}


async def test_buttons_of_what_was_sent_lead_away_only(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        query = await _ask(talk, "whose boat is older")
        for result in query.answer.results:
            buttons = [b for row in result.content["reply_markup"]["inline_keyboard"] for b in row]
            assert all("url" in button for button in buttons)
        code = buttons[-1]["url"].partition("?start=")[2]
        assert "Opening of the harbour" in (await talk.say(f"/start {code}"))["text"]


async def test_events_stand_beside_passages_and_show_their_page(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        query = await _ask(talk, "opening of the harbour in selm")
        [event] = [r for r in query.answer.results if r.shown["title"].startswith("Opening")]
        assert "Selm" in event.shown["description"]
        sent = talk.playground.world.inline.choose(ANNA, query.id, event.id)
        assert sent["link_preview_options"]["url"].endswith("/news/101")


async def test_results_are_paged_to_the_end_without_doubles(tmp_path: Path) -> None:
    async with open_talk(tmp_path, _harbours(23)) as talk:
        for words, total in (("by:dorn crane lifts", 46), ("", 23)):
            seen: list[str] = []
            offset = ""
            while True:
                answer = (await _ask(talk, words, offset)).answer
                seen += [result.id for result in answer.results]
                assert len(answer.results) <= 10
                offset = answer.next_offset
                if not offset:
                    break
            assert len(seen) == len(set(seen)) == total


async def test_without_words_the_latest_events_come_in_the_readers_language(
    tmp_path: Path,
) -> None:
    twins = [
        make_event(id=5, lang="en", url=None, title="Launch", key="", number=0),
        make_event(id=5, lang="ru", url=None, title="Спуск на воду", key="", number=0),
    ]
    async with open_talk(tmp_path, [*_harbours(2), *twins]) as talk:
        titles = [r.shown["title"] for r in (await _ask(talk, "")).answer.results]
        assert titles == ["Launch", "Crane 1", "Crane 0"]
        titles = [r.shown["title"] for r in (await _ask(talk, "", user=BORIS)).answer.results]
        assert titles == ["Спуск на воду", "Crane 1", "Crane 0"]


async def test_operators_dates_and_numbers_work_as_in_the_chat(tmp_path: Path) -> None:
    lines = (*HARBOUR, ("speech", "Captain Vera Dorn", "The ropes are new."))
    async with open_talk(tmp_path, [make_event(lines)]) as talk:
        narrowed = await _ask(talk, 'by:"vera dorn" ropes')
        assert narrowed.answer.results[0].shown["description"] == "The ropes are new."
        for words in ("17.05.2024", "101", "http://en.president.example/events/president/news/101"):
            [only] = (await _ask(talk, words)).answer.results
            assert only.shown["title"] == "Opening of the harbour in Selm"


async def test_a_button_above_the_results_leads_to_help(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        found, nothing = await _ask(talk, "sea"), await _ask(talk, "xylophone zymurgy quokka")
        assert nothing.answer.results == []
        assert "Nothing found" in nothing.answer.button["text"]
        assert found.answer.button["start_parameter"] == "help"
        assert "/quote" in (await talk.say("/start help"))["text"]


async def test_words_between_pluses_become_links_in_ones_own_sentence(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        typed = "As <we> know, +the sea does not ask+, and +xylophone zymurgy+ is no word."
        query = await _ask(talk, typed)
        sent = talk.playground.world.inline.choose(ANNA, query.id, query.answer.results[0].id)
        assert sent["text"] == typed.replace("+", "")
        [link] = sent["entities"]
        assert link["url"] == "http://en.president.example/events/president/news/101"
        assert sent["text"][link["offset"] :][: link["length"]] == "the sea does not ask"
        assert "Ilona Varga · May 17" in query.answer.results[0].shown["description"]


async def test_results_may_be_kept_for_the_same_person_only(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        await _ask(talk, "whose boat is older")
        assert talk.playground.world.inline.ask(ANNA, GROUP, "whose boat is older").answer
        other = await _ask(talk, "whose boat is older", user=BORIS)
        assert "мая 2024" in other.answer.results[0].shown["title"]
        assert talk.count("answerInlineQuery") == 2


async def test_of_what_somebody_types_only_the_newest_need_be_answered(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        ask = talk.playground.world.inline.ask
        queries = [ask(ANNA, ANNA, SPEECH[:length]) for length in range(4, 60)]
        await talk.playground.until(lambda: queries[-1].answer)
        assert SPEECH in queries[-1].answer.results[0].content["text"]


async def test_a_query_that_has_grown_old_is_passed_over(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        talk.playground.faults.add(
            "answerInlineQuery",
            status=400,
            description="Bad Request: query is too old and response timeout expired or query ID "
            "is invalid",
        )
        talk.playground.world.inline.ask(ANNA, ANNA, "sea")
        await talk.playground.until(lambda: talk.count("answerInlineQuery"))
        assert (await _ask(talk, "ropes")).answer.results


async def test_an_offset_that_no_answer_gave_is_the_beginning(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        first = (await _ask(talk, "boat")).answer.results
        assert first
        for offset in ("-5", "x", "²"):
            again = (await _ask(talk, "boat", offset)).answer.results
            assert [r.id for r in again] == [r.id for r in first]
        assert (await _ask(talk, "boat", "9" * 30)).answer.results == []


async def test_a_day_named_from_today_suggests_its_events(tmp_path: Path) -> None:
    events = [
        make_event(id=n, url=None, date=dt.date(2024, 5, n), title=f"Crane {n}", key="", number=0)
        for n in (15, 16, 17)
    ]
    async with open_talk(tmp_path, events, clock=lambda: NOON) as talk:
        query = await _ask(talk, "yesterday")
        [found] = query.answer.results
        assert found.shown["title"] == "Crane 16"
