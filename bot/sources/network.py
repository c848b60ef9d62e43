"""Connecting to a site's host, and to no address that isn't a public one."""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence

import httpx

from bot.errors import SiteError

Resolve = Callable[[str, int], Awaitable[Sequence[tuple[str, int]]]]
"""Turns a host and port into the addresses and ports to connect to, the best first."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


async def resolve(host: str, port: int) -> list[tuple[str, int]]:
    """Ask the system for a host's addresses."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(str(place[0]), int(place[1])) for *_, place in found]


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the internet: not private, loopback, link-local or such.

    Of an IPv6 address that carries an IPv4 one, the inner one counts.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            ip = inner
    return ip.is_global and not ip.is_multicast


class GuardedTransport(httpx.AsyncBaseTransport):
    """A transport that connects to the very address that it has checked.

    To check a name and then connect by it would not do: the name may lead elsewhere by then.
    """

    def __init__(self, *, private: bool = False, resolve: Resolve = resolve) -> None:
        """Take any address where `private` is true, for tests and intranets."""
        self._private = private
        self._resolve = resolve
        self._inner: dict[str, httpx.AsyncHTTPTransport] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request to the first of the host's addresses that can be connected to.

        Raises:
            SiteError: The host has no address, or one that isn't public.
        """
        host = request.url.host
        port = request.url.port or (443 if request.url.scheme == "https" else 80)
        try:
            places = await self._resolve(host, port)
        except OSError as error:
            raise httpx.ConnectError(f"{host} has no address: {error.strerror}") from error
        if not self._private and not all(is_public(address) for address, _ in places):
            raise SiteError(f"{host} leads to an address that isn't public (see BOT_SITES_PRIVATE)")
        inner = self._transport(host)
        failure = httpx.ConnectError(f"{host} has no address")
        for address, real_port in places:
            # The name stays in the Host header and in the certificate's check.
            direct = httpx.Request(
                request.method,
                request.url.copy_with(host=address, port=real_port),
                headers=request.headers,
                stream=request.stream,
                extensions={**request.extensions, "sni_hostname": host},
            )
            try:
                return await inner.handle_async_request(direct)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = httpx.ConnectError(str(error) or f"{host} can't be reached")
        raise failure

    def _transport(self, host: str) -> httpx.AsyncHTTPTransport:
        """The host's own transport: hosts may share an address, but no certificate with it."""
        if host not in self._inner:
            self._inner[host] = httpx.AsyncHTTPTransport()
        return self._inner[host]

    async def aclose(self) -> None:
        """Close all connections."""
        for inner in self._inner.values():
            await inner.aclose()
