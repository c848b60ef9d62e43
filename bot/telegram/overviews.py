"""Messages and buttons of the answers that look over the archive: days, people, the whole."""

import datetime as dt

from bot.answers.overviews import (
    About,
    Day,
    Forgotten,
    Privacy,
    Recent,
    SpeakerChoice,
    SpeakerPage,
)
from bot.answers.papers import Scope
from bot.answers.request import Export, FindDay, FindQuote, FindSpeaker, Forget, ListLatest
from bot.answers.sites import LICENCE_URL, describe_sites, is_presidents
from bot.messages import Phrases
from bot.model import Person, Role
from bot.telegram.buttons import Button, Rows, number_buttons, turn_buttons
from bot.telegram.headings import listed
from bot.telegram.html import escape
from bot.telegram.taken import clip

Overview = Recent | Day | SpeakerPage | SpeakerChoice | About | Privacy | Forgotten
_MOST_ROLES, _FEW_ROLES, _ROLE, _WORDS = 12, 6, 160, 200
_MOST_LABELS = 5


def render_overview(answer: Overview, t: Phrases) -> str:
    """Return the message of such an answer in Telegram's HTML."""
    match answer:
        case Recent(events=events, offset=offset):
            lines = (listed(n, event, t) for n, event in enumerate(events, offset + 1))
            return "\n".join([f"<b>{t('latest.title')}</b>", *lines])
        case Day():
            return _render_day(answer, t)
        case SpeakerPage():
            return _render_speaker(answer, t)
        case SpeakerChoice(words=words, people=people):
            head = t("speaker.choice", words=escape(clip(words, _WORDS)))
            return "\n".join([head, *(_introduce(n, one) for n, one in enumerate(people, 1))])
        case About():
            return _render_about(answer, t)
        case Privacy():
            return _render_privacy(answer, t)
        case Forgotten():
            return t("forget.done")


def lay_out_overview(answer: Overview, t: Phrases) -> Rows:
    """Return the buttons under such an answer."""
    match answer:
        case Recent(events=events, page=page, more=more, offset=offset):
            pages = page + 1 + more
            return [*number_buttons(events, offset), turn_buttons(page, pages, ListLatest)]
        case Day(day=day, events=events, page=page, pages=pages, offset=offset):
            turn = turn_buttons(page, pages, lambda to: FindDay(day.isoformat(), to))
            before = [_to_day(answer.before, "◀ {}", t)] if answer.before else []
            after = [_to_day(answer.after, "{} ▶", t)] if answer.after else []
            save = [Button(t("button.export"), Export(Scope.DAY, page, words=day.isoformat()))]
            return [*number_buttons(events, offset), turn, before + after, save * bool(events)]
        case SpeakerPage(person=person, events=events, page=page, pages=pages, offset=offset):
            turn = turn_buttons(page, pages, lambda to: FindSpeaker(person.key, to))
            words = [
                Button(t("button.words"), FindQuote(answer.words)),
                Button(t("button.export"), Export(Scope.SPEAKER, page, words=person.key)),
            ]
            return [*number_buttons(events, offset), turn, words, *_people(answer.others, t)]
        case SpeakerChoice(people=people):
            return _people(people, t)
        case About(hosts=hosts):
            licensed = any(map(is_presidents, hosts))
            return [[Button(t("button.licence"), url=LICENCE_URL)]] if licensed else []
        case Privacy(kept=kept, asks=asks):
            return (
                [[Button(t("button.sure" if asks else "button.forget"), Forget(1 if asks else 0))]]
                if kept
                else []
            )
        case Forgotten():
            return []


def _to_day(day: dt.date, form: str, t: Phrases) -> Button:
    return Button(form.format(t.day(day)), FindDay(day.isoformat()))


def _people(people: tuple[Person, ...], t: Phrases) -> Rows:
    return [[Button(_tell_apart(one, t), FindSpeaker(one.key))] for one in people]


def _tell_apart(person: Person, t: Phrases) -> str:
    """The name with what tells namesakes apart: the last office, else the number of events."""
    mark = clip(person.roles[-1].text, 24) if person.roles else t.number(person.events)
    return f"{clip(person.name, 36)} · {mark}"


