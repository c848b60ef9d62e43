"""From an answer to a message in Telegram's HTML: everything that comes from outside is escaped.

A message holds at most 4,096 UTF-16 units of visible text and 100 entities; the answers are cut
for that (bot.answers.excerpts), and what a page prints of unbounded length is cut here.
"""

from collections.abc import Iterable, Sequence

from bot.answers.answer import (
    Advice,
    Answer,
    Card,
    Choice,
    Context,
    Guide,
    Nothing,
    Page,
    Panel,
    Passage,
    Piece,
    Pointer,
    SeeAlsoList,
    Translation,
)
from bot.answers.overviews import (
    About,
    Day,
    Echoes,
    Forgotten,
    Privacy,
    Recent,
    SpeakerChoice,
    SpeakerPage,
    TopicChoice,
    TopicIndex,
    TopicPage,
)
from bot.answers.papers import Cited, ExportOffer, Paper
from bot.answers.questions.findings import Answered, Unanswered
from bot.answers.subscribed import (
    Changes,
    FollowList,
    FollowOffer,
    FollowPanel,
    FollowPreview,
)
from bot.answers.trend import Stats, Trend
from bot.answers.verify.verdict import Report
from bot.messages import Phrases
from bot.telegram.echoes import render_echoes
from bot.telegram.headings import (
    MOST_POINTERS,
    TITLE,
    describe_coverage,
    describe_state,
    heading,
    join_names,
    listed,
)
from bot.telegram.html import escape, link
from bot.telegram.overviews import render_overview
from bot.telegram.panel import render_panel
from bot.telegram.papers import render_paper
from bot.telegram.passages import render_passage, render_translation
from bot.telegram.questions import render_answered, render_unanswered
from bot.telegram.subscriptions import render_subscribed
from bot.telegram.taken import clip, describe_taken, list_notes
from bot.telegram.trends import render_stats, render_trend
from bot.telegram.verdicts import render_report

_LEDE, _LABEL, _WORDS = 900, 120, 200
_WORDED = {"nothing.quote", "nothing.event", "nothing.topic", "nothing.speaker"}
"""What other words may find; a day without events stays one in other words."""

GUIDED = (
    ("quote", "ask", "verify", "event", "topic", "speaker", "latest", "on", "trend", "stats"),
    ("cite", "export", "subscribe", "subscriptions"),
    ("settings", "language", "about", "privacy", "forget"),
)
"""The commands as help lists them, group by group."""


def render(answer: Answer, t: Phrases) -> str:
    """Return the message for an answer as Telegram's HTML, at most 4,096 units when shown."""
    match answer:
        case Guide():
            return _guide(answer, t)
        case Advice(phrase=phrase, example=example):
            return t(phrase, example=escape(clip(example, TITLE)))
        case Nothing(phrase=phrase, words=words, understood=understood):
            sentence = t(phrase, words=escape(clip(words, _WORDS)), day=escape(words))
            advice = [t("nothing.advice")] * (phrase in _WORDED and not understood.unknown)
            return "\n".join([sentence, *map(escape, list_notes(understood, t)), *advice])
        case Card():
            return _card(answer, t)
        case Choice():
            return _choice(answer, t)
        case Passage():
            return render_passage(answer, t)
        case Page(event=event, pieces=pieces):
            total = len(event.paragraphs)
            first, last = pieces[0].paragraph.n, pieces[-1].paragraph.n
            where = t("range", first=first, last=last, total=total)
            return f"{heading(event, t)}\n{where}\n\n{_transcript(pieces)}"
        case Context(event=event, n=n, pieces=pieces):
            return f"{heading(event, t)}\n\n{_context(pieces, n)}"
        case SeeAlsoList(event=event, pointers=pointers):
            lines = [_pointer(n, p, t) for n, p in enumerate(pointers[:MOST_POINTERS], 1)]
            body = "\n".join(lines) or t("see_also.none")
            return f"{heading(event, t)}\n\n<b>{t('button.see_also')}</b>\n{body}"
        case TopicPage():
            return _topic_page(answer, t)
        case TopicChoice(words=words):
            return t("topic.meant", words=escape(clip(words, _WORDS)))
        case TopicIndex(total=total):
            return f"<b>{t('topic.list', n=total)}</b>"
        case Translation():
            return render_translation(answer, t)
        case Recent() | Day() | SpeakerPage() | SpeakerChoice() | About() | Privacy() | Forgotten():
            return render_overview(answer, t)
        case Answered():
            return render_answered(answer, t)
        case Unanswered():
            return render_unanswered(answer, t)
        case Echoes():
            return render_echoes(answer, t)
        case Trend():
            return render_trend(answer, t)
        case Stats():
            return render_stats(answer, t)
        case Report():
            return render_report(answer, t)
        case Cited() | ExportOffer() | Paper():
            return render_paper(answer, t)
        case Panel():
            return render_panel(answer, t)
        case FollowPreview() | FollowOffer() | FollowPanel() | FollowList() | Changes():
            return render_subscribed(answer, t)


