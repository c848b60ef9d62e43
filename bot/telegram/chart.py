"""A trend as a picture that a phone shows well, in a light chat and in a dark one."""

import io

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from bot.answers.trend import MOST_SERIES, Trend
from bot.messages import Phrases
from bot.search import Occurrences
from bot.telegram.taken import clip

# Telegram shows a photo as wide as the chat; 1,200 pixels stay sharp on a phone.
_WIDTH, _HEIGHT, _DPI = 6.0, 4.0, 200
# Its own ground, so that it reads alike in a light chat and in a dark one.
_GROUND, _INK, _GRID, _GAP = "#fbfaf7", "#22211f", "#dcd8cf", "#e9e6df"
# Names of periods that stand side by side without touching, and how many may lie between two.
_MOST_TICKS = 8
_STEPS = {"month": (1, 2, 3, 4, 6, 12), "year": (1, 2, 5, 10, 20)}
# Okabe and Ito's colours, which people who don't tell red from green can tell apart.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9")
_SCALE = 10_000
_LABEL = 40
_DAYS = {"year": 365.25, "month": 30.44}


def draw_trend(trend: Trend, t: Phrases) -> bytes:
    """Return a PNG of how often each thing is said, per 10,000 words, period by period.

    Periods of which the archive holds nothing are grey. There is at least one period.
    """
    found = trend.occurrences
    figure = Figure(figsize=(_WIDTH, _HEIGHT), dpi=_DPI, facecolor=_GROUND, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot(facecolor=_GROUND)
    days = date2num(found.periods)
    width = _DAYS[found.unit]
    for day, said in zip(days, found.said, strict=True):
        if not said:
            axes.axvspan(day - width / 2, day + width / 2, color=_GAP, lw=0, zorder=0)
    series = found.series[:MOST_SERIES]
    for one, colour in zip(series, _COLOURS, strict=False):
        rates = [_rate(n, said) for n, said in zip(one.counts, found.said, strict=True)]
        label = clip(one.words, _LABEL)
        if len(series) == 1:
            heights = [rate or 0.0 for rate in rates]
            axes.bar(days, heights, width * 0.8, color=colour, label=label, zorder=2)
        else:
            # A gap in the archive is a gap in the line.
            points = [float("nan") if rate is None else rate for rate in rates]
            axes.plot(days, points, color=colour, lw=2.5, marker="o", ms=4, label=label, zorder=2)
    ticks = _choose_ticks(found, t)
    axes.set_xticks([days[n] for n in ticks], list(ticks.values()))
    axes.yaxis.set_major_locator(MaxNLocator(5))
    axes.set_xlim(days[0] - width, days[-1] + width)
    axes.set_ylim(bottom=0)
    axes.set_ylabel(t("trend.axis"), color=_INK, fontsize=12)
    axes.set_xlabel(t(f"trend.axis.{found.unit}"), color=_INK, fontsize=12)
    axes.tick_params(colors=_INK, labelsize=12, length=0)
    axes.grid(axis="y", color=_GRID, lw=1)
    axes.set_axisbelow(True)
    for spine in axes.spines.values():
        spine.set_visible(False)
    figure.legend(frameon=False, fontsize=12, loc="outside upper left", ncols=2, labelcolor=_INK)
    written = io.BytesIO()
    figure.savefig(written, format="png", facecolor=_GROUND)
    return written.getvalue()


def _choose_ticks(found: Occurrences, t: Phrases) -> dict[int, str]:
    """The periods that are named on the axis, by their numbers, in the reader's language."""
    by_month = found.unit == "month"
    steps = _STEPS[found.unit]
    step = next((one for one in steps if len(found.periods) <= one * _MOST_TICKS), steps[-1])
    ticks: dict[int, str] = {}
    for n, start in enumerate(found.periods):
        number = start.year * 12 + start.month - 1 if by_month else start.year
        if number % step == 0:
            names_year = not by_month or start.month == 1
            ticks[n] = str(start.year) if names_year else t.short_month(start)
    return ticks


def _rate(count: int, said: int) -> float | None:
    return count * _SCALE / said if said else None
