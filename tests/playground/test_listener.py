import socket

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.playground.listener import make_listener


async def test_the_end_of_an_answer_does_not_wait_for_its_beginning_to_arrive() -> None:
    async def show(request: Request) -> PlainTextResponse:
        connection = request.state.transport.get_extra_info("socket")
        return PlainTextResponse(str(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)))

    listener = make_listener(Starlette(routes=[Route("/", show)]))
    port = await listener.start("127.0.0.1", 0)
    async with httpx.AsyncClient() as client:
        assert (await client.get(f"http://127.0.0.1:{port}/")).text == "1"
    await listener.stop()
