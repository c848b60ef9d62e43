"""People in browsers use the page, with a bot that the test itself plays."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
import telegram
from chromium import QUIET, find_chromium
from playwright.async_api import Page, async_playwright, expect
from telegram import (
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    WebAppInfo,
)

from bot.playground import Playground

ANNA, BORIS = 1001, 1002
NEWSROOM, DESK, NEIGHBOURS = -1_001_000_000_001, -1_001_000_000_002, -1_001_000_000_003
GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00"
GIF += b",\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"

Open = Callable[[int, int], Awaitable[Page]]


@pytest.fixture
async def open_page(playground: Playground) -> AsyncIterator[Open]:
    """Open a person's chat in a window of its own; nothing may go wrong in it."""
    path = find_chromium()
    faults: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(QUIET))

        async def open_(user: int, chat: int) -> Page:
            page = await browser.new_page(viewport={"width": 1000, "height": 700})
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
            await page.goto(f"{playground.page_url}?user={user}")
            await page.get_by_test_id(f"chat-item-{chat}").click()
            return page

        yield open_
        await browser.close()
    assert faults == []


@asynccontextmanager
async def playing(
    bot: telegram.Bot, handle: Callable[[telegram.Update], Awaitable[object]]
) -> AsyncIterator[None]:
    """Answer the updates in the background."""

    async def play() -> None:
        offset = 0
        while True:
            for update in await bot.get_updates(offset, timeout=10):
                offset = update.update_id + 1
                await handle(update)

    task = asyncio.create_task(play())
    try:
        yield
    finally:
        task.cancel()


async def send(page: Page, text: str) -> None:
    await page.get_by_test_id("composer").fill(text)
    await page.keyboard.press("Enter")


async def test_inline_results_are_listed_paged_and_sent(
    open_page: Open, playground: Playground, bot: telegram.Bot
) -> None:
    button = InlineQueryResultsButton("How to ask", start_parameter="help")

    async def handle(update: telegram.Update) -> None:
        query = update.inline_query
        if query is None:
            return
        first = int(query.offset or 0)
        results = [
            InlineQueryResultArticle(
                str(n),
                f"{query.query} {n}",
                InputTextMessageContent(f"<b>passage</b> {n}", parse_mode="HTML"),
                description="who and when " * 9,
            )
            for n in range(first, first + 10)
        ]
        await query.answer(results, next_offset="" if first else "10", button=button)

    async with playing(bot, handle):
        page = await open_page(BORIS, NEWSROOM)
        results = page.get_by_test_id("inline-result")
        await page.get_by_test_id("composer").press_sequentially("@transcripts_bot boats")
        await expect(results).to_have_count(10)
        await expect(results.first).to_have_attribute("aria-selected", "true")
        for _ in range(9):
            await page.keyboard.press("ArrowDown")
        await expect(results).to_have_count(20)
        await page.keyboard.press("Enter")
        await expect(page.get_by_test_id("via")).to_have_text("via @transcripts_bot")
        await expect(page.get_by_test_id("message-text")).to_have_text("passage 9")
        await page.get_by_test_id("composer").press_sequentially("@transcripts_bot ")
        await page.get_by_test_id("inline-top").click()
        await expect(page.get_by_test_id("message-text")).to_have_text("/start help")


