"""The transport against real servers on this machine."""

import asyncio
import datetime as dt
import inspect
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
import pytest
import telegram
from aiohttp import client_exceptions, web
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.errors import UsageError
from bot.telegram.request import FOREIGN_ERRORS, AiohttpRequest, NotSent

TOKEN = "123:token-of-a-test"
SENT = {
    "ok": True,
    "result": {"message_id": 1, "date": 0, "chat": {"id": 7, "type": "private"}, "text": "hi"},
}
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Seen:
    """A request as the server saw it."""

    path: str
    headers: dict[str, str]
    fields: dict[str, str] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes, str]] = field(default_factory=dict)
    dispositions: list[str] = field(default_factory=list)


async def read(request: web.Request) -> Seen:
    seen = Seen(request.path, dict(request.headers))
    if request.content_type != "multipart/form-data":
        seen.fields = {name: str(value) for name, value in (await request.post()).items()}
        return seen
    async for part in await request.multipart():
        seen.dispositions.append(part.headers["Content-Disposition"])
        if part.filename is None:
            seen.fields[part.name] = await part.text()
        else:
            mime = part.headers["Content-Type"]
            seen.files[part.name] = (part.filename, bytes(await part.read()), mime)
    return seen


@asynccontextmanager
async def serving(answer: Answer) -> AsyncIterator[str]:
    app = web.Application(client_max_size=1 << 30)
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def listening(
    talk: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
) -> AsyncIterator[str]:
    """A server below HTTP, for what a web framework wouldn't do."""
    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


def bot_at(url: str, request: AiohttpRequest) -> telegram.Bot:
    return telegram.Bot(TOKEN, base_url=f"{url}/bot", request=request)


def answering(status: int, **body: object) -> Answer:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": status == 200, **body}, status=status)

    return answer


async def failure_of(answer: Answer) -> TelegramError:
    async with serving(answer) as url, AiohttpRequest() as request:
        with pytest.raises(TelegramError) as caught:
            await bot_at(url, request).send_message(7, "hi")
    return caught.value


async def test_text_arrives_whole_with_the_library_named_as_user_agent() -> None:
    seen: list[Seen] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        seen.append(await read(request))
        return web.json_response(SENT)

    async with serving(answer) as url, AiohttpRequest() as request:
        text = "«Да» & <b>so</b> on + 100 % 🙂\nnext"
        message = await bot_at(url, request).send_message(7, text, parse_mode="HTML")
    assert message.message_id == 1
    assert seen[0].path == f"/bot{TOKEN}/sendMessage"
    assert seen[0].fields == {"chat_id": "7", "text": text, "parse_mode": "HTML"}
    assert seen[0].headers["User-Agent"].startswith("python-telegram-bot")


async def test_a_file_with_a_cyrillic_name_arrives_with_its_name_and_bytes() -> None:
    seen: list[Seen] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        seen.append(await read(request))
        return web.json_response(SENT)

    content = bytes(range(256)) * 5000  # More than 1 MB, where aiohttp warns of plain bytes.
    async with serving(answer) as url, AiohttpRequest() as request:
        await bot_at(url, request).send_document(
            7, content, filename='Речь "о море".pdf', caption="Подпись"
        )
    assert seen[0].fields["caption"] == "Подпись"
    [(name, received, mime)] = seen[0].files.values()
    assert (name, received, mime) == ("Речь %22о море%22.pdf", content, "application/pdf")
    assert any('filename="Речь %22о море%22.pdf"' in value for value in seen[0].dispositions)


async def test_several_files_go_out_in_one_request() -> None:
    seen: list[Seen] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        seen.append(await read(request))
        return web.json_response({"ok": True, "result": [SENT["result"], SENT["result"]]})

    async with serving(answer) as url, AiohttpRequest() as request:
        await bot_at(url, request).send_media_group(
            7,
            [
                telegram.InputMediaDocument(b"one", filename="1.txt"),
                telegram.InputMediaDocument(b"two", filename="2.txt"),
            ],
        )
    assert sorted(content for _, content, _ in seen[0].files.values()) == [b"one", b"two"]


