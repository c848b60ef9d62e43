import datetime as dt
import re
from html import unescape
from pathlib import Path

import pytest
from making import make_event
from reading import Shelf, serve
from selectolax.lexbor import LexborHTMLParser

from bot.library import open_library
from bot.messages import phrases
from bot.model import SeeAlso

KEY = "2024-05-17-1130-opening-of-the-harbour-in-selm"


async def test_an_events_page_holds_every_paragraph_word_for_word(shelf: Shelf) -> None:
    event = make_event()
    async with shelf.open(event) as client:
        page = LexborHTMLParser((await client.get(f"/e/{KEY}")).text)
    for paragraph in event.paragraphs:
        shown = page.css_first(f"#p{paragraph.n}")
        for extra in shown.css("a.pin, b.who, a.more"):
            extra.decompose()
        assert shown.text().strip() == paragraph.text
    assert [who.text() for who in page.css("b.who")] == []
    assert page.css_first("h1").text() == event.title


async def test_speakers_stand_as_the_site_prints_them(shelf: Shelf) -> None:
    async with shelf.open(make_event()) as client:
        page = LexborHTMLParser((await client.get(f"/e/{KEY}")).text)
    labels = [who.text() for who in page.css("b.who")]
    assert labels[:2] == ["President of Ardava Ilona Varga:", "Harbour Master Pavel Dorn:"]


async def test_markup_in_an_event_is_shown_and_does_nothing(shelf: Shelf) -> None:
    evil = '<script>alert("1")</script>'
    event = make_event(
        (("speech", evil, evil),),
        title=evil,
        lede=evil,
        place=evil,
        topics=(evil,),
        see_also=(SeeAlso(evil, url="javascript:alert(1)"),),
    )
    async with shelf.open(event) as client:
        for path in (f"/e/{await _first_key(client)}", "/search?q=" + evil):
            text = (await client.get(path)).text
            assert "<script>alert" not in text
            assert "alert(" in unescape(text)
            links = re.findall(r'href="([^"]*)"', text)
            assert not [link for link in links if link.startswith("javascript:")]


async def _first_key(client) -> str:
    home = (await client.get("/")).text
    return re.search(r"/e/([^\"]+)", home)[1]


async def test_the_preview_has_the_title_the_lede_and_the_public_address(shelf: Shelf) -> None:
    async with shelf.open(make_event()) as client:
        page = LexborHTMLParser((await client.get(f"/e/{KEY}")).text)
    found = {m.attributes["property"]: m.attributes["content"] for m in page.css("[property]")}
    assert found["og:title"] == "Opening of the harbour in Selm"
    assert found["og:description"] == "The President opened the new harbour."
    assert found["og:url"] == f"https://read.example/e/{KEY}"
    assert found["article:published_time"] == "2024-05-17"


@pytest.mark.parametrize("path", ["/", f"/e/{KEY}", "/search?q=sea", "/e/none", "/static/none"])
async def test_no_page_may_be_framed_or_run_foreign_scripts(shelf: Shelf, path: str) -> None:
    async with shelf.open(make_event()) as client:
        response = await client.get(path)
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "style=" not in response.text
    assert not re.search(r"<script(?! src)|\son\w+=", response.text)


async def test_telegram_may_frame_the_mini_app_and_nobody_else(shelf: Shelf) -> None:
    async with shelf.open(make_event()) as client:
        response = await client.get(f"/app/e/{KEY}")
    policy = response.headers["content-security-policy"]
    assert "frame-ancestors https://web.telegram.org https://*.telegram.org" in policy
    assert "x-frame-options" not in response.headers
    assert "https://telegram.org/js/telegram-web-app.js" in response.text


async def test_a_search_shows_passages_with_links_to_their_paragraphs(shelf: Shelf) -> None:
    async with shelf.open(make_event()) as client:
        page = LexborHTMLParser((await client.get("/search?q=sea does not ask whose boat")).text)
    assert page.css_first("blockquote").text().startswith("The sea does not ask")
    assert "sea" in [mark.text() for mark in page.css("mark")]
    assert page.css_first(".hit a").attributes["href"] == f"/e/{KEY}#p3"


