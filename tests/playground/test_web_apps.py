import hashlib
import hmac
import json
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MenuButtonWebApp, WebAppInfo
from telegram.error import BadRequest

from bot.playground import Playground
from bot.playground.web_apps import is_allowed

ANNA, NEWSROOM = 1001, -1_001_000_000_001
APP = "https://app.example/app/e/key"


def opening(url: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton("Read", web_app=WebAppInfo(url))]])


async def test_an_app_is_opened_with_data_that_the_bot_can_check(playground: Playground) -> None:
    body = {"user": ANNA, "url": f"{APP}?page=2#here", "theme": {"bg_color": "#fff"}}
    async with httpx.AsyncClient(base_url=playground.api_url) as page:
        answer = await page.post("/client/app", json=body, headers={"X-Playground": "1"})
    address = urlsplit(answer.json()["url"])
    assert (address.path, address.query) == ("/app/e/key", "page=2")
    fragment = dict(parse_qsl(address.fragment))
    assert json.loads(fragment["tgWebAppThemeParams"]) == {"bg_color": "#fff"}
    data = dict(parse_qsl(fragment["tgWebAppData"]))
    assert json.loads(data["user"])["first_name"] == "Anna"
    # The check of the manual: all fields but the hash, sorted, a line each.
    given = data.pop("hash")
    lines = "\n".join(f"{name}={value}" for name, value in sorted(data.items()))
    secret = hmac.digest(b"WebAppData", playground.token.encode(), "sha256")
    assert hmac.new(secret, lines.encode(), hashlib.sha256).hexdigest() == given


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        (APP, True),
        ("http://127.0.0.1:9000/app", True),
        ("http://localhost/app", True),
        ("http://app.example/", False),
        ("http://127.0.0.1.example/", False),
        ("javascript:alert(1)", False),
        ("https://", False),
    ],
)
def test_apps_are_on_https_or_on_this_machine(url: str, allowed: bool) -> None:
    assert is_allowed(url) is allowed


async def test_apps_open_from_private_chats_only(bot: telegram.Bot) -> None:
    await bot.send_message(ANNA, "x", reply_markup=opening(APP))
    with pytest.raises(BadRequest, match="Button_type_invalid"):
        await bot.send_message(NEWSROOM, "x", reply_markup=opening(APP))
    with pytest.raises(BadRequest, match="only https links are allowed"):
        await bot.send_message(ANNA, "x", reply_markup=opening("http://app.example/"))
    with pytest.raises(BadRequest, match="only https links are allowed"):
        await bot.set_chat_menu_button(ANNA, MenuButtonWebApp("x", WebAppInfo("ftp://a.org")))


async def test_the_page_learns_of_a_new_button_and_description(
    playground: Playground, bot: telegram.Bot
) -> None:
    await bot.set_chat_menu_button(ANNA, MenuButtonWebApp("Read", WebAppInfo(APP)))
    await bot.set_my_description("Finds quotations.")
    await bot.set_my_name("Стенограммы", language_code="ru")
    async with httpx.AsyncClient(base_url=playground.api_url) as page:
        anna = (await page.get("/client/state?user=1001")).json()
        boris = (await page.get("/client/state?user=1002")).json()
        script = await page.get("/telegram-web-app.js")
    assert (anna["description"], anna["button"]["text"]) == ("Finds quotations.", "Read")
    assert (anna["bot"]["first_name"], boris["bot"]["first_name"]) == ("Transcripts", "Стенограммы")
    assert boris["button"]["type"] == "commands"
    assert script.headers["cross-origin-resource-policy"] == "cross-origin"
