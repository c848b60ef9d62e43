"""The results of inline queries, checked as the Bot API server and Telegram behind it check them.

The Bot API server reads all of them and refuses what it can't read in its own words; Telegram
then looks at their ids and titles and refuses with a word in capitals.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from bot.playground.entities import MAX_CAPTION, MAX_TEXT, format_text, length
from bot.playground.files import Files, show
from bot.playground.keyboards import check_markup
from bot.playground.model import JSON
from bot.playground.refusal import RefusedError, bad_request

MAX_RESULTS = 50
MAX_ID = 64
"""Bytes of a result's id."""

_FILES = {"photo", "document"}
_TITLES = {"article": "ARTICLE_TITLE_EMPTY", "document": "FILE_TITLE_EMPTY"}


@dataclass(frozen=True)
class Result:
    """One result.

    Attributes:
        id: The bot's own identifier of it.
        shown: What the list shows: "type", "title", "description", "url", "thumbnail_url",
            "file_id".
        content: What it puts into a chat, as parts of a Message.
    """

    id: str
    shown: JSON
    content: JSON


def read_results(given: list[Any], files: Files) -> list[Result]:
    """Read the results of answerInlineQuery.

    Raises:
        RefusedError: 400 where they are too many or one can't be read.
    """
    if len(given) > MAX_RESULTS:
        raise bad_request("too many inline query results specified")
    return [read_result(each, files) for each in given]


def read_result(given: Any, files: Files) -> Result:
    """Read one InlineQueryResult.

    Raises:
        RefusedError: 400 in the Bot API server's words.
    """
    try:
        if not isinstance(given, dict):
            raise bad_request("inline query result must be an object")
        kind = str(given.get("type", "")).lower()
        content = _read_content(given)
        if kind == "article":
            if content is None:
                raise bad_request("message content is not specified")
        elif kind in _FILES:
            content = _read_file(given, kind, files, content)
        else:
            raise bad_request(f'type "{kind}" is unsupported for the inline query result')
        if markup := check_markup(_object(given, "reply_markup")):
            content["reply_markup"] = markup
    except RefusedError as refusal:
        reason = refusal.description.removeprefix("Bad Request: ")
        if reason.isupper():
            raise  # Telegram's own word, which the Bot API server hands on as it is
        raise bad_request(f"can't parse InlineQueryResult: {reason}") from refusal
    names = ("title", "description", "url", "thumbnail_url")
    shown = {name: given[name] for name in names if isinstance(given.get(name), str)}
    file_id = given.get(f"{kind}_file_id")
    shown |= {"type": kind, **({"file_id": file_id} if file_id else {})}
    return Result(str(given.get("id", "")), shown, content)


def check_results(results: list[Result]) -> None:
    """Refuse what Telegram itself refuses: ids that are none or stand twice, missing titles.

    Raises:
        RefusedError: 400 with Telegram's word.
    """
    for result in results:
        if not result.id:
            raise bad_request("RESULT_ID_EMPTY")
        if len(result.id.encode()) > MAX_ID:
            raise bad_request("RESULT_ID_INVALID")
        needed = _TITLES.get(result.shown["type"])
        if needed and not str(result.shown.get("title", "")).strip():
            raise bad_request(needed)
    if any(count > 1 for count in Counter(result.id for result in results).values()):
        raise bad_request("RESULT_ID_DUPLICATE")


def _read_content(given: JSON) -> JSON | None:
    """The input_message_content as parts of a Message; None where there is none."""
    if given.get("input_message_content") is None:
        return None
    content = _object(given, "input_message_content")
    if not isinstance(content.get("message_text"), str):
        # Places, contacts and invoices are parts of the Bot API that the playground leaves out.
        raise bad_request('field "message_text" must be of type String')
    text, entities = _format(content, "message_text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if length(text) > MAX_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    read: JSON = {"text": text}
    if entities:
        read["entities"] = entities
    if options := _object(content, "link_preview_options"):
        read["link_preview_options"] = options
    return read


def _read_file(given: JSON, kind: str, files: Files, instead: JSON | None) -> JSON:
    """A photo or document that the bot has sent before, or the text that it stands for."""
    file = files.find(str(given.get(f"{kind}_file_id", "")))
    if file is None or file.kind != kind:
        # The playground fetches nothing from an address.
        raise bad_request("wrong remote file identifier specified: can't unserialize it")
    if instead is not None:
        return instead
    caption, entities = _format(given, "caption", "caption_entities")
    if length(caption) > MAX_CAPTION:
        raise bad_request("MEDIA_CAPTION_TOO_LONG")
    read = show(file)
    if caption:
        read["caption"] = caption
    if entities:
        read["caption_entities"] = entities
    return read


def _format(given: JSON, text: str, entities: str) -> tuple[str, list[JSON]]:
    marks = given.get(entities)
    return format_text(
        str(given.get(text, "")),
        str(given.get("parse_mode") or ""),
        marks if isinstance(marks, list) else [],
    )


def _object(given: JSON, name: str) -> JSON:
    value = given.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise bad_request(f'field "{name}" must be of type Object')
    return value
