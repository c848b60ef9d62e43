"""Subscriptions as messages and buttons: the preview, the panel of one, the list, the changes."""

from collections.abc import Iterable

from bot.answers.choosing import CATCH_UPS, FIELDS, QUIETS, WHENS, write_forms
from bot.answers.excerpts import count_units
from bot.answers.request import ShowEvent
from bot.answers.subscribed import (
    Changes,
    FollowList,
    FollowOffer,
    FollowPanel,
    FollowPreview,
    Rewording,
    Subscribed,
)
from bot.answers.subscribing import (
    CatchUp,
    ChangeFollowing,
    EndFollowing,
    Follow,
    ListFollowing,
    MoveFollowing,
    PreviewFollow,
    ShowChanges,
    ShowFollowing,
)
from bot.following import FORMS, KINDS, Channel, Quiet, Subscription
from bot.messages import Phrases
from bot.telegram.buttons import Button, Rows, in_rows, in_twos, mark, turn_buttons
from bot.telegram.headings import heading
from bot.telegram.html import escape, strip_markup
from bot.telegram.subjects import name_subject
from bot.telegram.taken import clip

_LABEL = 40
_STRETCH = 1500
# A message holds 4,096 units of visible text and 100 entities.
_ROOM, _MARKS = 3300, 90


def render_subscribed(answer: Subscribed, t: Phrases) -> str:
    """Return the message for an answer about subscriptions as Telegram's HTML."""
    match answer:
        case FollowPreview():
            return _preview(answer, t)
        case FollowOffer(event=event):
            return f"{heading(event, t)}\n\n{t('follow.offer')}"
        case FollowPanel():
            return _panel(answer, t)
        case FollowList(subscriptions=(), channel=channel):
            return _name_channel(channel) + t("following.none")
        case FollowList(subscriptions=found, offset=offset, total=total, channel=channel):
            lines = [
                f"{n}. {escape(name_subject(one, t))} — <i>{_when(one, t)}</i>"
                for n, one in enumerate(found, offset + 1)
            ]
            head = f"{_name_channel(channel)}<b>{t('following', n=total)}</b>"
            return "\n".join([head, *lines])
        case Changes():
            return _changes(answer, t)


def lay_out_subscribed(answer: Subscribed, t: Phrases) -> Rows:
    """Return the buttons for an answer about subscriptions."""
    match answer:
        case FollowPreview(subscription=one, others=others):
            begin = Button(t("button.follow"), Follow(KINDS.index(one.kind), one.words))
            return [[begin], *([_other(other, t)] for other in others)]
        case FollowOffer(event=event, offers=offers):
            back = [Button(t("button.back"), ShowEvent(event.number))]
            return [*([_other(one, t)] for one in offers), back]
        case FollowPanel():
            given = [
                [
                    Button(
                        t("button.to_channel", title=clip(one.title, _LABEL)),
                        MoveFollowing(answer.subscription.number, one.number),
                    )
                ]
                for one in answer.channels
            ]
            return [*_panel_buttons(answer, t), *given]
        case FollowList(subscriptions=found, page=page, pages=pages, offset=offset):
            numbers = [
                Button(f"{n}", ShowFollowing(one.number)) for n, one in enumerate(found, offset + 1)
            ]
            here = answer.channel.number if answer.channel else 0
            turn = turn_buttons(page, pages, lambda to: ListFollowing(to, here))
            channels = [
                [Button(f"📣 {clip(one.title, _LABEL)}", ListFollowing(0, one.number))]
                for one in answer.channels
            ]
            return [*in_rows(numbers), turn, *channels]
        case Changes(event=event, page=page, pages=pages):
            turn = turn_buttons(page, pages, lambda to: ShowChanges(event.number, to))
            return [turn, [Button(t("button.event"), ShowEvent(event.number))]]


def _preview(answer: FollowPreview, t: Phrases) -> str:
    lines = [
        f"<b>{escape(name_subject(answer.subscription, t))}</b>",
        t("preview.count", n=answer.count, days=answer.days),
    ]
    if answer.latest is not None:
        lines += ["", f"{t('preview.latest')}", heading(answer.latest, t)]
    if answer.not_understood:
        lines += ["", escape(t("taken.not", typed=clip(" ".join(answer.not_understood), 100)))]
    if answer.others:
        lines += ["", t("preview.others")]
    if answer.subscription.kind == "all":
        lines += ["", t("empty.subscribe")]
    return "\n".join(lines)


def _other(other: PreviewFollow, t: Phrases) -> Button:
    label = t(f"follow.{KINDS[other.kind]}", words=other.words)
    return Button(clip(label, _LABEL), other)


def _panel(answer: FollowPanel, t: Phrases) -> str:
    one = answer.subscription
    lines = [f"{_name_channel(answer.channel)}<b>{escape(name_subject(one, t))}</b>"]
    if answer.begun:
        lines.append(t("following.begun"))
    lines += ["", _when(one, t)]
    if one.quiet:
        lines.append(t("following.quiet", hours=_hours(one.quiet)))
    if one.silent:
        lines.append(t("following.silent"))
    lines.append(t("following.forms", forms=", ".join(t(f"form.{form}") for form in one.forms)))
    if one.when != "now" or one.quiet:
        lines.append(t("following.zone", zone=answer.zone))
        if not answer.zone_known:
            lines.append(t("following.zone.unknown"))
    return "\n".join(lines)