def _card(answer: Card, t: Phrases) -> str:
    event = answer.event
    place = f" · {escape(clip(event.place, _LABEL))}" if event.place else ""
    lines = [heading(event, t) + place + describe_state(answer.state, t)]
    if event.lede:
        lines.append(f"\n{escape(clip(event.lede, _LEDE))}")
    facts = []
    if event.speakers:
        facts.append(f"<b>{t('speaks')}:</b> {join_names(event.speakers)}")
    if event.topics:
        facts.append(f"<b>{t('topics')}:</b> {join_names(event.topics)}")
    facts.append(f"<i>{t('paragraphs', n=len(event.paragraphs))}</i>")
    return "\n".join([*lines, "", *facts])


def _choice(answer: Choice, t: Phrases) -> str:
    day = answer.events[0].date
    if answer.by_day and day:
        head = t("choice.day", n=answer.total, day=t.day(day))
    else:
        head = t("choice.title", n=answer.total)
    lines = (listed(n, e, t) for n, e in enumerate(answer.events, answer.offset + 1))
    taken = describe_taken(answer.understood, t)
    notes = [taken] * bool(taken) + list_notes(answer.understood, t)
    return "\n".join([f"<b>{head}</b>", *(f"<i>{escape(note)}</i>" for note in notes), *lines])


def _piece(piece: Piece) -> str:
    text, paragraph = escape(piece.text.strip()), piece.paragraph
    match paragraph.kind:
        case "heading":
            return f"<b>{text}</b>"
        case "note" | "omission":
            return f"<i>{text}</i>"
        case _ if paragraph.label and piece.start == 0:
            return f"<b>{escape(clip(paragraph.label, _LABEL))}:</b> {text}"
        case _:
            return text


def _transcript(pieces: Iterable[Piece]) -> str:
    return "\n\n".join(map(_piece, pieces))


def _context(pieces: Sequence[Piece], n: int) -> str:
    """The paragraph as a quote, and what stands before and after it as quotes to be opened."""
    before = [piece for piece in pieces if piece.paragraph.n < n]
    found = [piece for piece in pieces if piece.paragraph.n == n]
    after = [piece for piece in pieces if piece.paragraph.n > n]
    return "\n".join(
        f"<blockquote{mark}>{_transcript(part)}</blockquote>"
        for part, mark in ((before, " expandable"), (found, ""), (after, " expandable"))
        if part
    )


def _pointer(n: int, pointer: Pointer, t: Phrases) -> str:
    title = link(clip(pointer.title, TITLE), pointer.url)
    day = f" — <i>{t.day(pointer.day)}</i>" if pointer.day else ""
    by_day = f" ({t('see_also.day')})" if pointer.by_day else ""
    return f"{n}. {title}{day}{by_day}"


def _topic_page(answer: TopicPage, t: Phrases) -> str:
    name = escape(clip(answer.topic.name, TITLE))
    head = f"<b>{name}</b> · {t('topic.title', n=answer.topic.events)}"
    if answer.words:
        head = f"{t('topic.took', name=name)}\n\n{head}"
    lines = (listed(n, event, t) for n, event in enumerate(answer.events, answer.offset + 1))
    return "\n".join([head, *lines])


def _guide(answer: Guide, t: Phrases) -> str:
    lines = [t("hello"), ""] if answer.greeting else []
    for names in GUIDED:
        lines += [*(f"/{name} — {t(f'help.{name}')}" for name in names), ""]
    lines += [f"{t('help.plain')} {t('help.forgiving')}", t("help.operators")]
    lines += ["", describe_coverage(answer.coverage, t)]
    if answer.examples:
        lines += ["", t("help.examples")]
        lines += [f"<code>{escape(clip(text, TITLE))}</code>" for text, _ in answer.examples]
    return "\n".join(lines)
