"""From an answer to a message in Telegram's HTML: everything that comes from outside is escaped.

A message holds at most 4,096 UTF-16 units of visible text and 100 entities; the answers are cut
for that (bot.answers.excerpts), and what a page prints of unbounded length is cut here.
"""

from collections.abc import Iterable, Sequence
from html import escape as _escape
from itertools import pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.answers.answer import (
    Advice,
    Answer,
    Card,
    Choice,
    Context,
    Guide,
    Nothing,
    Page,
    Passage,
    Piece,
    Pointer,
    SeeAlsoList,
    Span,
    TopicChoice,
    TopicIndex,
    TopicPage,
)
from bot.answers.links import link_source
from bot.messages import Phrases
from bot.model import Coverage, Event
from bot.telegram.taken import clip, describe_taken, list_notes

_TITLE, _LEDE, _NAME, _LABEL, _WORDS = 160, 900, 60, 120, 200
_MOST_NAMES = 10
_MOST_POINTERS = 15
_MOST_BOLD = 40


def escape(text: str) -> str:
    """Return the text with what Telegram's HTML would read as markup escaped."""
    return _escape(text, quote=True)


def render(answer: Answer, t: Phrases) -> str:
    """Return the message for an answer as Telegram's HTML, at most 4,096 units when shown."""
    match answer:
        case Guide():
            return _guide(answer, t)
        case Advice(phrase=phrase, example=example):
            return t(phrase, example=escape(clip(example, _TITLE)))
        case Nothing(phrase=phrase, words=words, understood=understood):
            sentence = t(phrase, words=escape(clip(words, _WORDS)), day=escape(words))
            advice = [] if understood.unknown else [t("nothing.advice")]
            return "\n".join([sentence, *map(escape, list_notes(understood, t)), *advice])
        case Card(event=event):
            return _card(event, t)
        case Choice():
            return _choice(answer, t)
        case Passage():
            return _passage(answer, t)
        case Page(event=event, pieces=pieces):
            total = len(event.paragraphs)
            first, last = pieces[0].paragraph.n, pieces[-1].paragraph.n
            where = t("range", first=first, last=last, total=total)
            return f"{_heading(event, t)}\n{where}\n\n{_transcript(pieces)}"
        case Context(event=event, n=n, pieces=pieces):
            return f"{_heading(event, t)}\n\n{_context(pieces, n)}"
        case SeeAlsoList(event=event, pointers=pointers):
            lines = [_pointer(n, p, t) for n, p in enumerate(pointers[:_MOST_POINTERS], 1)]
            body = "\n".join(lines) or t("see_also.none")
            return f"{_heading(event, t)}\n\n<b>{t('button.see_also')}</b>\n{body}"
        case TopicPage():
            return _topic_page(answer, t)
        case TopicChoice(words=words):
            return t("topic.meant", words=escape(clip(words, _WORDS)))
        case TopicIndex(total=total):
            return f"<b>{t('topic.list', n=total)}</b>"


def _link(text: str, url: str | None) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>' if url else escape(text)


def _when(event: Event, t: Phrases) -> str:
    if event.date is None:
        return t("announcement") if event.kind == "announcement" else t("undated")
    day = t.day(event.date)
    # Midnight is what the site prints where it knows no time.
    return f"{day}, {event.time}" if event.time and event.time != "00:00" else day


def _heading(event: Event, t: Phrases) -> str:
    link = link_source(event)
    title = _link(clip(event.title, _TITLE), link.url if link else None)
    by_day = f" ({t('see_also.day')})" if link and link.by_day else ""
    return f"<b>{title}</b>{by_day}\n{_when(event, t)}"


def _names(names: Sequence[str]) -> str:
    more = ", …" if len(names) > _MOST_NAMES else ""
    return ", ".join(escape(clip(name, _NAME)) for name in names[:_MOST_NAMES]) + more


def _card(event: Event, t: Phrases) -> str:
    place = f" · {escape(clip(event.place, _LABEL))}" if event.place else ""
    lines = [_heading(event, t) + place]
    if event.lede:
        lines.append(f"\n{escape(clip(event.lede, _LEDE))}")
    facts = []
    if event.speakers:
        facts.append(f"<b>{t('speaks')}:</b> {_names(event.speakers)}")
    if event.topics:
        facts.append(f"<b>{t('topics')}:</b> {_names(event.topics)}")
    facts.append(f"<i>{t('paragraphs', n=len(event.paragraphs))}</i>")
    return "\n".join([*lines, "", *facts])