def _name_channel(channel: Channel | None) -> str:
    return f"📣 {escape(clip(channel.title, _LABEL))}\n" if channel else ""


def _when(one: Subscription, t: Phrases) -> str:
    if one.suspended:
        return t("following.suspended", reason=escape(one.suspended))
    if one.paused:
        return t("following.paused")
    hour = f"{one.hour:02}:00"
    return t(f"when.{one.when}", hour=hour, day=t(f"weekday.{one.weekday}"))


def _hours(quiet: Quiet) -> str:
    return f"{quiet.start:02}:00–{quiet.end:02}:00"


def _panel_buttons(panel: FollowPanel, t: Phrases) -> Rows:
    one = panel.subscription
    here = panel.channel.number if panel.channel else 0
    return [
        *_when_rows(one, t),
        *_form_rows(one, t),
        _calm_row(one, t),
        *_end_rows(one, t),
        [Button(t("button.following"), ListFollowing(0, here))],
    ]


def _choose(label: str, one: Subscription, field: str, value: int) -> Button:
    return Button(label, ChangeFollowing(one.number, FIELDS.index(field), value))


def _when_rows(one: Subscription, t: Phrases) -> Rows:
    rows = in_twos(
        [
            _choose(mark(t(f"button.when.{when}"), chosen=when == one.when), one, "when", at)
            for at, when in enumerate(WHENS)
        ]
    )
    if one.when != "now":
        earlier, later = (one.hour - 1) % 24, (one.hour + 1) % 24
        rows.append(
            [
                _choose(f"◀ {earlier:02}:00", one, "hour", earlier),
                _choose(f"{later:02}:00 ▶", one, "hour", later),
            ]
        )
    if one.when == "weekly":
        rows.append(
            [
                _choose(
                    mark(t(f"weekday.{day}.short"), chosen=day == one.weekday), one, "weekday", day
                )
                for day in range(7)
            ]
        )
    return rows


def _form_rows(one: Subscription, t: Phrases) -> Rows:
    forms = write_forms(one.forms)
    return in_twos(
        [
            _choose(
                mark(t(f"button.form.{form}"), chosen=form in one.forms),
                one,
                "forms",
                forms ^ 1 << at,
            )
            for at, form in enumerate(FORMS)
        ]
    )


def _calm_row(one: Subscription, t: Phrases) -> list[Button]:
    after = (QUIETS.index(one.quiet) + 1) % len(QUIETS) if one.quiet in QUIETS else 0
    quiet = QUIETS[after]
    calm = t("button.quiet", hours=_hours(quiet)) if quiet else t("button.quiet.none")
    sound = t("button.sound") if one.silent else t("button.silent")
    return [
        _choose(calm, one, "quiet", after),
        _choose(sound, one, "silent", int(not one.silent)),
    ]


def _end_rows(one: Subscription, t: Phrases) -> Rows:
    """The buttons to catch up, unless it is paused; to pause it, and to end it."""
    past = [Button(t("button.catch_up", n=n), CatchUp(one.number, n)) for n in CATCH_UPS]
    pause = t("button.resume") if one.paused else t("button.pause")
    ends = [
        _choose(pause, one, "paused", int(not one.paused)),
        Button(t("button.end"), EndFollowing(one.number)),
    ]
    return [ends] if one.paused else [past, ends]


def _changes(answer: Changes, t: Phrases) -> str:
    lines = [heading(answer.event, t), t("changes", n=answer.n), "", _join(answer.stretches)]
    more = [
        t(f"changes.{name}", n=n)
        for name, n in (("added", answer.added), ("removed", answer.removed))
        if n
    ]
    return "\n".join([*lines, *([""] * bool(more)), *more])


def _join(stretches: Iterable[Rewording]) -> str:
    """As much of a paragraph as a message holds."""
    parts: list[str] = []
    room, marks = _ROOM, _MARKS
    for one in stretches:
        part = _stretch(one.before, one.now)
        room -= count_units(strip_markup(part))
        marks -= part.count("</")
        if room < 0 or marks < 0:
            parts.append("…")
            break
        parts.append(part)
    return "".join(parts)


def _stretch(before: str, now: str) -> str:
    if before.strip() == now.strip():
        return escape(_shorten(now))
    gone = f"<s>{escape(clip(before.strip(), _STRETCH))}</s> " if before.strip() else ""
    come = f"<b>{escape(clip(now.strip(), _STRETCH))}</b> " if now.strip() else ""
    return gone + come


def _shorten(text: str) -> str:
    """What has not changed, with its middle left out where that is long."""
    room = 120
    if len(text) <= 2 * room:
        return text
    head, tail = text[:room].rpartition(" ")[0], text[-room:].partition(" ")[2]
    return f"{head} … {tail}"
