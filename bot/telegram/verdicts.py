"""Verdicts on quotations: the verdict first, then the archive's own words with what differs marked.

Struck is what only the quotation has, underlined what only the passage has; what is in both is
plain, but in bold where it is only a part of what is shown.
"""

from bot.answers.request import ShowEvent, ShowPassage, ShowProof, Verify
from bot.answers.starts import start_passage
from bot.answers.verify.comparison import Comparison, count_content
from bot.answers.verify.rules import find_telling, list_omitted_negations
from bot.answers.verify.speakers import is_question
from bot.answers.verify.tokens import Token
from bot.answers.verify.verdict import Finding, Report, Verdict
from bot.messages import Phrases
from bot.telegram.buttons import Button, Rows, source_button, turn_buttons
from bot.telegram.comparisons import mark_differences
from bot.telegram.headings import TITLE, heading, when
from bot.telegram.html import escape, strip_markup
from bot.telegram.shared import Shared
from bot.telegram.taken import clip, describe_days

_LABEL, _QUOTED, _NEAREST, _NEAR_TEXT, _ORIGINAL = 120, 160, 3, 200, 500
_UNHELD = {"en": "verdict.no.en", "ru": "verdict.no.ru"}
_MOST_TELLING, _WORD = 6, 40
_PASSAGE, _PIECE = 1300, 500  # characters of the passage, and of each of several


def render_report(report: Report, t: Phrases) -> str:
    """Return what is said on the quotations of a post, in Telegram's HTML."""
    if len(report.findings) == 1:
        return _render_finding(report.findings[0], report, t)
    lines = [t("verdict.count", n=len(report.findings))]
    for n, finding in enumerate(report.findings, 1):
        quoted = escape(clip(finding.quotation.text, _QUOTED))
        lines.append(f"\n{n}. {_headline(finding, t)}\n<i>“{quoted}”</i>{_summarise(finding, t)}")
    if report.left_out:
        lines.append("\n" + t("verdict.left_out", n=report.left_out))
    return "\n".join(lines)


def lay_out_report(report: Report, t: Phrases) -> Rows:
    """Return the buttons under a report."""
    words = report.words
    if len(report.findings) > 1:
        return [[Button(f"{n}", Verify(words, n)) for n in range(1, len(report.findings) + 1)]]
    finding = report.findings[0]
    rows: Rows = []
    if report.total > 1:
        turn = turn_buttons(report.part - 1, report.total, lambda to: Verify(words, to + 1))
        rows.append([*turn, Button(t("button.verdicts"), Verify(words))])
    for comparison in finding.comparisons:
        event, n = comparison.turn.event, comparison.paragraph.n
        proof = Button(t("button.context"), ShowProof(event.number, n, report.part, words))
        whole = Button(t("button.event"), ShowEvent(event.number))
        rows.append([proof, whole, *source_button(event, t)])
    if not finding.comparisons:
        near = finding.places[:_NEAREST]
        rows.append(
            [
                Button(f"{n}", ShowPassage(place.event.number, place.paragraph.n))
                for n, place in enumerate(near, 1)
            ]
        )
    return rows


def share_report(report: Report, t: Phrases, username: str) -> Shared:
    """Return a report as it is sent on: as it is shown, with buttons that lead away only."""
    first = report.findings[0]
    title = strip_markup("\n".join(_headline(finding, t) for finding in report.findings))
    rows: Rows = []
    if first.comparisons and report.total == 1:
        event, n = first.comparisons[0].turn.event, first.comparisons[0].paragraph.n
        here = f"https://t.me/{username}?start={start_passage(event.number, n)}"
        rows = [[*source_button(event, t), Button(t("button.in_bot"), url=here)]]
    description = clip(first.quotation.text, _NEAR_TEXT)
    return Shared("verdict", clip(title, TITLE), description, render_report(report, t), rows)


def _headline(finding: Finding, t: Phrases) -> str:
    verdict = finding.verdict
    who = escape(clip(finding.speaker or t("site.text"), _LABEL))
    name = escape(clip(finding.claim.name, _LABEL))
    match verdict:
        case Verdict.MISATTRIBUTED if finding.speaker is None:
            return t("verdict.misattributed.site", name=name)
        case Verdict.MISATTRIBUTED if is_question(finding.speaker):
            return t("verdict.misattributed.asked", name=name)
        case Verdict.QUOTED if finding.speaker is None:
            return t("verdict.quoted.site")
        case Verdict.STITCHED:
            return t("verdict.stitched", n=len(finding.comparisons))
        case _:
            return t(f"verdict.{verdict}", who=who, name=name)


def _summarise(finding: Finding, t: Phrases) -> str:
    """Who says what was found, and when, in one line of a list."""
    if not finding.comparisons:
        return ""
    event = finding.comparisons[0].turn.event
    who = escape(clip(finding.speaker or t("site.text"), _LABEL))
    return f"\n— {who}, {when(event, t)}"


