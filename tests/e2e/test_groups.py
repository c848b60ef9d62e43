"""People in browsers use the bot in groups and inline, as it is started by a newcomer."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from bot.playground.state import ANNA, BORIS, DESK, NEIGHBOURS, NEWSROOM

BOT = "[data-testid=message][data-from=bot]"


def _open(browser: Browser, url: str, user: int, chat: int) -> Page:
    page = browser.new_page(viewport={"width": 1000, "height": 800})
    page.goto(f"{url}?user={user}")
    page.get_by_test_id(f"chat-item-{chat}").click()
    return page


def _send(page: Page, text: str) -> None:
    page.get_by_test_id("composer").fill(text)
    page.get_by_test_id("send").click()


def _answer(page: Page) -> Locator:
    answers = page.locator(BOT)
    expect(answers).to_have_count(1)
    return answers.first


def test_what_a_browser_can_do_with_the_bot_in_groups(
    start: Callable[..., Any], browser: Browser
) -> None:
    url = start().url
    anna = _open(browser, url, ANNA, NEWSROOM)
    boris = _open(browser, url, BORIS, NEWSROOM)

    # Inline: what is found is sent with its source, and nobody can turn its pages.
    anna.get_by_test_id("composer").press_sequentially("@transcripts_bot ")
    expect(anna.get_by_test_id("inline-result")).to_have_count(10)
    expect(anna.get_by_test_id("inline-top")).to_have_text("What one can ask")
    anna.keyboard.press("Enter")
    expect(boris.get_by_test_id("via")).to_have_text("via @transcripts_bot")
    sent = boris.locator("[data-testid=message][data-from=other]").last
    expect(sent.get_by_role("link").first).to_be_visible()

    # A reply with the command looks up what the message says; the asker throws the answer away.
    _send(boris, "the sea does not read our forecasts")
    said = anna.locator("[data-testid=message][data-from=other]").last
    expect(said).to_contain_text("forecasts")
    said.hover()
    said.get_by_test_id("reply-button").click()
    _send(anna, "/quote")
    answer = _answer(anna)
    expect(answer.locator("blockquote").first).to_be_visible()
    answer.get_by_test_id("inline-button").get_by_text("🗑").click()
    expect(anna.locator(BOT)).to_have_count(0)

    # In a forum the answer stands in the topic of the question, and follows its edit.
    anna.get_by_test_id(f"chat-item-{DESK}").click()
    anna.locator("[data-testid^=topic-]").last.click()
    _send(anna, "/quote xylophone zymurgy")
    answer = _answer(anna)
    expect(answer).to_contain_text("Nothing like")
    mine = anna.locator("[data-testid=message][data-from=me]").last
    mine.hover()
    mine.get_by_test_id("message-more").click()
    anna.get_by_role("menuitem", name="Edit").click()
    _send(anna, "/quote the sea does not read our forecasts")
    expect(answer.locator("blockquote").first).to_be_visible()

    # A group that the bot is not in can ask it by its name.
    boris.get_by_test_id(f"chat-item-{NEIGHBOURS}").click()
    _send(boris, "@transcripts_bot the sea does not read our forecasts")
    expect(_answer(boris).locator("blockquote").first).to_be_visible()
