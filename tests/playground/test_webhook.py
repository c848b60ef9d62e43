import asyncio
import json
from collections.abc import AsyncIterator

import pytest
import telegram
from telegram.error import BadRequest, Conflict

from bot.playground import Playground

ANNA = 1001


class Receiver:
    """A bot's webhook: answers with the given statuses in turn, then with 200."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.requests: list[tuple[dict[str, str], dict[str, object]]] = []
        self.news = asyncio.Condition()
        self.url = ""

    async def receive(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if line)
        body = json.loads(await reader.readexactly(int(headers["content-length"])))
        status = self.statuses.pop(0) if self.statuses else 200
        writer.write(f"HTTP/1.1 {status} Word\r\nContent-Length: 0\r\n\r\n".encode())
        await writer.drain()
        writer.close()
        async with self.news:
            self.requests.append((headers, body))
            self.news.notify_all()

    async def wait_for(self, count: int) -> list[str]:
        async with self.news, asyncio.timeout(10):
            await self.news.wait_for(lambda: len(self.requests) >= count)
        return [body["message"]["text"] for _, body in self.requests]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    server = await asyncio.start_server(receiver.receive, "127.0.0.1", 0)
    receiver.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook?a=1"
    yield receiver
    server.close()
    await server.wait_closed()


async def test_updates_are_posted_in_order_with_the_secret(
    playground: Playground, bot: telegram.Bot, receiver: Receiver
) -> None:
    playground.world.say(ANNA, ANNA, "before")
    await bot.set_webhook(receiver.url, secret_token="s3cret")
    playground.world.say(ANNA, ANNA, "after 😀")
    assert await receiver.wait_for(2) == ["before", "after 😀"]
    assert receiver.requests[0][0]["x-telegram-bot-api-secret-token"] == "s3cret"


async def test_an_update_is_posted_again_until_it_is_taken(
    playground: Playground, bot: telegram.Bot, receiver: Receiver
) -> None:
    receiver.statuses = [500]
    await bot.set_webhook(receiver.url)
    playground.world.say(ANNA, ANNA, "one")
    await receiver.wait_for(1)
    playground.world.say(ANNA, ANNA, "two")
    assert await receiver.wait_for(3) == ["one", "one", "two"]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500 Word"


async def test_polling_is_refused_while_a_webhook_is_set(
    playground: Playground, bot: telegram.Bot, receiver: Receiver
) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await playground.until(lambda: playground.calls[-1].method == "getUpdates")
    await bot.set_webhook(receiver.url)
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    assert (await bot.get_webhook_info()).url == receiver.url
    await bot.delete_webhook()
    playground.world.say(ANNA, ANNA, "hello")
    assert len(await bot.get_updates()) == 1


async def test_pending_updates_can_be_dropped(playground: Playground, bot: telegram.Bot) -> None:
    playground.world.say(ANNA, ANNA, "old")
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


@pytest.mark.parametrize(
    "url", ["http://example.com/hook", "https://127.0.0.1/hook", "http://10.0.0.1/", "word"]
)
async def test_the_playground_posts_to_this_machine_only(bot: telegram.Bot, url: str) -> None:
    with pytest.raises(BadRequest, match="Bad webhook"):
        await bot.set_webhook(url)
    assert (await bot.get_webhook_info()).url == ""


async def test_a_secret_has_telegrams_letters(bot: telegram.Bot, receiver: Receiver) -> None:
    with pytest.raises(BadRequest, match="unallowed characters"):
        await bot.set_webhook(receiver.url, secret_token="a b\r\nc")
