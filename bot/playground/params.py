"""The parameters of a call to the Bot API, from any of the four places where they may stand."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import ClientDisconnect, Request
from starlette.types import Message

from bot.playground.model import JSON, Upload
from bot.playground.refusal import RefusedError, bad_request

MAX_BODY = 1 << 20
"""Bytes of a call without files."""
MAX_UPLOAD = 50 << 20
"""Bytes of a call with files; Telegram takes files of 50 MB from bots."""

_TOO_LARGE = RefusedError(413, "Request Entity Too Large")
# Nobody reads this answer: the caller is gone.
_CUT_OFF = bad_request("the request was cut off")
_YES = {"true", "yes", "1"}


@dataclass(frozen=True)
class Params:
    """Parameters by name; everything is text as in a form, and JSON values are JSON text."""

    values: dict[str, str]
    files: dict[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The value, or "" where it is missing."""
        return self.values.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """The value as a whole number; what is no number counts as 0, as with Telegram."""
        value = self.text(name).strip()
        if not value:
            return default
        try:
            return int(value)
        except ValueError:
            return 0

    def flag(self, name: str) -> bool:
        """Whether the value says yes."""
        return self.text(name).strip().lower() in _YES

    def json(self, name: str, what: str) -> Any:
        """The value parsed as JSON, or None where it is missing.

        Args:
            name: The parameter.
            what: What Telegram calls it in a refusal ("reply keyboard markup").
        """
        value = self.text(name).strip()
        if not value:
            return None
        try:
            return load_json(value)
        except ValueError as error:
            raise bad_request(f"can't parse {what} JSON object") from error

    def items(self, name: str, what: str) -> list[Any]:
        """The value as a JSON array; empty where it is missing."""
        value = self.json(name, what)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_request(f"can't parse {what} JSON object: expected an Array")
        return value

    def object(self, name: str, what: str) -> JSON:
        """The value as a JSON object; empty where it is missing."""
        value = self.json(name, what)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad_request("object expected as " + what)
        return value


def load_json(text: str | bytes) -> Any:
    """Parse JSON that can be sent on as JSON in UTF-8.

    Raises:
        ValueError: It is no JSON, too deep, or has NaN or half a surrogate pair in it, which
            Python reads and Telegram does not.
    """
    try:
        loaded = json.loads(text)
        json.dumps(loaded, ensure_ascii=False, allow_nan=False).encode()
    except RecursionError as error:
        raise ValueError("the JSON is too deep") from error
    return loaded


async def read_params(request: Request) -> Params:
    """Read a call's parameters from the query and a form, JSON or multipart body.

    Raises:
        RefusedError: 400 for a body that can't be read, 413 for one that is too large.
    """
    values = dict(request.query_params)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "multipart/form-data":
        fields, files = await read_form(request)
        return Params(values | fields, files)
    body = await read_body(request, MAX_BODY)
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise bad_request("strings must be encoded in UTF-8") from error
    if kind == "application/json" and text.strip():
        values |= _from_json(text)
    elif kind == "application/x-www-form-urlencoded":
        values |= dict(parse_qsl(text, keep_blank_values=True))
    return Params(values)


async def read_body(request: Request, limit: int) -> bytes:
    """The request's body, refused with 413 as soon as it is longer than `limit` bytes."""
    try:
        return await _bounded(request, limit).body()
    except MultiPartException as error:
        raise _TOO_LARGE from error
    except ClientDisconnect as error:
        raise _CUT_OFF from error


async def read_form(request: Request) -> tuple[dict[str, str], dict[str, Upload]]:
    """The fields and files of a multipart body.

    Raises:
        RefusedError: 400 for a body that is none, 413 for one that is too large.
    """
    fields: dict[str, str] = {}
    files: dict[str, Upload] = {}
    try:
        async with _bounded(request, MAX_UPLOAD + MAX_BODY).form(max_part_size=MAX_BODY) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    mime = value.content_type or "application/octet-stream"
                    files[name] = Upload(value.filename or name, mime, await value.read())
                else:
                    fields[name] = value
    except HTTPException as error:
        if error.detail == _TOO_LARGE.description:
            raise _TOO_LARGE from error
        raise bad_request("can't parse multipart form data") from error
    except ClientDisconnect as error:
        raise _CUT_OFF from error
    return fields, files


def _bounded(request: Request, limit: int) -> Request:
    """The same request with a body that breaks off beyond the limit.

    Starlette closes the files that it has begun only for its own MultiPartException.
    """
    left = limit

    async def receive() -> Message:
        nonlocal left
        message = await request.receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise MultiPartException(_TOO_LARGE.description)
        return message

    return Request(request.scope, receive)


def _from_json(text: str) -> dict[str, str]:
    try:
        loaded = load_json(text)
    except ValueError as error:
        raise bad_request("can't parse request JSON object") from error
    if not isinstance(loaded, dict):
        raise bad_request("can't parse request JSON object")
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in loaded.items()
        if value is not None
    }
