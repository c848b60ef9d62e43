"""The methods of the Bot API that answer inline and guest queries."""

import re
from collections.abc import Mapping

from bot.playground.backend import Backend, Method
from bot.playground.inline import InlineAnswer
from bot.playground.inline_results import check_results, read_result, read_results
from bot.playground.model import JSON
from bot.playground.params import Params
from bot.playground.refusal import bad_request

_MAX_OFFSET = 64
_CACHE_TIME = 300
_MAX_PARAMETER = 64
_PARAMETER = re.compile(r"[A-Za-z0-9_-]+")


async def answer_inline_query(backend: Backend, params: Params) -> bool:
    """Answer what somebody types after the bot's name: answerInlineQuery."""
    world = backend.world
    button = _read_button(params)
    results = read_results(params.items("results", "inline query results"), world.files)
    query = world.inline.open_query(params.text("inline_query_id"))
    next_offset = params.text("next_offset")
    if len(next_offset.encode()) > _MAX_OFFSET:
        raise bad_request("NEXT_OFFSET_INVALID")
    check_results(results)
    world.inline.keep(
        query,
        InlineAnswer(results, next_offset, button),
        params.integer("cache_time", _CACHE_TIME),
        personal=params.flag("is_personal"),
    )
    return True


async def answer_guest_query(backend: Backend, params: Params) -> JSON:
    """AnswerGuestQuery: the SentGuestMessage."""
    result = read_result(params.object("result", "inline query result"), backend.world.files)
    check_results([result])
    name = backend.world.guests.answer(params.text("guest_query_id"), result)
    return {"inline_message_id": name}


METHODS: Mapping[str, Method] = {
    "answerInlineQuery": answer_inline_query,
    "answerGuestQuery": answer_guest_query,
}


def _read_button(params: Params) -> JSON | None:
    button = params.object("button", "inline query results button")
    if not button:
        return None
    if not str(button.get("text", "")).strip():
        raise bad_request("can't parse inline query results button: Can't find field \"text\"")
    if isinstance(button.get("web_app"), dict):
        return button
    parameter = str(button.get("start_parameter", ""))
    if not parameter:
        raise bad_request("can't use empty start_parameter")
    if len(parameter) > _MAX_PARAMETER:
        raise bad_request("too long start_parameter specified")
    if not _PARAMETER.fullmatch(parameter):
        raise bad_request("unallowed characters in start_parameter are used")
    return button
