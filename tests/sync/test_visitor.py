import pytest
from publishing import HOST, Report, write_page
from replaying import Answer, Replay, Timer

from bot.errors import SiteBusyError, SiteError
from bot.sync.lane import SETBACKS
from bot.sync.visitor import Visitor, fetch_page

PAGE = f"http://{HOST}/events/president/news/101"
PATH = "/events/president/news/101"


@pytest.fixture(autouse=True)
def _page(site: Replay) -> None:
    site.put(PATH, write_page(Report(101), HOST))


async def test_a_page_is_asked_for_after_the_sites_rules(visitor: Visitor, site: Replay) -> None:
    assert (await visitor.get(PAGE)).status == 200
    await visitor.get(PAGE)
    assert [each.path for each in site.asked] == ["/robots.txt", PATH, PATH]


async def test_what_the_rules_forbid_is_not_asked_for(visitor: Visitor, site: Replay) -> None:
    site.put("/robots.txt", b"# caf\xe9\nUser-agent: *\nDisallow: /events/president/news/copy\n")
    with pytest.raises(SiteError, match=r"robots\.txt forbids /events/president/news/copy/101"):
        await visitor.get(f"http://{HOST}/events/president/news/copy/101")
    assert site.paths() == []
    assert (await visitor.get(PAGE)).status == 200


async def test_rules_for_this_program_by_name_count(visitor: Visitor, site: Replay) -> None:
    site.put(
        "/robots.txt", b"User-agent: transcripts-bot\nDisallow: /\n\nUser-agent: *\nAllow: /\n"
    )
    with pytest.raises(SiteError, match="forbids"):
        await visitor.get(PAGE)


async def test_a_longer_interval_that_the_rules_ask_for_is_kept(
    visitor: Visitor, site: Replay, timer: Timer
) -> None:
    site.put("/robots.txt", b"User-agent: *\nCrawl-delay: 10\n")
    await visitor.get(PAGE)
    await visitor.get(PAGE)
    assert timer.slept[-1] == 10


async def test_the_rules_are_asked_for_again_the_next_day(
    visitor: Visitor, site: Replay, timer: Timer
) -> None:
    await visitor.get(PAGE)
    timer.time += 25 * 3600
    await visitor.get(PAGE)
    assert site.paths(robots=True).count("/robots.txt") == 2


async def test_a_site_that_refuses_its_rules_is_asked_for_nothing_else(
    visitor: Visitor, site: Replay
) -> None:
    site.faults.append(lambda asked: Answer(403) if asked.path == "/robots.txt" else None)
    with pytest.raises(SiteBusyError):
        await visitor.get(PAGE)
    assert site.paths() == []


@pytest.mark.parametrize("status", [403, 429, 500, 503])
async def test_a_refusal_now_and_then_is_waited_out(
    visitor: Visitor, site: Replay, timer: Timer, status: int
) -> None:
    site.fail(PATH, Answer(status), Answer(status))
    assert (await visitor.get(PAGE)).status == 200
    assert timer.slept == [1, 2, 4]


async def test_a_torn_page_is_asked_for_again(visitor: Visitor, site: Replay) -> None:
    whole = site.pages[PATH].body
    site.fail(
        PATH, Answer(body=whole[:200], claimed=len(whole)), Answer(body=b"<html>", claimed=-1)
    )
    assert (await visitor.get(PAGE)).body == whole


async def test_retry_after_is_obeyed(visitor: Visitor, site: Replay, timer: Timer) -> None:
    site.fail(PATH, Answer(429, headers=(("Retry-After", "77"),)))
    await visitor.get(PAGE)
    assert timer.slept == [1, 77]


async def test_a_site_that_refuses_all_is_left_alone_after_a_few_requests(
    visitor: Visitor, site: Replay, said: list[str]
) -> None:
    await visitor.get(PAGE)
    site.refuse_after(0)
    for _ in range(20):
        with pytest.raises(SiteBusyError):
            await visitor.get(PAGE)
    assert len(site.paths()) == 1 + SETBACKS
    assert len(said) == 1


async def test_who_is_patient_gets_the_page_when_the_site_is_well_again(
    visitor: Visitor, site: Replay, timer: Timer, said: list[str]
) -> None:
    site.fail(PATH, *[Answer(403)] * 8)
    assert (await visitor.get(PAGE, patient=True)).status == 200
    assert len(said) == 2
    # Five refusals, then probes after 5, 10, 20 and 40 minutes.
    assert sum(timer.slept) == pytest.approx(300 * (1 + 2 + 4 + 8), rel=0.02)


async def test_patience_ends_within_a_day(visitor: Visitor, site: Replay, timer: Timer) -> None:
    site.refuse_after(0, 503)
    start = timer.time
    with pytest.raises(SiteBusyError):
        await visitor.get(PAGE, patient=True)
    assert 6 * 3600 < timer.time - start < 24 * 3600


async def test_redirects_among_the_operators_hosts_are_followed(
    visitor: Visitor, site: Replay
) -> None:
    there = "http://president.example" + PATH
    site.fail(PATH, Answer(301, headers=(("Location", there),)))
    reply = await visitor.get(PAGE)
    assert (reply.status, reply.url) == (200, there)
    assert [each.host for each in site.asked if each.path == "/robots.txt"] == [
        HOST,
        "president.example",
    ]


@pytest.mark.parametrize(
    "there",
    ["http://127.0.0.1/secret", "http://169.254.169.254/", "http://localhost:22/", "file:///x"],
)
async def test_a_redirect_leads_nowhere_else(visitor: Visitor, site: Replay, there: str) -> None:
    site.fail(PATH, Answer(302, headers=(("Location", there),)))
    with pytest.raises(SiteError, match="is not among the hosts in BOT_SITES"):
        await visitor.get(PAGE)
    assert site.paths() == [PATH]


async def test_a_redirect_in_a_circle_ends(visitor: Visitor, site: Replay) -> None:
    site.pages[PATH] = Answer(302, headers=(("Location", PATH),))
    with pytest.raises(SiteError, match="redirected more than 5 times"):
        await visitor.get(PAGE)


async def test_one_page_can_be_fetched_and_read(visitor: Visitor) -> None:
    reading = await fetch_page(visitor, PAGE, 5)
    assert (reading.name, reading.refusal, reading.position) == (PAGE, None, 5)
    assert [event.title for event in reading.events] == ["Opening of the harbour in Selm"]


@pytest.mark.parametrize(
    ("address", "refusal"),
    [
        (f"http://{HOST}/none", "the site answers 404"),
        ("http://127.0.0.1:9/page", "127.0.0.1:9 is not among the hosts in BOT_SITES"),
        (f"http://{HOST}/list", "a list of events, not the page of one"),
    ],
)
async def test_what_can_not_be_fetched_is_refused_in_a_sentence(
    visitor: Visitor, site: Replay, address: str, refusal: str
) -> None:
    site.put("/list", b'<html><div class="lister-page"></div></html>')
    assert (await fetch_page(visitor, address, 0)).refusal == refusal
