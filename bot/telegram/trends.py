"""Trends and statistics as messages."""

from bot.answers.request import FindQuote
from bot.answers.trend import MOST_SERIES, Stats, Trend
from bot.messages import Phrases
from bot.search import Series, Share
from bot.telegram.buttons import Button, Rows
from bot.telegram.headings import heading
from bot.telegram.html import escape
from bot.telegram.taken import clip, describe_taken, list_notes

# A photo's caption holds 1,024 units, a message's text four times as many.
_WORDS, _NAME, _MOST_NAMES = 30, 28, 2
_MOST_BUTTONS = 12
# A phone cuts what is longer than its part of the row.
_A_ROW = {"year": 4, "month": 3}
_SCALE = 10_000
_LEAST_RATE, _LEAST_SHARE = 0.1, 0.01  # that are shown as numbers


def render_trend(trend: Trend, t: Phrases) -> str:
    """Return how often each thing is said, as the caption of the chart."""
    found = trend.occurrences
    lines = [_describe(one, trend, t) for one in found.series[:MOST_SERIES]]
    taken = describe_taken(found.understood, t)
    notes = [taken] * bool(taken) + list_notes(found.understood, t)
    if len(found.series) > MOST_SERIES:
        notes.append(t("trend.left_out", n=len(found.series) - MOST_SERIES))
    notes.append(t("trend.rule"))
    return "\n".join([*lines, "", *(f"<i>{escape(note)}</i>" for note in notes)])


def _describe(one: Series, trend: Trend, t: Phrases) -> str:
    words = f"<b>{escape(clip(one.words, _WORDS))}</b>"
    if not one.total:
        return t("trend.never", words=words)
    found = trend.occurrences
    parts = [t("trend.times", words=words, n=one.total, shown=t.number(one.total))]
    rates = {
        n: count / said
        for n, (count, said) in enumerate(zip(one.counts, found.said, strict=True))
        if said and count
    }
    if rates:
        best = max(rates, key=lambda n: rates[n])
        rate = _write_rate(rates[best], t)
        start = found.periods[best]
        when = t.month(start) if found.unit == "month" else str(start.year)
        parts.append(t("trend.peak", when=when, rate=rate))
    if one.voices:
        most = _MOST_NAMES if len(found.series) == 1 else 1
        parts.append(t("trend.voices", names=_list_voices(one.voices[:most], t)))
    return " ".join(parts)


def _write_rate(rate: float, t: Phrases) -> str:
    """How many of 10,000 words; what is said at all is not 0.0."""
    return (
        t.tenths(rate * _SCALE)
        if rate * _SCALE >= _LEAST_RATE / 2
        else f"&lt;{t.tenths(_LEAST_RATE)}"
    )


def _write_share(share: float, t: Phrases) -> str:
    return t.percent(share) if share >= _LEAST_SHARE / 2 else f"&lt;{t.percent(_LEAST_SHARE)}"


def _list_voices(voices: tuple[Share, ...], t: Phrases) -> str:
    return ", ".join(
        f"{escape(clip(voice.name, _NAME))} ({t.number(voice.count)})" for voice in voices
    )


def lay_out_trend(trend: Trend, t: Phrases) -> Rows:
    """Return a button for each of the periods in which most is said, in their order."""
    found = trend.occurrences
    sums = [sum(one.counts[n] for one in found.series) for n in range(len(found.periods))]
    most = sorted(range(len(sums)), key=lambda n: -sums[n])[:_MOST_BUTTONS]
    buttons = []
    for n in sorted(n for n in most if sums[n]):
        start = found.periods[n]
        when = f"{start.month:02}.{start.year}" if found.unit == "month" else str(start.year)
        buttons.append(Button(f"{when} · {t.number(sums[n])}", FindQuote(trend.narrowed(n))))
    a_row = _A_ROW[found.unit]
    return [buttons[i : i + a_row] for i in range(0, len(buttons), a_row)]


def render_stats(stats: Stats, t: Phrases) -> str:
    """Return who speaks how much."""
    head = heading(stats.event, t) if stats.event else f"<b>{t('stats.archive')}</b>"
    lines = [head, "", _count("stats.words", stats.words, t)]
    if stats.speakers:
        lines.append(_count("stats.speakers", stats.speakers, t))
    if not stats.event:
        lines.insert(2, _count("stats.events", stats.coverage.events, t))
    for voice in stats.voices:
        share = _write_share(voice.count / stats.words if stats.words else 0.0, t)
        name = escape(clip(voice.name, _NAME))
        lines.append(f"{share} — {name} ({_count('stats.said', voice.count, t)})")
    if stats.lang:
        lines += ["", f"<i>{t(f'stats.only.{stats.lang}')}</i>"]
    return "\n".join(lines)


def _count(name: str, n: int, t: Phrases) -> str:
    return t(name, n=n, shown=t.number(n))
