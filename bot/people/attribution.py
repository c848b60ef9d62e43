"""Which voice of which event is whose, by name; namesakes are told apart afterwards."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.people.clusters import Bearing, Clusters, Key
from bot.people.forms import Form, read_forms
from bot.people.names import Name, read_name, split_words
from bot.people.rolls import Roll, Voice
from bot.people.shorts import Shorts, Standing, hear_words


@dataclass(frozen=True, slots=True)
class Part:
    """A voice of an event as somebody's.

    Attributes:
        roll: The event's roll.
        voice: The voice.
        form: The name and the office in its label.
        key: Stands for the person's name in all its forms.
    """

    roll: Roll
    voice: Voice
    form: Form
    key: Key


def attribute(rolls: Sequence[Roll]) -> list[Part]:
    """Say for each voice that has a name which name it is, over all forms of that name."""
    speakers: dict[str, str | None] = {}
    for roll in rolls:
        for voice in roll.voices:
            if speakers.get(voice.label) is None:
                speakers[voice.label] = voice.speaker
    forms = read_forms(speakers)
    voices = [
        (roll, voice, form)
        for roll in rolls
        for voice in roll.voices
        if (form := forms.get(voice.label)) is not None
    ]
    full = _attribute_full(voices)
    return full + _attribute_short(voices, full, rolls)


_Voices = Sequence[tuple[Roll, Voice, Form]]


def _attribute_full(voices: _Voices) -> list[Part]:
    """The voices with a given and a family name, or a ruler's."""
    printed = {(form.name, roll.event) for roll, _, form in voices if form.name.is_full}
    bearings: dict[Key, Bearing] = defaultdict(Bearing)
    for name, _ in printed:
        bearings[name.key].forms[name] += 1
    clusters = Clusters(bearings)
    return [
        Part(roll, voice, form, clusters.leader(form.name.key))
        for roll, voice, form in voices
        if form.name.is_full
    ]


def _attribute_short(voices: _Voices, full: Iterable[Part], rolls: Iterable[Roll]) -> list[Part]:
    """The voices with a family name alone or with initials: another's, or a name of their own."""
    present: dict[int, set[Key]] = defaultdict(set)
    days: dict[Key, list[dt.date]] = defaultdict(list)
    names: dict[Key, Counter[Name]] = defaultdict(Counter)
    beside: dict[Key, set[str]] = defaultdict(set)
    for part in full:
        present[part.roll.event].add(part.key)
        names[part.key][part.form.name] += 1
        beside[part.key] |= hear_words(part.form.office)
        if part.roll.date:
            days[part.key].append(part.roll.date)
    tags = read_tags(rolls)
    for roll in rolls:
        tagged = (tags[tag].key for tag in roll.tags if tag in tags)
        present[roll.event].update(key for key in tagged if key in names)
    families = {name.key: name for name in tags.values()}
    events = Counter(key for keys in present.values() for key in keys)
    shorts = Shorts(
        {
            key: Standing(
                name := forms.most_common(1)[0][0],
                family_parts(name, families)[-1],
                events[key],
                min(days[key], default=dt.date.max),
                max(days[key], default=dt.date.min),
                frozenset(beside[key]),
            )
            for key, forms in names.items()
        }
    )
    parts = []
    for roll, voice, form in voices:
        if not form.name.is_full:
            titled = len(split_words(voice.label)) > len(form.name.words)
            meant = shorts.find(form, roll.date, present[roll.event], titled=titled)
            own = ("", *form.name.initials, form.name.family)
            parts.append(Part(roll, voice, form, meant or own))
    return parts


def read_tags(rolls: Iterable[Roll]) -> dict[str, Name]:
    """The names that events are tagged with; they have the family name first."""
    tags = {tag for roll in rolls for tag in roll.tags}
    read = {tag: read_name(tag) for tag in tags}
    return {tag: name for tag, name in read.items() if name and len(name.parts) > 1}


def family_parts(name: Name, tagged: Mapping[Key, Name]) -> tuple[str, ...]:
    """The sounds of the family name: by the tag of this name, else its last part."""
    if name.crown:
        return name.parts[:1]
    tag = tagged.get(name.key)
    if tag is None or sorted(tag.parts) != sorted(name.parts):
        return name.parts[-1:]
    given = next((n for n in range(len(tag.parts)) if turn(tag.parts, n) == name.parts), 0)
    return tag.parts[:given] or tag.parts[:1]


def turn(parts: tuple[str, ...], n: int) -> tuple[str, ...]:
    """The parts with the first `n` put last."""
    return parts[n:] + parts[:n]
