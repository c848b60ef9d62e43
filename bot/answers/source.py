"""What a citation is made of, whatever its style."""

import datetime as dt
from dataclasses import dataclass

from bot.answers.answer import Onward
from bot.answers.authors import Author
from bot.answers.fragments import point_at
from bot.answers.links import HOSTS, link_source
from bot.answers.sites import host_of, name_site
from bot.messages import Phrases, phrases
from bot.model import Event, Paragraph

_TITLE, _PLACE = 400, 200


def cut(text: str, most: int) -> str:
    """Return the text, or where it has more than `most` characters its beginning and "…"."""
    return text if len(text) <= most else text[:most].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Source:
    """What a citation is made of.

    Attributes:
        paragraph: None where the whole event is cited.
        text: The words that are cited; "" for the whole event.
        attribution: The speaker as printed.
        accessed: The day on which it was looked up; None where nobody knows.
        onward: The paragraphs into which the cited words run on.
    """

    event: Event
    paragraph: Paragraph | None
    text: str
    attribution: str | None
    author: Author | None
    accessed: dt.date | None
    onward: tuple[Onward, ...] = ()

    @property
    def voices(self) -> list[tuple[str | None, str]]:
        """Who says what of the cited words, one after the other."""
        voices = [(self.attribution, self.text)]
        for part in self.onward:
            who, said = voices[-1]
            if who == part.attribution:
                voices[-1] = who, f"{said} {part.text}"
            else:
                voices.append((part.attribution, part.text))
        return voices

    @property
    def t(self) -> Phrases:
        """The phrases of the event's language: a citation is written in that of its source."""
        return phrases(self.event.lang)

    @property
    def title(self) -> str:
        """The event's title, cut where it is no title any more."""
        return cut(self.event.title, _TITLE)

    @property
    def place(self) -> str:
        """Where it was; "" where nobody says."""
        return cut(self.event.place or "", _PLACE)

    @property
    def site(self) -> str:
        """The name of the site."""
        return name_site(self.event, self.t)

    @property
    def url(self) -> str:
        """Where the words stand on the site, or the list of the event's day; "" for neither."""
        link = link_source(self.event)
        if link is None:
            return ""
        if link.by_day or not self.text:
            return link.url
        return point_at(link.url, self.text, self.onward[-1].text if self.onward else "")

    @property
    def is_translated(self) -> bool:
        """Whether the words are the site's own translation of what was said."""
        return host_of(self.event) == HOSTS["en"]

    @property
    def notes(self) -> list[str]:
        """What else a reader has to know: the place in the text, and whose translation it is."""
        return self.name_place("cite.paragraph") + [self.t("cite.translated")] * self.is_translated

    def name_place(self, phrase: str) -> list[str]:
        """Say in which paragraphs the words stand; nothing for the whole event."""
        if self.paragraph is None:
            return []
        ns = [self.paragraph.n, *(part.paragraph.n for part in self.onward)]
        return [self.t(phrase, n="–".join(map(str, dict.fromkeys((ns[0], ns[-1])))))]
