import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest
import telegram
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup

from bot.playground import Playground, Upload

ANNA, BORIS, NEWSROOM = 1001, 1002, -1_001_000_000_001
DESK, NEIGHBOURS, BULLETIN = -1_001_000_000_002, -1_001_000_000_003, -1_001_000_000_004
GIF = b"GIF89a\x02\x00\x01\x00" + bytes(10)


@pytest.fixture
async def page(playground: Playground) -> AsyncIterator[httpx.AsyncClient]:
    headers = {"X-Playground": "1"}
    async with httpx.AsyncClient(base_url=playground.api_url, headers=headers) as client:
        yield client


@asynccontextmanager
async def listening(
    page: httpx.AsyncClient, user: int, last_id: int | None = None
) -> AsyncIterator[Callable[[], Any]]:
    """A person's stream of events; call it for the next one, with its number."""
    headers = {} if last_id is None else {"Last-Event-ID": str(last_id)}
    async with page.stream("GET", f"/client/events?user={user}", headers=headers) as answer:
        lines = answer.aiter_lines()
        assert await anext(lines) == ": hello"

        async def following() -> tuple[int, dict[str, Any]]:
            number = 0
            async with asyncio.timeout(10):
                async for line in lines:
                    if line.startswith("id: "):
                        number = int(line.removeprefix("id: "))
                    elif line.startswith("data: "):
                        return number, json.loads(line.removeprefix("data: "))
            raise AssertionError("the stream ended")

        yield following


async def test_the_state_is_what_a_person_sees(
    page: httpx.AsyncClient, playground: Playground, bot: telegram.Bot
) -> None:
    await bot.set_my_commands([BotCommand("help", "помощь")], language_code="ru")
    playground.world.say(ANNA, NEWSROOM, "/help")
    playground.world.say(ANNA, ANNA, "secret")
    state = (await page.get("/client/state", params={"user": BORIS})).json()
    assert state["user"]["first_name"] == "Boris"
    assert [user["id"] for user in state["users"]] == [ANNA, BORIS]
    assert state["bot"]["username"] == "transcripts_bot"
    chats = {chat["chat"]["id"]: chat for chat in state["chats"]}
    assert set(chats) == {BORIS, NEWSROOM, DESK, NEIGHBOURS, BULLETIN}
    assert [len(chats[chat]["messages"]) for chat in (BORIS, NEWSROOM)] == [0, 1]
    assert [member["id"] for member in chats[NEWSROOM]["members"]] == [ANNA, BORIS, 1]
    assert [topic["name"] for topic in chats[DESK]["topics"]] == ["General", "Economy", "Space"]
    menu = [{"command": "help", "description": "помощь"}]
    assert state["commands"] == {str(chat): menu for chat in (BORIS, NEWSROOM, DESK)}


