"""Passages and events that leave the chat: plain, with their source, to be sent by people.

Matched words are not bold here: that would look like the speaker's own stress.
"""

from dataclasses import dataclass

from bot.answers.answer import Passage
from bot.answers.excerpts import cut_around
from bot.answers.links import link_source
from bot.answers.starts import start_event, start_passage
from bot.messages import Phrases
from bot.model import Event
from bot.telegram.buttons import Button, Rows, source_button
from bot.telegram.headings import TITLE, when
from bot.telegram.html import escape, link
from bot.telegram.markup import start_link
from bot.telegram.taken import clip
from bot.telegram.voices import quote_voices

_DESCRIPTION, _NAME, _LEDE = 200, 60, 600


@dataclass(frozen=True, slots=True)
class Shared:
    """What can be sent on.

    Attributes:
        name: Tells it from others; at most 64 bytes.
        title: One line on what it is.
        description: Some lines of what it says.
        html: The message in Telegram's HTML.
        rows: The buttons under it, which lead away only: whoever presses one in a chat of other
            people must not change what somebody has sent there.
        preview: The address to preview; False for none.
    """

    name: str
    title: str
    description: str
    html: str
    rows: Rows
    preview: str | bool = False


def share(item: Passage | Event, t: Phrases, username: str) -> Shared:
    """Return a passage or an event as it is sent on.

    Args:
        item: The passage or event.
        t: The phrases of whoever sends it.
        username: The bot's, for the link that leads to it.
    """
    return _event(item, t, username) if isinstance(item, Event) else _passage(item, t, username)


def name_source(item: Passage | Event, t: Phrases) -> str:
    """Return who says a passage and when, or an event's title and date, in one line."""
    if isinstance(item, Event):
        return f"{clip(item.title, TITLE)} · {when(item, t)}"
    who = clip(item.attribution or t("site.text"), _NAME)
    return f"{who} · {when(item.event, t)}"


def source_of(item: Passage | Event) -> str | None:
    """Return the address of what a passage or an event comes from, where it has one."""
    found = link_source(item if isinstance(item, Event) else item.event)
    return found.url if found else None


def _passage(passage: Passage, t: Phrases, username: str) -> Shared:
    event, n = passage.event, passage.paragraph.n
    start, end = cut_around(passage.text, passage.spans, _DESCRIPTION)
    before, after = start > 0 or passage.clipped[0], end < len(passage.text) or passage.clipped[1]
    description = "… " * before + passage.text[start:end].strip() + " …" * after
    source = link(clip(event.title, TITLE), source_of(event))
    html = f"{quote_voices(passage, t, plain=True)}\n{source}, {when(event, t)}"
    rows = _rows(event, start_passage(event.number, n), t, username)
    name = f"p{event.number}_{n}"
    return Shared(name, name_source(passage, t), description, html, rows)


def _event(event: Event, t: Phrases, username: str) -> Shared:
    lede = clip(event.lede, _LEDE) if event.lede else ""
    about = [when(event, t), *([event.place] if event.place else [])]
    source = source_of(event)
    title = link(clip(event.title, TITLE), source)
    lines = [title, escape(clip(" · ".join(about), TITLE)), *([escape(lede)] if lede else [])]
    rows = _rows(event, start_event(event.number), t, username)
    description = clip("\n".join(filter(None, [" · ".join(about), lede])), _DESCRIPTION)
    name, found = f"e{event.number}", link_source(event)
    preview = found.url if found and not found.by_day else False
    return Shared(name, clip(event.title, TITLE), description, "\n".join(lines), rows, preview)


def _rows(event: Event, code: str, t: Phrases, username: str) -> Rows:
    here = Button(t("button.in_bot"), url=start_link(username, code))
    return [[*source_button(event, t), here]]
