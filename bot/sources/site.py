"""Fetching a page from a site, politely: only from the operator's hosts, and never too much."""

from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

import httpx

from bot.errors import SourceError
from bot.sources import read
from bot.sources.files import MOST_BYTES, Reading

_USER_AGENT = "transcripts-bot/0.1"
_SECONDS = httpx.Timeout(20.0, connect=10.0)
_MOST_REDIRECTS = 5


def is_address(source: str) -> bool:
    """Whether what was given is an address instead of a path."""
    return source.lower().startswith(("http://", "https://"))


def fetch_page(address: str, hosts: Sequence[str], position: int) -> Reading:
    """Fetch and read one page; what goes wrong is the reading's refusal.

    Args:
        address: An http or https address.
        hosts: The hosts (with the port, where it isn't the usual one) that may be asked, also
            after a redirect: an address from outside must not reach the operator's own network.
        position: The reading's position.
    """
    try:
        return Reading(address, tuple(read(_fetch(address, hosts), address)), None, position)
    except SourceError as error:
        return Reading(address, (), str(error), position)


def _fetch(address: str, hosts: Sequence[str]) -> bytes:
    with httpx.Client(headers={"User-Agent": _USER_AGENT}, timeout=_SECONDS) as client:
        for _ in range(_MOST_REDIRECTS):
            host = urlsplit(address).netloc.lower()
            if not is_address(address) or host not in hosts:
                raise SourceError(f"{host or address} is not among the hosts in BOT_SITES")
            try:
                with client.stream("GET", address) as response:
                    if response.next_request is not None:
                        address = urljoin(address, str(response.next_request.url))
                        continue
                    response.raise_for_status()
                    return _read_body(response)
            except httpx.HTTPStatusError as error:
                raise SourceError(f"the site answers {error.response.status_code}") from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                reason = str(error) or type(error).__name__
                raise SourceError(f"can't be fetched: {reason}") from error
    raise SourceError(f"redirected more than {_MOST_REDIRECTS} times")


def _read_body(response: httpx.Response) -> bytes:
    body = bytearray()
    for chunk in response.iter_bytes():
        body += chunk
        if len(body) > MOST_BYTES:
            raise SourceError(f"larger than {MOST_BYTES // 1_000_000} MB")
    return bytes(body)
