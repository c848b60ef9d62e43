import pytest
import telegram
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.playground import Playground

ANNA, BORIS, NEWSROOM = 1001, 1002, -1_001_000_000_001


async def test_the_bot_knows_itself(playground: Playground, bot: telegram.Bot) -> None:
    me = await bot.get_me()
    assert (me.id, me.first_name, me.username) == (1, "Transcripts", "transcripts_bot")
    assert me.can_read_all_group_messages is False
    playground.world.privacy = False
    assert (await bot.get_me()).can_read_all_group_messages is True


async def test_a_pressed_button_is_a_query_until_it_is_answered(
    playground: Playground, bot: telegram.Bot
) -> None:
    button = InlineKeyboardButton("next", callback_data="page:2")
    sent = await bot.send_message(NEWSROOM, "x", reply_markup=InlineKeyboardMarkup([[button]]))
    query_id = playground.world.press(BORIS, NEWSROOM, sent.message_id, "page:2")
    [update] = await bot.get_updates()
    query = update.callback_query
    assert (query.id, query.data, query.from_user.id) == (query_id, "page:2", BORIS)
    assert query.message == sent
    assert query.chat_instance
    assert await query.answer("done", show_alert=True)


async def test_only_open_queries_can_be_answered() -> None:
    now = 1_000_000.0
    server = Playground(port=0, clock=lambda: now)
    await server.start()
    client = telegram.Bot(server.token, base_url=f"{server.api_url}/bot")
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x")]])
    async with client:
        sent = await client.send_message(ANNA, "x", reply_markup=markup)
        query_id = server.world.press(ANNA, ANNA, sent.message_id, "x")
        with pytest.raises(BadRequest, match="Message_too_long"):
            await client.answer_callback_query(query_id, "x" * 201)
        now += 3600
        words = "Query is too old and response timeout expired or query id is invalid"
        for number in (query_id, "123"):
            with pytest.raises(BadRequest) as caught:
                await client.answer_callback_query(number)
            assert str(caught.value) == words
    await server.stop()


async def test_a_toast_may_open_only_the_bots_own_chat(
    playground: Playground, bot: telegram.Bot
) -> None:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x")]])
    sent = await bot.send_message(ANNA, "x", reply_markup=markup)
    query_id = playground.world.press(ANNA, ANNA, sent.message_id, "x")
    assert await bot.answer_callback_query(query_id, url="https://t.me/transcripts_bot?start=a")
    with pytest.raises(BadRequest, match="Url_invalid"):
        await bot.answer_callback_query(query_id, url="https://example.com")


async def test_commands_are_kept_by_scope_and_language(bot: telegram.Bot) -> None:
    await bot.set_my_commands([BotCommand("/Help", "what to ask")])
    await bot.set_my_commands([BotCommand("help", "помощь")], language_code="ru")
    groups = telegram.BotCommandScopeAllGroupChats()
    await bot.set_my_commands([("quote", "a quotation")], scope=groups)
    assert await bot.get_my_commands() == (BotCommand("help", "what to ask"),)
    assert (await bot.get_my_commands(language_code="ru"))[0].description == "помощь"
    assert (await bot.get_my_commands(scope=groups))[0].command == "quote"
    await bot.delete_my_commands(scope=groups)
    assert await bot.get_my_commands(scope=groups) == ()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("no-dash", "x"), "Bot_command_invalid"),
        (("x" * 33, "x"), "Bot_command_invalid"),
        (("help", " "), "Bot_command_description_invalid"),
    ],
)
async def test_faulty_commands_are_refused(
    bot: telegram.Bot, command: tuple[str, str], words: str
) -> None:
    with pytest.raises(BadRequest, match=words):
        await bot.set_my_commands([command])


async def test_names_and_descriptions_are_kept_by_language(bot: telegram.Bot) -> None:
    await bot.set_my_description("What it is")
    await bot.set_my_short_description("Short")
    await bot.set_my_name("Стенограммы", language_code="ru")
    assert (await bot.get_my_name()).name == "Transcripts"
    assert (await bot.get_my_name("ru")).name == "Стенограммы"
    assert (await bot.get_my_description("ru")).description == "What it is"
    assert (await bot.get_my_short_description()).short_description == "Short"
    with pytest.raises(BadRequest):
        await bot.set_my_short_description("x" * 121)


async def test_menu_buttons_are_kept_by_chat(bot: telegram.Bot) -> None:
    await bot.set_chat_menu_button(ANNA, telegram.MenuButtonCommands())
    assert (await bot.get_chat_menu_button(ANNA)).type == "commands"
    await bot.set_chat_menu_button(menu_button=telegram.MenuButtonDefault())
    assert (await bot.get_chat_menu_button(BORIS)).type == "default"


async def test_the_bot_may_log_out(bot: telegram.Bot) -> None:
    assert await bot.log_out()
    assert await bot.close()


async def test_commands_for_a_chat_need_the_chat(bot: telegram.Bot) -> None:
    await bot.set_my_commands([("help", "x")], scope=telegram.BotCommandScopeChat(ANNA))
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.set_my_commands([("help", "x")], scope=telegram.BotCommandScopeChat(5))