async def test_a_complete_search_goes_on_over_pages(shelf: Shelf) -> None:
    lines = tuple(("speech", "Ilona Varga", f"The lantern is number {n}.") for n in range(25))
    async with shelf.open(make_event(lines)) as client:
        seen: list[str] = []
        path = '/search?q="lantern is number"'
        while path:
            page = LexborHTMLParser((await client.get(path)).text)
            seen += [quote.text() for quote in page.css("blockquote")]
            following = page.css_first("a[rel=next]")
            path = following.attributes["href"] if following else ""
    assert sorted(seen) == sorted(text for _, _, text in lines)


@pytest.mark.parametrize("page", ["-1", "x", "9" * 50, "", "٣", "99999"])
async def test_a_strange_page_number_is_no_error(shelf: Shelf, page: str) -> None:
    async with shelf.open(make_event()) as client:
        response = await client.get("/search", params={"q": "sea", "page": page})
    assert response.status_code == 200


async def test_nothing_found_and_no_such_page_are_said_in_the_readers_language(
    shelf: Shelf,
) -> None:
    russian = {"Accept-Language": "ru-RU,ru;q=0.9"}
    async with shelf.open(make_event()) as client:
        assert "Nothing like this" in (await client.get("/search?q=zzzzqqq")).text
        assert "Ничего похожего" in (await client.get("/search?q=zzzzqqq", headers=russian)).text
        missing = await client.get("/e/none", headers=russian)
    assert missing.status_code == 404
    assert "Такой страницы нет" in missing.text


async def test_instead_of_nothing_the_nearest_is_offered_and_called_no_match(shelf: Shelf) -> None:
    async with shelf.open(make_event()) as client:
        found = await client.get("/search?q=boats of zeppelins ropes dividend")
    page = LexborHTMLParser(found.text)
    assert page.css("blockquote") == []
    assert "no match" in page.css_first("main").text()
    assert f"/e/{KEY}#p3" in [link.attributes["href"] for link in page.css("main a")]


async def test_instead_of_nothing_a_topic_of_that_name_is_offered(shelf: Shelf) -> None:
    async with shelf.open(make_event(topics=("Water supply",))) as client:
        page = LexborHTMLParser((await client.get("/search?q=water supplies")).text)
        link = next(link for link in page.css("main a") if link.text() == "Water supply")
        listed = await client.get(str(link.attributes["href"]))
    assert "Opening of the harbour in Selm" in listed.text


async def test_a_quotation_over_two_speakers_shows_each_with_their_words(shelf: Shelf) -> None:
    lines = (
        ("speech", "Ilona Varga", "Before the storm we counted every lantern on the eastern mole."),
        ("speech", "Pavel Dorn", "Then the ferries brought barley from the island."),
    )
    words = "every lantern on the eastern mole. Then the ferries brought barley"
    async with shelf.open(make_event(lines)) as client:
        page = LexborHTMLParser((await client.get(f"/search?q={words}")).text)
    first = page.css_first(".hit")
    assert [quote.text() for quote in first.css("blockquote")] == [text for _, _, text in lines]
    shown = first.text()
    assert shown.index("Ilona Varga") < shown.index("Then the ferries") < shown.index("Pavel Dorn")


async def test_an_event_in_a_third_language_has_a_page_too(shelf: Shelf) -> None:
    other = make_event(lang="de", title="Hafen", key="", number=0, url=None)
    async with shelf.open(make_event(), other) as client:
        page = await client.get(f"/e/{KEY}")
    assert page.status_code == 200
    assert ">de</a>" in page.text


async def test_an_archive_that_cannot_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    async with open_library(tmp_path) as library, serve(library) as client:
        await library.store.close()
        answer = await client.get("/search?q=sea")
    assert (answer.status_code, answer.text) == (503, phrases("en")("web.failed"))


