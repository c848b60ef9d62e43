"""Building the persons of an archive from the rolls of its events."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bot.model import Count, Person, Role
from bot.people.attribution import Part, attribute, family_parts, read_tags
from bot.people.clusters import Key
from bot.people.names import PARTICLES, Name, is_initial
from bot.people.namesakes import Mention, split_mentions
from bot.people.offices import office_key
from bot.people.registry import Entry, People
from bot.people.rolls import Roll
from bot.people.sounds import is_cyrillic, sound

# An office that is not printed for so long may have been somebody else's meanwhile.
_SILENCE = dt.timedelta(days=2 * 365)


def build_people(rolls: Iterable[Roll]) -> People:
    """Tell who the persons of an archive are; they are never looked at one by one.

    The rolls of a hundred thousand turns take about a second.
    """
    rolls = list(rolls)
    tagged = {name.key: name for name in read_tags(rolls).values()}
    bearers: dict[Key, list[Part]] = defaultdict(list)
    for part in attribute(rolls):
        bearers[part.key].append(part)
    entries: list[Entry] = []
    for key, parts in bearers.items():
        entries.extend(_enter("-".join(filter(None, key)), parts, tagged))
    return People(entries)


def _enter(key: str, parts: Sequence[Part], tagged: Mapping[Key, Name]) -> Iterable[Entry]:
    """The persons of one name, each with the voices that are or may be the person's."""
    split = split_mentions([Mention(p.roll.event, p.roll.date, p.form.office) for p in parts])
    for n, events in enumerate(sorted(split.persons, key=len, reverse=True), 1):
        mine = [part for part in parts if part.roll.event in events]
        maybe = [part for part in parts if part.roll.event in split.open]
        person = _describe(key if n == 1 else f"{key}-{n}", mine, tagged, unsure=split.doubtful)
        yield Entry(
            person,
            names=frozenset(part.form.name for part in parts),
            family=family_parts(_choose(mine), tagged),
            voices=frozenset((part.roll.event, part.voice.label) for part in mine + maybe),
            days=tuple(sorted({part.roll.date for part in mine if part.roll.date})),
        )


def _describe(
    key: str, parts: Sequence[Part], tagged: Mapping[Key, Name], *, unsure: bool
) -> Person:
    name = _choose(parts)
    russian = [part for part in parts if is_cyrillic(part.form.name.printed)]
    labels: dict[str, set[int]] = defaultdict(set)
    for part in parts:
        labels[part.voice.label].add(part.roll.event)
    counts = [Count(label, len(events)) for label, events in labels.items()]
    return Person(
        key=key,
        name=name.text,
        russian=_choose(russian).text if russian else None,
        surname=_surname(name, family_parts(name, tagged)),
        roles=_roles(parts),
        labels=tuple(sorted(counts, key=lambda count: (-count.events, count.name))),
        events=len({part.roll.event for part in parts}),
        passages=sum(part.voice.passages for part in parts),
        unsure=unsure,
    )


def _choose(parts: Sequence[Part]) -> Name:
    """The form to show: Latin before Cyrillic, full before short, then the most frequent."""
    forms = Counter(part.form.name for part in parts)
    return max(
        forms,
        key=lambda name: (
            not is_cyrillic(name.printed),
            name.is_full,
            forms[name],
            -len(name.words),
            name.words,
        ),
    )


def _surname(name: Name, family: Sequence[str]) -> str:
    """The words of the family name as shown, with the particles before it."""
    words = [word for word in name.words if not is_initial(word)]
    heard = [sound(word) for word in words]
    at = next((at for at, key in enumerate(heard) if key.endswith(family[0])), len(words) - 1)
    end = at + len(family) if not name.crown else len(words)
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    return " ".join(words[at : max(end, at + 1)])


def _roles(parts: Iterable[Part]) -> tuple[Role, ...]:
    """The offices, an office that was taken up anew twice."""
    offices: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        if part.form.office:
            offices[office_key(part.form.office)].append(part)
    days = {
        key: [part.roll.date for part in held if part.roll.date] for key, held in offices.items()
    }
    roles: list[Role] = []
    for key, held in offices.items():
        others = sorted(day for other, taken in days.items() if other != key for day in taken)
        texts = Counter(part.form.office for part in held)
        text = max(sorted(texts), key=texts.__getitem__)
        roles.extend(_role(text, term) for term in _terms(held, others))
    return tuple(sorted(roles, key=lambda role: (role.first or dt.date.max, role.text)))


def _terms(held: Sequence[Part], others: Sequence[dt.date]) -> Iterable[list[Part]]:
    """Break the mentions of an office where it is silent for long and another one is printed."""
    term: list[Part] = []
    last: dt.date | None = None
    for part in sorted(held, key=lambda part: part.roll.date or dt.date.min):
        day = part.roll.date
        if last and day and day - last > _SILENCE:
            between = bisect_left(others, day) - bisect_right(others, last)
            if between > 0:
                yield term
                term = []
        term.append(part)
        last = day or last
    yield term


def _role(text: str, term: Sequence[Part]) -> Role:
    days = [part.roll.date for part in term if part.roll.date]
    events = len({part.roll.event for part in term})
    return Role(text, min(days, default=None), max(days, default=None), events)
