"""The rows of an export: a passage, or an event, with all that names its place."""

from dataclasses import dataclass

from bot.answers.fragments import point_at
from bot.answers.links import find_label, link_source
from bot.model import Event, Paragraph


@dataclass(frozen=True, slots=True)
class Row:
    """A row; what isn't known, or makes no sense for an event as a whole, is "" or None.

    Attributes:
        id: The site's number.
        date: As "YYYY-MM-DD".
        person: Who speaks, as one name over all labels; for an event all who speak.
        label: The speaker as printed where the turn begins.
        paragraph: The paragraph's number in the event, from 1.
        text: The paragraph, verbatim; for an event its lede.
        language: ISO 639-1 code.
    """

    id: int | None
    date: str
    place: str
    title: str
    person: str
    label: str
    paragraph: int | None
    text: str
    language: str
    link: str


def row_of(event: Event, paragraph: Paragraph) -> Row:
    """The row of a passage."""
    link = link_source(event)
    url = link.url if link else ""
    if link and not link.by_day:
        url = point_at(url, paragraph.text)
    spoken = paragraph.kind == "speech"
    return Row(
        *_head(event),
        (paragraph.speaker or "") if spoken else "",
        (find_label(event, paragraph) or "") if spoken else "",
        paragraph.n,
        paragraph.text,
        event.lang,
        url,
    )


def row_of_event(event: Event) -> Row:
    """The row of an event as a whole."""
    link = link_source(event)
    people = "; ".join(event.speakers)
    return Row(
        *_head(event), people, "", None, event.lede or "", event.lang, link.url if link else ""
    )


def _head(event: Event) -> tuple[int | None, str, str, str]:
    day = event.date.isoformat() if event.date else ""
    return event.id, day, event.place or "", event.title
