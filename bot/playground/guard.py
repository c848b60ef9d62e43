"""What every endpoint of the page has in common: who may call it, and how its body is read."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.playground.model import JSON
from bot.playground.params import MAX_BODY, load_json, read_body
from bot.playground.refusal import RefusedError, bad_request, forbidden

Endpoint = Callable[[Request], Awaitable[Response]]

_LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'; "
        # Mini Apps run in a frame, from where `web_apps.is_allowed` lets them come.
        "frame-src https: http://127.0.0.1:* http://localhost:*; "
        "base-uri 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def guard(endpoint: Endpoint, *, changes: bool) -> Endpoint:
    """Keep foreign pages out: a name that leads here, and a form that posts here from there.

    A page on another origin can't set the header without a preflight that nobody answers, and
    a rebound DNS name shows in the Host.
    """

    async def guarded(request: Request) -> Response:
        host = request.headers.get("host", "")
        if host.rpartition(":")[0] not in _LOOPBACK and host not in _LOOPBACK:
            return _deny("the page must be opened as 127.0.0.1 or localhost")
        if changes and request.headers.get("x-playground") != "1":
            return _deny("the header X-Playground is missing")
        try:
            response = await endpoint(request)
        except RefusedError as refusal:
            response = JSONResponse(refusal.as_json(), refusal.code)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return guarded


def _deny(reason: str) -> Response:
    return JSONResponse(forbidden(reason).as_json(), 403)


async def read_json(request: Request) -> JSON:
    """The body as a JSON object.

    Raises:
        RefusedError: 400 where it is none.
    """
    try:
        body = load_json(await read_body(request, MAX_BODY))
    except ValueError as error:
        raise bad_request("the body is no JSON object") from error
    if not isinstance(body, dict):
        raise bad_request("the body is no JSON object")
    return body


def number(value: object) -> int:
    """The value as a whole number; refused with 400 where it is none."""
    try:
        return int(str(value))
    except ValueError as error:
        raise bad_request("a number is missing") from error


def number_or_none(value: object) -> int | None:
    """The same where there may be no value."""
    return None if value is None or value == "" else number(value)


def string(value: object) -> str:
    """The value where it is a text; refused with 400 where it is none."""
    if not isinstance(value, str):
        raise bad_request("a text is missing")
    return value
