"""The chat page and its endpoints: what a person sees, sends and presses."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.playground.backend import Backend
from bot.playground.feed import Feed
from bot.playground.model import JSON, Chat
from bot.playground.params import MAX_BODY, load_json, read_body, read_form
from bot.playground.refusal import RefusedError, bad_request, forbidden

_STATIC = Path(__file__).parent / "static"
_SHOWN = 200
_HEARTBEAT = 15.0
_LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
# Only pictures that can't carry a script are shown in the page; the rest is downloaded.
_INLINE = {"image/png", "image/jpeg", "image/gif", "image/webp"}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'; "
        "base-uri 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}

_Endpoint = Callable[[Request], Awaitable[Response]]


class Client:
    """The endpoints of the page, over one backend and its feed of events."""

    def __init__(self, backend: Backend, feed: Feed) -> None:
        self._backend = backend
        self._world = backend.world
        self._feed = feed

    def routes(self) -> list[Route]:
        """The routes of the page; those that change something are guarded."""
        changes = (
            ("send", self._send),
            ("press", self._press),
            ("upload", self._upload),
            ("edit", self._edit),
            ("block", self._block),
        )
        return [
            Route("/", _guard(self._page, changes=False), methods=["GET"]),
            Route("/static/{path:path}", _guard(self._page, changes=False), methods=["GET"]),
            Route("/client/state", _guard(self._state, changes=False), methods=["GET"]),
            Route("/client/events", _guard(self._events, changes=False), methods=["GET"]),
            Route("/client/file", _guard(self._file, changes=False), methods=["GET"]),
            *(
                Route(f"/client/{name}", _guard(endpoint, changes=True), methods=["POST"])
                for name, endpoint in changes
            ),
        ]

    async def _page(self, request: Request) -> Response:
        path = (_STATIC / request.path_params.get("path", "index.html")).resolve()
        if not path.is_relative_to(_STATIC) or not path.is_file():
            return Response("Not Found", 404, media_type="text/plain")
        return FileResponse(path, headers={"Cache-Control": "no-cache"})

    async def _state(self, request: Request) -> Response:
        user = self._world.person(_number(request.query_params.get("user")))
        chats = [chat for chat in self._world.chats.values() if chat.has(user["id"])]
        state: JSON = {
            "user": user,
            "users": list(self._world.users.values()),
            "bot": self._world.bot,
            "chats": [self._show(chat) for chat in chats],
            "commands": self._backend.menus(user["id"]),
            "last_event_id": self._feed.last_id,
        }
        return JSONResponse(state)

    def _show(self, chat: Chat) -> JSON:
        everyone = {**self._world.users, self._world.bot_id: self._world.bot}
        return {
            "chat": chat.info,
            "blocked": chat.blocked,
            "members": [everyone[each] for each in chat.members if chat.has(each)],
            "messages": list(chat.messages.values())[-_SHOWN:],
        }

    async def _events(self, request: Request) -> Response:
        user = self._world.person(_number(request.query_params.get("user")))
        last = request.headers.get("last-event-id") or request.query_params.get("last_event_id")
        events = self._stream(user["id"], int(last) if last and last.isdecimal() else None)
        return StreamingResponse(
            events, media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    async def _stream(self, user_id: int, last_id: int | None) -> AsyncIterator[str]:
        # The first bytes open the stream in the browser before anything has happened.
        yield ": hello\n\n"
        position = self._feed.last_id if last_id is None else last_id
        if self._feed.lost(position):
            yield _event(self._feed.last_id, {"type": "reset"})
            position = self._feed.last_id
        while not self._backend.closing.is_set():
            for number, event in self._feed.after(position):
                if self._sees(user_id, event.chat_id, event.user_id):
                    yield _event(number, event.payload)
                position = number
            if not await self._feed.wait(position, _HEARTBEAT, self._backend.closing):
                yield ": still here\n\n"

    def _sees(self, user_id: int, chat_id: int | None, only: int | None) -> bool:
        if only is not None:
            return only == user_id
        return chat_id is None or self._world.chat(chat_id).has(user_id)

    async def _send(self, request: Request) -> Response:
        body = await _read_json(request)
        reply_to = body.get("reply_to")
        message = self._world.say(
            _number(body.get("user")),
            _number(body.get("chat")),
            _string(body.get("text")),
            None if reply_to is None else _number(reply_to),
        )
        return JSONResponse({"ok": True, "message": message})

    async def _press(self, request: Request) -> Response:
        body = await _read_json(request)
        query_id = self._world.press(
            _number(body.get("user")),
            _number(body.get("chat")),
            _number(body.get("message_id")),
            _string(body.get("data")),
        )
        return JSONResponse({"ok": True, "query_id": query_id})

    async def _upload(self, request: Request) -> Response:
        fields, files = await read_form(request)
        kind, upload = fields.get("kind"), files.get("file")
        if kind not in {"photo", "document"} or upload is None:
            raise bad_request("kind must be photo or document, and file a file")
        message = self._world.show(
            _number(fields.get("user")),
            _number(fields.get("chat")),
            kind,
            upload,
            fields.get("caption", ""),
        )
        return JSONResponse({"ok": True, "message": message})

    async def _edit(self, request: Request) -> Response:
        body = await _read_json(request)
        message = self._world.rewrite(
            _number(body.get("user")),
            _number(body.get("chat")),
            _number(body.get("message_id")),
            _string(body.get("text")),
        )
        return JSONResponse({"ok": True, "message": message})

    async def _block(self, request: Request) -> Response:
        body = await _read_json(request)
        self._world.block(_number(body.get("user")), blocked=body.get("blocked") is True)
        return JSONResponse({"ok": True})

    async def _file(self, request: Request) -> Response:
        file = self._world.files.find(request.query_params.get("file_id", ""))
        if file is None:
            return Response("Not Found", 404, media_type="text/plain")
        if file.upload.mime in _INLINE:
            return Response(file.upload.content, media_type=file.upload.mime)
        name = quote(file.upload.name, safe="")
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return Response(file.upload.content, media_type="application/octet-stream", headers=headers)


def _guard(endpoint: _Endpoint, *, changes: bool) -> _Endpoint:
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
        response.headers.update(_HEADERS)
        return response

    return guarded


def _deny(reason: str) -> Response:
    return JSONResponse(forbidden(reason).as_json(), 403)


async def _read_json(request: Request) -> JSON:
    try:
        body = load_json(await read_body(request, MAX_BODY))
    except ValueError as error:
        raise bad_request("the body is no JSON object") from error
    if not isinstance(body, dict):
        raise bad_request("the body is no JSON object")
    return body


def _number(value: object) -> int:
    try:
        return int(str(value))
    except ValueError as error:
        raise bad_request("a number is missing") from error


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise bad_request("a text is missing")
    return value


def _event(number: int, payload: JSON) -> str:
    return f"id: {number}\ndata: {json.dumps(payload, ensure_ascii=False)}\n\n"
