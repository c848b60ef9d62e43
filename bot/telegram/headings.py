"""What stands above an answer: an event's title with its source, its date, and names in a row."""

from collections.abc import Sequence

from bot.answers.links import link_source
from bot.messages import Phrases
from bot.model import Coverage, Event, State
from bot.telegram.html import escape, link
from bot.telegram.taken import clip

TITLE = 160
MOST_POINTERS = 15
"""What an event points to, as far as a message shows it."""

_NAME = 60
_MOST_NAMES = 10


def when(event: Event, t: Phrases) -> str:
    """Return the day and the time of an event, as far as they are known."""
    if event.date is None:
        return t("announcement") if event.kind == "announcement" else t("undated")
    day = t.day(event.date)
    return f"{day}, {event.known_time}" if event.known_time else day


def heading(event: Event, t: Phrases) -> str:
    """Return the title, linked to its source, above the date."""
    source = link_source(event)
    title = link(clip(event.title, TITLE), source.url if source else None)
    by_day = f" ({t('see_also.day')})" if source and source.by_day else ""
    return f"<b>{title}</b>{by_day}\n{when(event, t)}"


def describe_state(state: State, t: Phrases) -> str:
    """Return a line that says what the site has done with an event's page, or will do; or ""."""
    match state:
        case "withdrawn":
            return f"\n<i>{t('state.withdrawn')}</i>"
        case "partial":
            return f"\n<i>{t('state.partial')}</i>"
        case "announced" | "full":
            return ""


def join_names(names: Sequence[str]) -> str:
    """Return the first ten names, escaped, with an ellipsis where there are more."""
    more = ", …" if len(names) > _MOST_NAMES else ""
    return ", ".join(escape(clip(name, _NAME)) for name in names[:_MOST_NAMES]) + more


def listed(n: int, event: Event, t: Phrases) -> str:
    """Return an event as line `n` of a list."""
    return f"{n}. {escape(clip(event.title, TITLE))} — <i>{when(event, t)}</i>"


def describe_coverage(coverage: Coverage, t: Phrases) -> str:
    """Return how much the archive holds, and of which days."""
    if coverage.events == 0:
        return t("archive.empty")
    if coverage.first is None or coverage.last is None:
        return t("coverage.undated", n=coverage.events)
    first, last = t.day(coverage.first), t.day(coverage.last)
    return t("coverage", n=coverage.events, first=first, last=last)
