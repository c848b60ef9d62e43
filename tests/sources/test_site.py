from collections.abc import AsyncIterator, Iterator

import pytest
from replaying import Answer, Replay, bomb, serving

from bot.errors import SiteBusyError, SiteError
from bot.sources import MOST_FEED_BYTES
from bot.sources.site import Site, Validators, host_of

HOST = "en.president.example"
PAGE = b"<!DOCTYPE html><html><body>Good morning.</body></html>"


@pytest.fixture
def replay() -> Iterator[Replay]:
    with serving(Replay()) as replay:
        replay.put("/page", PAGE)
        yield replay


@pytest.fixture
async def site(replay: Replay) -> AsyncIterator[Site]:
    async with Site([HOST], private=True, resolve=replay.resolve, seconds=3) as site:
        yield site


async def _ask(site: Site, path: str, **options: Validators) -> bytes:
    return (await site.get(f"http://{HOST}{path}", **options)).body


async def test_a_page_is_fetched_under_the_programs_name(site: Site, replay: Replay) -> None:
    assert await _ask(site, "/page") == PAGE
    assert replay.asked[0].host == HOST
    assert replay.asked[0].agent.startswith("transcripts-bot/")


@pytest.mark.parametrize(
    "address",
    [
        "http://other.example/page",
        "http://127.0.0.1/page",
        f"http://{HOST}:81/page",
        f"http://{HOST}@other.example/page",
        f"ftp://{HOST}/page",
        f"file:///{HOST}/page",
        "http://[::1/page",
        f"http://{HOST}:port/page",
        "",
    ],
)
async def test_only_the_operators_hosts_are_asked(site: Site, replay: Replay, address: str) -> None:
    with pytest.raises(SiteError, match="is not among the hosts in BOT_SITES"):
        await site.get(address)
    assert not replay.asked


async def test_a_host_of_the_operators_may_not_lead_into_a_private_network(
    replay: Replay,
) -> None:
    async with Site([HOST], resolve=replay.resolve) as site:
        with pytest.raises(SiteError, match="BOT_SITES_PRIVATE"):
            await _ask(site, "/page")
    assert not replay.asked


async def test_what_is_unchanged_is_not_sent_again(site: Site, replay: Replay) -> None:
    replay.etags = True
    first = await site.get(f"http://{HOST}/page")
    assert first.validators.etag
    again = await site.get(f"http://{HOST}/page", first.validators)
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("status", [404, 410])
async def test_what_is_gone_is_an_answer(site: Site, replay: Replay, status: int) -> None:
    replay.fail("/page", Answer(status))
    assert (await site.get(f"http://{HOST}/page")).status == status


async def test_a_redirect_is_told_and_not_followed(site: Site, replay: Replay) -> None:
    replay.fail("/page", Answer(302, headers=(("Location", "/other"),)))
    assert (await site.get(f"http://{HOST}/page")).location == f"http://{HOST}/other"
    assert len(replay.asked) == 1


@pytest.mark.parametrize("status", [403, 408, 429, 500, 502, 503])
async def test_a_site_that_refuses_or_fails_is_busy(
    site: Site, replay: Replay, status: int
) -> None:
    replay.fail("/page", Answer(status))
    with pytest.raises(SiteBusyError, match=f"answers {status}"):
        await _ask(site, "/page")


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ((("Retry-After", "90"),), 90),
        ((("Retry-After", "Wed, 21 Oct 2099 07:30:00 GMT"),), None),
        ((("Retry-After", "soon"),), None),
        ((("Retry-After", "-5"),), None),
        ((), None),
    ],
)
async def test_how_long_to_wait_is_passed_on(
    site: Site, replay: Replay, headers: tuple[tuple[str, str], ...], seconds: float | None
) -> None:
    replay.fail("/page", Answer(429, headers=headers))
    with pytest.raises(SiteBusyError) as caught:
        await _ask(site, "/page")
    wish = caught.value.retry_after
    # A moment counts by the site's own Date, which the server sends by itself.
    assert wish == seconds or (seconds is None and "2099" in str(headers) and (wish or 0) > 1e9)


@pytest.mark.parametrize("status", [206, 300, 401, 451])
async def test_an_odd_answer_is_no_page(site: Site, replay: Replay, status: int) -> None:
    replay.fail("/page", Answer(status))
    with pytest.raises(SiteError, match=f"answers {status}") as caught:
        await _ask(site, "/page")
    assert not isinstance(caught.value, SiteBusyError)


@pytest.mark.parametrize(
    "answer",
    [
        Answer(body=PAGE[:30], claimed=500),
        Answer(body=PAGE[:30], claimed=-1),
        Answer(body=b"\x1f\x8b" + b"x" * 50, headers=(("Content-Encoding", "gzip"),)),
    ],
)
async def test_a_torn_body_is_no_page_but_may_be_one_later(
    site: Site, replay: Replay, answer: Answer
) -> None:
    replay.fail("/page", answer)
    with pytest.raises(SiteBusyError):
        await _ask(site, "/page")


async def test_a_whole_body_of_unsaid_length_is_a_page(site: Site, replay: Replay) -> None:
    replay.fail("/page", Answer(body=PAGE, claimed=-1))
    assert await _ask(site, "/page") == PAGE


@pytest.mark.parametrize("answer", [Answer(body=b"x" * (MOST_FEED_BYTES + 1)), bomb(50)])
async def test_what_is_too_large_is_cut_off(replay: Replay, answer: Answer) -> None:
    replay.fail("/page", answer)
    async with Site([HOST], private=True, resolve=replay.resolve) as site:
        with pytest.raises(SiteError, match="larger than 8 MB"):
            await _ask(site, "/page")


async def test_a_slow_drip_is_cut_off_when_its_time_is_over(site: Site, replay: Replay) -> None:
    replay.fail("/page", Answer(claimed=200, drip=0.05))
    with pytest.raises(SiteBusyError, match="takes longer than 3 s"):
        await _ask(site, "/page")


async def test_a_site_that_is_down_is_busy(replay: Replay) -> None:
    async def nowhere(host: str, port: int) -> list[tuple[str, int]]:
        return [("127.0.0.1", 1)]

    async with Site([HOST], private=True, resolve=nowhere) as site:
        with pytest.raises(SiteBusyError, match="can't be fetched"):
            await _ask(site, "/page")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://En.President.example:80/x", "en.president.example"),
        ("https://president.example:443", "president.example"),
        ("http://president.example:443/", "president.example:443"),
        ("http://127.0.0.1:8080/", "127.0.0.1:8080"),
        ("president.example", ""),
        ("http://a:b:c/", ""),
    ],
)
def test_a_host_has_its_port_where_it_is_not_the_usual_one(address: str, host: str) -> None:
    assert host_of(address) == host
