import asyncio
import json

import httpx
import pytest

from bot.playground import Playground
from bot.playground.params import MAX_BODY, MAX_UPLOAD

ANNA = "1001"


@pytest.fixture
def url(playground: Playground) -> str:
    return f"{playground.api_url}/bot{playground.token}/sendMessage"


@pytest.mark.parametrize(
    "call",
    [
        {"params": {"chat_id": ANNA, "text": "дом 😀"}},
        {"data": {"chat_id": ANNA, "text": "дом 😀"}},
        {"json": {"chat_id": 1001, "text": "дом 😀", "reply_markup": None}},
        {"params": {"chat_id": ANNA}, "files": {"text": (None, "дом 😀")}},
    ],
)
async def test_parameters_are_read_from_every_kind_of_body(
    url: str, call: dict[str, object]
) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.post(url, **call)
    assert answer.json()["result"]["text"] == "дом 😀"


async def test_get_works_too(url: str) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.get(url, params={"chat_id": ANNA, "text": "x"})
    assert answer.json()["ok"] is True


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", b"{"),
        ("application/json", b"[]"),
        ("application/json", b'{"text": NaN}'),
        ("application/json", b'{"chat_id": 1001, "text": "\\ud83d"}'),
        ("application/json", b"[" * 100_000),
        ("application/json", b"\xff"),
        ("application/x-www-form-urlencoded", b"\xff"),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=a", b"no boundary"),
        ("text/plain", b"text"),
    ],
)
async def test_a_faulty_body_is_refused(url: str, kind: str, body: bytes) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.post(url, content=body, headers={"Content-Type": kind})
    assert answer.status_code == 400
    assert answer.json()["description"].startswith("Bad Request: ")


@pytest.mark.parametrize(
    ("kind", "size"),
    [
        ("application/json", MAX_BODY),
        ("multipart/form-data; boundary=a", MAX_UPLOAD + MAX_BODY),
    ],
)
async def test_a_body_that_is_too_large_is_refused(url: str, kind: str, size: int) -> None:
    async def body() -> object:
        yield b'--a\r\nContent-Disposition: form-data; name="a"; filename="a"\r\n\r\n'
        for _ in range(size // 65536 + 1):
            yield b"x" * 65536

    async with httpx.AsyncClient() as client:
        answer = await client.post(url, content=body(), headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()["description"]) == (413, "Request Entity Too Large")


async def test_a_caller_that_hangs_up_does_no_harm(playground: Playground, url: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", httpx.URL(url).port)
    head = f"POST {httpx.URL(url).path} HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n"
    writer.write(f"{head}Content-Type: application/json\r\n\r\n{{".encode())
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    async with httpx.AsyncClient() as client:
        answer = await client.post(url, json={"chat_id": ANNA, "text": json.dumps({"a": 1})})
    assert answer.json()["result"]["text"] == '{"a": 1}'
    del reader
