"""What a user reads, in Russian, part by part."""

from bot.messages.ru import (
    basics,
    chats,
    commands,
    notices,
    questions,
    trends,
    verdicts,
    web,
)

PHRASES: dict[str, str | dict[str, str]] = {
    **basics.PHRASES,
    **chats.PHRASES,
    **commands.PHRASES,
    **questions.PHRASES,
    **verdicts.PHRASES,
    **notices.PHRASES,
    **trends.PHRASES,
    **web.PHRASES,
}
