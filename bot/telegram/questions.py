"""Messages and buttons of answers to questions."""

from dataclasses import replace

from bot.answers.questions.asked import Asked
from bot.answers.questions.findings import Answered, Exhibit, Fact, Unanswered
from bot.answers.request import Ask, ShowEvent, ShowPassage
from bot.answers.starts import start_passage
from bot.messages import Phrases
from bot.telegram.buttons import Button, Rows, number_buttons, source_button, turn_buttons
from bot.telegram.headings import TITLE, describe_coverage, heading, listed
from bot.telegram.html import embolden, escape
from bot.telegram.shared import Shared
from bot.telegram.taken import clip

_LABEL, _WORDS = 120, 200


def render_answered(answer: Answered, t: Phrases) -> str:
    """Return a question's answer in Telegram's HTML: the short fact, and what proves it."""
    parts = []
    if answer.fact and answer.hit == 0:
        parts.append(f"<b>{escape(_state(answer.fact, t))}</b>")
    if answer.order and answer.shown.paragraph is None:
        parts.append(f"<i>{t(f'answer.order.{answer.order}')}</i>")
    parts.append(_show(answer.shown, t))
    if answer.shown.via:
        title = escape(clip(answer.shown.via.title, TITLE))
        parts.append(f"<i>{t('answer.via', title=title)}</i>")
    if len(answer.exhibits) > 1:
        total = len(answer.exhibits)
        position = t("position", n=t.number(answer.hit + 1), total=t.number(total))
        parts.append(f"<i>{position}</i>")
    return "\n\n".join(parts)


def render_unanswered(answer: Unanswered, t: Phrases) -> str:
    """Return that there is nothing, what the archive covers, and what comes nearest."""
    sentence = t("answer.nothing")
    if answer.brief:
        return sentence
    parts = [sentence, describe_coverage(answer.coverage, t)]
    if answer.nearest:
        lines = (listed(n, one.event, t) for n, one in enumerate(answer.nearest, 1))
        parts.append("\n".join([t("answer.nearest"), *lines]))
    return "\n\n".join(parts)


def lay_out_answered(answer: Answered, t: Phrases) -> Rows:
    """Return the buttons under an answer."""
    shown, words, total = answer.shown, answer.words, len(answer.exhibits)
    number = shown.event.number
    turn = turn_buttons(answer.hit, total, lambda to: Ask(words, to))
    whole = Button(t("button.event"), ShowEvent(number))
    around = (
        [Button(t("button.passage"), ShowPassage(number, shown.paragraph.n))]
        if shown.paragraph
        else []
    )
    return [turn, [*around, whole, *source_button(shown.event, t)]]


def share_answered(answer: Answered, t: Phrases, username: str) -> Shared:
    """Return an answer as it is sent on: the fact and its proof, with buttons that lead away."""
    shown = answer.shown
    fact = _state(answer.fact, t) if answer.fact else shown.event.title
    html = render_answered(replace(answer, exhibits=(shown,), hit=0), t)
    rows: Rows = [source_button(shown.event, t)]
    if shown.paragraph:
        start = start_passage(shown.event.number, shown.paragraph.n)
        rows[0].append(Button(t("button.in_bot"), url=f"https://t.me/{username}?start={start}"))
    return Shared("answer", clip(fact, TITLE), clip(shown.text, _WORDS), html, rows)


def lay_out_unanswered(answer: Unanswered) -> Rows:
    """Return a button for each of the nearest events."""
    if answer.brief:
        return []
    return number_buttons(tuple(exhibit.event for exhibit in answer.nearest))


def _state(fact: Fact, t: Phrases) -> str:
    match fact.asked:
        case Asked.DAY if fact.day:
            return t.day(fact.day)
        case Asked.TIMES:
            days = t("answer.days", n=fact.days)
            return t("answer.times", n=fact.events, days=days)
        case _:
            return clip(fact.text, _WORDS)


def _show(exhibit: Exhibit, t: Phrases) -> str:
    if exhibit.paragraph is None:
        lede = exhibit.event.lede
        summary = f"\n{escape(clip(exhibit.text, 900))}" if lede else ""
        return heading(exhibit.event, t) + summary
    before, after = "… " * exhibit.clipped[0], " …" * exhibit.clipped[1]
    quoted = f"{before}{embolden(exhibit.text, exhibit.spans)}{after}"
    speaker = exhibit.attribution
    who = f"<b>{escape(clip(speaker, _LABEL))}</b>" if speaker else f"<i>{t('site.text')}</i>"
    return f"<blockquote>{quoted}</blockquote>\n— {who}\n{heading(exhibit.event, t)}"