async def test_what_a_person_sends_reaches_the_bot(
    page: httpx.AsyncClient, bot: telegram.Bot
) -> None:
    body = {"user": ANNA, "chat": ANNA, "text": "/start quote_1", "reply_to": None}
    said = (await page.post("/client/send", json=body)).json()
    assert said["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    change = {"user": ANNA, "chat": ANNA, "message_id": 1, "text": "/help"}
    assert (await page.post("/client/edit", json=change)).json()["ok"] is True
    first, second = await bot.get_updates()
    assert first.message.text == "/start quote_1"
    assert second.edited_message.text == "/help"


async def test_a_pressed_button_gives_a_toast_to_who_pressed_it_only(
    page: httpx.AsyncClient, bot: telegram.Bot
) -> None:
    button = InlineKeyboardButton("next", callback_data="2")
    sent = await bot.send_message(NEWSROOM, "x", reply_markup=InlineKeyboardMarkup([[button]]))
    async with listening(page, ANNA) as anna, listening(page, BORIS) as boris:
        body = {"user": ANNA, "chat": NEWSROOM, "message_id": sent.message_id, "data": "2"}
        pressed = (await page.post("/client/press", json=body)).json()
        [update] = await bot.get_updates()
        await update.callback_query.answer("done", show_alert=True)
        await sent.edit_text("y")
        await sent.delete()
        toast = {"type": "toast", "query_id": pressed["query_id"], "text": "done", "alert": True}
        assert (await anna())[1] == toast
        kinds = [(await boris())[1]["type"] for _ in range(2)]
        assert kinds == ["edited", "deleted"]
    refused = await page.post("/client/press", json=body)
    assert (refused.status_code, refused.json()["ok"]) == (400, False)


async def test_events_come_as_they_happen(
    page: httpx.AsyncClient, playground: Playground, bot: telegram.Bot
) -> None:
    async with listening(page, ANNA) as following:
        await bot.send_chat_action(ANNA, "typing")
        await bot.send_message(ANNA, "<b>дом</b>", "HTML")
        playground.world.say(BORIS, BORIS, "not for Anna")
        await bot.set_my_commands([("help", "what to ask")])
        assert (await following())[1] == {"type": "action", "chat_id": ANNA, "action": "typing"}
        message = (await following())[1]["message"]
        assert (message["text"], message["entities"][0]["type"]) == ("дом", "bold")
        commands = (await following())[1]
        assert commands["type"] == "profile"
        assert set(commands["commands"]) == {str(ANNA), str(NEWSROOM), str(DESK)}


async def test_a_page_that_lost_its_connection_goes_on(
    page: httpx.AsyncClient, playground: Playground
) -> None:
    async with listening(page, ANNA) as following:
        playground.world.say(ANNA, ANNA, "one")
        number, _ = await following()
    playground.world.say(ANNA, ANNA, "two")
    playground.world.say(ANNA, ANNA, "three")
    async with listening(page, ANNA, number) as following:
        texts = [(await following())[1]["message"]["text"] for _ in range(2)]
    assert texts == ["two", "three"]


async def test_a_page_of_another_server_is_told_to_begin_anew(page: httpx.AsyncClient) -> None:
    async with listening(page, ANNA, 77) as following:
        assert await following() == (0, {"type": "reset"})


async def test_the_state_says_from_where_to_listen(
    page: httpx.AsyncClient, playground: Playground
) -> None:
    state = (await page.get(f"/client/state?user={ANNA}")).json()
    playground.world.say(ANNA, ANNA, "between")
    async with listening(page, ANNA, state["last_event_id"]) as following:
        assert (await following())[1]["message"]["text"] == "between"


async def test_files_go_up_and_come_down(page: httpx.AsyncClient, bot: telegram.Bot) -> None:
    fields = {"user": str(ANNA), "chat": str(ANNA), "kind": "photo", "caption": "смотри"}
    files = {"file": ("a.gif", GIF, "image/gif")}
    message = (await page.post("/client/upload", data=fields, files=files)).json()["messages"][0]
    assert (message["caption"], message["photo"][0]["width"]) == ("смотри", 2)
    [update] = await bot.get_updates()
    assert update.message.photo[0].file_id == message["photo"][0]["file_id"]
    params = {"file_id": message["photo"][0]["file_id"]}
    picture = await page.get("/client/file", params=params)
    assert (picture.content, picture.headers["content-type"]) == (GIF, "image/gif")
    refused = await page.post("/client/upload", data={**fields, "kind": "song"}, files=files)
    assert refused.status_code == 400


async def test_what_may_carry_a_script_is_downloaded_not_shown(
    page: httpx.AsyncClient, playground: Playground
) -> None:
    upload = Upload('я".svg', "image/svg+xml", b"<svg/>")
    document = playground.world.show(ANNA, ANNA, "document", upload)["document"]
    answer = await page.get("/client/file", params={"file_id": document["file_id"]})
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''%D1%8F%22.svg"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert (await page.get("/client/file?file_id=none")).status_code == 404


async def test_a_person_can_block_the_bot(
    page: httpx.AsyncClient, playground: Playground, bot: telegram.Bot
) -> None:
    await page.post("/client/block", json={"user": ANNA, "blocked": True})
    body = {"user": ANNA, "chat": ANNA, "text": "x"}
    assert (await page.post("/client/send", json=body)).status_code == 403
    state = (await page.get(f"/client/state?user={ANNA}")).json()
    assert [c["chat"]["id"] for c in state["chats"] if c["blocked"]] == [ANNA]
    await page.post("/client/block", json={"user": ANNA, "blocked": False})
    assert (await page.post("/client/send", json=body)).status_code == 200
    statuses = [
        update.my_chat_member.new_chat_member.status
        for update in await bot.get_updates()
        if update.my_chat_member
    ]
    assert statuses == ["kicked", "member"]


@pytest.mark.parametrize(
    "headers", [{"X-Playground": ""}, {"Host": "evil.example"}, {"Host": "127.0.0.1.evil.example"}]
)
async def test_foreign_pages_can_change_nothing(
    page: httpx.AsyncClient, playground: Playground, headers: dict[str, str]
) -> None:
    body = {"user": ANNA, "chat": ANNA, "text": "x"}
    assert (await page.post("/client/send", json=body, headers=headers)).status_code == 403
    assert not playground.world.chats[ANNA].messages


async def test_a_foreign_name_reads_nothing(page: httpx.AsyncClient) -> None:
    answer = await page.get(f"/client/state?user={ANNA}", headers={"Host": "evil.example:8081"})
    assert answer.status_code == 403
    answer = await page.get(f"/client/state?user={ANNA}", headers={"Host": "localhost:8081"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b'{"user": 1001}', b'{"user": [], "chat": 1001, "text": "x"}', b"\xff"]
)
async def test_a_faulty_body_is_refused(page: httpx.AsyncClient, body: bytes) -> None:
    answer = await page.post("/client/send", content=body)
    assert (answer.status_code, answer.json()["ok"]) == (400, False)


async def test_only_the_pages_own_files_are_served(page: httpx.AsyncClient) -> None:
    index = await page.get("/")
    assert index.headers["content-type"].startswith("text/html")
    assert "default-src 'self'" in index.headers["content-security-policy"]
    assert (await page.get("/static/index.html")).content == index.content
    for path in ("/static/../server.py", "/static/%2e%2e/server.py", "/static/", "/static/none"):
        assert (await page.get(path)).status_code == 404
