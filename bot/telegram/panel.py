"""The settings of a chat as a message."""

from bot.answers.answer import Panel
from bot.messages import Phrases
from bot.preferences import CHOICES, GROUP_ONLY


def render_panel(panel: Panel, t: Phrases) -> str:
    """Return what a chat has chosen, a line for each choice; its buttons change it."""
    lines = [f"<b>{t('settings')}</b>"]
    for name, values in CHOICES.items():
        if panel.private and name in GROUP_ONLY:
            continue
        at = values.index(getattr(panel.preferences, name))
        lines.append(f"{t(f'setting.{name}')}: {t(f'setting.{name}.{at}')}")
    return "\n".join(lines)
