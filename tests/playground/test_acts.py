from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import telegram

from bot.playground import Playground

ANNA, BORIS, NEWSROOM, DESK = 1001, 1002, -1_001_000_000_001, -1_001_000_000_002
GIF = b"GIF89a\x02\x00\x01\x00" + bytes(10)


@pytest.fixture
async def page(playground: Playground) -> AsyncIterator[httpx.AsyncClient]:
    headers = {"X-Playground": "1"}
    async with httpx.AsyncClient(base_url=playground.api_url, headers=headers) as client:
        yield client


async def do(page: httpx.AsyncClient, endpoint: str, **body: Any) -> Any:
    answer = await page.post(f"/client/{endpoint}", json={"user": ANNA, "chat": NEWSROOM, **body})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_reply_quotes_and_stands_in_its_topic(
    page: httpx.AsyncClient, playground: Playground
) -> None:
    thread = playground.world.create_topic(ANNA, DESK, "Weather")
    first = (await do(page, "send", chat=DESK, thread=thread, text="rain and wind"))["message"]
    reply = {"reply_to": first["message_id"], "quote": "wind"}
    answer = (await do(page, "send", chat=DESK, text="why?", **reply))["message"]
    assert (answer["quote"]["text"], answer["message_thread_id"]) == ("wind", thread)
    far = (await do(page, "send", text="look", reply_chat=DESK, **reply))["message"]
    assert far["external_reply"]["chat"]["id"] == DESK


async def test_several_files_are_an_album(page: httpx.AsyncClient) -> None:
    fields = {"user": str(ANNA), "chat": str(NEWSROOM), "kind": "photo", "caption": "both"}
    files = {f"file{n}": (f"{n}.gif", GIF, "image/gif") for n in range(2)}
    answer = (await page.post("/client/upload", data=fields, files=files)).json()
    one, other = answer["messages"]
    assert one["media_group_id"] == other["media_group_id"]
    refused = await page.post("/client/upload", data=fields)
    assert refused.status_code == 400


async def test_messages_are_forwarded_and_deleted(
    page: httpx.AsyncClient, playground: Playground
) -> None:
    said = (await do(page, "send", text="x"))["message"]["message_id"]
    forwarded = (await do(page, "forward", message_id=said, to=ANNA))["message"]
    assert forwarded["forward_origin"]["sender_user"]["id"] == ANNA
    await do(page, "delete", message_id=said)
    assert not playground.world.chats[NEWSROOM].messages


async def test_leaders_lead(
    page: httpx.AsyncClient, playground: Playground, bot: telegram.Bot
) -> None:
    chat = playground.world.chats[NEWSROOM]
    for act, status in (
        ("promote", "administrator"),
        ("demote", "member"),
        ("restrict", "restricted"),
        ("remove_bot", "kicked"),
        ("add_bot", "member"),
    ):
        await do(page, "lead", act=act)
        assert chat.members[bot.id] == status
    await do(page, "lead", act="promote", member=BORIS)
    assert chat.leads(BORIS)
    await do(page, "lead", act="hide")
    assert chat.anonymous == {ANNA}
    await do(page, "lead", chat=DESK, act="create_topic", name="Weather")
    *_, topic = playground.world.chats[DESK].topics.values()
    await do(page, "lead", chat=DESK, act="close_topic", thread=topic.id)
    assert (topic.name, topic.closed) == ("Weather", True)
    await do(page, "lead", chat=DESK, act="reopen_topic", thread=topic.id)
    assert not topic.closed
    wrong = await page.post("/client/lead", json={"user": ANNA, "chat": NEWSROOM, "act": "dance"})
    assert wrong.status_code == 400
