"""Which sites texts come from: what they are called, and the licence that they give."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.answers.links import HOSTS, leads
from bot.messages import Phrases
from bot.model import Event
from bot.protocols import View

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
"""The licence of the President of Russia's site; of others none is known, so none is claimed."""

# What describes sites has to fit under a file.
_MOST_HOSTS, _HOST = 5, 60


def host_of(event: Event) -> str:
    """The host of an event's site, without `www.`; "" where nobody knows it.

    The plain-text form names no address: it is of the first archive's site, by the language.
    """
    if event.url and leads(event.url):
        return urlsplit(event.url).netloc.lower().removeprefix("www.")
    return HOSTS.get(event.lang, "")


def is_presidents(host: str) -> bool:
    """Whether a host is one of the President of Russia's site."""
    return host in HOSTS.values()


def name_site(event: Event, t: Phrases) -> str:
    """The name of an event's site, in the language of the phrases."""
    host = host_of(event)
    return t("cite.site") if is_presidents(host) else host


def list_hosts(view: View) -> tuple[str, ...]:
    """The hosts from which the archive's events are."""
    hosts = set(view.hosts())
    if "" in hosts:
        hosts |= {HOSTS[one.name] for one in view.languages() if one.name in HOSTS}
    return tuple(sorted(hosts - {""}))


def describe_sites(hosts: Sequence[str], t: Phrases) -> list[str]:
    """Say where texts from these hosts come from, a line for those of a kind."""
    ours = [host for host in hosts if is_presidents(host)]
    others = [host[:_HOST] for host in hosts if not is_presidents(host)]
    if len(others) > _MOST_HOSTS:
        others = [*others[:_MOST_HOSTS], "…"]
    lines = [t("site.president", hosts=", ".join(ours))] * bool(ours)
    return lines + [t("site.other", hosts=", ".join(others))] * bool(others)
