"""The playground's HTTP server: the Bot API and the chat page on one port."""

import asyncio
import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.playground.backend import Backend
from bot.playground.client import Client
from bot.playground.faults import Fault, Faults
from bot.playground.feed import Feed
from bot.playground.listener import make_listener, reset
from bot.playground.methods import all_methods
from bot.playground.model import Event
from bot.playground.params import Params, read_params
from bot.playground.profile import Profile
from bot.playground.refusal import RefusedError
from bot.playground.traffic import Traffic
from bot.playground.updates import Updates
from bot.playground.webhook import Webhook
from bot.playground.world import World

if TYPE_CHECKING:
    from bot.listener import Listener

_T = TypeVar("_T")
_KEPT_CALLS = 10_000


@dataclass(frozen=True)
class Call:
    """One call of the Bot API that was received."""

    method: str
    params: Params
    time: float


class Playground:
    """A Bot API server on this machine with a page to talk to the bot.

    Attributes:
        token: The only bot's token.
        faults: Faults on demand, for tests.
        traffic: What the bot has sent, and whether it kept to the limits.
        world: The users, chats and messages, and what people can do.
        profile: What the bot has set of its names, descriptions and menus.
        calls: The last calls received, oldest first.
    """

    def __init__(
        self,
        *,
        port: int = 8081,
        host: str = "127.0.0.1",
        token: str | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        bot_id = 1
        if token is None:
            token = f"{bot_id}:{secrets.token_urlsafe(26)}"
        elif token.partition(":")[0].isdecimal():
            bot_id = int(token.partition(":")[0])
        self.token = token
        self.faults = Faults()
        self.traffic = Traffic()
        self.world = World(bot_id, clock)
        self.profile = Profile(self.world.bot["first_name"])
        self.calls: deque[Call] = deque(maxlen=_KEPT_CALLS)
        self._host, self._port = host, port
        self._clock = clock
        self._closing = asyncio.Event()
        self._methods = all_methods()
        # A bot remembers the numbers that it has seen, also where the playground is started again;
        # nobody makes more than one update a second for long.
        updates = Updates(first_id=int(clock()))
        self._backend = Backend(
            token=token,
            world=self.world,
            updates=updates,
            webhook=Webhook(updates, clock),
            profile=self.profile,
            closing=self._closing,
        )
        self._feed = Feed()
        self.world.tell_bot = updates.put
        self._news = asyncio.Event()
        self.world.tell_people = self._tell
        self._client = Client(self._backend, self._feed)
        self._listener: Listener | None = None

    @property
    def api_url(self) -> str:
        """The address for clients; they add "/bot<token>/<method>"."""
        return f"http://{self._host}:{self._port}"

    @property
    def page_url(self) -> str:
        """The address of the chat page."""
        return f"{self.api_url}/"

    async def start(self) -> None:
        """Bind the port (0 takes any free one) and serve in the running loop.

        Raises:
            OSError: The port is taken or not allowed.
        """
        self._closing.clear()
        listener = make_listener(self._app())
        self._port = await listener.start(self._host, self._port)
        self._listener = listener

    async def stop(self) -> None:
        """End the long polls and streams, free the port; nothing where it does not run."""
        if self._listener is None:
            return
        self._closing.set()
        await self._backend.webhook.remove()
        await self._listener.stop()
        self._listener = None

    async def until(self, condition: Callable[[], _T], seconds: float = 10) -> _T:
        """Wait until a condition on the world or the calls holds, and give its value.

        Raises:
            TimeoutError: It does not hold after so many seconds.
        """
        async with asyncio.timeout(seconds):
            while True:
                self._news.clear()
                if found := condition():
                    return found
                await self._news.wait()

    def _tell(self, event: Event) -> None:
        self._feed.put(event)
        self._news.set()

    def _app(self) -> Starlette:
        routes = [
            Route("/bot{token}/{method}", self._call, methods=["GET", "POST"]),
            Route("/file/bot{token}/{path:path}", self._download, methods=["GET"]),
            *self._client.routes(),
            Route("/{path:path}", _unknown, methods=["GET", "POST"]),
        ]
        return Starlette(routes=routes)

    async def _call(self, request: Request) -> Response:
        if not self._knows(request):
            return _refuse(RefusedError(401, "Unauthorized"))
        name = request.path_params["method"]
        try:
            params = await read_params(request)
        except RefusedError as refusal:
            return _refuse(refusal)
        came = self._clock()
        self.calls.append(Call(name, params, came))
        self._news.set()
        fault = self.faults.take(name, params)
        if fault is not None and not fault.after:
            await fault.wait(self._closing)
            # A call that hung on its way here is lost when its caller has given it up.
            if fault.ends() or await request.is_disconnected():
                return _fail(request, fault)
        response = await self._answer(name, params)
        if response.status_code == HTTPStatus.OK:
            self.traffic.note(name, params.text("chat_id"), came)
        self._news.set()
        if fault is not None and fault.after:
            await fault.wait(self._closing)
            if fault.ends():
                return _fail(request, fault)
        return response

    async def _answer(self, name: str, params: Params) -> Response:
        method = self._methods.get(name.lower())
        if method is None:
            return _refuse(RefusedError(404, "Not Found"))
        try:
            result = await method(self._backend, params)
        except RefusedError as refusal:
            return _refuse(refusal)
        return JSONResponse({"ok": True, "result": result})

    async def _download(self, request: Request) -> Response:
        if not self._knows(request):
            return _refuse(RefusedError(401, "Unauthorized"))
        file = self.world.files.find_path(request.path_params["path"])
        if file is None:
            return _refuse(RefusedError(404, "Not Found"))
        return Response(file.upload.content, media_type="application/octet-stream")

    def _knows(self, request: Request) -> bool:
        return secrets.compare_digest(request.path_params["token"].encode(), self.token.encode())


def _fail(request: Request, fault: Fault) -> Response:
    if fault.drop:
        reset(request)
    if fault.body is not None:
        return Response(fault.body, fault.status or 502, media_type="text/html")
    return _refuse(fault.refusal() or RefusedError(500, "Internal Server Error"))


def _refuse(refusal: RefusedError) -> Response:
    response = JSONResponse(refusal.as_json(), refusal.code)
    if refusal.parameters and "retry_after" in refusal.parameters:
        response.headers["Retry-After"] = str(refusal.parameters["retry_after"])
    return response


async def _unknown(request: Request) -> Response:
    del request
    return _refuse(RefusedError(404, "Not Found"))