async def test_in_a_forum_one_writes_into_topics_and_quotes(
    open_page: Open, playground: Playground, bot: telegram.Bot
) -> None:
    economy = next(t.id for t in playground.world.chats[DESK].topics.values() if t.id > 1)
    page = await open_page(ANNA, DESK)
    await page.get_by_test_id(f"topic-{economy}").click()
    await send(page, "/quote boats")
    [update] = await bot.get_updates(timeout=10)
    await bot.send_message(DESK, "A <b>boat</b> sails", "HTML", message_thread_id=economy)
    answer = page.locator("[data-testid=message][data-from=bot]")
    await answer.locator("strong").select_text()
    await answer.hover()
    await answer.get_by_test_id("reply-button").click()
    await send(page, "which?")
    [second] = await bot.get_updates(update.update_id + 1, timeout=10)
    assert (second.message.quote.text, second.message.message_thread_id) == ("boat", economy)
    mine = page.locator("[data-testid=message][data-from=me]").last
    await mine.hover()
    await mine.get_by_test_id("message-more").click()
    await page.get_by_role("menuitem", name="Edit").click()
    await expect(page.get_by_test_id("composer")).to_have_value("which?")
    await send(page, "which one?")
    [third] = await bot.get_updates(second.update_id + 1, timeout=10)
    assert third.edited_message.text == "which one?"
    await answer.hover()
    await answer.get_by_test_id("message-more").click()
    await page.get_by_role("menuitem", name="Forward").click()
    await page.get_by_test_id(f"to-{ANNA}").click()
    await page.get_by_test_id(f"chat-item-{ANNA}").click()
    await expect(page.get_by_test_id("origin")).to_have_text("Forwarded from Transcripts")
    await page.get_by_test_id(f"chat-item-{DESK}").click()
    await page.get_by_test_id("chat-more").click()
    await page.get_by_role("menuitem", name="Close “Economy”").click()
    await expect(page.get_by_test_id(f"topic-{economy}")).to_contain_text("🔒")


async def test_a_second_window_is_a_second_person(
    open_page: Open, playground: Playground, bot: telegram.Bot
) -> None:
    anna, boris = await open_page(ANNA, NEIGHBOURS), await open_page(BORIS, NEIGHBOURS)
    await send(boris, "@transcripts_bot whose boat?")
    [update] = await bot.get_updates(timeout=10)
    result = InlineQueryResultArticle("1", "x", InputTextMessageContent("The mayor's."))
    await bot.answer_guest_query(update.guest_message.guest_query_id, result)
    for page, side in ((anna, "other"), (boris, "me")):
        message = page.locator(f"[data-testid=message][data-from={side}]")
        await expect(message).to_contain_text("whose boat?")
        await expect(page.locator("[data-from=bot]")).to_contain_text("The mayor's.")
    pictures = [{"name": f"{n}.gif", "mimeType": "image/gif", "buffer": GIF} for n in range(2)]
    await anna.get_by_test_id("attach-photo").set_input_files(pictures)
    await expect(anna.get_by_test_id("file-bar")).to_contain_text("Album of 2")
    await send(anna, "two of them")
    await expect(boris.get_by_test_id("photo")).to_have_count(2)


async def test_buttons_copy_and_open_mini_apps_and_links_have_cards(
    open_page: Open, playground: Playground, bot: telegram.Bot
) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = (
            f'<!doctype html><link rel="icon" href="data:,"><p id="who"></p>'
            f'<script src="{playground.page_url}telegram-web-app.js"></script>'
            "<script>const app = window.Telegram.WebApp;"
            "who.textContent = app.initDataUnsafe.user.first_name;"
            "who.onclick = () => app.openTelegramLink('https://t.me/transcripts_bot?start=q1');"
            "</script>"
        ).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{head}Connection: close\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    app = WebAppInfo(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")
    buttons = [
        InlineKeyboardButton("Cite", copy_text=CopyTextButton("to cite")),
        InlineKeyboardButton("Read", web_app=app),
    ]
    page = await open_page(ANNA, ANNA)
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await bot.send_message(
        ANNA,
        "see this",
        reply_markup=InlineKeyboardMarkup([buttons]),
        link_preview_options=LinkPreviewOptions(url="http://example.org/events/1"),
    )
    await expect(page.get_by_test_id("preview")).to_have_text("example.org/events/1")
    await page.get_by_test_id("inline-button").get_by_text("Cite").click()
    await expect(page.get_by_test_id("toast")).to_contain_text("Copied")
    assert await page.evaluate("navigator.clipboard.readText()") == "to cite"
    await page.get_by_test_id("inline-button").get_by_text("Read").click()
    name = page.frame_locator("[data-testid=mini-app]").get_by_text("Anna")
    await name.click()
    await expect(page.get_by_text("/start q1").first).to_be_visible()
    await expect(page.get_by_test_id("mini-app")).to_have_count(0)
    server.close()
    await server.wait_closed()
