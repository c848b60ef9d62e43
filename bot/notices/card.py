"""A notice of one event: why it came, the event's card, and the passages that are meant."""

from collections.abc import Sequence
from itertools import chain

from bot.answers.answer import Card
from bot.answers.excerpts import count_units
from bot.answers.request import FindQuote, ReadEvent, Request, ShowPassage
from bot.answers.subscribing import AwaitWhole, Mute, ShowChanges, Unfollow
from bot.following import Subscription
from bot.matching.facts import Facts
from bot.matching.match import find_paragraphs
from bot.messages import Phrases
from bot.model import Event
from bot.notices.letter import Message
from bot.notices.passages import quote_passages
from bot.sources.states import is_partial
from bot.telegram.buttons import Button, Rows
from bot.telegram.headings import heading
from bot.telegram.html import escape, strip_markup
from bot.telegram.render import render
from bot.telegram.subjects import explain_reasons, name_subject
from bot.telegram.taken import clip

_ROOM = 3900
_NAME = 30
_MOST_REASONS = 3
_MOST_ADDED, _ADDED = 3, 500


def write_notice(
    event: Event,
    reasons: Sequence[Subscription],
    t: Phrases,
    *,
    changed: bool,
    in_channel: bool = False,
) -> Message:
    """Return the notice of an event.

    Args:
        event: The event.
        reasons: The subscriptions that it comes of; empty for none but the chat's own wish.
        t: The reader's phrases.
        changed: Whether the site has changed a paragraph of it since it was found.
        in_channel: Whether it goes to a channel, where buttons are links to the bot.
    """
    parts = [explain_reasons(reasons, t)] if reasons else []
    parts.append(render(Card(event), t))
    partial = is_partial(event)
    if partial:
        parts.append(f"<i>{t('notice.partial')}</i>")
    room = _ROOM - sum(count_units(strip_markup(part)) for part in parts)
    facts = Facts(event)
    parts += quote_passages(event, reasons, facts, room)
    quotes = _passage(event, reasons, facts) if in_channel else _quotes(event, reasons)
    rows = [
        _reading(event, quotes, t),
        *([[Button(t("button.notice.await"), AwaitWhole(event.number))]] * partial),
        *([[Button(t("button.notice.changes"), ShowChanges(event.number))]] * changed),
        *_endings(reasons, t),
    ]
    return Message("\n\n".join(parts), [row for row in rows if row])


def write_addition(
    event: Event, added: Sequence[int], t: Phrases, *, completed: bool, in_channel: bool = False
) -> Message:
    """Return the reply under a notice whose event's transcript has grown or is whole now."""
    parts = [f"<b>{t('notice.complete')}</b>"] if completed else []
    parts.append(heading(event, t))
    passages = [p for n in added if (p := event.paragraph(n))]
    if passages:
        parts.append(t("notice.grown", n=len(passages)))
        for one in passages[:_MOST_ADDED]:
            name = f"<b>{escape(clip(one.speaker, _ADDED))}:</b> " if one.speaker else ""
            parts.append(f"<blockquote>{name}{escape(clip(one.text, _ADDED))}</blockquote>")
    first = added[0] if added else 1
    quotes = ShowPassage(event.number, first) if in_channel else _quotes(event, ())
    return Message("\n\n".join(parts), [_reading(event, quotes, t)] if event.paragraphs else [])


def _reading(event: Event, quotes: Request, t: Phrases) -> list[Button]:
    if not event.paragraphs:
        return []
    return [
        Button(t("button.read"), ReadEvent(event.number)),
        Button(t("button.notice.quote"), quotes),
    ]


def _quotes(event: Event, reasons: Sequence[Subscription]) -> Request:
    """The request for the passages that are meant, or for all of the event."""
    here = f"event:{event.id if event.id is not None else event.number}"
    for one in reasons:
        words = one.words.replace('"', "")
        match one.kind:
            case "search":
                return FindQuote(f"{one.words} {here}")
            case "speaks":
                return FindQuote(f'by:"{words}" {here}')
            case "mentions":
                return FindQuote(f"{words.split()[-1]} {here}")
    return FindQuote(here)


def _passage(event: Event, reasons: Sequence[Subscription], facts: Facts) -> Request:
    """The request for the first of these passages: of those that a link can make."""
    meant = (n for one in reasons for n in find_paragraphs(one, facts))
    spoken = (one.n for one in event.paragraphs if one.kind == "speech")
    return ShowPassage(event.number, next(chain(meant, spoken), 1))


def _endings(reasons: Sequence[Subscription], t: Phrases) -> Rows:
    lasting = [one for one in reasons if one.kind != "complete"]
    if len(lasting) == 1:
        number = lasting[0].number
        mute = Button(t("button.notice.mute"), Mute(number))
        return [[mute, Button(t("button.notice.end"), Unfollow(number))]]
    rows = []
    for one in lasting[:_MOST_REASONS]:
        name = clip(name_subject(one, t), _NAME)
        mute = Button(t("button.notice.mute.one", name=name), Mute(one.number))
        end = Button(t("button.notice.end.one", name=name), Unfollow(one.number))
        rows.append([mute, end])
    return rows
