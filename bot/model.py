"""The values that pass from stage to stage, and what one stage offers the next.

An `Event` is what the archive holds; its JSON form (`dump_event`, `load_event`) is what `parse`,
`export` and `ingest` read and write, one event a line.
"""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from bot.errors import RecordError

ParagraphKind = Literal["heading", "speech", "text", "note", "divider", "omission"]
EventKind = Literal["event", "announcement"]
Source = Literal["plain", "feed", "page"]
State = Literal["announced", "partial", "full", "withdrawn"]

PLACEHOLDER_TIME = "00:00"
"""What the site prints for an event whose time it doesn't know (about 1,100 of them)."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an event.

    Attributes:
        n: Position in the event, from 1.
        kind: `speech` belongs to a speaker's turn, `text` to the site; `heading` is an intertitle,
            `note` a stage direction or an editor's remark, `divider` a rule between parts,
            `omission` the mark of words left out.
        text: Verbatim, without the label; runs of white space are one space, nothing else differs.
        speaker: The person, as one name over all forms of the label ("Vladimir Putin").
        label: The speaker as printed where a turn begins ("President of Russia Vladimir Putin");
            None where the turn goes on.
    """

    n: int
    kind: ParagraphKind
    text: str
    speaker: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class SeeAlso:
    """A pointer from an event to another: its title, and its day and address where given."""

    title: str
    date: dt.date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of an event: its caption and, where known, its address."""

    caption: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One event of an archive, in one language.

    Attributes:
        title: The heading, white space normalised.
        lang: ISO 639-1 code of the text.
        source: The form it was read from; the richer form wins where two disagree.
        id: The site's number, the same in every language; None where the form has none.
        url: The event's address on its site.
        time: Local time of the event as "HH:MM".
        photo_count: How many pictures the page says it has; at least `len(photos)`.
        published: What the site gives as the date of publication, local, as "YYYY-MM-DD" or
            "YYYY-MM-DDTHH:MM": the moment of the event itself, however late it was put up.
        updated: When the site last changed it, in the same form.
        digest: A hash of the form's words as they came, whatever the parser makes of them; where
            it is the same, a difference is the parser's and no revision of the site's.
        key: The permanent name, given by the store when the event is first seen; "" before.
        number: A short integer for buttons and links, given by the store; 0 before.
    """

    title: str
    lang: str
    source: Source
    id: int | None = None
    url: str | None = None
    lede: str | None = None
    date: dt.date | None = None
    time: str | None = None
    place: str | None = None
    kind: EventKind = "event"
    sections: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    geography: tuple[str, ...] = ()
    see_also: tuple[SeeAlso, ...] = ()
    photos: tuple[Photo, ...] = ()
    photo_count: int = 0
    published: str | None = None
    updated: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    digest: str | None = None
    key: str = ""
    number: int = 0

    @property
    def known_time(self) -> str | None:
        """The time, or None where the site has printed the placeholder."""
        return None if self.time == PLACEHOLDER_TIME else self.time

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks, each once, in the order of their first turns."""
        return tuple(dict.fromkeys(p.speaker for p in self.paragraphs if p.speaker))

    def paragraph(self, n: int) -> Paragraph | None:
        """The paragraph numbered `n`, or None."""
        return self.paragraphs[n - 1] if 0 < n <= len(self.paragraphs) else None


_EVENT: TypeAdapter[Event] = TypeAdapter(Event)


def dump_event(event: Event) -> dict[str, Any]:
    """Return the event as JSON values: dates as "YYYY-MM-DD", tuples as lists."""
    values: dict[str, Any] = _EVENT.dump_python(event, mode="json")
    return values


def load_event(values: object) -> Event:
    """Read an event from JSON values, as `dump_event` writes them.

    Raises:
        RecordError: A field is missing or is of the wrong type.
    """
    try:
        event = _EVENT.validate_python(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the record"
        raise RecordError(f"{where}: {first['msg']}") from None
    return replace(
        event,
        paragraphs=tuple(replace(p, n=n) for n, p in enumerate(event.paragraphs, 1)),
    )


class Outcome(StrEnum):
    """What putting an event into a store did."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Stored:
    """An event as the store now holds it, and what putting it did."""

    outcome: Outcome
    event: Event


@dataclass(frozen=True, slots=True)
class Alteration:
    """A paragraph that the site has altered: its position now, and its text before."""

    n: int
    before: str


@dataclass(frozen=True, slots=True)
class Revision:
    """What the site changed in an event's paragraphs between two readings.

    Attributes:
        number: The event's number.
        noted: When it was noted, in seconds since the epoch.
        added: The positions, as they were then, of the paragraphs that are new.
        altered: The paragraphs whose text is another.
        removed: The paragraphs that are gone, as they were.
    """

    number: int
    noted: float
    added: tuple[int, ...] = ()
    altered: tuple[Alteration, ...] = ()
    removed: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the change feed; of an event changed twice only the later entry is left.

    Attributes:
        at: The change's number; numbers only grow.
        number: The event's number.
        event: The event as it is now; None where it was removed.
    """

    at: int
    number: int
    event: Event | None


@dataclass(frozen=True, slots=True)
class Count:
    """A name (a topic) and in how many events it stands."""

    name: str
    events: int


@dataclass(frozen=True, slots=True)
class Role:
    """An office in which a person is printed as speaking: the days of the first and last time.

    The days are None where no event has one; `events` counts the events.
    """

    text: str
    first: dt.date | None
    last: dt.date | None
    events: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks in the archive, over all forms of the name.

    Attributes:
        key: A short name for buttons and comparisons, unlike any other person's; the same for the
            same archive.
        name: The name in its English form, or in Russian where no English one is printed.
        russian: The name in its Russian form ("В. Путин"), where one is printed.
        surname: The family name as in `name`; a ruler's or a patriarch's first name.
        roles: The offices, the earliest first; one left and taken up again is there twice.
        labels: The labels as printed, each with the number of its events, the most frequent first.
        events: In how many events the person speaks; two languages of one are two.
        passages: How many paragraphs are the person's.
        unsure: Whether there may be more than one person of this name, or passages of a namesake
            that nothing in the archive tells apart.
    """

    key: str
    name: str
    russian: str | None
    surname: str
    roles: tuple[Role, ...]
    labels: tuple[Count, ...]
    events: int
    passages: int
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the archive holds: the number of events and the days of the first and the last one."""

    events: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Update:
    """One of Telegram's updates as it waits in the inbox.

    Attributes:
        bot_id: Whose update it is: another bot's numbers are another series.
        update_id: Telegram's number.
        body: The update's JSON values.
        attempts: How many times handling it has failed.
    """

    bot_id: int
    update_id: int
    body: dict[str, Any]
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Check:
    """How an event stands with its site, and when its page is looked at again.

    Attributes:
        number: The event's number.
        site: The host that is to be asked.
        state: `announced` is yet to come, `partial` is to be continued, `withdrawn` has no page
            any more.
        checked_at: When the page was last asked for, in seconds since 1970; None before the
            first time.
        next_at: When it is due again; None where it is left alone.
        step: How many times it was the same in a row; the pauses lengthen by it.
        missing_since: When the page was first found to be missing; None where it stands.
        entry: The digest of the feed's entry that was last taken in.
        digest: The digest of the page that was last read.
        etag: By what the site tells that the page is the same, as is `last_modified`.
    """

    number: int
    site: str
    state: State
    checked_at: float | None = None
    next_at: float | None = None
    step: int = 0
    missing_since: float | None = None
    entry: str | None = None
    digest: str | None = None
    etag: str | None = None
    last_modified: str | None = None
