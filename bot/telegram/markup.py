"""Buttons in Telegram's form."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, WebAppInfo

from bot.telegram.buttons import Button, Rows
from bot.telegram.packing import pack

MOST_COPIED = 256
"""Characters that a button can copy (Telegram's limit), counted in UTF-16 units to be safe."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a keyboard stands, and where its links lead.

    Attributes:
        username: The bot's own, without the @, for links that lead to it.
        public_url: Where the pages to read on are, without a trailing slash; "" for nowhere.
        private: Whether it stands in a private chat, where a page opens as a Mini App.
    """

    username: str
    public_url: str = ""
    private: bool = False


def mark_up(
    rows: Rows, asker: int | None, shorts: Mapping[str, str], ground: Ground
) -> InlineKeyboardMarkup | None:
    """Return the rows as a keyboard; None where there are none.

    Args:
        rows: The buttons.
        asker: The only user who may press them; None for anybody.
        shorts: See `bot.telegram.packing.pack`.
        ground: Where the keyboard stands.
    """
    shown = [
        [
            make_button(button, asker, shorts, ground)
            for button in row
            if button.page is None or ground.public_url
        ]
        for row in rows
    ]
    return InlineKeyboardMarkup([row for row in shown if row]) if any(shown) else None


def make_button(
    button: Button, asker: int | None, shorts: Mapping[str, str], ground: Ground
) -> InlineKeyboardButton:
    """Return a button; see `mark_up` for the arguments."""
    label = button.label
    if button.request is not None:
        return InlineKeyboardButton(label, callback_data=pack(button.request, asker, shorts))
    if button.copy is not None:
        return InlineKeyboardButton(label, copy_text=CopyTextButton(button.copy))
    if button.share is not None:
        offered = urlencode({"url": start_link(ground.username, button.share)})
        return InlineKeyboardButton(label, url=f"https://t.me/share/url?{offered}")
    if button.invite:
        return InlineKeyboardButton(label, url=f"https://t.me/{ground.username}?startgroup=help")
    if button.page is not None:
        return _open_page(label, button.page, ground)
    return InlineKeyboardButton(label, url=button.url)


def _open_page(label: str, page: str, ground: Ground) -> InlineKeyboardButton:
    if not ground.private:
        return InlineKeyboardButton(label, url=f"{ground.public_url}/e/{page}")
    # What stands behind a # is Telegram's own where it opens an app.
    address = f"{ground.public_url}/app/e/{page.replace('#p', '?p=')}"
    return InlineKeyboardButton(label, web_app=WebAppInfo(address))


def start_link(username: str, code: str) -> str:
    """Return the link that starts the bot with a code (`bot.answers.starts`)."""
    return f"https://t.me/{username}?start={code}"
