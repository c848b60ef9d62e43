"""From events and passages to HTML; whatever comes from outside is escaped by the templates."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.answers.answer import Nothing, Onward, Passage, Pointer
from bot.answers.links import attribute, leads, link_source
from bot.answers.overviews import Echo
from bot.answers.sites import LICENCE_URL, describe_sites, host_of, is_presidents
from bot.messages import Phrases, phrases
from bot.model import Event, Paragraph
from bot.web.assets import Asset
from bot.web.turns import split_turns

_SUMMARY = 200
_LOCALES = {"en": "en_GB", "ru": "ru_RU"}
_NAMES = {"en": "English", "ru": "Русский"}


@dataclass(frozen=True, slots=True)
class Reading:
    """An event with what its page shows beside it: other languages, and what it points to."""

    event: Event
    others: tuple[Event, ...]
    pointers: tuple[Pointer, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A paragraph, and where its words stand again."""

    event: Event
    paragraph: Paragraph
    echoes: tuple[Echo, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """What a search of the archive shows on a page, from 0; without words, the latest events.

    Attributes:
        instead: What is offered where no passage is found.
        hosts: The hosts of the sites that the archive is from.
    """

    words: str
    notes: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    passages: tuple[Passage, ...] = ()
    page: int = 0
    more: bool = False
    instead: Nothing | None = None
    hosts: tuple[str, ...] = ()


class Pages:
    """Renders pages.

    Args:
        assets: The files that pages load.
        public_url: Where the pages stand for everybody, without a trailing slash.
        telegram_script: The address of the script by which a Mini App talks to Telegram.
    """

    def __init__(self, assets: Mapping[str, Asset], public_url: str, telegram_script: str) -> None:
        self._public_url = public_url
        self._templates = Environment(
            loader=PackageLoader("bot.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.tests["leading"] = _leads
        self._templates.globals |= {
            # Paths of the public address are the pages' own, as where a proxy serves them below
            # a path.
            "root": "/" + public_url.split("/", 3)[3] if public_url.count("/") > 2 else "",  # noqa: PLR2004
            "icon": assets["icon"].name,
            "style": assets["style"].name,
            "script": assets["read"].name,
            "frame": assets["frame"].name,
            "telegram": telegram_script,
            "licence": LICENCE_URL,
            "name_language": lambda lang: _NAMES.get(lang, lang),
            "marked": _mark,
        }

    def render_event(self, reading: Reading, *, app: bool = False) -> str:
        """Return an event's page; `app` where Telegram shows it in a frame of its own."""
        event = reading.event
        t = phrases(event.lang)
        day = event.date.isoformat() if event.date else ""
        return self._render(
            "event.html",
            t,
            [host_of(event)],
            app=app,
            event=event,
            others=reading.others,
            pointers=reading.pointers,
            turns=split_turns(event.paragraphs),
            source=link_source(event),
            summary=_summarise(event),
            address=f"{self._public_url}/e/{event.key}",
            locale=_LOCALES.get(event.lang, event.lang),
            day=t.day(event.date) if event.date else "",
            clock=event.known_time,
            moment=f"{day}T{event.known_time}" if event.known_time else day,
        )

    def render_passage(self, quoted: Quoted) -> str:
        """Return the page of one paragraph."""
        event, paragraph = quoted.event, quoted.paragraph
        t = phrases(event.lang)
        return self._render(
            "passage.html",
            t,
            [host_of(event)],
            event=event,
            paragraph=paragraph,
            attribution=attribute(event, paragraph),
            echoes=quoted.echoes,
            source=link_source(event),
            summary=_shorten(paragraph.text),
            address=f"{self._public_url}/e/{event.key}/{paragraph.n}",
            day=t.day(event.date) if event.date else "",
        )

    def render_results(self, results: Results, t: Phrases) -> str:
        """Return a page of what a search has found."""
        return self._render(
            "results.html",
            t,
            results.hosts,
            words=results.words,
            notes=results.notes,
            events=results.events,
            passages=results.passages,
            page=results.page,
            more=results.more,
            instead=results.instead,
        )

    def render_missing(self, t: Phrases) -> str:
        """Return the page for an address that leads nowhere."""
        return self._render("missing.html", t, ())

    def _render(self, name: str, t: Phrases, hosts: Sequence[str], **values: object) -> str:
        shared = {
            "t": t,
            "lang": t.lang,
            "words": "",
            "app": False,
            "sources": describe_sites([host for host in hosts if host], t),
            "licensed": any(map(is_presidents, hosts)),
        }
        return self._templates.get_template(name).render(shared | values)


def _summarise(event: Event) -> str:
    """The lede, else the first words said, cut at a word."""
    text = event.lede or next((p.text for p in event.paragraphs if p.kind == "speech"), "")
    return _shorten(text)


def _shorten(text: str) -> str:
    if len(text) <= _SUMMARY:
        return text
    return text[:_SUMMARY].rpartition(" ")[0] + " …"


def _leads(url: str | None) -> bool:
    """Whether an address that a document names leads to a page, and runs no script."""
    return url is not None and leads(url)


def _mark(passage: Passage | Onward) -> Iterator[tuple[str, bool]]:
    """The passage in pieces, each with whether it is a matched word."""
    at = 0
    for start, end in passage.spans:
        yield passage.text[at:start], False
        yield passage.text[start:end], True
        at = end
    yield passage.text[at:], False


def collect_others(event: Event, same_id: Sequence[Event]) -> tuple[Event, ...]:
    """The event in its other languages."""
    return tuple(other for other in same_id if other.lang != event.lang)
