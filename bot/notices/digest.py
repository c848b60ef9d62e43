"""A digest: events by day and topic, cut between events where a message is full."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.answers.excerpts import count_units
from bot.answers.links import link_source
from bot.answers.request import ShowEvent
from bot.answers.subscribing import ListFollowing
from bot.following import Notice, Subscription
from bot.messages import Phrases
from bot.model import Event
from bot.notices.letter import Message
from bot.telegram.buttons import Button, in_rows
from bot.telegram.headings import TITLE, when
from bot.telegram.html import escape, link, strip_markup
from bot.telegram.subjects import explain_reasons
from bot.telegram.taken import clip

# The visible text of a message is at most 4,096 units, and it has at most 100 entities: of an
# entry four (number, link, date, reasons), and some for the headings.
_ROOM = 3600
_MOST = 15
_A_ROW = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of a digest, and why it is told of."""

    notice: Notice
    event: Event
    reasons: tuple[Subscription, ...]

    @property
    def place(self) -> tuple[dt.date, str, int]:
        """Where it stands: by day, then by topic, then as it came."""
        topic = self.event.topics[0] if self.event.topics else ""
        return self.event.date or dt.date.min, topic, self.notice.number


def cut_digest(entries: Sequence[Entry], t: Phrases) -> list[Entry]:
    """Return the entries that one message holds, in their order; at least one."""
    taken: list[Entry] = []
    room = _ROOM
    for entry in sorted(entries, key=lambda one: one.place):
        units = count_units(strip_markup(_entry(len(taken) + 1, entry, t))) + TITLE // 2
        if taken and (units > room or len(taken) == _MOST):
            break
        room -= units
        taken.append(entry)
    return taken


def write_digest(entries: Sequence[Entry], total: int, t: Phrases) -> Message:
    """Return the message for entries that `cut_digest` took.

    Args:
        entries: The entries.
        total: How many events wait in all, those of later messages too.
        t: The reader's phrases.
    """
    more = f" ({t('notice.digest.more')})" if total > len(entries) else ""
    lines = [f"<b>{t('notice.digest', n=len(entries))}</b>{more}"]
    numbered = list(enumerate(entries, 1))
    for day, of_day in groupby(numbered, key=lambda one: one[1].event.date):
        lines.append(f"\n<b>{t.day(day) if day else t('notice.undated')}</b>")
        for topic, of_topic in groupby(of_day, key=lambda one: one[1].place[1]):
            if topic:
                lines.append(f"<i>{escape(clip(topic, TITLE))}</i>")
            lines += [_entry(n, entry, t) for n, entry in of_topic]
    buttons = [Button(f"{n}", ShowEvent(entry.event.number)) for n, entry in numbered]
    rows = [*in_rows(buttons, _A_ROW), [Button(t("button.following"), ListFollowing())]]
    return Message("\n".join(lines), rows)


def _entry(n: int, entry: Entry, t: Phrases) -> str:
    event = entry.event
    source = link_source(event)
    title = link(clip(event.title, TITLE), source.url if source else None)
    lines = [f"{n}. {title} — {when(event, t)}"]
    if entry.reasons:  # those that have ended meanwhile leave none
        lines.append(explain_reasons(entry.reasons, t))
    return "\n".join(lines)
