"""An HTTP server inside a program: uvicorn, run in the program's own loop."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Literal

import uvicorn
from starlette.types import ASGIApp


class Listener:
    """Serves an application on a port, from `start` to `stop`.

    Args:
        app: The application.
        http: What speaks HTTP, as uvicorn's setting of this name.
    """

    def __init__(
        self, app: ASGIApp, http: type[asyncio.Protocol] | Literal["auto"] = "auto"
    ) -> None:
        config = uvicorn.Config(
            app,
            http=http,
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
            OSError: The port is taken or not allowed.
        """
        bound = bind(host, port)
        await self.serve(bound)
        return int(bound.getsockname()[1])

    async def serve(self, bound: socket.socket) -> None:
        """Serve on a socket that `bind` gave; it is closed by `stop`."""
        self._task = asyncio.get_running_loop().create_task(self._server.serve([bound]))
        await self._server.ready.wait()

    async def stop(self) -> None:
        """Take no more connections, let the calls under way end, and free the port."""
        self._server.should_exit = True
        if self._task is not None:
            await self._task


@asynccontextmanager
async def serving(app: ASGIApp, bound: socket.socket) -> AsyncIterator[None]:
    """Serve an application on a socket that `bind` gave, as long as the block lasts."""
    listener = Listener(app)
    await listener.serve(bound)
    try:
        yield
    finally:
        await listener.stop()


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


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens on a port; 0 takes any free one.

    Raises:
        OSError: The port is taken or not allowed.
    """
    # Only on sockets that name the protocol does asyncio turn off Nagle's waiting, which
    # costs 40 ms an answer: headers and body are written apart.
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
        bound.listen()
        bound.setblocking(False)
    except OSError as error:
        bound.close()
        raise OSError(error.errno, f"{error.strerror} ({host}:{port})") from error
    return bound
