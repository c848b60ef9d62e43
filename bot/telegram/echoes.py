"""Where a passage's words were said again, as a message."""

from bot.answers.overviews import Echo, Echoes
from bot.answers.request import ShowEchoes, ShowPassage
from bot.messages import Phrases
from bot.telegram.buttons import Button, Rows, in_rows, turn_buttons
from bot.telegram.headings import heading, listed
from bot.telegram.html import escape
from bot.telegram.taken import clip

_QUOTED, _LABEL = 300, 80


def render_echoes(answer: Echoes, t: Phrases) -> str:
    """Return the passage, and the events in which its words stand again, the earliest first."""
    quoted = f"<blockquote>{escape(clip(answer.paragraph.text, _QUOTED))}</blockquote>"
    lines = (_list(n, echo, t) for n, echo in enumerate(answer.echoes, answer.offset + 1))
    head = f"{heading(answer.event, t)}\n\n<b>{t('button.echoes')}</b>"
    return "\n".join([quoted, head, *lines])


def _list(n: int, echo: Echo, t: Phrases) -> str:
    who = escape(clip(echo.attribution, _LABEL)) if echo.attribution else t("site.text")
    return f"{listed(n, echo.event, t)} — {who}"


def lay_out_echoes(answer: Echoes, t: Phrases) -> Rows:
    """Return a button for each of them, those to other pages, and the one back."""
    number, n = answer.event.number, answer.paragraph.n
    shown = [
        Button(f"{place}", ShowPassage(echo.event.number, echo.paragraph.n))
        for place, echo in enumerate(answer.echoes, answer.offset + 1)
    ]
    turn = turn_buttons(answer.page, answer.pages, lambda to: ShowEchoes(number, n, to))
    return [*in_rows(shown), turn, [Button(t("button.back"), ShowPassage(number, n))]]
