"""Where texts come from is said of their own site, and no licence is claimed for others."""

from pathlib import Path

import pytest
from making import make_event

from bot.answers.sites import describe_sites, host_of, list_hosts, name_site
from bot.messages import phrases
from bot.store.tiny import TinyStore

EN, RU = phrases("en"), phrases("ru")


@pytest.mark.parametrize(
    ("url", "lang", "host", "names"),
    [
        (
            "http://en.kremlin.ru/d/1", "en",
            "en.kremlin.ru", ("President of Russia", "Президент России"),
        ),
        (
            "https://www.kremlin.ru/d/1", "ru",
            "kremlin.ru", ("President of Russia", "Президент России"),
        ),
        (None, "ru", "kremlin.ru", ("President of Russia", "Президент России")),
        ("http://President.Example/d/1", "en", "president.example", ("president.example",) * 2),
        ("javascript:alert(1)", "de", "", ("", "")),
    ],
)  # fmt: skip
def test_a_site_is_named_by_what_the_event_is_from(
    url: str | None, lang: str, host: str, names: tuple[str, str]
) -> None:
    event = make_event(url=url, lang=lang)
    assert host_of(event) == host
    assert (name_site(event, EN), name_site(event, RU)) == names


def test_each_kind_of_site_has_its_line() -> None:
    hosts = ("en.kremlin.ru", "kremlin.ru", "president.example")
    assert describe_sites(hosts, EN) == [
        (
            "Source: the site of the President of Russia (en.kremlin.ru, kremlin.ru), "
            "licence CC BY 4.0"
        ),
        "Source: president.example",
    ]
    assert describe_sites(hosts[2:], RU) == ["Источник: president.example"]
    assert describe_sites((), RU) == []


async def test_events_without_an_address_are_of_the_first_archives_site(tmp_path: Path) -> None:
    store = TinyStore(tmp_path)
    await store.write(lambda tx: tx.put(make_event()))
    assert await store.read(list_hosts) == ("en.president.example",)
    await store.write(lambda tx: tx.put(make_event(id=None, url=None, title="B", key="")))
    assert await store.read(list_hosts) == ("en.kremlin.ru", "en.president.example")
    await store.close()
