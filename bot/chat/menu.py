"""What Telegram shows of the bot before it is asked: the menu of its commands."""

import telegram

from bot.messages import CATALOGS, phrases

COMMANDS = ("quote", "event", "topic", "help")


async def set_menus(bot: telegram.Bot) -> None:
    """Set the menu of commands in every language, where it differs from what is set."""
    for lang in CATALOGS:
        t = phrases(lang)
        menu = [telegram.BotCommand(name, t(f"menu.{name}")) for name in COMMANDS]
        # English is also what readers of other languages see.
        code = None if lang == "en" else lang
        if list(await bot.get_my_commands(language_code=code)) != menu:
            await bot.set_my_commands(menu, language_code=code)
