"""Inline mode: `@bot words` typed in any chat suggests passages and events to send there."""

import datetime as dt

import telegram
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)
from telegram.constants import ParseMode

from bot.answers.dates import read_day
from bot.answers.desk import Desk
from bot.answers.holdings import Holdings
from bot.answers.questions.findings import Answered
from bot.answers.request import Ask, FindDay, FindEvent, FindQuote
from bot.answers.suggestions import Suggestions, suggest
from bot.answers.verify.quotations import has_quotation
from bot.answers.verify.verdict import Report
from bot.answers.verify.verification import verify_post
from bot.chat.links import find_sought, insert_links
from bot.chat.reception import Reception
from bot.chat.wording import read_words
from bot.telegram.queries import InlineAnswer
from bot.telegram.questions import share_answered
from bot.telegram.sender import Sender
from bot.telegram.shared import Shared, share
from bot.telegram.verdicts import share_report

# Seconds: the latest events change as the site publishes, what words mean hardly ever.
_LATEST_CACHED, _FOUND_CACHED = 60, 300
_MOST_OFFSET = 100_000


class Inline:
    """Answers inline queries."""

    def __init__(self, bot: telegram.Bot, sender: Sender, desk: Desk, reception: Reception) -> None:
        self._bot = bot
        self._sender = sender
        self._desk = desk
        self._reception = reception

    async def answer(self, query: telegram.InlineQuery) -> None:
        """Answer an inline query with a page of results."""
        chosen, t = await self._reception.greet(query.from_user.id, query.from_user)
        lang = chosen.archive or t.lang
        text, offset = query.query.strip(), _read_offset(query.offset)
        today = self._reception.day_of(chosen, t.lang)
        sought = find_sought(text)
        if sought:
            found = await self._desk.read(
                lambda holdings: _suggest_all(sought, holdings, lang, today)
            )
            shared, following = insert_links(text, found, t) if offset == 0 else [], None
        else:
            page = await self._desk.read(
                lambda holdings: _suggest(text, holdings, lang, today, offset)
            )
            shared = [share(item, t, self._bot.username) for item in page.items]
            if offset == 0 and has_quotation(text):
                report = await self._desk.read(lambda holdings: verify_post(text, holdings))
                if isinstance(report, Report):
                    shared.insert(0, share_report(report, t, self._bot.username))
            elif offset == 0 and isinstance(request := read_words(text), Ask):
                answer = await self._desk.answer(request, lang, today)
                if isinstance(answer, Answered):
                    shared.insert(0, share_answered(answer, t, self._bot.username))
            following = page.following
        nothing = not shared and offset == 0
        button = InlineQueryResultsButton(
            t("inline.nothing" if nothing else "inline.help"), start_parameter="help"
        )
        results = [_article(one) for one in shared]
        seconds = _FOUND_CACHED if text else _LATEST_CACHED
        next_offset = "" if following is None else f"{following}"
        await self._sender.answer_inline(
            query.id, InlineAnswer(results, next_offset, button, seconds)
        )


def _suggest(
    text: str, holdings: Holdings, lang: str, today: dt.date, offset: int = 0
) -> Suggestions:
    request = read_words(text)
    if isinstance(request, FindDay) and (day := read_day(text, today)):
        request = FindEvent(day.isoformat())
    if not isinstance(request, FindQuote | FindEvent):
        request = FindQuote(text)
    return suggest(request, holdings, lang, offset)


def _suggest_all(
    texts: list[str], holdings: Holdings, lang: str, today: dt.date
) -> list[Suggestions]:
    return [_suggest(text, holdings, lang, today) for text in texts]


def _read_offset(offset: str) -> int:
    """Read the offset that an answer gave; anything else is the beginning."""
    if not (offset.isascii() and offset.isdecimal()):
        return 0
    return min(int(offset), _MOST_OFFSET)


def _article(one: Shared) -> InlineQueryResultArticle:
    rows = [
        [InlineKeyboardButton(button.label, url=button.url) for button in row] for row in one.rows
    ]
    preview = LinkPreviewOptions(
        is_disabled=one.preview is False, url=one.preview if isinstance(one.preview, str) else None
    )
    return InlineQueryResultArticle(
        one.name,
        one.title,
        InputTextMessageContent(one.html, parse_mode=ParseMode.HTML, link_preview_options=preview),
        reply_markup=InlineKeyboardMarkup(rows) if rows else None,
        description=one.description,
    )
