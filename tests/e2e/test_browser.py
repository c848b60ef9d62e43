"""A person in a browser talks to the bot on the playground's page."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from making import ROOT
from playwright.sync_api import Browser, Locator, Page, expect

ANNA, BORIS, GROUP = 1001, 1002, -1001000000001
DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@contextmanager
def _open(browser: Browser, url: str, size: dict[str, int] = DESKTOP) -> Iterator[Page]:
    page = browser.new_page(viewport=size)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.goto(url)
    yield page
    page.close()
    assert faults == []


def _ask(page: Page, text: str) -> Locator:
    """Send a message and return the bot's answer to it."""
    answers = page.locator("[data-testid=message][data-from=bot]")
    before = answers.count()
    page.get_by_test_id("composer").fill(text)
    page.keyboard.press("Enter")
    expect(answers).to_have_count(before + 1)
    return answers.last


def _open_chat(page: Page, chat: int) -> None:
    page.get_by_test_id(f"chat-item-{chat}").click()
    expect(page.get_by_test_id("composer")).to_be_visible()


def test_a_newcomer_asks_the_sample_and_presses_buttons(
    start: Callable[..., object], browser: Browser
) -> None:
    with _open(browser, start().url) as page:
        _open_chat(page, ANNA)
        guide = _ask(page, "/start")
        expect(guide).to_contain_text("official transcripts")
        buttons = guide.get_by_test_id("inline-button")
        # Three examples, and the way into a group.
        expect(buttons).to_have_count(4)
        buttons.first.click()
        expect(guide.locator("blockquote")).to_be_visible()
        guide.get_by_test_id("inline-button").get_by_text("In context").click()
        expect(guide.get_by_test_id("inline-button").get_by_text("Back")).to_be_visible()
        guide.get_by_test_id("inline-button").get_by_text("Event").click()
        expect(guide).to_contain_text("paragraphs")
        guide.get_by_test_id("inline-button").get_by_text("Read").click()
        expect(guide).to_contain_text(" of ")


def test_the_document_that_the_project_began_with(
    start: Callable[..., object], browser: Browser, corpus: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    seed = next(corpus.glob("seed_*.txt"))
    subprocess.run(
        [sys.executable, "-m", "bot", "ingest", str(seed), "--data", str(data)],
        cwd=ROOT,
        check=True,
    )
    with _open(browser, start(data).url) as page:
        _open_chat(page, ANNA)
        quote = _ask(page, "/quote registry of most dangrous criminals")
        expect(quote).to_contain_text("We have repeatedly suggested creating a registry")
        expect(quote).to_contain_text("Vladimir Putin")
        expect(quote).to_contain_text("December 19, 2017")
        expect(quote.locator("b, strong").get_by_text("registry").first).to_be_visible()
        expect(_ask(page, "/event cis security heads")).to_contain_text("Meeting with heads of CIS")
        expect(_ask(page, "/topic terorism")).to_contain_text("Fight against terrorism")
        expect(_ask(page, "/quote ”flows“")).to_contain_text("these ”flows“ to our states")


def test_in_the_group_another_person_may_not_press(
    start: Callable[..., object], browser: Browser
) -> None:
    url = start().url
    with _open(browser, url) as anna, _open(browser, f"{url}?user={BORIS}") as boris:
        for page in (anna, boris):
            _open_chat(page, GROUP)
        _ask(anna, "/topic")
        seen = boris.locator("[data-testid=message][data-from=bot]").last
        seen.get_by_test_id("inline-button").first.click()
        expect(boris.get_by_test_id("alert")).to_contain_text("t.me/transcripts_bot")
        mine = anna.locator("[data-testid=message][data-from=bot]").last
        before = mine.inner_text()
        mine.get_by_test_id("inline-button").first.click()
        expect(mine).not_to_have_text(before)


def test_on_a_phone_nothing_runs_over_the_edge(
    start: Callable[..., object], browser: Browser
) -> None:
    with _open(browser, start().url, PHONE) as page:
        _open_chat(page, ANNA)
        _ask(page, "/help")
        _ask(page, "/topic")
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= PHONE["width"]


def test_the_keyboard_alone_is_enough(start: Callable[..., object], browser: Browser) -> None:
    with _open(browser, start().url) as page:
        _open_chat(page, ANNA)
        page.get_by_test_id("composer").focus()
        page.keyboard.type("/he")
        expect(page.get_by_test_id("command-menu")).to_contain_text("/help")
        page.keyboard.press("Enter")
        answers = page.locator("[data-testid=message][data-from=bot]")
        expect(answers).to_have_count(1)