def _listed(n: int, event: Event, t: Phrases) -> str:
    return f"{n}. {escape(clip(event.title, _TITLE))} — <i>{_when(event, t)}</i>"


def _choice(answer: Choice, t: Phrases) -> str:
    day = answer.events[0].date
    if answer.by_day and day:
        head = t("choice.day", n=answer.total, day=t.day(day))
    else:
        head = t("choice.title", n=answer.total)
    lines = (_listed(n, e, t) for n, e in enumerate(answer.events, answer.offset + 1))
    taken = describe_taken(answer.understood, t)
    notes = [taken] * bool(taken) + list_notes(answer.understood, t)
    return "\n".join([f"<b>{head}</b>", *(f"<i>{escape(note)}</i>" for note in notes), *lines])


def embolden(text: str, spans: Iterable[Span]) -> str:
    """Return the text escaped, with what stands in the ascending, disjoint spans in bold."""
    joined: list[list[int]] = []
    for start, end in spans:
        # Neighbouring words are one piece of bold: entities are few (100 a message).
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1][1] = end
        else:
            joined.append([start, end])
    edges = [0, *(edge for span in joined[:_MOST_BOLD] for edge in span), len(text)]
    parts = [escape(text[start:end]) for start, end in pairwise(edges)]
    return "".join(f"<b>{part}</b>" if n % 2 else part for n, part in enumerate(parts))


def _passage(answer: Passage, t: Phrases) -> str:
    before = "… " * answer.clipped[0]
    after = " …" * answer.clipped[1]
    quoted = f"{before}{embolden(answer.text, answer.spans)}{after}"
    speaker = answer.attribution
    who = f"<b>{escape(clip(speaker, _LABEL))}</b>" if speaker else f"<i>{t('site.text')}</i>"
    position = t("position", n=t.number(answer.hit + 1), total=t.number(answer.total))
    taken = describe_taken(answer.understood, t, counted=bool(answer.narrowings))
    notes = [f"{position} · {taken}" if taken else position, *list_notes(answer.understood, t)]
    shown = "\n".join(f"<i>{escape(note)}</i>" for note in notes)
    return f"<blockquote>{quoted}</blockquote>\n— {who}\n{_heading(answer.event, t)}\n\n{shown}"


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
    parts = []
    for piece in pieces:
        shown = _piece(piece)
        parts.append(f"<blockquote>{shown}</blockquote>" if piece.paragraph.n == n else shown)
    return "\n\n".join(parts)


def _pointer(n: int, pointer: Pointer, t: Phrases) -> str:
    title = _link(clip(pointer.title, _TITLE), pointer.url)
    day = f" — <i>{t.day(pointer.day)}</i>" if pointer.day else ""
    by_day = f" ({t('see_also.day')})" if pointer.by_day else ""
    return f"{n}. {title}{day}{by_day}"


def _topic_page(answer: TopicPage, t: Phrases) -> str:
    name = escape(clip(answer.topic.name, _TITLE))
    head = f"<b>{name}</b> · {t('topic.title', n=answer.topic.events)}"
    if answer.words:
        head = f"{t('topic.took', name=name)}\n\n{head}"
    lines = (_listed(n, event, t) for n, event in enumerate(answer.events, 1))
    return "\n".join([head, *lines])


def _coverage(coverage: Coverage, t: Phrases) -> str:
    if coverage.events == 0:
        return t("archive.empty")
    if coverage.first is None or coverage.last is None:
        return t("coverage.undated", n=coverage.events)
    first, last = t.day(coverage.first), t.day(coverage.last)
    return t("coverage", n=coverage.events, first=first, last=last)


def _guide(answer: Guide, t: Phrases) -> str:
    lines = [t("hello"), ""] if answer.greeting else []
    lines += [f"/{name} — {t(f'help.{name}')}" for name in ("quote", "event", "topic")]
    lines += ["", f"{t('help.plain')} {t('help.forgiving')}", t("help.operators")]
    lines += ["", _coverage(answer.coverage, t)]
    if answer.examples:
        lines += ["", t("help.examples")]
        lines += [f"<code>{escape(clip(text, _TITLE))}</code>" for text, _ in answer.examples]
    return "\n".join(lines)


def strip_markup(html: str) -> str:
    """Return a rendered message as plain text, an address in brackets after its words."""
    root = LexborHTMLParser(html).body
    return _plain(root).strip() if root else ""


def _plain(node: LexborNode) -> str:
    if node.tag == "-text":
        return node.text_content or ""
    inner = "".join(_plain(child) for child in node.iter(include_text=True))
    href = node.attributes.get("href") if node.tag == "a" else None
    return f"{inner} ({href})" if href else inner
