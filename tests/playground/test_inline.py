import httpx
import pytest
import telegram
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.error import BadRequest

from bot.playground import Playground, World
from bot.playground.inline import InlineAnswer

ANNA, BORIS, NEWSROOM = 1001, 1002, -1_001_000_000_001


def article(
    id_: str = "1", text: str = "<b>inserted</b>", **more: object
) -> telegram.InlineQueryResult:
    return InlineQueryResultArticle(
        id_, "Title", InputTextMessageContent(text, parse_mode="HTML"), description="d", **more
    )


async def test_a_query_reaches_the_bot_and_its_answer_the_person(
    playground: Playground, bot: telegram.Bot
) -> None:
    assert (await bot.get_me()).supports_inline_queries
    asked = playground.world.inline.ask(BORIS, NEWSROOM, "whose boat")
    [update] = await bot.get_updates()
    query = update.inline_query
    assert (query.query, query.offset, query.chat_type) == ("whose boat", "", "supergroup")
    assert query.from_user.id == BORIS
    button = InlineQueryResultsButton("Help", start_parameter="help")
    assert await query.answer([article()], next_offset="10", button=button)
    assert asked.answer.as_json() == {
        "results": [{"id": "1", "type": "article", "title": "Title", "description": "d"}],
        "next_offset": "10",
        "button": {"text": "Help", "start_parameter": "help"},
    }


async def test_a_chosen_result_is_the_persons_message_by_way_of_the_bot(
    playground: Playground, bot: telegram.Bot
) -> None:
    world = playground.world
    world.remove_bot(ANNA, NEWSROOM)
    asked = world.inline.ask(BORIS, NEWSROOM, "x")
    await bot.answer_inline_query(asked.id, [article()])
    message = world.inline.choose(BORIS, asked.id, "1")
    assert (message["text"], message["from"]["id"]) == ("inserted", BORIS)
    assert message["via_bot"]["id"] == bot.id
    assert message["entities"][0]["type"] == "bold"
    kinds = [update.to_dict().keys() for update in await bot.get_updates()]
    assert not any("message" in kind or "chosen_inline_result" in kind for kind in kinds)


async def test_with_feedback_the_bot_learns_what_was_chosen_and_may_edit_it(
    playground: Playground, bot: telegram.Bot
) -> None:
    world = playground.world
    world.inline.feedback = True
    asked = world.inline.ask(ANNA, ANNA, "x")
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("more", callback_data="m")]])
    await bot.answer_inline_query(asked.id, [article(reply_markup=markup)])
    message = world.inline.choose(ANNA, asked.id, "1")
    world.press(ANNA, ANNA, message["message_id"], "m")
    asking, inserted, chosen, pressed = await bot.get_updates()
    assert asking.inline_query.chat_type == "sender"
    assert inserted.message.via_bot.id == bot.id
    name = chosen.chosen_inline_result.inline_message_id
    assert (pressed.callback_query.inline_message_id, pressed.callback_query.message) == (
        name,
        None,
    )
    assert await bot.edit_message_text("edited", inline_message_id=name) is True
    assert world.chats[ANNA].messages[message["message_id"]]["text"] == "edited"
    for wrong in ("nonsense", name[:-3]):
        with pytest.raises(BadRequest, match="Message_id_invalid"):
            await bot.edit_message_text("x", inline_message_id=wrong)


def test_long_queries_are_cut() -> None:
    world = World(1, lambda: 0.0)
    assert world.inline.ask(ANNA, ANNA, f" {'я' * 300}").text == "я" * 256


@pytest.mark.parametrize(
    ("results", "more", "words"),
    [
        ([article(str(n)) for n in range(51)], {}, "Too many inline query results specified"),
        ([article(), article()], {}, "Result_id_duplicate"),
        ([article("я" * 33)], {}, "Result_id_invalid"),
        ([article("")], {}, "Result_id_empty"),
        ([article()], {"next_offset": "x" * 65}, "Next_offset_invalid"),
        ([article(text="<x>")], {}, "Can't parse inlinequeryresult: can't parse entities"),
        ([article(text=" ")], {}, "Can't parse inlinequeryresult: message text is empty"),
        ([article(text="x" * 4097)], {}, "Message_too_long"),
        (
            [],
            {"button": InlineQueryResultsButton("x", start_parameter="a b")},
            "Unallowed characters in start_parameter are used",
        ),
        (
            [telegram.InlineQueryResultPhoto("1", "http://a.org/b.jpg", "http://a.org/c.jpg")],
            {},
            "Can't parse inlinequeryresult: wrong remote file identifier",
        ),
    ],
)
async def test_what_telegram_refuses_is_refused(
    playground: Playground,
    bot: telegram.Bot,
    results: list[telegram.InlineQueryResult],
    more: dict[str, object],
    words: str,
) -> None:
    asked = playground.world.inline.ask(ANNA, ANNA, "x")
    with pytest.raises(BadRequest) as caught:
        await bot.answer_inline_query(asked.id, results, **more)
    assert str(caught.value).startswith(words)
    assert asked.answer is None


async def test_a_query_is_answered_once_and_in_time() -> None:
    now = 1_000_000.0
    server = Playground(port=0, clock=lambda: now)
    await server.start()
    async with telegram.Bot(server.token, base_url=f"{server.api_url}/bot") as client:
        asked = server.world.inline.ask(ANNA, ANNA, "x")
        await client.answer_inline_query(asked.id, [])
        late = server.world.inline.ask(ANNA, ANNA, "y")
        now += 31
        words = "Query is too old and response timeout expired or query id is invalid"
        for number in (asked.id, late.id, "123"):
            with pytest.raises(BadRequest) as caught:
                await client.answer_inline_query(number, [])
            assert str(caught.value) == words
    await server.stop()


async def test_answers_are_kept_as_long_and_for_whom_the_bot_allows() -> None:
    now = 1_000_000.0
    world = World(1, lambda: now)

    def asks(user: int, text: str) -> bool:
        return world.inline.ask(user, NEWSROOM, text).answer is None

    for text, seconds, personal in (("all", 60, False), ("own", 60, True), ("none", 0, False)):
        query = world.inline.ask(ANNA, NEWSROOM, text)
        world.inline.keep(query, InlineAnswer([], "", None), seconds, personal=personal)
    assert [asks(BORIS, text) for text in ("all", "own", "none")] == [False, True, True]
    assert [asks(ANNA, text) for text in ("all", "own", "none")] == [False, False, True]
    now += 61
    assert asks(ANNA, "all")


async def test_the_page_waits_for_the_answer(playground: Playground, bot: telegram.Bot) -> None:
    headers = {"X-Playground": "1"}
    async with httpx.AsyncClient(base_url=playground.api_url, headers=headers) as page:
        asked = playground.world.inline.ask(ANNA, ANNA, "cached")
        await bot.answer_inline_query(asked.id, [article()])
        body = {"user": ANNA, "chat": ANNA, "query": "cached", "offset": ""}
        found = (await page.post("/client/inline", json=body)).json()
        assert [result["title"] for result in found["results"]] == ["Title"]
        choice = {"user": ANNA, "query_id": found["query_id"], "result_id": "1"}
        sent = (await page.post("/client/choose", json=choice)).json()
        assert sent["message"]["text"] == "inserted"
        refused = await page.post("/client/choose", json={**choice, "result_id": "2"})
        assert refused.status_code == 400
