"""What each response tells a browser about whom it may trust."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_APP = "/app/"
_COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Telegram:
    """What shows a page as a Mini App.

    Attributes:
        script: The address of the script by which a page talks to it.
        frames: Where it may show a page in a frame.
    """

    script: str = "https://telegram.org/js/telegram-web-app.js"
    frames: tuple[str, ...] = ("https://web.telegram.org", "https://*.telegram.org")


class Headers:
    """Adds the headers to every response of an application.

    Args:
        app: What responds.
        telegram: The origins of Telegram's own script, and of whoever may show the pages of
            `/app/` in a frame.
    """

    def __init__(self, app: ASGIApp, telegram: Telegram) -> None:
        self._app = app
        self._page = _COMMON | {
            "Content-Security-Policy": _policy("'self'", "'none'"),
            "X-Frame-Options": "DENY",
        }
        self._framed = _COMMON | {
            "Content-Security-Policy": _policy(
                f"'self' {_origin(telegram.script)}", " ".join(telegram.frames)
            )
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond as the application does, with the headers."""
        headers = self._framed if scope.get("path", "").startswith(_APP) else self._page

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                _set(MutableHeaders(scope=message), headers)
            await send(message)

        await self._app(scope, receive, add)


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _set(found: MutableHeaders, headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        found[name] = value


def _policy(scripts: str, frames: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            "style-src 'self'",
            "img-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            f"frame-ancestors {frames}",
        )
    )
