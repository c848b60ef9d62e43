"""Taking something along: citations to copy, and results as files."""

import csv
import io
import json
from pathlib import Path
from typing import Any, cast

from making import HARBOUR, Line, make_event
from talking import ANNA, BORIS, GROUP, Talk, open_talk

from bot.chat.papers import AT_ONCE
from bot.model import Event

SPEECH = "The sea does not ask whose boat is older; it asks who checked the ropes."


def _pre(message: dict[str, Any]) -> str:
    [block] = [e for e in message["entities"] if e["type"] == "pre"]
    encoded = message["text"].encode("utf-16-le")
    start, end = block["offset"], block["offset"] + block["length"]
    return encoded[2 * start : 2 * end].decode("utf-16-le")


def _buttons(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [b for row in message["reply_markup"]["inline_keyboard"] for b in row]


async def _file(talk: Talk, message: dict[str, Any]) -> tuple[str, bytes]:
    document = message["document"]
    kept = talk.playground.world.files.find(document["file_id"])
    return document["file_name"], kept.upload.content


async def _save(talk: Talk, offer: dict[str, Any], form: str) -> tuple[str, bytes]:
    before = len(talk.answers())
    await talk.press(offer, form)
    return await _file(talk, talk.answers()[before])


async def test_a_passage_is_cited_in_every_style_and_back(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        await talk.library.know_people()
        passage = await talk.say("/quote sea does not ask")
        plain = await talk.press(passage, "Cite")
        assert f"“{SPEECH}” — President of Ardava Ilona Varga." in _pre(plain)
        assert "para. 3" in _pre(plain)
        for label, part in (
            ("APA", "Varga, I. (2024, May 17). Opening of the harbour in Selm [Transcript"),
            ("GOST", "Varga I. Opening of the harbour in Selm //"),
            ("BibTeX", "author = {Varga, Ilona},"),
            ("RIS", "AU  - Varga, Ilona"),
            ("Wikipedia", "{{cite web |url=http://en.president.example/"),
        ):
            assert part in _pre(await talk.press(plain, label))
        wiki = await talk.press(plain, "Wikipedia")
        assert (await talk.press(wiki, "Back"))["text"] == passage["text"]


async def test_a_short_citation_is_copied_by_a_button(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        cited = await talk.press(await talk.say("/event 101"), "Cite")
        [copy] = [b for b in _buttons(cited) if "copy_text" in b]
        assert copy["copy_text"]["text"] == _pre(cited)
        passage = await talk.press(await talk.say("/quote sea does not ask"), "Cite")
        assert len(_pre(passage)) > 256
        assert not [b for b in _buttons(passage) if "copy_text" in b]


async def test_cite_is_also_a_command_with_words_or_in_reply(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        assert SPEECH in _pre(await talk.say("/cite sea dos not ask"))
        assert "Opening of the harbour" in _pre(await talk.say("/cite 101"))
        assert "/cite " in (await talk.say("/cite"))["text"]
        passage = await talk.say("/quote checked them twice")
        cited = await talk.say("/cite", reply_to=passage["message_id"])
        assert "We have checked them twice" in _pre(cited)
        said = talk.playground.world.say(BORIS, GROUP, "Whose boat is older, asks the sea?")
        cited = await talk.say("/cite", chat=GROUP, reply_to=said["message_id"])
        assert SPEECH in _pre(cited)


async def test_a_result_is_exported_whole_in_three_forms(tmp_path: Path) -> None:
    lines = (*HARBOUR, ("speech", "Captain Vera Dorn", "=HYPERLINK(1), said the ropes."))
    async with open_talk(tmp_path, [make_event(lines)]) as talk:
        answer = await talk.say('/quote by:dorn sort:old "the ropes" | twice')
        offer = await talk.press(answer, "Export")
        assert "2 passages" in offer["text"]
        assert "Complete" in offer["text"]
        name, content = await _save(talk, offer, "CSV")
        assert name.startswith("passages-")
        assert name.endswith(".csv")
        assert content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
        assert [row["paragraph"] for row in rows] == ["4", "8"]
        note, said = await _file(talk, talk.answers()[-1])
        assert note == name.replace(".csv", "-about.txt")
        assert said.decode().startswith('by:dorn sort:old "the ropes" | twice\n2 passages\n')
        assert "The archive: 1 events, from May 17, 2024" in said.decode()
        assert rows[0]["label"] == "Harbour Master Pavel Dorn"
        assert rows[1]["text"].startswith("'=HYPERLINK")
        _, content = await _save(talk, offer, "JSON")
        body = json.loads(content)
        assert (body["total"], body["complete"], body["archive"]["events"]) == (2, True, 1)
        assert body["rows"][1]["text"] == "=HYPERLINK(1), said the ropes."
        _, content = await _save(talk, offer, "Markdown")
        assert "> We have checked them twice, Madam President." in content.decode()
        assert "Source: en.president.example" in talk.answers()[-1]["caption"]
        assert (await talk.press(offer, "Back"))["text"] == answer["text"]


async def test_words_alone_are_exported_as_the_ranked_list_that_they_are(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        offer = await talk.say("/export sea does not ask")
        assert "likeliest only" in offer["text"]
        assert "Nothing like" in (await talk.say("/export xylophone quokka"))["text"]
        assert "/export " in (await talk.say("/export"))["text"]


async def test_an_address_that_the_archive_does_not_hold_is_not_exported(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        answer = await talk.say("/export http://en.president.example/events/president/news/9")
        assert "Nothing like" in answer["text"]


async def test_an_event_is_saved_to_read_offline(tmp_path: Path) -> None:
    nasty = "<script>alert('ropes')</script>"
    event = make_event((*HARBOUR, ("text", None, nasty)), title="Harbour & <quay>")
    async with open_talk(tmp_path, [event]) as talk:
        offer = await talk.press(await talk.say("/event 101"), "Save")
        name, content = await _save(talk, offer, "HTML")
        assert name == f"{event.key}.html"
        page = content.decode()
        assert "<h1>Harbour &amp; &lt;quay&gt;</h1>" in page
        assert "<script" not in page
        assert '<p id="p3">The sea does not ask' in page
        _, content = await _save(talk, offer, "TXT")
        assert "President of Ardava Ilona Varga: Good morning, friends." in content.decode()
        _, content = await _save(talk, offer, "CSV")
        assert content.decode().count("\r\n") == 9


async def test_lists_of_events_are_exported_too(tmp_path: Path) -> None:
    other = make_event(id=102, url=None, key="", number=0, title="Launch of the ferry")
    async with open_talk(tmp_path, [make_event(), other]) as talk:
        await talk.library.know_people()
        for asked in ("/topic Harbours", "/on 17.05.2024", "/event in:selm", "/event 17.05.2024"):
            offer = await talk.press(await talk.say(asked), "Export")
            assert "2 events" in offer["text"], asked
            _, content = await _save(talk, offer, "JSON")
            assert b"Launch of the ferry" in content
        offer = await talk.press(await talk.say("/speaker Varga"), "Export")
        assert "Ilona Varga\n2 events" in offer["text"]


async def test_export_in_reply_means_what_the_bot_showed(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        topic = await talk.say("/topic Harbours")
        offer = await talk.say("/export", reply_to=topic["message_id"])
        assert "Harbours\n1 event" in offer["text"]
        passage = await talk.say("/quote sea does not ask | twice")
        context = await talk.press(passage, "In context")
        offer = await talk.say("/export", reply_to=context["message_id"])
        assert "sea does not ask | twice\n2 passages" in offer["text"]
        assert SPEECH in _pre(await talk.say("/cite", reply_to=context["message_id"]))
        about = await talk.say("/about")
        assert (
            "in reply to an answer"
            in (await talk.say("/export", reply_to=about["message_id"]))["text"]
        )


async def test_in_a_group_the_file_answers_in_reply(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        offer = await talk.say("/export sea does not ask", chat=GROUP)
        before = len(talk.answers(GROUP))
        await talk.press(offer, "CSV", user=BORIS)
        assert len(talk.answers(GROUP)) == before
        await talk.press(offer, "CSV", user=ANNA)
        sent = talk.answers(GROUP)[before]
        assert sent["document"]["file_name"].endswith(".csv")
        assert sent["reply_to_message"]["message_id"] == offer["message_id"]


def _transcript(paragraphs: int) -> Event:
    lines = tuple(("speech", "Ilona Varga", f"Rope {n}.") for n in range(paragraphs))
    return make_event(cast("tuple[Line, ...]", lines))


async def test_a_large_file_comes_when_it_is_written(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [_transcript(AT_ONCE + 1)]) as talk:
        offer = await talk.press(await talk.say("/event 101"), "Save")
        before = len(talk.answers())
        await talk.press(offer, "CSV")
        assert "takes a few minutes" in talk.last_toast()
        await talk.playground.until(lambda: len(talk.answers()) > before + 1)
        name, content = await _file(talk, talk.answers()[before])
        assert name.endswith(".csv")
        assert content.count(b"\r\n") == AT_ONCE + 2


async def test_what_waits_is_one_file_a_chat_and_is_told_of_an_end(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [_transcript(AT_ONCE + 1)]) as talk:
        offer = await talk.press(await talk.say("/event 101"), "Save")
        talk.playground.faults.add("sendDocument", hang=True)
        press = talk.playground.world.press
        data = [b["callback_data"] for b in _buttons(offer) if b["text"] in {"CSV", "JSON"}]
        before = talk.count("answerCallbackQuery")
        for one in data:
            press(ANNA, ANNA, offer["message_id"], one)
        await talk.playground.until(lambda: talk.count("answerCallbackQuery") == before + 2)
        toasts = [c for c in talk.playground.calls if c.method == "answerCallbackQuery"][-2:]
        assert "takes a few minutes" in toasts[0].params.text("text")
        assert "still writing" in toasts[1].params.text("text")
    assert "could not be finished" in talk.answers()[-1]["text"]


async def test_words_over_two_paragraphs_are_cited_with_both(tmp_path: Path) -> None:
    async with open_talk(tmp_path, [make_event()]) as talk:
        words = "we checked them twice Madam President (Laughter) how much did the crane cost"
        cited = _pre(await talk.say(f"/cite {words}"))
        assert "“How much did the crane cost?” — Question." in cited
        assert "para. 4–6" in cited
