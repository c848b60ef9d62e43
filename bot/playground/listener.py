"""The HTTP server under the playground: uvicorn, run inside a program's own loop."""

import asyncio
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from uvicorn.protocols.http.h11_impl import H11Protocol


class Listener:
    """Serves an application on a port, from `start` to `stop`."""

    def __init__(self, app: Starlette) -> None:
        config = uvicorn.Config(
            app,
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            timeout_graceful_shutdown=1,
        )
        self._server = _Server(config)
        self._task: asyncio.Task[None] | None = None

    async def start(self, host: str, port: int) -> int:
        """Bind the port and serve; the port, which the system chose where 0 was asked for.

        Raises:
            OSError: the port is taken or not allowed.
        """
        listener = _bind(host, port)
        self._task = asyncio.get_running_loop().create_task(self._server.serve([listener]))
        await self._server.ready.wait()
        return int(listener.getsockname()[1])

    async def stop(self) -> None:
        """Take no more connections, let the calls under way end, and free the port."""
        self._server.should_exit = True
        if self._task is not None:
            await self._task


def reset(request: Request) -> None:
    """Close the request's connection with RST, as a router does that forgot it."""
    transport: asyncio.Transport = request.state.transport
    if transport.is_closing():
        return  # the client was first
    connection = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


class _Server(uvicorn.Server):
    """A server inside a program: it tells when it is up and leaves the signals alone."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _Protocol(H11Protocol):
    """HTTP that gives each request its connection, so that a fault can reset it."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(cast("asyncio.Transport", transport))
        self.app_state = {**self.app_state, "transport": transport}


def _bind(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()
        listener.setblocking(False)
    except OSError as error:
        listener.close()
        raise OSError(error.errno, f"{error.strerror} ({host}:{port})") from error
    return listener
