"""What people in browsers take away from the bot: citations, files, links, and notices."""

import asyncio
import datetime as dt
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from making import make_event
from playwright.sync_api import Browser, Locator, Page, expect

from bot.library import open_store
from bot.model import Event
from bot.notices.announce import announce_new
from bot.playground.state import ANNA, BORIS, NEWSROOM

BOT = "[data-testid=message][data-from=bot]"


def _open(browser: Browser, url: str, user: int, chat: int) -> Page:
    context = browser.new_context(
        viewport={"width": 1000, "height": 800}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(f"{url}?user={user}")
    page.get_by_test_id(f"chat-item-{chat}").click()
    return page


def _send(page: Page, text: str) -> None:
    page.get_by_test_id("composer").fill(text)
    page.get_by_test_id("composer").press("Enter")


def _ask(page: Page, text: str) -> Locator:
    answers = page.locator(BOT)
    before = answers.count()
    _send(page, text)
    expect(answers).to_have_count(before + 1)
    return answers.nth(before)


def _press(message: Locator, label: str) -> None:
    message.get_by_test_id("inline-button").get_by_text(label).first.click()


def test_what_a_journalist_takes_away(start: Callable[..., Any], browser: Browser) -> None:
    url = start().url
    anna = _open(browser, url, ANNA, ANNA)

    # A citation goes to the clipboard.
    answer = _ask(anna, '/cite "Which four?"')
    expect(answer).to_contain_text("Meeting on water supply in Upper Naldra Region")
    _press(answer, "APA")
    expect(answer.locator("code, pre").first).to_contain_text("Valmesk, T. (2023, March 14)")
    answer.get_by_role("button", name="Copy").first.click()
    expect(anna.get_by_text("Copied to the clipboard")).to_be_visible()
    assert "Valmesk, T." in anna.evaluate("navigator.clipboard.readText()")

    # A table for a spreadsheet has a mark that tells it the letters, and a link in each row; beside
    # it comes what was asked, and of what.
    answers = anna.locator(BOT)
    offer = _ask(anna, "/export water")
    before = answers.count()
    _press(offer, "CSV")
    expect(answers).to_have_count(before + 2)
    with anna.expect_download() as about:
        answers.last.locator("a[download]").click()
    assert "water" in Path(about.value.path()).read_text()
    with anna.expect_download() as download:
        answers.nth(before).locator("a[download]").click()
    written = Path(download.value.path()).read_bytes()
    assert written.startswith(b"\xef\xbb\xbfid,date,place,title")
    assert b"#:~:text=" in written

    # A passage that is shared opens the bot at this passage, in the reader's own language.
    _press(_ask(anna, "/quote the sea does not read our forecasts"), "Share")
    anna.get_by_test_id(f"to-{NEWSROOM}").click()
    anna.get_by_test_id("send").click()
    boris = _open(browser, url, BORIS, NEWSROOM)
    boris.locator("[data-testid=message] a[href*='start=']").last.click()
    passage = boris.locator(BOT).last
    expect(passage.locator("blockquote").first).to_contain_text("does not read our forecasts")
    expect(passage.get_by_test_id("inline-button").get_by_text("Событие")).to_be_visible()


def test_a_group_s_settings_are_its_admins_and_a_notice_arrives(
    start: Callable[..., Any], browser: Browser, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    url = start(data).url
    anna, boris = (_open(browser, url, user, NEWSROOM) for user in (ANNA, BORIS))
    panel = _ask(boris, "/settings@transcripts_bot")
    _press(panel, "администраторы")
    expect(boris.get_by_test_id("alert")).to_contain_text("администраторы группы")
    _press(anna.locator(BOT).last, "администраторы")
    expect(anna.locator(BOT).last).to_contain_text("✓ admins only")

    anna.get_by_test_id(f"chat-item-{ANNA}").click()
    preview = _ask(anna, "/subscribe water by:valmesk")
    expect(preview).to_contain_text("It would have sent 0 notices in the last 30 days")
    _press(preview, "Subscribe")
    expect(preview).to_contain_text("Subscribed")
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, _publish(data)).result()
    notice = anna.locator(BOT).nth(1)
    expect(notice).to_contain_text("🔔 search: water by:valmesk")
    expect(notice.locator("blockquote strong", has_text="water")).to_be_visible()
    _press(notice, "Unsubscribe")
    expect(anna.get_by_test_id("alert")).to_contain_text("Unsubscribed.")
    anna.keyboard.press("Escape")
    expect(_ask(anna, "/subscriptions")).to_contain_text("Nothing is followed here")


async def _publish(data: Path) -> None:
    """Do what the sync does when a site has a new event."""
    event = _make_news()
    async with open_store(data) as store:
        await store.write(lambda tx: announce_new(tx, tx.put(event).event, time.time()))


def _make_news() -> Event:
    said = "The water in the harbour is high today, and it will fall tomorrow."
    return make_event(
        (("speech", "Teodra Valmesk", said),),
        id=50_001,
        title="Meeting on the high water",
        url="http://en.president.ardava.example/events/president/news/50001",
        date=dt.datetime.now(dt.UTC).date(),
        published=dt.datetime.now(dt.UTC).date().isoformat(),
    )
