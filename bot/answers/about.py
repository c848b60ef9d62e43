"""The answer about the archive itself."""

from bot.answers.overviews import About
from bot.answers.sites import list_hosts
from bot.protocols import SYNCED, View


def tell_about(view: View) -> About:
    """Answer with what the archive covers and how fresh it is."""
    return About(view.coverage(), tuple(view.languages()), view.value(SYNCED), list_hosts(view))
