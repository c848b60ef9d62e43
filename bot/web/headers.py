"""What each response tells a browser about whom it may trust."""

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Telegram's own clients for the web show Mini Apps in a frame.
_FRAMES = ("https://web.telegram.org", "https://*.telegram.org")
_APP = "/app/"
_COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Headers:
    """Adds the headers to every response of an application.

    Args:
        app: What responds.
        frames: Who else may show a page of `/app/` in a frame: the playground, which runs on
            this machine.
    """

    def __init__(self, app: ASGIApp, frames: tuple[str, ...] = ()) -> None:
        self._app = app
        self._page = _COMMON | {
            "Content-Security-Policy": _policy("'self'", "'none'"),
            "X-Frame-Options": "DENY",
        }
        self._framed = _COMMON | {
            "Content-Security-Policy": _policy(
                "'self' https://telegram.org", " ".join((*_FRAMES, *frames))
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
