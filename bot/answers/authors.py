"""Who says a passage, as a citation names an author."""

from dataclasses import dataclass

from bot.answers.links import attribute
from bot.model import Event, Paragraph, Person
from bot.people import People

# What is longer is no name, but was printed where one stands; a citation must fit a message.
_LONGEST = 150


@dataclass(frozen=True, slots=True)
class Author:
    """An author: the family name and the rest, which is "" for one with a single name."""

    family: str
    given: str

    @property
    def initials(self) -> str:
        """The given names cut to initials: "V. V."."""
        parts = self.given.replace("-", " ").split()
        return " ".join(f"{part[0]}." for part in parts if part[0].isalpha())

    @property
    def inverted(self) -> str:
        """The family name first: "Putin, Vladimir"."""
        return f"{self.family}, {self.given}" if self.given else self.family


def find_author(event: Event, paragraph: Paragraph | None, people: People) -> Author | None:
    """Return who says a paragraph, in the event's language; None for the site's own text.

    Somebody whom the archive knows by a label only ("Question") is named by that.
    """
    if paragraph is None or paragraph.kind != "speech":
        return None
    if paragraph.speaker is None:
        label = attribute(event, paragraph)
        return Author(label[:_LONGEST], "") if label else None
    found = people.resolve(paragraph.speaker, event.date, event.number)
    if not isinstance(found, Person):
        return _split(paragraph.speaker, None)
    if event.lang == "ru":
        return _split(found.russian or paragraph.speaker, None)
    return _split(found.name, found.surname)


def _split(name: str, surname: str | None) -> Author:
    name = name[:_LONGEST]
    if surname is None:
        given, _, surname = name.rpartition(" ")
        return Author(surname, given)
    if name.endswith(f" {surname}"):
        return Author(surname, name.removesuffix(surname).strip())
    return Author(name, "")
