"""What a search wants of an event, taken apart once and compared with many events."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson

from bot.matching.facts import Facts, Passages, Stems, sounds_of, stems_of
from bot.search.operators import Alternative, read_operators
from bot.search.terms import COMMON
from bot.search.words import Word, read_word, read_words

Phrase = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a `|`: what one passage must hold.

    Attributes:
        words: Stems, in any order.
        phrases: Words in a row, as they are written.
        without: What it must not hold: a single word in any form, several in a row.
    """

    words: Stems
    phrases: tuple[Phrase, ...] = ()
    without: tuple[Phrase, ...] = ()

    def find(self, facts: Facts, among: Passages) -> Passages:
        """The passages that meet it."""
        among = facts.with_words(self.words, among)
        for phrase in self.phrases:
            among = facts.with_phrase(phrase, among)
        for avoided in self.without:
            held = (
                facts.with_words((avoided[0].stem,), among)
                if len(avoided) == 1
                else facts.with_phrase(avoided, among)
            )
            among &= ~held
        return among


@dataclass(frozen=True, slots=True)
class Condition:
    """A search: any of the sides, by any of the speakers, on any of the topics, and so on.

    An empty field asks for nothing.

    Attributes:
        sides: What a passage must hold.
        named: The stem of a name that a passage must hold.
        speakers: Who must say it.
        topics: The stems of what a topic of the event must hold.
        places: The same of its places.
        events: The site's numbers, or the archive's own.
        first: The first day, as "YYYY-MM-DD".
        last: The last day.
    """

    sides: tuple[Side, ...] = ()
    speakers: tuple[Stems, ...] = ()
    topics: tuple[Stems, ...] = ()
    places: tuple[Stems, ...] = ()
    events: tuple[int, ...] = ()
    first: str = ""
    last: str = ""
    named: str = ""

    def find(self, facts: Facts) -> Passages:
        """The passages of an event that meet it; 0 where none does."""
        if not self._holds_of_event(facts):
            return 0
        among = facts.all
        if self.speakers:
            among = 0
            for name in self.speakers:
                among |= facts.spoken_by(name)
        if self.named:
            among = facts.with_name(self.named, among)
        if not self.sides or not among:
            return among
        found = 0
        for side in self.sides:
            found |= side.find(facts, among)
        return found

    def _holds_of_event(self, facts: Facts) -> bool:
        event = facts.event
        if self.topics and not _hold_any(self.topics, facts.topics):
            return False
        if self.places and not _hold_any(self.places, facts.places):
            return False
        if self.events and not {event.id, event.number} & set(self.events):
            return False
        if not (self.first or self.last):
            return True
        day = event.date.isoformat() if event.date else ""
        return bool(day) and self.first <= day and (not self.last or day <= self.last)

    def list_keys(self) -> set[str]:
        """Keys of which every event that meets it offers at least one: as few and rare as can be.

        A long word is rarer than a short one, as a rule; so no index has to be asked.
        """
        if self.named:
            return {f"name {self.named}"}
        if self.sides and all(side.words or side.phrases for side in self.sides):
            return {f"word {max(_stems(side), key=_rarity)}" for side in self.sides}
        if self.speakers:
            return {f"by {name[-1]}" for name in self.speakers}
        if self.events:
            return {f"event {number}" for number in self.events}
        for kind, names in (("about", self.topics), ("in", self.places)):
            if names:
                return {f"{kind} {max(name, key=_rarity)}" for name in names}
        return {"all"}


def read_condition(text: str) -> Condition:
    """Read a search with the operators of search; `sort:` orders nothing here."""
    query = read_operators(text)
    filters = query.filters
    first, last = filters.period.first, filters.period.last
    return Condition(
        sides=tuple(map(_read_side, query.alternatives)),
        speakers=_names(filters.speakers, sounds_of),
        topics=_names(filters.topics, stems_of),
        places=_names(filters.places, stems_of),
        events=filters.events,
        first=_write_day(first),
        last=_write_day(last),
    )


def dump_condition(condition: Condition) -> str:
    """Write a condition for `load_condition`."""
    sides = [[side.words, _forms(side.phrases), _forms(side.without)] for side in condition.sides]
    values = [sides, condition.speakers, condition.topics, condition.places, condition.events]
    return orjson.dumps([*values, condition.first, condition.last, condition.named]).decode()


def load_condition(text: str) -> Condition:
    """Read what `dump_condition` wrote."""
    sides, speakers, topics, places, events, first, last, named = orjson.loads(text)
    return Condition(
        sides=tuple(
            Side(tuple(words), _read_forms(phrases), _read_forms(without))
            for words, phrases, without in sides
        ),
        speakers=tuple(map(tuple, speakers)),
        topics=tuple(map(tuple, topics)),
        places=tuple(map(tuple, places)),
        events=tuple(events),
        first=first,
        last=last,
        named=named,
    )


def _read_side(one: Alternative) -> Side:
    phrases = _phrases(one.phrases)
    loose = stems_of(one.loose)
    telling = tuple(dict.fromkeys(stem for stem in loose if stem not in COMMON))
    return Side(telling or (() if phrases else loose), phrases, _phrases(one.without))


def _phrases(texts: tuple[str, ...]) -> tuple[Phrase, ...]:
    return tuple(filter(None, (tuple(read_words(text)) for text in texts)))


def _names(typed: tuple[str, ...], read: Callable[[str], Stems]) -> tuple[Stems, ...]:
    return tuple(filter(None, map(read, typed)))


def _hold_any(asked: tuple[Stems, ...], names: list[Stems]) -> bool:
    """Whether all words of something asked for stand in one of the names."""
    return any(set(words) <= set(name) for words in asked for name in names)


def _rarity(stem: str) -> int:
    return 0 if stem in COMMON else len(stem)


def _stems(side: Side) -> list[str]:
    return [*side.words, *(word.stem for phrase in side.phrases for word in phrase)]


def _write_day(day: dt.date | None) -> str:
    return day.isoformat() if day else ""


def _forms(phrases: tuple[Phrase, ...]) -> list[list[str]]:
    return [[word.form for word in phrase] for phrase in phrases]


def _read_forms(values: list[Any]) -> tuple[Phrase, ...]:
    return tuple(tuple(read_word(form) for form in forms) for forms in values)
