"""The endpoints of the page by which a person does something."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.playground.backend import Backend
from bot.playground.guard import Endpoint, number, number_or_none, read_json, string
from bot.playground.inline import InlineAnswer
from bot.playground.params import read_form
from bot.playground.refusal import bad_request
from bot.playground.waiting import first
from bot.playground.web_apps import is_allowed, open_app

_PATIENCE = 10.0
"""Seconds that the page waits for the bot's inline results."""


class Acts:
    """What people do in one world."""

    def __init__(self, backend: Backend) -> None:
        self._world = backend.world
        self._token = backend.token
        self._closing = backend.closing

    def endpoints(self) -> Mapping[str, Endpoint]:
        """The endpoints by their names; each takes a POST."""
        return {
            "send": self._send,
            "press": self._press,
            "upload": self._upload,
            "edit": self._edit,
            "delete": self._delete,
            "forward": self._forward,
            "lead": self._lead,
            "app": self._open_app,
            "block": self._block,
            "inline": self._ask_inline,
            "choose": self._choose,
        }

    async def _send(self, request: Request) -> Response:
        body = await read_json(request)
        message = self._world.say(
            number(body.get("user")),
            number(body.get("chat")),
            string(body.get("text")),
            number_or_none(body.get("reply_to")),
            reply_chat=number_or_none(body.get("reply_chat")),
            quote=string(body.get("quote", "")),
            thread=number_or_none(body.get("thread")),
        )
        return JSONResponse({"ok": True, "message": message})

    async def _press(self, request: Request) -> Response:
        body = await read_json(request)
        query_id = self._world.press(
            number(body.get("user")),
            number(body.get("chat")),
            number(body.get("message_id")),
            string(body.get("data")),
        )
        return JSONResponse({"ok": True, "query_id": query_id})

    async def _upload(self, request: Request) -> Response:
        fields, files = await read_form(request)
        kind = fields.get("kind")
        if kind not in {"photo", "document"} or not files:
            raise bad_request("kind must be photo or document, and there must be a file")
        messages = self._world.show_album(
            number(fields.get("user")),
            number(fields.get("chat")),
            kind,
            list(files.values()),
            fields.get("caption", ""),
            thread=number_or_none(fields.get("thread")),
        )
        return JSONResponse({"ok": True, "messages": messages})

    async def _edit(self, request: Request) -> Response:
        body = await read_json(request)
        message = self._world.rewrite(
            number(body.get("user")),
            number(body.get("chat")),
            number(body.get("message_id")),
            string(body.get("text")),
        )
        return JSONResponse({"ok": True, "message": message})

    async def _delete(self, request: Request) -> Response:
        body = await read_json(request)
        self._world.delete(
            number(body.get("user")), number(body.get("chat")), number(body.get("message_id"))
        )
        return JSONResponse({"ok": True})

    async def _forward(self, request: Request) -> Response:
        body = await read_json(request)
        message = self._world.forward(
            number(body.get("user")),
            number(body.get("chat")),
            number(body.get("message_id")),
            number(body.get("to")),
        )
        return JSONResponse({"ok": True, "message": message})

    async def _lead(self, request: Request) -> Response:
        """What a leader does in a group: `act` says what, `member` or `thread` with whom."""
        body = await read_json(request)
        world, place = self._world, (number(body.get("user")), number(body.get("chat")))
        member = number_or_none(body.get("member")) or world.bot_id
        match body.get("act"):
            case "promote":
                world.promote(*place, member)
            case "demote":
                world.demote(*place, member)
            case "restrict":
                world.restrict(*place, member)
            case "hide" | "unhide" as act:
                world.hide(*place, hidden=act == "hide")
            case "add_bot":
                world.add_bot(*place)
            case "remove_bot":
                world.remove_bot(*place)
            case "migrate":
                world.migrate(*place)
            case "create_topic":
                world.create_topic(*place, string(body.get("name")))
            case "close_topic" | "reopen_topic" as act:
                thread = number(body.get("thread"))
                world.close_topic(*place, thread, closed=act == "close_topic")
            case _:
                raise bad_request("there is no such act")
        return JSONResponse({"ok": True})

    async def _open_app(self, request: Request) -> Response:
        body = await read_json(request)
        user, url = self._world.person(number(body.get("user"))), string(body.get("url"))
        theme = body.get("theme")
        if not is_allowed(url) or not isinstance(theme, dict):
            raise bad_request("there is no Mini App at such an address")
        address = open_app(self._token, user, url, self._world.now(), theme)
        return JSONResponse({"ok": True, "url": address})

    async def _block(self, request: Request) -> Response:
        body = await read_json(request)
        self._world.block(number(body.get("user")), blocked=body.get("blocked") is True)
        return JSONResponse({"ok": True})

    async def _ask_inline(self, request: Request) -> Response:
        """The bot's answer to an inline query, or nothing found where it gives none in time."""
        body = await read_json(request)
        query = self._world.inline.ask(
            number(body.get("user")),
            number(body.get("chat")),
            string(body.get("query")),
            string(body.get("offset")),
        )
        if query.answer is None:
            await first(query.answered, self._closing, seconds=_PATIENCE)
        answer = query.answer or InlineAnswer([], "", None)
        return JSONResponse({"ok": True, "query_id": query.id, **answer.as_json()})

    async def _choose(self, request: Request) -> Response:
        body = await read_json(request)
        message = self._world.inline.choose(
            number(body.get("user")),
            string(body.get("query_id")),
            string(body.get("result_id")),
            number_or_none(body.get("thread")),
        )
        return JSONResponse({"ok": True, "message": message})
