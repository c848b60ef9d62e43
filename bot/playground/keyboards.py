"""The keyboards that a bot puts under its messages, checked as Telegram checks them."""

from typing import Any
from urllib.parse import urlsplit

from bot.playground.links import check_link
from bot.playground.model import JSON
from bot.playground.params import Params
from bot.playground.refusal import bad_request
from bot.playground.web_apps import is_allowed

MAX_CALLBACK_DATA = 64
"""Bytes of callback data in a button."""
MAX_COPY_TEXT = 256
"""Characters that a button copies."""
_ACTIONS = (
    "url",
    "callback_data",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "login_url",
    "web_app",
    "callback_game",
    "pay",
)
_OTHER_MARKUPS = ("keyboard", "remove_keyboard", "force_reply")


def read_markup(params: Params) -> JSON | None:
    """The reply_markup of a call, or None where there is none.

    Returns:
        For inline keyboards the object as the Message carries it; for the others the object
        as it was sent, with its "keyboard", "remove_keyboard" or "force_reply".

    Raises:
        RefusedError: 400 in Telegram's words.
    """
    return check_markup(params.object("reply_markup", "reply markup"))


def check_markup(markup: JSON) -> JSON | None:
    """The same for an object that was sent as a part of another one."""
    if "inline_keyboard" in markup:
        rows = [_read_row(row) for row in _rows(markup["inline_keyboard"], "inline keyboard")]
        rows = [row for row in rows if row]
        return {"inline_keyboard": rows} if rows else None
    if "keyboard" in markup:
        rows = [
            [_read_key(button) for button in row] for row in _rows(markup["keyboard"], "keyboard")
        ]
        return {**markup, "keyboard": rows}
    return markup if any(markup.get(name) for name in _OTHER_MARKUPS) else None


def _rows(given: Any, what: str) -> list[list[Any]]:
    if not isinstance(given, list):
        raise bad_request(f'can\'t parse {what}: Field "{what.replace(" ", "_")}" must be an Array')
    if not all(isinstance(row, list) for row in given):
        raise bad_request(f"can't parse {what}: Expected an Array of Arrays")
    return given


def _read_row(row: list[Any]) -> list[JSON]:
    return [_read_button(button) for button in row]


def _read_key(button: Any) -> JSON:
    if isinstance(button, str):
        return {"text": button}
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    return button


def _read_button(button: Any) -> JSON:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: Expected an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad_request("BUTTON_TEXT_INVALID")
    action = next((name for name in _ACTIONS if button.get(name) is not None), None)
    if action is None:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    value = button[action]
    if action == "callback_data" and not 1 <= len(str(value).encode()) <= MAX_CALLBACK_DATA:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "copy_text":
        _check_copy_text(value)
    if action == "web_app":
        check_app(value, "inline keyboard button")
    if action == "url":
        link = check_link(str(value).strip())
        if link is None or not urlsplit(link).scheme:
            raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
        value = link
    return {"text": text, action: value}


def check_app(value: Any, what: str) -> None:
    """Refuse a WebAppInfo whose address no app can be at.

    Args:
        value: The WebAppInfo.
        what: What Telegram calls its place in a refusal.
    """
    url = value.get("url") if isinstance(value, dict) else None
    if not isinstance(url, str) or not is_allowed(url):
        raise bad_request(f"{what} Web App URL '{url}' is invalid: Only HTTPS links are allowed")


def opens_app(markup: JSON) -> bool:
    """Whether a button of the keyboard opens a Mini App, which works in private chats only."""
    rows = markup.get("inline_keyboard", [])
    return any("web_app" in button for row in rows for button in row)


def _check_copy_text(value: Any) -> None:
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not 1 <= len(text) <= MAX_COPY_TEXT:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
