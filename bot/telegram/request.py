"""The transport to Telegram: python-telegram-bot's requests over aiohttp.

At 60 ms a call and 64 at once, the bot does 91 updates a second by the library's own transport,
with 10 ms of CPU for each, and 650 by this one, with 0.9 ms, of which the inbox takes a part
(`python -m tests.bench.inbox --workers 64`, with and without `--httpx`; two shared cores).
"""

import asyncio
import importlib
import importlib.util
import io
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import orjson
from aiohttp.abc import AbstractStreamWriter
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from typing_extensions import override

from bot.errors import UsageError

FOREIGN_ERRORS = (aiohttp.ClientError, OSError)
"""What aiohttp raises for a request; each becomes one of telegram.error's."""

_SECRETS = re.compile(r"(?<=/bot)[^/\s'\"]+|(?<=://)[^/\s'\"@]+(?=@)")
_HTML5_QUOTES = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})


class NotSent(TimedOut):
    """Time ran out before anything was sent, so trying again can't do anything twice."""


class AiohttpRequest(BaseRequest):
    """Sends what `telegram.Bot` asks for, and raises telegram.error's errors only.

    An error's text never holds the bot's token or the proxy's password, though aiohttp's own
    texts quote whole addresses. It opts in to python-telegram-bot's `PTB_TIMEDELTA`, without
    which every 429 also raises a deprecation warning.

    Args:
        connections: How many requests may be under way at once; more wait for their turn.
        read_timeout: Seconds without a byte of the answer.
        write_timeout: Seconds for sending a request without files.
        media_write_timeout: Seconds for sending a request with files.
        connect_timeout: Seconds for looking up the host, connecting and the TLS handshake.
        pool_timeout: Seconds to wait for one of `connections`.
        proxy: Address of a proxy, `http://user:password@host:port` or with https; socks5 where
            aiohttp_socks is installed.

    Raises:
        UsageError: The proxy's address can't be used.
    """

    def __init__(
        self,
        *,
        connections: int = 256,
        read_timeout: float | None = 10.0,
        write_timeout: float | None = 10.0,
        media_write_timeout: float | None = 60.0,
        connect_timeout: float | None = 5.0,
        pool_timeout: float | None = 5.0,
        proxy: str | None = None,
    ) -> None:
        os.environ.setdefault("PTB_TIMEDELTA", "true")
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._media_write_timeout = media_write_timeout
        self._connect_timeout = connect_timeout
        self._pool_timeout = pool_timeout
        self._proxy = _check_proxy(proxy) if proxy else None
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds without a byte of the answer, where a call doesn't say otherwise."""
        return self._read_timeout

    async def initialize(self) -> None:
        """Open the pool of connections; once it is open this does nothing."""
        if self._session is None:
            self._turns = asyncio.Semaphore(self._connections)
            self._session = aiohttp.ClientSession(
                connector=_connector(self._proxy),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close the connections; `initialize` opens them again."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    @override
    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request; see `telegram.request.BaseRequest.do_request`.

        Returns:
            The status and the body. A refusal that isn't a JSON object (a gateway's HTML page)
            comes back as an empty one, so that the library words it by its status.

        Raises:
            NotSent: No connection came free, or none could be made, in time.
            TimedOut: Sending or the answer took too long; Telegram may have acted.
            NetworkError: Anything else that kept the answer away.
        """
        if self._session is None:
            raise RuntimeError("the transport is used before initialize() or after shutdown()")
        files = request_data is not None and request_data.contains_files
        writing = self._media_write_timeout if files else self._write_timeout
        timeout = aiohttp.ClientTimeout(
            connect=_chosen(connect_timeout, self._connect_timeout),
            sock_read=_chosen(read_timeout, self._read_timeout),
        )
        body = _body(request_data, _chosen(write_timeout, writing)) if request_data else None
        async with self._turn(_chosen(pool_timeout, self._pool_timeout)):
            try:
                # A redirect is not followed: it would take the token in the address elsewhere.
                async with self._session.request(
                    method,
                    url,
                    data=body,
                    timeout=timeout,
                    proxy=None if _is_socks(self._proxy) else self._proxy,
                    allow_redirects=False,
                ) as response:
                    answer = await response.read()
            except FOREIGN_ERRORS as error:
                # The cause is cut off: its text holds the address, and a traceback would show it.
                raise _mapped(error) from None
        if response.status >= HTTPStatus.MULTIPLE_CHOICES and _object(answer) is None:
            answer = b"{}"
        return response.status, answer

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer of Telegram.

        Raises:
            NetworkError: It is no JSON object, so something other than a Bot API server answered.
        """
        answer = _object(payload)
        if answer is None:
            raise NetworkError("the answer is no JSON object: is this a Bot API server?")
        return answer

    @asynccontextmanager
    async def _turn(self, seconds: float | None) -> AsyncIterator[None]:
        try:
            async with asyncio.timeout(seconds):
                await self._turns.acquire()
        except TimeoutError:
            raise NotSent(f"all {self._connections} connections are busy") from None
        try:
            yield
        finally:
            self._turns.release()


