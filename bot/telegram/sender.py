"""Sending: messages of the bot, their edits and ends."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial

from telegram import (
    InlineKeyboardMarkup,
    InputFile,
    Message,
    ReplyParameters,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, TelegramError

from bot.telegram.faults import UNCHANGED, explain, says
from bot.telegram.queries import Queries, preview_options

# Telegram takes in a large file slowly, and answers when it has it.
_FILE_SECONDS, _SLOWEST = 60.0, 250_000.0

_logger = logging.getLogger(__name__)


class Sender(Queries):
    """Sends a chat's answers; see `Calls` for its arguments and how it insists."""

    @property
    def username(self) -> str:
        """The bot's own name, without the @."""
        return self._bot.username

    async def send(
        self,
        chat_id: int,
        text_html: str,
        *,
        keyboard: InlineKeyboardMarkup | None = None,
        reply_to: int | None = None,
        thread_id: int | None = None,
        preview: bool | str = False,
    ) -> Message | None:
        """Send a message in Telegram's HTML.

        Args:
            chat_id: The chat; where it has become a supergroup, the message goes there.
            text_html: At most 4,096 UTF-16 units when shown. Where Telegram can't parse it, it is
                sent without its markup, and the fault is logged as an error.
            keyboard: Buttons under the message.
            reply_to: The message that this answers; where that is gone, it is sent all the same.
            thread_id: The topic of a forum.
            preview: Whether a link is previewed, or the address to preview.

        Returns:
            The message; None where the bot may no longer write to the chat.

        Raises:
            RetryAfter: Telegram asks for a pause longer than `patience`.
            NetworkError: Telegram couldn't be reached; as `TimedOut`, the message may have gone
                out; as `BadRequest`, Telegram refuses this very message.
        """

        def call(chat_id: int, text: str, mode: str | None) -> Awaitable[Message]:
            return self._bot.send_message(
                chat_id,
                text,
                parse_mode=mode,
                reply_markup=keyboard,
                reply_parameters=_reply_to(reply_to),
                message_thread_id=thread_id,
                link_preview_options=preview_options(preview),
            )

        return await self.write(chat_id, text_html, call)

    async def send_document(
        self,
        chat_id: int,
        name: str,
        content: bytes,
        caption_html: str,
        *,
        keyboard: InlineKeyboardMarkup | None = None,
        reply_to: int | None = None,
        thread_id: int | None = None,
    ) -> Message | None:
        """Send a file; see `send` for the other arguments, what it returns and raises.

        Args:
            chat_id: The chat.
            name: The file's name, by whose ending its reader knows what it is.
            content: At most 50 MB (Telegram's limit).
            caption_html: At most 1,024 UTF-16 units when shown.
            keyboard: Buttons under the message.
            reply_to: The message that this answers.
            thread_id: The topic of a forum.
        """
        send = partial(
            self._bot.send_document,
            document=InputFile(content, filename=name),
            reply_markup=keyboard,
            reply_parameters=_reply_to(reply_to),
            message_thread_id=thread_id,
            write_timeout=_FILE_SECONDS + len(content) / _SLOWEST,
            read_timeout=_FILE_SECONDS,
        )
        return await self._send_file(chat_id, caption_html, send)

    async def send_photo(
        self,
        chat_id: int,
        picture: bytes,
        caption_html: str,
        *,
        keyboard: InlineKeyboardMarkup | None = None,
        reply_to: int | None = None,
        thread_id: int | None = None,
    ) -> Message | None:
        """Send a picture, a PNG or JPEG of at most 10 MB; see `send_document` for the rest."""
        send = partial(
            self._bot.send_photo,
            photo=InputFile(picture, filename="picture.png"),
            reply_markup=keyboard,
            reply_parameters=_reply_to(reply_to),
            message_thread_id=thread_id,
        )
        return await self._send_file(chat_id, caption_html, send)

    async def _send_file(
        self, chat_id: int, caption_html: str, send: Callable[..., Awaitable[Message]]
    ) -> Message | None:
        def call(chat_id: int, text: str, mode: str | None) -> Awaitable[Message]:
            return send(chat_id=chat_id, caption=text, parse_mode=mode)

        return await self.write(chat_id, caption_html, call)

    async def edit(
        self,
        chat_id: int,
        message_id: int,
        text_html: str,
        *,
        keyboard: InlineKeyboardMarkup | None = None,
        preview: bool | str = False,
    ) -> bool:
        """Make a message of the bot say something else; see `send` for the arguments and errors.

        Returns:
            Whether it says so now; False where it is gone or the bot may no longer edit it.
        """

        def call(chat_id: int, text: str, mode: str | None) -> Awaitable[Message | bool]:
            return self._bot.edit_message_text(
                text,
                chat_id,
                message_id,
                parse_mode=mode,
                reply_markup=keyboard,
                link_preview_options=preview_options(preview),
            )

        try:
            return await self.write(chat_id, text_html, call) is not None
        except BadRequest as error:
            if says(error, UNCHANGED):
                return True
            raise

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Delete a message of the bot.

        Returns:
            Whether this did it; False where it is gone, older than 48 hours, or in a chat that
            the bot is no longer in.

        Raises:
            RetryAfter: Telegram asks for a pause longer than `patience`.
            NetworkError: As for `send`.
        """

        async def call() -> bool:
            return await self._bot.delete_message(chat_id, message_id)

        return await self.insist(None, call) or False

    async def typing(self, chat_id: int, *, thread_id: int | None = None) -> None:
        """Show that the bot is at work; a failure is only logged, since nothing hangs on it."""
        try:
            await self._bot.send_chat_action(
                chat_id, ChatAction.TYPING, message_thread_id=thread_id
            )
        except TelegramError as error:
            _logger.info("chat %d isn't told that the bot is at work: %s", chat_id, explain(error))


def _reply_to(message_id: int | None) -> ReplyParameters | None:
    """What makes a message a reply, also where the message it answers is gone."""
    return ReplyParameters(message_id, allow_sending_without_reply=True) if message_id else None
