"""Which page an answer shows a preview of: an event's card shows its own, all else shows none."""

from bot.answers.answer import Answer, Card
from bot.answers.links import link_source


def preview_of(answer: Answer) -> str | bool:
    """Return the address to preview, or False.

    The list of a day's events is no picture of one of them.
    """
    if not isinstance(answer, Card):
        return False
    link = link_source(answer.event)
    return link.url if link and not link.by_day else False
