"""What an event is known by: its addresses, its title on its day, and the key it is given."""

import re
import unicodedata
from typing import NamedTuple
from urllib.parse import urlsplit

from slugify import slugify

from bot.model import Event

ADDRESS = "url "
"""What the names that are addresses begin with."""

_TITLE_LENGTH = 60
_LANG = re.compile(r"([a-z]{2})\.")
_KEY = re.compile(r"[a-z0-9-]{1,120}")
# /d/ID is the site's short link; an event stands under /news/ and /transcripts/ alike, and
# /news/copy/ID and /news/ID/photos are views of it.
_NUMBERED = re.compile(r"/(?:d|news|transcripts)/(?:copy/)?(\d{1,18})(?:/|$)")


class Name(NamedTuple):
    """One name of an event.

    Attributes:
        text: What is looked up.
        time: The time ("HH:MM") of the form that had this name; "" where it knew none.
    """

    text: str
    time: str = ""


class Address(NamedTuple):
    """An event's address, without what doesn't matter in it.

    Attributes:
        host: In lower case, without `www.`; with its port where that is an unusual one.
        path: Without a trailing /.
        id: The site's number, where the path tells it.
    """

    host: str
    path: str
    id: int | None

    @property
    def name(self) -> Name:
        """The name that all forms of this address share."""
        return Name(f"{ADDRESS}{self.host}{self.path if self.id is None else f'#{self.id}'}")

    @property
    def lang(self) -> str:
        """The language by the host's name: "en" for en.kremlin.ru, "ru" for kremlin.ru."""
        prefix = _LANG.match(self.host)
        return prefix[1] if prefix else self.host.rpartition(".")[2]


def read_address(url: str) -> Address | None:
    """Take an address apart; None where it has no host."""
    try:
        parts = urlsplit(url.strip() if "//" in url else f"//{url.strip()}")
        host = (parts.hostname or "").removeprefix("www.")
        if parts.port not in {None, 80, 443}:
            host += f":{parts.port}"
    except ValueError:  # a port that is no number, brackets that are no IPv6 address
        return None
    path = parts.path.rstrip("/")
    found = _NUMBERED.search(path)
    return Address(host, path, int(found[1]) if found else None) if host else None


def fold_title(title: str) -> str:
    """The title without what doesn't matter: case, punctuation, white space."""
    composed = unicodedata.normalize("NFKC", title).casefold()
    return "".join(filter(str.isalnum, composed)) or composed


def title_name(event: Event) -> Name:
    """The name by language, day and title; events without a day share theirs."""
    return Name(
        f"title {event.lang} {event.date or '-'} {fold_title(event.title)}", event.known_time or ""
    )


def key_name(key: str) -> Name:
    """The name by permanent key."""
    return Name(f"key {key}")


def names_of(event: Event) -> set[Name]:
    """The names that this form of an event is found by."""
    names = {title_name(event)}
    if event.url and (address := read_address(event.url)):
        names.add(address.name)
    if event.key:
        names.add(key_name(event.key))
    return names


def is_key(key: str) -> bool:
    """Whether this may stand as a key: it goes into addresses and deep links."""
    return _KEY.fullmatch(key) is not None


def make_key(event: Event, count: int) -> str:
    """The key of an event first seen; `count` 2, 3, … tells apart those that would be the same."""
    day = event.date.isoformat() if event.date else "undated"
    title = slugify(
        event.title,
        max_length=_TITLE_LENGTH,
        word_boundary=True,
        save_order=True,
        backend="text-unidecode",  # not whichever is installed: a key must not depend on it
    )
    parts = [
        day,
        (event.known_time or "").replace(":", ""),
        title or "event",
        str(count) if count > 1 else "",
        "" if event.lang == "en" else event.lang,
    ]
    return "-".join(filter(None, parts))


def moment(event: Event) -> str:
    """What events are ordered by, oldest first: day and time, else the day of publication."""
    if event.date is None:
        return event.published or ""
    return f"{event.date.isoformat()}T{event.known_time or ''}"
