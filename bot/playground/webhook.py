"""Delivery of updates to the bot's webhook: in order, again and again until it is taken."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.playground.loopback import is_here
from bot.playground.model import JSON
from bot.playground.refusal import bad_request
from bot.playground.updates import Updates

_FIRST_PAUSE = 0.1
_LONGEST_PAUSE = 30.0
_TIMEOUT = 60.0


@dataclass(frozen=True)
class Target:
    """Where updates go."""

    url: str
    secret: str
    max_connections: int


class Webhook:
    """Sends each update as JSON by POST until it is answered with 2xx.

    The pause after a failure grows from a tenth of a second to half a minute. One update is
    under way at a time, so they arrive in order; Telegram keeps the order only within a chat.
    """

    def __init__(self, updates: Updates, clock: Callable[[], float]) -> None:
        self.target: Target | None = None
        self._updates = updates
        self._clock = clock
        self._task: asyncio.Task[None] | None = None
        self._fault: tuple[int, str] | None = None

    async def set(self, target: Target) -> None:
        """Begin to deliver to `target`."""
        _check(target.url)
        await self.remove()
        self.target = target
        self._updates.webhook_set = True
        self._updates.interrupt("setWebhook request")
        self._task = asyncio.get_running_loop().create_task(self._deliver(target))

    async def remove(self) -> None:
        """End the delivery; what was not taken stays in the queue."""
        task, self._task, self.target, self._fault = self._task, None, None, None
        self._updates.webhook_set = False
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def info(self) -> JSON:
        """The Bot API WebhookInfo object."""
        info: JSON = {
            "url": "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates),
        }
        if self.target is not None:
            info["url"] = self.target.url
            info["max_connections"] = self.target.max_connections
            info["ip_address"] = "127.0.0.1"
        if self._fault is not None:
            info["last_error_date"], info["last_error_message"] = self._fault
        if self._updates.allowed:
            info["allowed_updates"] = sorted(self._updates.allowed)
        return info

    async def _deliver(self, target: Target) -> None:
        pause = _FIRST_PAUSE
        while True:
            update = self._updates.head()
            if update is None:
                await self._updates.added.wait()
                continue
            reason = await _post(target, update)
            if reason is None:
                self._updates.confirm(update["update_id"] + 1)
                pause = _FIRST_PAUSE
                continue
            self._fault = int(self._clock()), reason
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)


def _check(url: str) -> None:
    """Refuse what is no address on this machine: the playground reaches nothing else."""
    parts = urlsplit(url)
    if parts.scheme != "http" or not parts.hostname:
        raise bad_request("bad webhook: An HTTP URL on this machine must be provided for webhook")
    if not is_here(parts.hostname):
        raise bad_request("bad webhook: IP address is reserved for the playground's own machine")


async def _post(target: Target, update: JSON) -> str | None:
    """Post one update; return what was wrong, or None where it was taken."""
    try:
        async with asyncio.timeout(_TIMEOUT):
            status_line = await _exchange(target, json.dumps(update, ensure_ascii=False).encode())
    except TimeoutError:
        return "Read timeout expired"
    except (OSError, ValueError) as error:
        return f"Connection failed: {error}"
    if status_line.startswith("2"):
        return None
    return f"Wrong response from the webhook: {status_line or 'none'}"


async def _exchange(target: Target, body: bytes) -> str:
    """One HTTP/1.1 exchange on a connection of its own; the answer's status and reason."""
    parts = urlsplit(target.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: {parts.netloc.rpartition('@')[2]}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "Connection: close",
    ]
    if target.secret:
        lines.append(f"X-Telegram-Bot-Api-Secret-Token: {target.secret}")
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 80)
    try:
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        await writer.drain()
        status_line = (await reader.readline()).decode("latin-1").strip()
        # Read to the end, so that the receiver is not cut off while it still answers.
        while await reader.read(1 << 16):
            pass
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
    return status_line.partition(" ")[2]