async def test_a_file_is_downloaded_byte_for_byte() -> None:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(body=b"\x00\xffbytes")

    async with serving(answer) as url, AiohttpRequest() as request:
        assert await request.retrieve(f"{url}/file/bot{TOKEN}/photos/1.jpg") == b"\x00\xffbytes"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, BadRequest),
        (401, InvalidToken),
        (403, Forbidden),
        (404, InvalidToken),
        (409, Conflict),
        (500, NetworkError),
        (502, NetworkError),
    ],
)
async def test_each_refusal_is_the_error_of_its_status(
    status: int, kind: type[TelegramError]
) -> None:
    error = await failure_of(answering(status, error_code=status, description="some words"))
    assert type(error) is kind
    assert error.message == "some words"


async def test_a_flood_wait_carries_its_seconds() -> None:
    error = await failure_of(answering(429, description="x", parameters={"retry_after": 17}))
    assert isinstance(error, RetryAfter)
    assert error.retry_after == dt.timedelta(seconds=17)


async def test_a_migration_carries_the_new_chat() -> None:
    error = await failure_of(
        answering(400, description="x", parameters={"migrate_to_chat_id": -1001})
    )
    assert isinstance(error, ChatMigrated)
    assert error.new_chat_id == -1001


@pytest.mark.parametrize("body", ["<html><h1>Bad gateway</h1></html>", "", '["list"]', '"text"'])
async def test_a_gateways_page_is_worded_by_its_status(body: str) -> None:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(status=502, text=body, content_type="text/html")

    error = await failure_of(answer)
    assert type(error) is NetworkError
    assert error.message == "Bad Gateway (502)"


@pytest.mark.parametrize("body", ["<html>log in to this network</html>", "[]", ""])
async def test_a_page_in_place_of_an_answer_is_a_network_error(body: str) -> None:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(text=body, content_type="text/html")

    error = await failure_of(answer)
    assert type(error) is NetworkError
    assert "Bot API server" in error.message


async def test_a_redirect_is_not_followed_with_the_token() -> None:
    seen: list[str] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        seen.append(request.path)
        return web.Response(status=307, headers={"Location": f"{request.path}/elsewhere"})

    error = await failure_of(answer)
    assert type(error) is NetworkError
    assert len(seen) == 1


