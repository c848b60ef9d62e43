"""A notice in a channel: its buttons lead to the bot.

The answer to a press takes the place of a channel's post, since readers may not write there: any of
them could put it, in their own language, before everybody.
"""

from bot.answers.request import ReadEvent, Request, ShowEvent
from bot.answers.starts import write_start
from bot.answers.subscribing import AwaitWhole, Mute, Unfollow
from bot.telegram.buttons import Button, Rows
from bot.telegram.markup import start_link

# What changes something asks Telegram who presses, and leaves the post as it is.
_FOR_ADMINS = AwaitWhole | Mute | Unfollow


def lead_to_bot(rows: Rows, username: str) -> Rows:
    """The buttons for a channel; those that no link can stand for are left out.

    Args:
        rows: The buttons as they are elsewhere.
        username: The bot's, without the @.
    """
    led = [[one for button in row if (one := _lead(button, username))] for row in rows]
    return [row for row in led if row]


def _lead(button: Button, username: str) -> Button | None:
    request = button.request
    if request is None or isinstance(request, _FOR_ADMINS):
        return button
    code = write_start(_opening(request))
    return Button(button.label, url=start_link(username, code)) if code else None


def _opening(request: Request) -> Request:
    """What a link can ask for in the place of a request."""
    return ShowEvent(request.number) if isinstance(request, ReadEvent) else request