async def test_the_same_page_is_not_sent_twice(shelf: Shelf) -> None:
    async with shelf.open(make_event()) as client:
        first = await client.get(f"/e/{KEY}")
        again = await client.get(f"/e/{KEY}", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_files_are_kept_for_good_under_names_that_change_with_them(shelf: Shelf) -> None:
    async with shelf.open(make_event()) as client:
        page = (await client.get(f"/e/{KEY}")).text
        for name in re.findall(r"/static/[^\"]+", page):
            asset = await client.get(name)
            assert asset.status_code == 200
            assert "immutable" in asset.headers["cache-control"]


async def test_another_language_and_the_pointers_lead_to_pages_of_the_archive(
    shelf: Shelf,
) -> None:
    async with shelf.open_sample() as client:
        listed = (await client.get("/search?q=lang:en sort:new event:40117")).text
        key = re.search(r"/e/([^\"#]+)", listed)[1]
        page = LexborHTMLParser((await client.get(f"/e/{key}")).text)
        russian = page.css_first("a[hreflang=ru]").attributes["href"]
        assert '<html lang="ru"' in (await client.get(russian)).text


async def test_whoever_watches_is_told_that_it_is_well(shelf: Shelf) -> None:
    async with shelf.open(make_event()) as client:
        assert (await client.get("/health")).text == "well"


async def test_an_average_page_is_small(shelf: Shelf) -> None:
    # 20 paragraphs of 270 characters, as the archive's events have on average.
    lines = tuple(("speech", "Ilona Varga", f"{n} {'wave ' * 54}") for n in range(20))
    async with shelf.open(make_event(lines)) as client:
        page = await client.get(f"/e/{await _first_key(client)}")
        total = len(page.content)
        for name in re.findall(r"/static/[^\"]+", page.text):
            total += len((await client.get(name)).content)
    assert total < 60_000


async def test_a_passages_page_says_where_its_words_were_said_again(shelf: Shelf) -> None:
    said = (
        "The sea does not ask whose boat is older; it asks who checked the ropes before dawn, "
        "and it never asks twice."
    )
    first = make_event((("speech", "Ilona Varga", said),))
    later = make_event(
        (("speech", "Pavel Dorn", f"As you put it: {said}"),),
        title="Return to Selm",
        id=102,
        url=None,
        date=dt.date(2025, 1, 2),
    )
    async with shelf.open(first, later) as client:
        page = LexborHTMLParser((await client.get(f"/e/{KEY}/1")).text)
        assert page.css_first("blockquote").text() == said
        again = page.css_first("ol a")
        assert again.text() == "Return to Selm"
        assert (await client.get(again.attributes["href"])).status_code == 200
        assert (await client.get(f"/e/{KEY}/9")).status_code == 404


@pytest.mark.parametrize("host", ["en.kremlin.ru", "en.president.example"])
async def test_every_page_names_the_source_and_the_licence_that_this_gives(
    shelf: Shelf, host: str
) -> None:
    event = make_event(url=f"http://{host}/events/president/news/101")
    async with shelf.open(event) as client:
        for path in (f"/e/{KEY}", f"/e/{KEY}/3", "/", "/search?q=ropes"):
            footer = LexborHTMLParser((await client.get(path)).text).css_first("footer")
            assert host in footer.text()
            licensed = bool(footer.css('a[rel="license"]'))
            assert licensed == ("CC BY 4.0" in footer.text()) == (host == "en.kremlin.ru")


@pytest.mark.parametrize("n", ["0", "999999", "-1", "three", "9" * 5000])
async def test_a_paragraph_that_cannot_be_is_a_missing_page(shelf: Shelf, n: str) -> None:
    async with shelf.open(make_event()) as client:
        page = await client.get(f"/e/{KEY}/{n}")
    assert page.status_code == 404
    assert "content-security-policy" in page.headers
