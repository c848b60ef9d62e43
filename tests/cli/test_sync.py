import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from publishing import Press, Report, write_page
from replaying import Asked, Replay, serving

from bot.__main__ import main
from bot.app import serve
from bot.settings import load_settings
from bot.store.tiny import TinyStore


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Replay]:
    with serving(Replay()) as replay:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("BOT_SITES", f"127.0.0.1:{replay.port}")
        monkeypatch.setenv("BOT_SITES_PRIVATE", "true")
        monkeypatch.setenv("BOT_PLAYGROUND_PORT", "0")
        monkeypatch.setenv("BOT_WEB_PORT", "0")
        yield replay


@pytest.fixture
def press(site: Replay) -> Press:
    return Press(site, f"127.0.0.1:{site.port}")


def test_one_call_brings_what_is_new_and_it_can_be_asked_for(
    press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    press.publish(Report(101))
    assert main(["sync"]) == 0
    assert "1 new, 1 changed, 0 same" in capsys.readouterr().out
    assert main(["ask", "/quote whose boat is older"]) == 0
    assert "The sea does not ask" in capsys.readouterr().out


def test_a_site_that_is_down_is_named_and_the_call_fails(
    site: Replay, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BOT_SITES_PRIVATE", "false")
    assert main(["sync"]) == 1
    assert "leads to an address that isn't public" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("call", "fault"),
    [
        (["--site", "other.example"], "other.example is not among the hosts in BOT_SITES"),
        (["--since", "2015"], "--since needs --backfill"),
        (["--backfill", "--since", "last-year"], "'last-year' is neither a year nor a day"),
        (["--backfill", "--since", "0"], "'0' is neither a year nor a day"),
    ],
)
def test_a_wrong_call_is_refused_in_a_line(
    site: Replay, capsys: pytest.CaptureFixture[str], call: list[str], fault: str
) -> None:
    assert main(["sync", *call]) == 2
    assert fault in capsys.readouterr().err
    assert not site.asked


def test_a_page_of_the_site_is_put_in_by_its_address(
    site: Replay, press: Press, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("/page", write_page(Report(101), press.host))
    assert main(["ingest", f"http://{press.host}/page", "http://other.example/page"]) == 0
    told = capsys.readouterr()
    assert "1 new, 0 changed, 0 same, 1 refused" in told.out
    assert "other.example is not among the hosts in BOT_SITES" in told.err


async def test_the_playground_asks_no_site(press: Press, site: Replay) -> None:
    press.publish(Report(101))
    stop = asyncio.Event()

    def say(line: str) -> None:
        asyncio.get_running_loop().call_later(0.5, stop.set)

    await serve(load_settings(), stop, say)
    assert not site.asked


async def test_a_bot_that_is_told_to_follows_the_sites(
    press: Press, site: Replay, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_SYNC_PLAYGROUND", "true")
    press.publish(Report(101))
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def fault(asked: Asked) -> None:
        # The page is asked for when the feed's entry is stored.
        if asked.path.endswith("/101"):
            loop.call_soon_threadsafe(stop.set)

    site.faults.append(fault)
    await asyncio.wait_for(serve(load_settings(), stop, lambda _: None), 60)
    store = TinyStore(load_settings().data_dir)
    found = await store.read(lambda view: view.with_id(101))
    await store.close()
    assert [event.title for event in found] == ["Opening of the harbour in Selm"]
