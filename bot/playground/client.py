"""The chat page and its endpoints: what a person sees."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.playground.acts import Acts
from bot.playground.backend import Backend
from bot.playground.feed import Feed
from bot.playground.groups import topics_of
from bot.playground.guard import guard, number
from bot.playground.model import JSON, Chat

_STATIC = Path(__file__).parent / "static"
_SHOWN = 200
_HEARTBEAT = 15.0
# Only pictures that can't carry a script are shown in the page; the rest is downloaded.
_INLINE = {"image/png", "image/jpeg", "image/gif", "image/webp"}


class Client:
    """The endpoints of the page, over one backend and its feed of events."""

    def __init__(self, backend: Backend, feed: Feed) -> None:
        self._backend = backend
        self._world = backend.world
        self._feed = feed

    def routes(self) -> list[Route]:
        """The routes of the page; those that change something are guarded."""
        pages = (
            ("/", self._page),
            ("/static/{path:path}", self._page),
            ("/telegram-web-app.js", self._app_script),
            ("/client/state", self._state),
            ("/client/events", self._events),
            ("/client/file", self._file),
        )
        acts = Acts(self._backend).endpoints()
        return [
            *(Route(path, guard(page, changes=False), methods=["GET"]) for path, page in pages),
            *(
                Route(f"/client/{name}", guard(act, changes=True), methods=["POST"])
                for name, act in acts.items()
            ),
        ]

    async def _page(self, request: Request) -> Response:
        path = (_STATIC / request.path_params.get("path", "index.html")).resolve()
        if not path.is_relative_to(_STATIC) or not path.is_file():
            return Response("Not Found", 404, media_type="text/plain")
        return FileResponse(path, headers={"Cache-Control": "no-cache"})

    async def _app_script(self, request: Request) -> Response:
        """What stands in for Telegram's own script; pages of other ports may load it."""
        del request
        response = FileResponse(_STATIC / "telegram-web-app.js")
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    async def _state(self, request: Request) -> Response:
        user = self._world.person(number(request.query_params.get("user")))
        chats = [chat for chat in self._world.chats.values() if chat.has(user["id"])]
        state: JSON = {
            "user": user,
            "users": list(self._world.users.values()),
            **self._profile(user["id"]),
            "chats": [self._show(chat) for chat in chats],
            "last_event_id": self._feed.last_id,
        }
        return JSONResponse(state)

    def _show(self, chat: Chat) -> JSON:
        everyone = {**self._world.users, self._world.bot_id: self._world.bot}
        return {
            "chat": chat.info,
            "blocked": chat.blocked,
            "members": [everyone[each] for each in chat.members if chat.has(each)],
            "statuses": chat.members,
            "anonymous": list(chat.anonymous),
            **topics_of(chat),
            "messages": list(chat.messages.values())[-_SHOWN:],
            "authors": chat.authors,
        }

    async def _events(self, request: Request) -> Response:
        user = self._world.person(number(request.query_params.get("user")))
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
            for event_id, event in self._feed.after(position):
                if self._sees(user_id, event.chat_id, event.user_id):
                    yield _event(event_id, self._complete(event.payload, user_id))
                position = event_id
            if not await self._feed.wait(position, _HEARTBEAT, self._backend.closing):
                yield ": still here\n\n"

    def _complete(self, payload: JSON, user_id: int) -> JSON:
        """The event with what is not the same for everyone."""
        return {**payload, **self._profile(user_id)} if payload["type"] == "profile" else payload

    def _profile(self, user_id: int) -> JSON:
        """What the bot says of itself to a person."""
        return {**self._backend.greeting(user_id), "commands": self._backend.menus(user_id)}

    def _sees(self, user_id: int, chat_id: int | None, only: int | None) -> bool:
        if only is not None:
            return only == user_id
        return chat_id is None or self._world.chat(chat_id).has(user_id)

    async def _file(self, request: Request) -> Response:
        file = self._world.files.find(request.query_params.get("file_id", ""))
        if file is None:
            return Response("Not Found", 404, media_type="text/plain")
        if file.upload.mime in _INLINE:
            return Response(file.upload.content, media_type=file.upload.mime)
        name = quote(file.upload.name, safe="")
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        return Response(file.upload.content, media_type="application/octet-stream", headers=headers)


def _event(number: int, payload: JSON) -> str:
    return f"id: {number}\ndata: {json.dumps(payload, ensure_ascii=False)}\n\n"