def _render_finding(finding: Finding, report: Report, t: Phrases) -> str:
    lines = [_headline(finding, t)]
    if finding.verdict == Verdict.ABSENT:
        return "\n".join([*lines, *_describe_absence(finding, report, t)])
    lines += _list_warnings(finding, t)
    several = len(finding.comparisons) > 1
    for comparison in finding.comparisons:
        shown = mark_differences(comparison, _PIECE if several else _PASSAGE)
        lines.append(f"\n<blockquote>{shown}</blockquote>")
        if not several:
            lines.append(f"— {_name_speaker(finding.speaker, t)}")
        lines.append(heading(comparison.turn.event, t))
    notes = _list_notes(finding, t)
    if notes:
        lines += ["", *(f"<i>{note}</i>" for note in notes)]
    if finding.original:
        lines += _show_original(finding, t)
    return "\n".join(lines)


def _name_speaker(speaker: str | None, t: Phrases) -> str:
    return f"<b>{escape(clip(speaker, _LABEL))}</b>" if speaker else f"<i>{t('site.text')}</i>"


def _list_warnings(finding: Finding, t: Phrases) -> list[str]:
    """What turns the meaning, in bold."""
    warnings = []
    for comparison in finding.comparisons:
        if finding.verdict == Verdict.ALTERED:
            telling = find_telling(comparison)
            struck = _name_words(telling.struck, comparison.quoted.text)
            added = _name_words(telling.added, comparison.turn.text)
            if struck:
                warnings.append(t("verdict.only.quoted", words=struck))
            if added:
                warnings.append(t("verdict.only.found", words=added))
            if not telling and not _has_content(comparison):
                warnings.append(t("verdict.small"))
        if negations := list_omitted_negations(comparison):
            words = _name_words(negations, comparison.turn.text)
            warnings.append(t("verdict.passed_over", words=words))
    return warnings


def _has_content(comparison: Comparison) -> bool:
    return any(count_content((*hunk.struck, *hunk.added)) for hunk in comparison.hunks)


def _name_words(tokens: tuple[Token, ...], text: str) -> str:
    """The words as they stand in a text, in bold, each once."""
    words = list(dict.fromkeys(text[token.start : token.end] for token in tokens))
    return ", ".join(f"<b>{escape(clip(word, _WORD))}</b>" for word in words[:_MOST_TELLING])


def _list_notes(finding: Finding, t: Phrases) -> list[str]:
    """What else there is to know, as HTML without markup."""
    notes = []
    comparison = finding.comparisons[0]
    if finding.verdict in (Verdict.ALTERED, Verdict.REWORDED) and not (
        comparison.exact or len(finding.comparisons) > 1
    ):
        notes.append(t("verdict.legend"))
    if comparison.turn.event.lang == "en" and _may_be_translated(finding, comparison):
        notes.append(t("verdict.translation"))
    if finding.other_speaker and finding.verdict in (Verdict.ALTERED, Verdict.REWORDED):
        notes.append(t("verdict.other_speaker", name=escape(clip(finding.claim.name, _LABEL))))
    if finding.unsigned:
        notes.append(t("verdict.unsigned"))
    if finding.other_day:
        period = finding.claim.period
        notes.append(t("verdict.other_day", day=describe_days(period.first, period.last, t)))
    if comparison.quoted.optional:
        notes.append(t("verdict.brackets"))
    if comparison.quoted.cut:
        notes.append(t("verdict.cut"))
    return notes


def _may_be_translated(finding: Finding, comparison: Comparison) -> bool:
    """Whether another translation of the same words may be what differs."""
    if finding.verdict == Verdict.ALTERED:
        return not find_telling(comparison) and _has_content(comparison)
    return finding.verdict == Verdict.REWORDED


def _show_original(finding: Finding, t: Phrases) -> list[str]:
    original = finding.original
    if original is None:
        return []
    text = escape(clip("\n".join(original.texts), _ORIGINAL))
    unsure = f"\n<i>{t('other.unsure')}</i>" if original.unsure else ""
    return [f"\n{t('verdict.original')}", f"<blockquote>{text}</blockquote>{unsure}"]


def _describe_absence(finding: Finding, report: Report, t: Phrases) -> list[str]:
    claim, coverage = finding.claim, report.coverage
    days = describe_days(claim.period.first, claim.period.last, t)
    lines = []
    if finding.held is not None:
        events = t("verdict.events", n=finding.held.events)
        turns = t("verdict.turns", n=finding.held.turns)
        name = escape(clip(claim.persons[0].name if claim.persons else claim.name, _LABEL))
        phrase = "verdict.held" if finding.held.events else "verdict.unheld"
        phrase += ".name" * bool(name) + ".days" * bool(days)
        lines.append(t(phrase, name=name, days=days, events=events, turns=turns))
    if not finding.covered and coverage.first and coverage.last:
        first, last = t.day(coverage.first), t.day(coverage.last)
        lines.append(t("verdict.not_covered", days=days, first=first, last=last))
    if finding.unheld:
        lines.append(t(_UNHELD[finding.unheld]))
    lines.append(t("verdict.elsewhere"))
    near = finding.places[:_NEAREST]
    if near:
        lines += ["", t("verdict.nearest")]
    for n, place in enumerate(near, 1):
        event = place.event
        text = escape(clip(place.paragraph.text, _NEAR_TEXT))
        title = escape(clip(event.title, TITLE))
        lines.append(f"{n}. {text}\n<i>{title}, {when(event, t)}</i>")
    return lines
