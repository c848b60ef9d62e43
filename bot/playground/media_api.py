"""Methods of the Bot API that send files and give them back."""

from collections.abc import Mapping

from bot.playground.backend import Backend, Method
from bot.playground.files import show
from bot.playground.messages_api import read_caption, send
from bot.playground.model import JSON, Chat, File
from bot.playground.params import Params
from bot.playground.places_api import read_chat
from bot.playground.refusal import bad_request

_MAX_DOWNLOAD = 20 << 20
"""Bytes; larger files are not given to bots."""


async def send_photo(backend: Backend, params: Params) -> JSON:
    """Post a picture: sendPhoto."""
    return _send_file(backend, params, read_chat(backend.world, params), "photo")


async def send_document(backend: Backend, params: Params) -> JSON:
    """Post a file: sendDocument."""
    return _send_file(backend, params, read_chat(backend.world, params), "document")


async def get_file(backend: Backend, params: Params) -> JSON:
    """Answer with where a file can be downloaded: getFile."""
    file = backend.world.files.find(params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.upload.content) > _MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.unique_id,
        "file_size": len(file.upload.content),
        "file_path": file.path,
    }


METHODS: Mapping[str, Method] = {
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "getFile": get_file,
}


def _send_file(backend: Backend, params: Params, chat: Chat, kind: str) -> JSON:
    value = params.text(kind)
    upload = params.files.get(value.removeprefix("attach://") if value else kind)
    if upload is not None:
        media = show(backend.world.files.keep(kind, upload))
    elif not value:
        raise bad_request(f"there is no {kind} in the request")
    elif value.lower().startswith(("http://", "https://")):
        # The playground fetches nothing; Telegram says so when it can't.
        raise bad_request("failed to get HTTP URL content")
    else:
        media = _show_again(backend.world.files.find(value), kind)
    return send(backend, params, chat, {**media, **read_caption(params)})


def _show_again(file: File | None, kind: str) -> JSON:
    if file is None:
        raise bad_request("wrong remote file identifier specified: Wrong string length")
    if kind != file.kind:
        raise bad_request(f"can't use file of type {file.kind} as {kind}")
    return show(file)