class _TimedBody(aiohttp.Payload):
    """A body that must be written in time: aiohttp itself has no time-out for writing.

    Without it a server that stops reading holds an upload for ever, since aiohttp's `sock_read`
    starts when the body is written.
    """

    def __init__(self, body: aiohttp.Payload, seconds: float | None) -> None:
        super().__init__(body, headers=body.headers)
        self._body = body
        self._seconds = seconds

    @property
    def size(self) -> int | None:
        return self._body.size

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        return self._body.decode(encoding, errors)

    async def write(self, writer: AbstractStreamWriter) -> None:
        await self.write_with_length(writer, None)

    async def write_with_length(
        self, writer: AbstractStreamWriter, content_length: int | None
    ) -> None:
        async with asyncio.timeout(self._seconds):
            await self._body.write_with_length(writer, content_length)

    async def close(self) -> None:
        await self._body.close()


def _body(request_data: RequestData, seconds: float | None) -> _TimedBody:
    # Names go out as raw UTF-8, the way browsers send them: Telegram doesn't undo the
    # percent-encoding that aiohttp's quoting would give a Cyrillic file name.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime) in request_data.multipart_data.items():
        file = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, file, filename=filename.translate(_HTML5_QUOTES), content_type=mime)
    return _TimedBody(form(), seconds)


def _mapped(error: aiohttp.ClientError | OSError) -> NetworkError:
    text = f"{type(error).__name__}: {_SECRETS.sub('…', str(error))}"
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return NotSent(text)
    if isinstance(error, TimeoutError):
        return TimedOut(text)
    return NetworkError(text)


def _object(payload: bytes) -> dict[str, Any] | None:
    try:
        answer = orjson.loads(payload)
    except orjson.JSONDecodeError:
        return None
    return answer if isinstance(answer, dict) else None


def _chosen(value: Any, default: float | None) -> float | None:
    seconds: float | None = default if value is BaseRequest.DEFAULT_NONE else value
    return seconds


def _is_socks(proxy: str | None) -> bool:
    return proxy is not None and urlsplit(proxy).scheme.startswith("socks")


def _check_proxy(proxy: str) -> str:
    parts = urlsplit(proxy)
    if _is_socks(proxy):
        if importlib.util.find_spec("aiohttp_socks") is None:
            raise UsageError(
                "TELEGRAM_PROXY: a SOCKS proxy needs the package aiohttp_socks: install it, "
                "or give an http:// proxy"
            )
    elif parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError("TELEGRAM_PROXY must be an address such as http://user:password@host:port")
    return proxy


def _connector(proxy: str | None) -> aiohttp.BaseConnector:
    if not _is_socks(proxy):
        return aiohttp.TCPConnector(limit=0)
    socks: aiohttp.BaseConnector = importlib.import_module("aiohttp_socks").ProxyConnector.from_url(
        proxy, limit=0
    )
    return socks
