"""Messages and buttons of what leaves the chat: citations, offers to export, files."""

from bot.answers.excerpts import count_units
from bot.answers.export.forms import describe
from bot.answers.papers import Cited, ExportOffer, Form, Paper, Result, Style
from bot.answers.request import Cite, Export
from bot.messages import Phrases
from bot.telegram.buttons import Button, Rows, in_rows, mark
from bot.telegram.html import escape
from bot.telegram.markup import MOST_COPIED
from bot.telegram.taken import clip

_QUERY = 200
_IN_A_ROW = 3


def render_paper(answer: Cited | ExportOffer | Paper, t: Phrases) -> str:
    """Return the message of such an answer in Telegram's HTML; of a file, its caption."""
    match answer:
        case Cited(style=style, text=text):
            head = t("cite.title", style=t(f"cite.style.{style.value}"))
            return f"<b>{head}</b>\n<pre>{escape(text)}</pre>\n<i>{t('cite.tap')}</i>"
        case ExportOffer(result=result):
            return f"{_describe(result, t)}\n\n{t('export.how')}"
        case Paper(result=result):
            return _describe(result, t)


def caption(paper: Paper, part: int, t: Phrases) -> str:
    """Return what stands under a part of a file, by its number from 1."""
    parts = len(paper.draft)
    said = _describe(paper.result, t)
    return said if parts == 1 else f"{said}\n<b>{t('export.part', part=part, parts=parts)}</b>"


def lay_out_paper(answer: Cited | ExportOffer | Paper, t: Phrases) -> Rows:
    """Return the buttons under it."""
    match answer:
        case Cited(event=event, paragraph=paragraph, text=text, back=back):
            n = paragraph.n if paragraph else 0
            copy = [Button(t("button.copy"), copy=text)] if _fits(text) else []
            styles = [
                Button(
                    mark(t(f"cite.style.{style.value}"), chosen=style is answer.style),
                    Cite(event.number, n, style.value, answer.hit, answer.words),
                )
                for style in Style
            ]
            return [copy, *in_rows(styles, _IN_A_ROW), [Button(t("button.back"), back)]]
        case ExportOffer(request=request, forms=forms, back=back):
            buttons = [Button(_FORMS[form], _with_form(request, form)) for form in forms]
            return [*in_rows(buttons, _IN_A_ROW), [Button(t("button.back"), back)]]
        case Paper():
            return []


# Proper names, the same in every language.
_FORMS = {
    Form.CSV: "CSV",
    Form.JSON: "JSON",
    Form.MARKDOWN: "Markdown",
    Form.HTML: "HTML",
    Form.TEXT: "TXT",
}


def _fits(text: str) -> bool:
    return count_units(text) <= MOST_COPIED


def _with_form(request: Export, form: Form) -> Export:
    return Export(request.scope, request.number, form.value, request.words)


def _describe(result: Result, t: Phrases) -> str:
    lines = "\n".join(describe(result, t))
    return f"<b>{escape(clip(result.query, _QUERY))}</b>\n{escape(lines)}"
