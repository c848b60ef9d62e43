"""A person in a browser reads an event on the archive's own pages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, expect

_SHIFTS = """() => new Promise((done) => new PerformanceObserver((list) =>
  done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))
).observe({type: "layout-shift", buffered: true}) ?? setTimeout(() => done(0), 300))"""


@contextmanager
def _open(browser: Browser, url: str, **options: Any) -> Iterator[Page]:
    page = browser.new_page(**options)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.goto(url)
    yield page
    page.close()
    assert faults == []


def _open_first_event(page: Page) -> None:
    page.locator("ol.events a").first.click()
    expect(page.locator("article h1")).to_be_visible()


def test_a_reader_searches_the_archive_and_the_page_by_keyboard(
    start: Callable[..., Any], browser: Browser
) -> None:
    with _open(browser, start().pages) as page:
        while True:
            page.get_by_role("searchbox").fill("water")
            page.keyboard.press("Enter")
            expect(page.locator("h1.words")).to_contain_text("water")
            # Just after the start the sample is still being read.
            if page.locator("mark").count():
                break
        page.locator(".hit a").first.click()
        # The link leads to the paragraph, not only to its page.
        expect(page.locator(":target")).to_be_in_viewport()
        page.keyboard.press("/")
        page.keyboard.type("WATER")
        expect(page.locator("output")).to_have_text(
            "1 / " + page.locator("output").inner_text()[4:]
        )
        page.keyboard.press("Enter")
        expect(page.locator("output")).to_contain_text("2 / ")
        page.keyboard.press("Escape")
        expect(page.locator("output")).to_have_text("")


def test_a_page_stands_still_and_fits_a_phone_in_the_dark(
    start: Callable[..., Any], browser: Browser
) -> None:
    phone = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
    with _open(browser, start().pages, **phone) as page:
        _open_first_event(page)
        page.reload()
        assert page.evaluate(_SHIFTS) == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == (
            "rgb(23, 22, 20)"
        )


def test_nothing_but_the_page_and_its_style_is_needed_to_paint_it(
    start: Callable[..., Any], browser: Browser
) -> None:
    with _open(browser, start().pages) as page:
        _open_first_event(page)
        blocking = page.evaluate(
            "performance.getEntriesByType('resource')"
            ".filter((r) => r.renderBlockingStatus === 'blocking').map((r) => r.name)"
        )
    assert len(blocking) == 1
    assert blocking[0].endswith(".css")


def test_without_scripts_everything_is_there_but_the_search_in_the_page(
    start: Callable[..., Any], browser: Browser
) -> None:
    with _open(browser, start().pages, java_script_enabled=False) as page:
        _open_first_event(page)
        expect(page.locator(".transcript p").first).to_be_visible()
        expect(page.locator(".inside")).to_be_hidden()


def test_a_card_in_a_private_chat_opens_its_page_inside_telegram(
    start: Callable[..., Any], browser: Browser
) -> None:
    program = start()
    with _open(browser, program.url) as page:
        page.get_by_test_id("chat-item-1001").click()
        page.get_by_test_id("composer").fill("/latest")
        page.keyboard.press("Enter")
        answer = page.locator("[data-testid=message][data-from=bot]").last
        answer.get_by_test_id("inline-button").get_by_text("1", exact=True).click()
        answer.get_by_test_id("inline-button").get_by_text("Page ↗").click()
        frame = page.frame_locator("[data-testid=mini-app]")
        expect(frame.locator("article h1")).to_be_visible()
        expect(frame.locator(".transcript p").first).to_be_visible()
