"""From the notices that a chat is to get next to the letter that goes out."""

from collections.abc import Sequence

from bot.following import Notice, Subscription
from bot.messages import Phrases, phrases
from bot.model import Event
from bot.notices.card import write_addition, write_notice
from bot.notices.digest import Entry, cut_digest, write_digest
from bot.notices.letter import Letter, Message
from bot.protocols import View

_BATCH = 60


def compose(view: View, chat_id: int, now: float) -> Letter | None:
    """Return what goes to a chat next; None where nothing is due."""
    notices = view.next_notices(chat_id, now, _BATCH)
    if not notices:
        return None
    if notices[0].revision:
        return _compose_correction(view, notices[0])
    return _compose_news(view, notices)


def _compose_news(view: View, notices: Sequence[Notice]) -> Letter:
    entries = [entry for one in notices if (entry := _enter(view, one))]
    kept = {entry.notice.number for entry in entries}
    unwanted = tuple(one for one in notices if one.number not in kept)
    first = notices[0]
    if not entries:
        return Letter(first.chat_id, first.thread_id, (), unwanted=unwanted)
    t = _phrases(view, first.chat_id, entries[0].reasons)
    taken = cut_digest(entries, t)
    in_channel = _is_channel(view, first.chat_id)
    return Letter(
        first.chat_id,
        first.thread_id,
        tuple(entry.notice for entry in taken),
        _write(view, taken, len(entries), t, in_channel=in_channel),
        silent=all(one.silent for entry in taken for one in entry.reasons),
        unwanted=unwanted,
        revisions={entry.event.number: _revision(view, entry.event) for entry in taken},
        in_channel=in_channel,
    )


def _is_channel(view: View, chat_id: int) -> bool:
    return view.channel_of(chat_id) is not None


def _revision(view: View, event: Event) -> int:
    told = view.announcement(event.number)
    return told.revision if told else 0


def _compose_correction(view: View, notice: Notice) -> Letter:
    """The letter that brings the notice of an event up to date, and says what was added."""
    chat_id, thread_id = notice.chat_id, notice.thread_id
    event = view.event(notice.event)
    reasons = _reasons(view, notice)
    if event is None:
        return Letter(chat_id, thread_id, (), unwanted=(notice,))
    t = _phrases(view, chat_id, reasons)
    awaited = tuple(one.number for one in reasons if one.kind == "complete")
    told = view.notice_of(chat_id, thread_id, notice.event)
    in_channel = _is_channel(view, chat_id)
    edits = _rewrite(view, told, t) if told else None
    message: Message | None = None
    # Who has unsubscribed or muted it meanwhile sees the notice put right, and hears nothing.
    if awaited or (notice.added and edits and reasons):
        message = write_addition(
            event, notice.added, t, completed=bool(awaited), in_channel=in_channel
        )
    return Letter(
        chat_id,
        thread_id,
        (notice,),
        message,
        silent=bool(reasons) and all(one.silent for one in reasons),
        edits=edits,
        ends=awaited,
        in_channel=in_channel,
    )


def _rewrite(view: View, told: Notice, t: Phrases) -> tuple[int, Message] | None:
    """The message that a notice became, as it would be written now."""
    if told.state != "sent" or told.message_id is None:
        return None
    together = view.sent_as(told.chat_id, told.message_id)
    entries = [
        Entry(one, event, _reasons(view, one))
        for one in together
        if (event := view.event(one.event))
    ]
    if not entries:
        return None
    entries.sort(key=lambda one: one.place)
    in_channel = _is_channel(view, told.chat_id)
    return told.message_id, _write(view, entries, len(entries), t, in_channel=in_channel)


def _write(
    view: View, entries: Sequence[Entry], total: int, t: Phrases, *, in_channel: bool
) -> Message:
    if len(entries) > 1 or total > 1:
        return write_digest(entries, total, t)
    event = entries[0].event
    return write_notice(
        event,
        entries[0].reasons,
        t,
        changed=any(revision.altered for revision in view.revisions(event.number)),
        in_channel=in_channel,
    )


def _enter(view: View, notice: Notice) -> Entry | None:
    """A notice with its event and reasons; None where nobody wants it any more."""
    event = view.event(notice.event)
    reasons = _reasons(view, notice)
    return Entry(notice, event, reasons) if event and reasons else None


def _reasons(view: View, notice: Notice) -> tuple[Subscription, ...]:
    found = filter(None, map(view.subscription, notice.reasons))
    return tuple(one for one in found if not one.paused)


def _phrases(view: View, chat_id: int, reasons: Sequence[Subscription]) -> Phrases:
    chosen = view.preferences(chat_id).lang
    return phrases(chosen or (reasons[0].reader if reasons else None))