def _introduce(n: int, person: Person) -> str:
    last = person.roles[-1].text if person.roles else ""
    role = f" — {escape(clip(last, _ROLE))}" if last else ""
    return f"{n}. <b>{escape(clip(person.name, _ROLE))}</b>{role}"


def _render_day(answer: Day, t: Phrases) -> str:
    if not answer.total:
        nearest = t("day.nearest") if answer.before or answer.after else ""
        return " ".join(filter(None, [t("nothing.day", day=t.day(answer.day)), nearest]))
    head = t("choice.day", n=answer.total, day=t.day(answer.day))
    lines = (listed(n, event, t) for n, event in enumerate(answer.events, answer.offset + 1))
    return "\n".join([f"<b>{head}</b>", *lines])


def _render_speaker(answer: SpeakerPage, t: Phrases) -> str:
    person = answer.person
    names = [person.name, *([person.russian] if person.russian else [])]
    shown = dict.fromkeys(names if t.lang == "en" else reversed(names))
    lines = [f"<b>{escape(clip(' · '.join(shown), _ROLE))}</b>"]
    said = t("speaker.passages", n=person.passages, shown=t.number(person.passages))
    held = t("speaker.events", n=answer.total, shown=t.number(answer.total))
    lines.append(f"{held}, {said}")
    if person.unsure:
        lines.append(f"<i>{t('speaker.unsure')}</i>")
    if person.roles:
        lines += ["", *(_role(role, t) for role in _main_roles(person))]
    elif person.labels:
        printed = ", ".join(clip(label.name, _ROLE) for label in person.labels[:_MOST_LABELS])
        lines += ["", f"{t('speaker.printed')}: {escape(printed)}"]
    if answer.events:
        listing = (listed(n, one, t) for n, one in enumerate(answer.events, answer.offset + 1))
        lines += ["", f"<b>{t('speaker.latest')}</b>", *listing]
    if answer.others:
        lines += ["", t("speaker.others")]
    return "\n".join(lines)


def _main_roles(person: Person) -> list[Role]:
    """The offices that say the most, the earliest first: slips of the pen are among the others."""
    least = 2 if len(person.roles) > _FEW_ROLES else 1
    often = sorted(person.roles, key=lambda role: -role.events)[:_MOST_ROLES]
    return [role for role in person.roles if role in often and role.events >= least]


def _role(role: Role, t: Phrases) -> str:
    text = escape(clip(role.text, _ROLE))
    if role.first is None or role.last is None:
        return f"• {text}"
    months = dict.fromkeys((t.month(role.first), t.month(role.last)))
    return f"• {text}: {' – '.join(months)}"


def _render_privacy(answer: Privacy, t: Phrases) -> str:
    kept = [t(f"kept.{table}", n=n) for table, n in answer.kept]
    lines = [f"<b>{t('privacy.title')}</b>", *(f"• {line}" for line in kept)]
    if not kept:
        lines.append(t("privacy.nothing"))
    if answer.asks and kept:
        return "\n".join([*lines, "", f"<b>{t('forget.ask')}</b>"])
    return "\n".join([*lines, "", t("privacy.rest")])


def _render_about(answer: About, t: Phrases) -> str:
    coverage = answer.coverage
    if coverage.events == 0:
        return t("archive.empty")
    lines = [f"<b>{t('about.title')}</b>"]
    lines += [
        t("about.language", lang=t(f"lang.{one.name}"), n=one.events, shown=t.number(one.events))
        if one.name in {"en", "ru"}
        else t("about.language", lang=one.name, n=one.events, shown=t.number(one.events))
        for one in answer.languages
    ]
    if coverage.first and coverage.last:
        lines.append(t("about.days", first=t.day(coverage.first), last=t.day(coverage.last)))
    if answer.synced is not None:
        lines.append(t("about.synced", moment=t.moment(answer.synced)))
    sources = [f"{escape(line)}." for line in describe_sites(answer.hosts, t)]
    if any(map(is_presidents, answer.hosts)):
        sources.append(t("about.licence"))
    return "\n".join([*lines, "", *sources, t("about.verbatim")])
