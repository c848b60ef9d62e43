"""Asking a site once: only the operator's hosts, not for long, and for no more than a page."""

import asyncio
import email.utils
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx

from bot.errors import SiteBusyError, SiteError
from bot.sources import MOST_FEED_BYTES
from bot.sources.files import is_address
from bot.sources.network import GuardedTransport, Resolve, resolve
from bot.sources.payload import ENCODINGS, is_torn, read_payload

SECONDS = 30.0
"""How long one request may take in all: a time-out of each read lets a slow drip go on forever."""

GONE = frozenset({404, 410})
OK = 200
UNCHANGED = 304
_TIMEOUT = 408
_BUSY = frozenset({403, _TIMEOUT, 425, 429})
_FAILURES = 500


def user_agent() -> str:
    """What the program calls itself: its name and version."""
    return f"transcripts-bot/{version('transcripts-bot')}"


def host_of(address: str) -> str:
    """An address's host, with the port where it isn't the usual one; "" where it has none."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    host = (parts.hostname or "").lower()
    return host if port in {None, usual} else f"{host}:{port}"


def digest(body: bytes) -> str:
    """What differs where two bodies differ."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a site tells that a page is still the same; None where it doesn't."""

    etag: str | None = None
    last_modified: str | None = None


NO_VALIDATORS = Validators()
"""For asking for the first time."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a site answered.

    Attributes:
        status: 200, 304 (unchanged since the validators), 404, 410, or a redirect's.
        url: What was asked for.
        body: Empty unless the status is 200.
        validators: For asking again.
        location: The address to ask instead; None where this is no redirect.
    """

    status: int
    url: str
    body: bytes = b""
    validators: Validators = NO_VALIDATORS
    location: str | None = None


class Site:
    """Asks the hosts that the operator has named, one request a call."""

    def __init__(
        self,
        hosts: Sequence[str],
        *,
        private: bool = False,
        resolve: Resolve = resolve,
        seconds: float = SECONDS,
    ) -> None:
        """Keep to these hosts (with the port, where it isn't the usual one).

        Args:
            hosts: The only ones that are asked.
            private: Whether they may lie in a private network.
            resolve: Finds a host's addresses.
            seconds: The limit for one request with its body.
        """
        self.hosts = tuple(hosts)
        self._seconds = seconds
        # No proxy from the environment: it would connect to addresses that nobody checked.
        self._client = httpx.AsyncClient(
            transport=GuardedTransport(private=private, resolve=resolve),
            headers={"User-Agent": user_agent(), "Accept-Encoding": ENCODINGS},
            timeout=httpx.Timeout(seconds, connect=min(10.0, seconds)),
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        """Open nothing yet: connections come with the first request."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def get(self, address: str, validators: Validators = NO_VALIDATORS) -> Reply:
        """Ask for a page; a redirect is not followed.

        Raises:
            SiteBusyError: It may be had later: a refusal, a failure, a time-out, a torn body.
            SiteError: It can't be had: another host, a private address, too large, an odd answer.
        """
        host = host_of(address)
        if not is_address(address) or host not in self.hosts:
            raise SiteError(f"{host or address[:200]} is not among the hosts in BOT_SITES")
        headers = {}
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        try:
            async with (
                asyncio.timeout(self._seconds),
                self._client.stream("GET", address, headers=headers) as response,
            ):
                return await _read(response, address)
        except TimeoutError:
            raise SiteBusyError(f"takes longer than {self._seconds:g} s") from None
        except (httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
            raise SiteError(f"{address[:200]} is no address") from error
        except httpx.HTTPError as error:
            reason = str(error) or type(error).__name__
            raise SiteBusyError(f"can't be fetched: {reason}") from error


async def _read(response: httpx.Response, address: str) -> Reply:
    status = response.status_code
    if status in GONE or status == UNCHANGED:
        return Reply(status, address)
    if response.has_redirect_location:
        return Reply(status, address, location=urljoin(address, response.headers["Location"]))
    if status in _BUSY or status >= _FAILURES:
        raise SiteBusyError(f"the site answers {status}", _read_pause(response))
    if status != OK:
        raise SiteError(f"the site answers {status}")
    encoding = response.headers.get("Content-Encoding", "")
    body = await read_payload(response.aiter_raw(), encoding, MOST_FEED_BYTES)
    # Only a body of unsaid length, which ends where the connection does, may be torn unnoticed.
    if not {"content-length", "transfer-encoding"} & response.headers.keys() and is_torn(body):
        raise SiteBusyError("it breaks off")
    validators = Validators(response.headers.get("ETag"), response.headers.get("Last-Modified"))
    return Reply(status, address, body, validators)


def _read_pause(response: httpx.Response) -> float | None:
    """The seconds of Retry-After; where it names a moment, the site's own clock counts."""
    value = response.headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        until = email.utils.parsedate_to_datetime(value)
        now = email.utils.parsedate_to_datetime(response.headers.get("Date", ""))
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):
        return None
