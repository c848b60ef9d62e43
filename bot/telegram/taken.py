"""What a request was taken as, in a reader's words: "by Vladimir Putin, 2015–2017"."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.messages import Phrases
from bot.search import Understood

_MOST, _LONGEST, _TYPED = 6, 60, 100
_UNKNOWN = {
    "by": "unknown.by",
    "topic": "unknown.topic",
    "in": "unknown.in",
    "event": "unknown.event",
}
_SORTS = {"new": "taken.new", "old": "taken.old"}


def clip(text: str, most: int) -> str:
    """Return the text cut to `most` code points, with an ellipsis where something is missing."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _join(names: Sequence[str], most: int = _MOST) -> str:
    shown = [clip(name, _LONGEST) for name in names[:most]]
    return ", ".join(shown) + (", …" if len(names) > most else "")


def describe_taken(understood: Understood, t: Phrases, *, counted: bool = False) -> str:
    """Return the filters as they were understood, as plain text; "" where there are none.

    Args:
        understood: What the request was taken as.
        t: The reader's phrases.
        counted: Whether several people may be meant, each with a count of passages.
    """
    voices = [voice for voice in understood.speakers if voice.passages]
    if counted:
        people = _join([f"{voice.name} ({t.number(voice.passages)})" for voice in voices])
    else:
        # What few passages are another's are another form's of the name.
        people = _join([voice.name for voice in (voices or understood.speakers)[:1]])
    named = (
        ("taken.by", people),
        ("taken.topic", _join(understood.topics, 2)),
        ("taken.in", _join(sorted(understood.places, key=len), 1)),
        ("taken.event", _join([str(number) for number in understood.events])),
        ("taken.lang", _join(understood.langs)),
    )
    parts = [t(phrase, names=names) for phrase, names in named if names]
    parts += [describe_days(understood.period.first, understood.period.last, t)]
    parts += [t(_SORTS[understood.sort])] if understood.sort in _SORTS else []
    return ", ".join(filter(None, parts))


def describe_days(first: date | None, last: date | None, t: Phrases) -> str:
    """Return the days from `first` to `last` in words, as short as they can be; "" for any day."""
    if first and last:
        after = last + timedelta(1) if last < date.max else last
        if first == last:
            return t.day(first)
        if (first.month, first.day, after.month, after.day) == (1, 1, 1, 1):
            return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
        if first.day == after.day == 1:
            months = dict.fromkeys((t.month(first), t.month(last)))
            return " – ".join(months)
        return f"{t.day(first)} – {t.day(last)}"
    if first:
        new_year = (first.month, first.day) == (1, 1)
        return t("taken.from", day=first.year if new_year else t.day(first))
    if last:
        year_end = (last.month, last.day) == (12, 31)
        return t("taken.to", day=last.year if year_end else t.day(last))
    return ""


def list_notes(understood: Understood, t: Phrases) -> list[str]:
    """Return a sentence for each thing that was read otherwise than typed, as plain text."""
    notes = []
    for one in understood.unknown:
        notes.append(t(_UNKNOWN[one.kind], typed=clip(one.typed, _TYPED)))
        if one.near:
            notes.append(t("unknown.near", names=_join(one.near)))
    if understood.not_understood:
        notes.append(t("taken.not", typed=_join(understood.not_understood)))
    if understood.read_as:
        notes.append(t("taken.read_as", words=clip(understood.read_as, _TYPED)))
    if understood.nearest:
        notes.append(t("taken.nearest"))
    return notes