async def test_a_reset_connection_is_a_network_error() -> None:
    async def reset(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.abort()

    async with listening(reset) as url, AiohttpRequest() as request:
        with pytest.raises(NetworkError) as caught:
            await bot_at(url, request).send_message(7, "hi")
    assert type(caught.value) is NetworkError


async def test_a_body_cut_short_is_a_network_error() -> None:
    async def cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(100)
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"ok":')
        await writer.drain()
        writer.close()

    async with listening(cut) as url, AiohttpRequest() as request:
        with pytest.raises(NetworkError) as caught:
            await bot_at(url, request).send_message(7, "hi")
    assert type(caught.value) is NetworkError


async def test_a_refused_connection_names_no_token(unused_tcp_port: int) -> None:
    async with AiohttpRequest() as request:
        with pytest.raises(NetworkError) as caught:
            await bot_at(f"http://127.0.0.1:{unused_tcp_port}", request).send_message(7, "hi")
    assert type(caught.value) is NetworkError
    assert TOKEN not in "".join(traceback.format_exception(caught.value))


async def test_an_answer_that_stops_midway_times_out() -> None:
    ended = asyncio.Event()

    async def answer(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        await response.write(b'{"ok":')
        await ended.wait()
        return response

    async with serving(answer) as url, AiohttpRequest(read_timeout=0.02) as request:
        with pytest.raises(TimedOut) as caught:
            await bot_at(url, request).send_message(7, "hi")
        ended.set()
    assert type(caught.value) is TimedOut


async def test_a_call_may_wait_longer_than_the_default() -> None:
    asked = asyncio.Event()
    proceed = asyncio.Event()

    async def answer(_request: web.Request) -> web.StreamResponse:
        asked.set()
        await proceed.wait()
        return web.json_response(SENT)

    async with serving(answer) as url, AiohttpRequest(read_timeout=0.001) as request:
        call = asyncio.create_task(bot_at(url, request).send_message(7, "hi", read_timeout=10))
        await asked.wait()
        done, _ = await asyncio.wait({call}, timeout=0.02)
        assert not done
        proceed.set()
        assert (await call).message_id == 1


async def test_an_upload_that_nobody_reads_times_out() -> None:
    ended = asyncio.Event()

    async def ignore(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.transport.pause_reading()
        await ended.wait()
        writer.close()

    async with listening(ignore) as url, AiohttpRequest(media_write_timeout=0.05) as request:
        with pytest.raises(TimedOut) as caught:
            await bot_at(url, request).send_document(7, bytes(30_000_000), filename="big.bin")
        ended.set()
    assert not isinstance(caught.value, NotSent)


async def test_a_request_without_a_free_connection_is_not_sent() -> None:
    asked, proceed = asyncio.Event(), asyncio.Event()
    paths: list[str] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        paths.append(request.path)
        asked.set()
        await proceed.wait()
        return web.json_response(SENT)

    async with serving(answer) as url, AiohttpRequest(connections=1, pool_timeout=0.01) as request:
        bot = bot_at(url, request)
        first = asyncio.create_task(bot.send_message(7, "first"))
        await asked.wait()
        with pytest.raises(NotSent):
            await bot.send_message(7, "second")
        proceed.set()
        await first
        await bot.send_message(7, "third")
    assert len(paths) == 2


async def test_it_closes_twice_and_opens_again() -> None:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.json_response(SENT)

    async with serving(answer) as url:
        request = AiohttpRequest()
        bot = bot_at(url, request)
        for _ in range(2):
            await request.initialize()
            await request.initialize()
            await bot.send_message(7, "hi")
            await request.shutdown()
            await request.shutdown()
        with pytest.raises(NetworkError, match="initialize"):
            await bot.send_message(7, "hi")


async def test_a_cancelled_request_gives_its_connection_back() -> None:
    asked = asyncio.Event()

    async def answer(request: web.Request) -> web.StreamResponse:
        if (await request.post())["text"] == "hang":
            asked.set()
            await asyncio.Event().wait()
        return web.json_response(SENT)

    async with serving(answer) as url, AiohttpRequest(connections=1) as request:
        bot = bot_at(url, request)
        hanging = asyncio.create_task(bot.send_message(7, "hang"))
        await asked.wait()
        hanging.cancel()
        await asyncio.wait({hanging})
        assert (await bot.send_message(7, "hi")).message_id == 1


async def test_a_proxy_gets_the_request_and_the_credentials() -> None:
    seen: list[tuple[str, str]] = []

    async def answer(request: web.Request) -> web.StreamResponse:
        seen.append((request.headers["Host"], request.headers["Proxy-Authorization"]))
        return web.json_response(SENT)

    async with serving(answer) as proxy:
        address = proxy.replace("://", "://user:secret@")
        async with AiohttpRequest(proxy=address) as request:
            await bot_at("http://telegram.example", request).send_message(7, "hi")
    assert seen == [("telegram.example", "Basic dXNlcjpzZWNyZXQ=")]


async def test_a_proxy_that_refuses_is_a_network_error_without_its_password() -> None:
    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    async with listening(refuse) as proxy:
        address = proxy.replace("://", "://user:secret@")
        async with AiohttpRequest(proxy=address) as request:
            with pytest.raises(NetworkError) as caught:
                await bot_at("https://telegram.example", request).send_message(7, "hi")
    text = "".join(traceback.format_exception(caught.value))
    assert "407" in text
    assert "secret" not in text
    assert TOKEN not in text


@pytest.mark.parametrize(
    ("proxy", "says"),
    [
        ("socks5://127.0.0.1:1080", "aiohttp_socks"),
        ("ftp://127.0.0.1", "http://user:password@host:port"),
        ("proxy.example:3128", "http://user:password@host:port"),
        ("http://", "http://user:password@host:port"),
    ],
)
def test_a_proxy_that_cannot_be_used_is_refused_at_once(proxy: str, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        AiohttpRequest(proxy=proxy)


def test_every_error_of_aiohttp_is_among_those_that_are_mapped() -> None:
    kinds = {
        kind
        for _, kind in inspect.getmembers(client_exceptions, inspect.isclass)
        if issubclass(kind, Exception) and kind.__module__ == client_exceptions.__name__
    }
    unmapped = {kind for kind in kinds if not issubclass(kind, FOREIGN_ERRORS)}
    assert unmapped == {aiohttp.WSMessageTypeError}  # Only a web socket raises it.
