"""The settings of a chat as a message, and the buttons that change them."""

from bot.answers.answer import Panel
from bot.answers.request import ChangeSetting
from bot.messages import Phrases
from bot.preferences import CHOICES, GROUP_ONLY
from bot.telegram.buttons import Button, Rows, in_twos, mark
from bot.telegram.html import escape


def _shown(panel: Panel) -> list[str]:
    return [name for name in CHOICES if not (panel.private and name in GROUP_ONLY)]


def render_panel(panel: Panel, t: Phrases) -> str:
    """Return what a chat has chosen, a line for each choice; its buttons change it."""
    lines = [f"<b>{t('settings')}</b>"]
    for name in _shown(panel):
        at = CHOICES[name].index(getattr(panel.preferences, name))
        lines.append(f"{t(f'setting.{name}')}: {t(f'setting.{name}.{at}')}")
    chosen, here = panel.preferences.thread_id, panel.thread_id
    if chosen is not None or here is not None:
        at = 0 if chosen is None else 1 if chosen == here else 2
        lines.append(f"{t('setting.thread_id')}: {t(f'setting.thread_id.{at}')}")
    zone = panel.preferences.zone
    lines.append(f"{t('setting.zone')}: {_name(zone) if zone else t('setting.zone.0')}")
    return "\n".join([*lines, "", t("setting.zone.how")])


def lay_out_panel(panel: Panel, t: Phrases) -> Rows:
    """Return a button for each value of each choice, the chosen ones marked."""
    rows: Rows = []
    for name in _shown(panel):
        buttons = [
            Button(
                mark(t(f"setting.{name}.{n}"), chosen=value == getattr(panel.preferences, name)),
                ChangeSetting(name, n),
            )
            for n, value in enumerate(CHOICES[name])
        ]
        rows += in_twos(buttons)
    chosen, here = panel.preferences.thread_id, panel.thread_id
    if chosen is None and here is None:
        return rows
    values = {0: None} | ({1: here} if here is not None else {})
    topics = [
        Button(
            mark(t(f"setting.thread_id.{n}"), chosen=value == chosen),
            ChangeSetting("thread_id", value or 0),
        )
        for n, value in values.items()
    ]
    return [*rows, topics]


def _name(zone: str) -> str:
    # These names count the hours the other way round from what people say.
    hours = zone.removeprefix("Etc/GMT")
    if hours != zone:
        return f"UTC{-int(hours):+d}"
    return escape(zone)
