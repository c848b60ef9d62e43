"""What Telegram shows of the bot before it is asked: its menus, its name and what it says it is."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

import telegram
from telegram.constants import BotCommandScopeType
from telegram.error import BadRequest, RetryAfter

from bot.chat.botfather import list_advice
from bot.messages import CATALOGS, Phrases, phrases

MENUS: Mapping[BotCommandScopeType, tuple[str, ...]] = {
    BotCommandScopeType.ALL_PRIVATE_CHATS: (
        "quote", "ask", "verify", "event", "topic", "speaker", "subscribe", "help",
    ),
    BotCommandScopeType.ALL_GROUP_CHATS: (
        "quote", "ask", "verify", "event", "topic", "speaker", "help",
    ),
    BotCommandScopeType.ALL_CHAT_ADMINISTRATORS: (
        "quote", "ask", "verify", "event", "topic", "subscribe", "settings", "help",
    ),
}  # fmt: skip
"""The commands of each menu: at most eight, since nobody reads more. /help names the others."""

_logger = logging.getLogger(__name__)


async def present(bot: telegram.Bot) -> None:
    """Set what Telegram shows of the bot where it differs, and log what only its owner can set.

    Raises:
        telegram.error.TelegramError: Telegram can't be reached, or refuses a menu.
    """
    for advice in list_advice(await bot.get_me()):
        _logger.warning("@BotFather: %s", advice)
    await _set_menus(bot)
    try:
        await _set_texts(bot)
    except (RetryAfter, BadRequest) as error:
        # Telegram lets a bot change its name some times a day only; the bot works as well without.
        _logger.warning("the bot's name and description are left as they are: %s", error.message)


async def keep_presenting(bot: telegram.Bot, again: float = 60.0) -> None:
    """Do what `present` does; where Telegram can't be reached, again after so many seconds."""
    while True:
        try:
            await present(bot)
        except telegram.error.TelegramError as error:
            _logger.warning("the menus can't be set yet: %s", error.message)
            await asyncio.sleep(again)
        else:
            return


def _languages() -> list[tuple[str | None, Phrases]]:
    # English is also what readers of other languages see.
    return [(None if lang == "en" else lang, phrases(lang)) for lang in CATALOGS]


async def _set_menus(bot: telegram.Bot) -> None:
    for code, t in _languages():
        for kind, names in MENUS.items():
            scope = telegram.BotCommandScope(kind)
            menu = [telegram.BotCommand(name, t(f"menu.{name}")) for name in names]
            if list(await bot.get_my_commands(scope, code)) != menu:
                await bot.set_my_commands(menu, scope, code)


async def _set_texts(bot: telegram.Bot) -> None:
    for code, t in _languages():
        texts: list[tuple[str, str, Callable[[str, str | None], Awaitable[bool]]]] = [
            ((await bot.get_my_name(code)).name, t("bot.name"), bot.set_my_name),
            (
                (await bot.get_my_description(code)).description,
                t("bot.description"),
                bot.set_my_description,
            ),
            (
                (await bot.get_my_short_description(code)).short_description,
                t("bot.short"),
                bot.set_my_short_description,
            ),
        ]
        for shown, wanted, change in texts:
            if shown != wanted:
                await change(wanted, code)
