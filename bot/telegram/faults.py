"""What Telegram's errors mean to whoever has to go on after them."""

import datetime as dt

from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.request import NotSent

# Parts of Telegram's refusals, in lower case: the library changes their case.
UNCHANGED = "message is not modified"
UNPARSED = "can't parse entities"
GONE = (
    "message to edit not found",
    "message can't be edited",
    "there is no text in the message to edit",
    "message_id_invalid",
    "message to delete not found",
    "message can't be deleted",
    "query is too old",
    "query id is invalid",
    "query_id_invalid",
)
"""What the request is about is gone."""
TOPIC_CLOSED = ("topic_closed", "topic_deleted", "message thread not found")
CHAT_CLOSED = (
    "chat not found",
    "not enough rights",
    "have no rights",
    "need administrator rights",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_send_plain_forbidden",
    "group chat was deactivated",
    "user is deactivated",
    "peer_id_invalid",
)
"""The way to the chat is closed, for whatever is sent."""


def says(error: BadRequest, *phrases: str) -> bool:
    """Whether a refusal holds one of the phrases, which are in lower case."""
    message = error.message.lower()
    return any(phrase in message for phrase in phrases)


def asked_wait(error: RetryAfter) -> float:
    """Seconds that Telegram asks to wait before the next request."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, dt.timedelta) else float(wait)


def is_outage(error: BaseException) -> bool:
    """Whether the network, the server or the token failed, and not this request in particular.

    The same request will do once the outage is over. A plain `TimedOut` is none: Telegram may
    have acted on the request, and each new try may do it again.
    """
    if isinstance(error, NetworkError):
        # BadRequest, Telegram's refusal of this one request, derives from NetworkError.
        return not isinstance(error, BadRequest | TimedOut) or isinstance(error, NotSent)
    return isinstance(error, RetryAfter | InvalidToken | EndPointNotFound | Conflict)


def explain(error: TelegramError) -> str:
    """A sentence for the log; equal errors get equal sentences."""
    if isinstance(error, InvalidToken | EndPointNotFound):
        # The text is not quoted: `Bot.initialize` puts the token into it.
        return "Telegram refuses the bot's token: check TELEGRAM_BOT_TOKEN"
    if isinstance(error, Conflict):
        return "another program polls with this bot's token: only one of the two gets each update"
    if isinstance(error, RetryAfter):
        return "Telegram asks for a pause (429)"
    if isinstance(error, BadRequest):
        return f"Telegram refuses the request: {error.message}"
    if isinstance(error, NetworkError):
        return f"Telegram can't be reached: {error.message}"
    return f"Telegram reports: {error.message}"
