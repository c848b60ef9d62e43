"""Answers to queries: pressed buttons, inline mode, and guest messages."""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Message,
)
from telegram.error import BadRequest

from bot.telegram.calls import Calls
from bot.telegram.faults import UNCHANGED, says
from bot.telegram.html import drop_tags

_TITLE = 60


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """What is shown for an inline query.

    Attributes:
        results: At most 50.
        next_offset: What Telegram asks for the following ones with; "" where there are none.
        button: Stands above the results.
        cache_time: Seconds for which Telegram may show the same person the same again.
    """

    results: Sequence[InlineQueryResultArticle]
    next_offset: str
    button: InlineQueryResultsButton
    cache_time: int


class Queries(Calls):
    """Answers queries, and edits what then stands in chats that the bot can't see."""

    async def edit_inline(
        self,
        inline_message_id: str,
        text_html: str,
        *,
        keyboard: InlineKeyboardMarkup | None = None,
        preview: bool | str = False,
    ) -> bool:
        """Make a message that was sent in a chat unseen by the bot say something else; see `edit`.

        Telegram counts such edits for no chat.
        """

        def call(text: str, mode: str | None) -> Awaitable[Message | bool]:
            return self._bot.edit_message_text(
                text,
                inline_message_id=inline_message_id,
                parse_mode=mode,
                reply_markup=keyboard,
                link_preview_options=preview_options(preview),
            )

        try:
            return await self.mark_up(None, text_html, call) is not None
        except BadRequest as error:
            if says(error, UNCHANGED):
                return True
            raise

    async def answer_guest(
        self,
        query_id: str,
        text_html: str,
        *,
        keyboard: InlineKeyboardMarkup | None = None,
        preview: bool | str = False,
    ) -> bool:
        """Answer a guest message, once, with what `send` would send; see there for the errors.

        Returns:
            Whether Telegram took it; False where the query is too old or answered already.
        """

        def call(text: str, mode: str | None) -> Awaitable[object]:
            content = InputTextMessageContent(
                text, parse_mode=mode, link_preview_options=preview_options(preview)
            )
            title = drop_tags(text_html).strip()[:_TITLE] or "…"
            result = InlineQueryResultArticle("answer", title, content, reply_markup=keyboard)
            return self._bot.answer_guest_query(query_id, result)

        return await self.mark_up(None, text_html, call) is not None

    async def answer_inline(self, query_id: str, answer: InlineAnswer) -> bool:
        """Answer an inline query.

        Returns:
            Whether Telegram took it; False where the query is too old.

        Raises:
            NetworkError: As for `send`.
        """

        async def call() -> bool:
            return await self._bot.answer_inline_query(
                query_id,
                answer.results,
                cache_time=answer.cache_time,
                is_personal=True,
                next_offset=answer.next_offset,
                button=answer.button,
            )

        return await self.insist(None, call) or False

    async def answer_callback(self, query_id: str, text: str = "", *, alert: bool = False) -> bool:
        """End the button's waiting, with a toast or an alert of at most 200 characters.

        Returns:
            Whether Telegram took it; False where the press is too old to be answered.

        Raises:
            NetworkError: As for `send`.
        """

        async def call() -> bool:
            return await self._bot.answer_callback_query(query_id, text or None, show_alert=alert)

        return await self.insist(None, call) or False


def preview_options(preview: bool | str) -> LinkPreviewOptions:
    """Return Telegram's form of a preview: of an address, of the first link, or none."""
    if isinstance(preview, str):
        return LinkPreviewOptions(is_disabled=False, url=preview, prefer_large_media=True)
    return LinkPreviewOptions(is_disabled=not preview)
