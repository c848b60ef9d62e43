"""The HTTP server under the playground, which can reset a request's connection."""

import asyncio
import socket
import struct
from typing import cast

from starlette.applications import Starlette
from starlette.requests import Request
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.listener import Listener


def make_listener(app: Starlette) -> Listener:
    """Return what serves the application on a port."""
    return Listener(app, _Protocol)


def reset(request: Request) -> None:
    """Close the request's connection with RST, as a router does that forgot it."""
    transport: asyncio.Transport = request.state.transport
    if transport.is_closing():
        return  # the client was first
    connection = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


class _Protocol(H11Protocol):
    """HTTP that gives each request its connection, so that a fault can reset it."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(cast("asyncio.Transport", transport))
        self.app_state = {**self.app_state, "transport": transport}
